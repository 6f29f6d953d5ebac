/**
 * Setting up an own HubSpot app: the app's file, what to check in it, and the form for its credentials. A piece of its
 * own, fetched at its first opening; like everything on demand it imports no value that the first load imports too.
 */
import type { Problem } from '../../connector/state.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../app.js'
import { draw, said, saidOf, warn, type Filling, type Template } from '../said.js'
import type { Button, Card, View } from '../view.js'
import { explain } from '../views/failure.js'
import { copy } from '../copy.js'
import { appFile, download, fileName } from './file.js'
import { change, formOf, idOf, submit, watch, type Field, type Host } from './form.js'
import { words as english } from './words.js'

type Words = (typeof english)['setup']

/** What the parts of the view are drawn from. */
interface Drawing {
  card: Host
  words: Words
  html: Template
  fill: Filling
}

const stop = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM7.2 4.4h1.6v4.8H7.2Zm0 5.9h1.6v1.6H7.2Z'

/** How long a button says that something was copied, in milliseconds. */
const moment = 2_000

export function setupView(on: Card, _: View, html: Template, fill: Filling): View {
  const card = on as Host
  const words = saidOf(english, card.messages).setup
  const drawing = { card, words, html, fill }
  const saves = card.state.can.includes('save-credentials')
  watch(card)
  return {
    icon: 'none',
    status: words.status,
    text: saves ? words.text : words.shorter,
    body: html`<ol part="setup">${create(drawing)}${checks(drawing)}${saves ? credentials(drawing) : ''}</ol>`,
    buttons: buttonsOf(drawing, saves),
  }
}

function buttonsOf({ card, words }: Drawing, saves: boolean): Button[] {
  const { cancel, check, retry } = card.messages.buttons
  const save: Button = [words.buttons.save, formOf(card).sent ? undefined : () => submit(card), 'action']
  // Where it was not opened there is nothing to go back to.
  if (!card.panel) return [saves ? save : [check, 'checkStatus']]
  return [saves ? save : [retry, 'connect', 'action'], [cancel, () => card.open(), 'aside']]
}

// ── Steps ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function create(drawing: Drawing) {
  const { card, words, html } = drawing
  const { heading, text, name } = words.create
  const spoken = text.split('`').map((piece, index) => (index % 2 ? html`<code dir="ltr">${piece}</code>` : piece))
  const content = appFile(name, card.messages.disconnected.text)
  const save = html`<button type="button" part="button aside small" @click=${() => download(fileName, content)}>${words.buttons.download}</button>`
  return html`<li part="step">
    <p part="heading" tabindex="-1" ?data-focus=${!formOf(card).refused}>${heading}</p>
    <p>${spoken}</p>
    ${file(drawing, 'file', fileName, content, [content], save)}
  </li>`
}

function checks(drawing: Drawing) {
  const { words, html } = drawing
  const { redirect, scopes } = words
  const shown = (id: string, label: string, text: string) => file(drawing, id, label, text, breakable(text, html))
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
const breakable = (text: string, html: Template) =>
  (text.match(/[^./]+[./]*/g) ?? []).map((piece, index) => (index ? html`<wbr />${piece}` : piece))

/** A text to take along; `more` are further buttons beside its name. */
function file(
  { card, words, html }: Drawing,
  id: string,
  label: string,
  text: string,
  shown: unknown[],
  more?: unknown,
) {
  const { copied, copy: again } = words.buttons
  const take = async ({ currentTarget }: Event) => {
    const shown = (currentTarget as Element).closest('[part=file]')!.querySelector('pre')!
    // Where nothing can be copied for a person, it is marked for them.
    if (!(await copy(text))) return getSelection()?.selectAllChildren(shown)
    change(card, { copied: id })
    setTimeout(() => formOf(card).copied === id && change(card, { copied: undefined }), moment)
  }
  return html`<div part="file">
    <div>
      <span id=${id}>${label}</span>
      <button type="button" part="button aside small" aria-describedby=${id} @click=${take}>${formOf(card).copied === id ? copied : again}</button>
      ${more ?? ''}
    </div>
    <pre tabindex="0" role="group" aria-labelledby=${id} dir="ltr">${shown}</pre>
  </div>`
}

// ── The form ────────────────────────────────────────────────────────────────────────────────────────────────────────

function credentials(drawing: Drawing) {
  const { card, words, html } = drawing
  const { heading, text, clientId, clientSecret, hint } = words.credentials
  const { faults, clientId: last, sent, refused } = formOf(card)
  const id = (name: Field) => idOf[name]
  const amend = (name: Field) => () => change(card, { faults: formOf(card).faults.filter((one) => one !== name) })
  const fault = (name: Field) =>
    faults.includes(name)
      ? html`<p part="fault" id="${id(name)}-fault">${draw(stop, html)}<span>${words.faults[name]}</span></p>`
      : ''
  const described = (name: Field, more = '') =>
    [faults.includes(name) ? id(name) + '-fault' : '', more].join(' ').trim()
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
      ${refused ? notice(drawing) : ''}
      <div part="field">
        <label part="label" for=${id('clientId')}>${clientId}</label>
        <input part="input" id=${id('clientId')} .value=${last} ?readonly=${sent} autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr"
          aria-required="true" aria-invalid=${faults.includes('clientId')} aria-describedby=${described('clientId')} @input=${amend('clientId')} />
        ${fault('clientId')}
      </div>
      <div part="field">
        <label part="label" for=${id('clientSecret')}>${clientSecret}</label>
        <input part="input" id=${id('clientSecret')} type="password" ?readonly=${sent} ?data-focus=${refused} autocomplete="new-password" spellcheck="false" dir="ltr"
          aria-required="true" aria-invalid=${faults.includes('clientSecret')} aria-describedby=${described('clientSecret', refused ? 'refused hint' : 'hint')} @input=${amend('clientSecret')} />
        ${fault('clientSecret')}
        <p part="hint" id="hint">${hint}</p>
      </div>
    </form>
  </li>`
}

/** What the endpoint had against the credentials. */
function notice({ card, html, fill }: Drawing) {
  const { problem } = card.state as { problem?: Problem }
  if (!problem) return
  const { status, text } = explain(card, problem, said(card.messages), html, fill)
  return html`<p part="notice" id="refused">${draw(warn, html)}<span>${status}. ${text}</span></p>`
}
