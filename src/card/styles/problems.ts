/** The style sheet of problems and of what all panels share, loaded on demand. All cards share it. */
import { unsafeCSS } from 'lit'
import problems from './problems.css?inline'

export const problemStyles = unsafeCSS(problems)
