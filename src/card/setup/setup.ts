/**
 * Setting up an own HubSpot app: the app's file, what to check in it, and the form for its credentials. A piece of its
 * own, fetched at its first opening.
 */
import { html } from 'lit'
import type { Problem } from '../../connector/state.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../app.js'
import { svgIcon } from '../icons.js'
import type { PanelTexts } from '../locales/en/panels.js'
import { warningIcon } from '../templates.js'
import type { Button, Card, View } from '../view.js'
import { describeProblem } from '../problem-texts.js'
import { appFile, download, fileName } from './file.js'
import { change, formOf, idOf, submit, watch, type Field, type Host } from './form.js'

type SetupTexts = PanelTexts['setup']

/** What the parts of the view are drawn from. */
interface Drawing {
  card: Host
  texts: SetupTexts
}

const stop = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM7.2 4.4h1.6v4.8H7.2Zm0 5.9h1.6v1.6H7.2Z'

export function setupView(on: Card, _: View): View {
  const card = on as Host
  const texts = card.texts.panels.setup
  const drawing = { card, texts }
  const saves = card.state.can.includes('save-credentials')
  watch(card)
  return {
    icon: 'none',
    status: texts.status,
    text: saves ? texts.text : texts.shorterText,
    body: html`<ol part="setup">${create(drawing)}${checks(drawing)}${saves ? credentials(drawing) : ''}</ol>`,
    buttons: buttonsOf(drawing, saves),
  }
}

function buttonsOf({ card, texts }: Drawing, saves: boolean): Button[] {
  const { cancel, check, retry } = card.texts.first.buttons
  const press = formOf(card).sent ? undefined : () => submit(card)
  const save: Button = { label: texts.buttons.save, press, kind: 'action' }
  // Where it was not opened there is nothing to go back to.
  if (!card.panel) return [saves ? save : { label: check, press: () => card.checkStatus() }]
  return [
    saves ? save : { label: retry, press: () => card.connect(), kind: 'action' },
    { label: cancel, press: () => card.open(), kind: 'aside' },
  ]
}

// ── Steps ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function create(drawing: Drawing) {
  const { card, texts } = drawing
  const { heading, text, name } = texts.create
  const code = (command: string) => html`<code dir="ltr">${command}</code>`
  const content = appFile(name, card.texts.first.disconnected.text)
  const save = html`<button type="button" part="button aside small" @click=${() => download(fileName, content)}>${texts.buttons.download}</button>`
  return html`<li part="step">
    <p part="heading" tabindex="-1" ?data-focus=${!formOf(card).refused}>${heading}</p>
    <p>${text({ create: code('hs project create'), upload: code('hs project upload') })}</p>
    ${file(drawing, 'file', fileName, content, [content], save)}
  </li>`
}

function checks(drawing: Drawing) {
  const { redirect, scopes } = drawing.texts
  const shown = (id: string, label: string, text: string) => file(drawing, id, label, text, breakable(text))
  return html`<li part="step">
      <p part="heading">${redirect.heading}</p>
      ${shown('redirect', redirect.label, REDIRECT_URL)}
    </li>
    <li part="step">
      <p part="heading">${scopes.heading}</p>
      <p>${scopes.text}</p>
      <div part="pair">
        ${shown('required', scopes.required, REQUIRED_SCOPES.join('\n'))}
        ${shown('optional', scopes.optional, OPTIONAL_SCOPES.join('\n'))}
      </div>
    </li>`
}

/** A long name breaks after its dots and slashes. */
const breakable = (text: string) =>
  (text.match(/[^./]+[./]*/g) ?? []).map((piece, index) => (index ? html`<wbr />${piece}` : piece))

/** A text to take along; `more` are further buttons beside its name. */
function file({ card, texts }: Drawing, id: string, label: string, text: string, shown: unknown[], more?: unknown) {
  const { copied, copy: again } = texts.buttons
  const { copy } = card.controllers
  const take = async ({ currentTarget }: Event) => {
    const shown = (currentTarget as Element).closest('[part=file]')!.querySelector('pre')!
    // Where nothing can be copied for a person, it is marked for them.
    if (!(await copy.copy(id, text))) getSelection()?.selectAllChildren(shown)
  }
  return html`<div part="file">
    <div>
      <span id=${id}>${label}</span>
      <button type="button" part="button aside small" aria-describedby=${id} @click=${take}>${copy.isCopied(id) ? copied : again}</button>
      ${more ?? ''}
    </div>
    <pre tabindex="0" role="group" aria-labelledby=${id} dir="ltr">${shown}</pre>
  </div>`
}

// ── The form ────────────────────────────────────────────────────────────────────────────────────────────────────────

function credentials(drawing: Drawing) {
  const { card, texts } = drawing
  const { heading, text, clientId, clientSecret, hint } = texts.credentials
  const { emptyFields, clientId: last, sent, refused } = formOf(card)
  const id = (name: Field) => idOf[name]
  const amend = (name: Field) => () =>
    change(card, { emptyFields: formOf(card).emptyFields.filter((one) => one !== name) })
  const fault = (name: Field) =>
    emptyFields.includes(name)
      ? html`<p part="fault" id="${id(name)}-fault">${svgIcon(stop)}<span>${texts.errors[name]}</span></p>`
      : ''
  const described = (name: Field, more = '') =>
    [emptyFields.includes(name) ? id(name) + '-fault' : '', more].join(' ').trim()
  const handleSubmit = (event: Event) => {
    event.preventDefault()
    void submit(card)
  }
  const handleKey = (event: KeyboardEvent) => {
    // Of two fields without a button between them none submits by itself.
    if (event.key === 'Enter' && !event.isComposing && !event.repeat) handleSubmit(event)
  }
  return html`<li part="step">
    <p part="heading">${heading}</p>
    <p>${text}</p>
    <form novalidate autocomplete="off" @submit=${handleSubmit} @keydown=${handleKey}>
      ${refused ? notice(card) : ''}
      <div part="field">
        <label part="label" for=${id('clientId')}>${clientId}</label>
        <input part="input" id=${id('clientId')} .value=${last} ?readonly=${sent} autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr"
          aria-required="true" aria-invalid=${emptyFields.includes('clientId')} aria-describedby=${described('clientId')} @input=${amend('clientId')} />
        ${fault('clientId')}
      </div>
      <div part="field">
        <label part="label" for=${id('clientSecret')}>${clientSecret}</label>
        <input part="input" id=${id('clientSecret')} type="password" ?readonly=${sent} ?data-focus=${refused} autocomplete="new-password" spellcheck="false" dir="ltr"
          aria-required="true" aria-invalid=${emptyFields.includes('clientSecret')} aria-describedby=${described('clientSecret', refused ? 'refused hint' : 'hint')} @input=${amend('clientSecret')} />
        ${fault('clientSecret')}
        <p part="hint" id="hint">${hint}</p>
      </div>
    </form>
  </li>`
}

/** What the endpoint had against the credentials. */
function notice(card: Host) {
  const { problem } = card.state as { problem?: Problem }
  if (!problem) return
  const { status, text } = describeProblem(card, problem)
  return html`<p part="notice" id="refused">${svgIcon(warningIcon)}<span>${status}. ${text}</span></p>`
}
