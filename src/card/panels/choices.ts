/** A question with a list to choose from. Each choice leads on. */
import { html, type TemplateResult } from 'lit'
import { svgIcon } from '../icons.js'

export interface Choice {
  label: string
  press: () => unknown
  /** The choice gets the focus when the panel opens. */
  hasFocus?: boolean | undefined
}

const nextIcon = svgIcon('m6.5 3.4 4.6 4.6-4.6 4.6-1.1-1.1L8.9 8 5.4 4.5Z')

/** `id` is the id of the question's element. */
export const choicesTemplate = (id: string, question: string, choices: readonly Choice[]): TemplateResult =>
  html`<p part="heading" id=${id}>${question}</p><ul part="choices" aria-labelledby=${id}>${choices.map(choiceTemplate)}</ul>`

const choiceTemplate = ({ label, press, hasFocus }: Choice): TemplateResult =>
  html`<li><button type="button" part="choice" ?data-focus=${hasFocus} @click=${press}>${label}${nextIcon}</button></li>`
