/** A question with a list to choose from; each choice leads on. Loaded on demand. */
import { html, type TemplateResult } from 'lit'
import { svgIcon } from '../icons.js'

export interface Choice {
  label: string
  press: () => unknown
  /** The focus goes there when the panel opens. */
  focus?: boolean | undefined
}

const nextIcon = 'm6.5 3.4 4.6 4.6-4.6 4.6-1.1-1.1L8.9 8 5.4 4.5Z'

/** `id` is the question's own. */
export const choicesOf = (id: string, question: string, choices: Choice[]): TemplateResult =>
  html`<p part="heading" id=${id}>${question}</p><ul part="choices" aria-labelledby=${id}>${choices.map(({ label, press, focus }) => html`<li><button type="button" part="choice" ?data-focus=${focus} @click=${press}>${label}${svgIcon(nextIcon)}</button></li>`)}</ul>`
