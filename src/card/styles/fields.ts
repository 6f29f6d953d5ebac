/** The style sheet of lists of choices and of fields, loaded with the first panel that has some. All cards share it. */
import { unsafeCSS } from 'lit'
import fields from './fields.css?inline'

export const fieldStyles = unsafeCSS(fields)
