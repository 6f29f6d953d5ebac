/** The style sheet of what is loaded on demand: problems, and panels but the set-up. All cards share it. */
import { unsafeCSS } from 'lit'
import fields from './fields.css?inline'
import problems from './problems.css?inline'

export const onDemandStyles = unsafeCSS(problems + fields)
