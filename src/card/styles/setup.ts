/** The style sheet of the set-up, which is loaded with it. All cards share it. */
import { unsafeCSS } from 'lit'
import setup from './setup.css?inline'

export const setupStyles = unsafeCSS(setup)
