/** Texts of the set-up with a button that copies them. */
import { html, type TemplateResult } from 'lit'
import type { Card } from '../../view.js'

export interface Copyable {
  id: string
  label: string
  /** What the button copies. */
  text: string
  /** The text as it is drawn. */
  shown?: unknown[]
  /** Another button beside the label. */
  more?: TemplateResult
}

/** A text under its label and buttons. */
export const copyableTemplate = (card: Card, { id, label, text, shown = [text], more }: Copyable): TemplateResult =>
  html`<div part="file">
    <div>
      <span id=${id}>${label}</span>
      ${copyButton(card, id, text)}
      ${more ?? ''}
    </div>
    <pre tabindex="0" role="group" aria-labelledby=${id} dir="ltr">${shown}</pre>
  </div>`

/** Lines to type in a terminal. Each word is a box, so that no line ends at a hyphen. */
export const commandTemplate = (card: Card, id: string, text: string): TemplateResult => {
  const words = text.split(/(\s+)/).map((piece, index) => (index % 2 ? piece : html`<span>${piece}</span>`))
  return html`<div part="file command"><pre id=${id} dir="ltr">${words}</pre>${copyButton(card, id, text)}</div>`
}

/** `id` is the element that says what is copied. */
function copyButton({ texts, controllers: { copy } }: Card, id: string, text: string): TemplateResult {
  const { copied, copy: copyLabel } = texts.panels.setup.buttons
  const handleClick = async ({ currentTarget }: Event) => {
    const drawn = (currentTarget as Element).closest('[part~=file]')!.querySelector('pre')!
    // Where the browser copies nothing, the person can copy the selected text.
    if (!(await copy.copy(id, text))) getSelection()?.selectAllChildren(drawn)
  }
  return html`<button type="button" part="button quiet small" aria-describedby=${id} @click=${handleClick}>${copy.isCopied(id) ? copied : copyLabel}</button>`
}
