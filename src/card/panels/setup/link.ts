/** A link of the set-up that opens another page. */
import { html, type TemplateResult } from 'lit'
import { externalIcon } from '../../templates.js'

export const linkTo = ({ label, href }: Record<'label' | 'href', string>): TemplateResult =>
  html`<a part="link" href=${href} target="_blank" rel="noopener noreferrer">${label}${externalIcon}</a>`
