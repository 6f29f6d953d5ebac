/** The panel's controls: a choice of a few values, a list, a text field, and a text to copy. */
import { html, nothing } from 'lit'

/** A setting with its values; the default is the empty value. */
export interface Choice {
  /** The attribute's name, or a name of the demo's own; also the parameter in the page's URL. */
  name: string
  label?: string
  /** The values with their labels. Without values, any text can be entered. */
  values?: readonly (readonly [value: string, label: string])[]
  note?: string
}

type HandleChange = (name: string, value: string) => void

const MAX_SEGMENTS = 6

/** Renders a setting: a few values side by side, more as a list, none as a text field. */
export function renderChoice(choice: Choice, current: string, change: HandleChange): unknown {
  const { name, label = name, values, note } = choice
  const handleInput = ({ target }: Event) => change(name, (target as HTMLInputElement).value)
  const isSegmented = values && values.length <= MAX_SEGMENTS
  const labelElement = isSegmented
    ? html`<span id="choice-${name}">${label}</span>`
    : html`<label for="choice-${name}">${label}</label>`
  return html`<div class="choice" @input=${handleInput}>
    ${labelElement}${isSegmented ? segments(choice, current) : values ? list(choice, current) : textField(name, current)}
    ${note ? html`<p class="aside">${note}</p>` : nothing}
  </div>`
}

const segments = ({ name, values }: Choice, current: string) =>
  html`<div class="segments" role="radiogroup" aria-labelledby="choice-${name}">${values!.map(
    ([value, label]) =>
      html`<label><input type="radio" name=${name} value=${value} .checked=${value === current} /><span>${label}</span></label>`,
  )}</div>`

const list = ({ name, values }: Choice, current: string) =>
  html`<select id="choice-${name}">${values!.map(
    ([value, label]) => html`<option value=${value} ?selected=${value === current}>${label}</option>`,
  )}</select>`

const textField = (name: string, current: string) =>
  html`<input type="text" id="choice-${name}" name=${name} .value=${current} autocomplete="off" spellcheck="false" />`

const COPIED_MS = 2000

/** Copies texts, and knows which one was copied last. */
export class Clipboard {
  #copied: string | undefined
  readonly #draw: () => void

  constructor(draw: () => void) {
    this.#draw = draw
  }

  /** Renders a button that copies a text. `name` says what the text is, for a screen reader. */
  button(label: string, text: string, name = ''): unknown {
    const key = `${label} ${name}`
    const word = this.#copied === key ? 'Copied' : label
    return html`<button type="button" class="button" aria-label=${name ? `${word} ${name}` : nothing} @click=${() => this.#copy(key, text)}>${word}</button>`
  }

  async #copy(key: string, text: string): Promise<void> {
    await navigator.clipboard.writeText(text)
    this.#setCopied(key)
    setTimeout(() => this.#copied === key && this.#setCopied(undefined), COPIED_MS)
  }

  #setCopied(key: string | undefined): void {
    this.#copied = key
    document.querySelector('#copied')!.textContent = key ? 'Copied' : ''
    this.#draw()
  }
}

/** Renders a text to copy, with its button. `name` says what the text is, such as a file's name. */
export const codeBlock = (clipboard: Clipboard, name: string, text: string): unknown =>
  html`<figure class="code">
    <figcaption>${name}</figcaption>
    ${clipboard.button('Copy', text, name)}
    <pre tabindex="0" role="group" aria-label=${name}>${text}</pre>
  </figure>`
