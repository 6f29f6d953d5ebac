/** The frame of one step of the set-up. */
import { html, type TemplateResult } from 'lit'

export interface Step {
  heading: string
  text?: unknown
  content?: unknown
}

/** `takesFocus`: the focus goes to the heading when the panel opens. */
export const stepTemplate = ({ heading, text, content }: Step, takesFocus = false): TemplateResult =>
  html`<li part="step">
    <p part="heading" tabindex="-1" ?data-focus=${takesFocus}>${heading}</p>
    ${text ? html`<p>${text}</p>` : ''}
    ${content ?? ''}
  </li>`
