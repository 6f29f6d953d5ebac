/** The steps of the set-up that happen in HubSpot: creating the app, and checking its redirect URL and scopes. */
import { html, type TemplateResult } from 'lit'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../protocol/hubspot.js'
import type { Card } from '../../view.js'
import { APP_FILE_NAME, appFile } from './app-file.js'
import { downloadJson } from './download.js'

/** `takesFocus`: the focus goes to the heading when the panel opens. */
export function createStepTemplate(card: Card, takesFocus: boolean): TemplateResult {
  const { create, buttons } = card.texts.panels.setup
  const content = appFile(create.name, card.texts.first.disconnected.text)
  const download = html`<button type="button" part="button quiet small" @click=${() => downloadJson(APP_FILE_NAME, content)}>${buttons.download}</button>`
  const command = (text: string) => html`<code dir="ltr">${text}</code>`
  const text = create.text({ create: command('hs project create'), upload: command('hs project upload') })
  const file = { id: 'file', label: APP_FILE_NAME, text: content, shown: [content], more: download }
  return html`<li part="step">
    <p part="heading" tabindex="-1" ?data-focus=${takesFocus}>${create.heading}</p>
    <p>${text}</p>
    ${copyableTemplate(card, file)}
  </li>`
}

export function redirectStepTemplate(card: Card): TemplateResult {
  const { heading, label } = card.texts.panels.setup.redirect
  return html`<li part="step">
    <p part="heading">${heading}</p>
    ${copyableTemplate(card, { id: 'redirect', label, text: REDIRECT_URL, shown: withWordBreaks(REDIRECT_URL) })}
  </li>`
}

export function scopesStepTemplate(card: Card): TemplateResult {
  const { heading, text, required, optional } = card.texts.panels.setup.scopes
  const list = (id: string, label: string, scopes: string) =>
    copyableTemplate(card, { id, label, text: scopes, shown: withWordBreaks(scopes) })
  return html`<li part="step">
    <p part="heading">${heading}</p>
    <p>${text}</p>
    <div part="pair">
      ${list('required', required, REQUIRED_SCOPES.join('\n'))}
      ${list('optional', optional, OPTIONAL_SCOPES.join('\n'))}
    </div>
  </li>`
}

/** Allows a line break after each dot and slash. */
const withWordBreaks = (text: string): unknown[] =>
  (text.match(/[^./]+[./]*/g) ?? []).map((piece, index) => (index ? html`<wbr />${piece}` : piece))

interface Copyable {
  id: string
  label: string
  /** What the button copies. */
  text: string
  /** The text as it is drawn. */
  shown: unknown[]
  /** Another button beside the label. */
  more?: TemplateResult
}

/** A text with a button that copies it. */
function copyableTemplate({ texts, controllers: { copy } }: Card, { id, label, text, shown, more }: Copyable) {
  const { copied, copy: copyLabel } = texts.panels.setup.buttons
  const handleClick = async ({ currentTarget }: Event) => {
    const drawn = (currentTarget as Element).closest('[part=file]')!.querySelector('pre')!
    // Where the browser copies nothing, the person can copy the selected text.
    if (!(await copy.copy(id, text))) getSelection()?.selectAllChildren(drawn)
  }
  return html`<div part="file">
    <div>
      <span id=${id}>${label}</span>
      <button type="button" part="button quiet small" aria-describedby=${id} @click=${handleClick}>${copy.isCopied(id) ? copied : copyLabel}</button>
      ${more ?? ''}
    </div>
    <pre tabindex="0" role="group" aria-labelledby=${id} dir="ltr">${shown}</pre>
  </div>`
}
