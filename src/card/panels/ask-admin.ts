/** The panel with a message to somebody who can help, ready to be copied or sent by email. */
import { html } from 'lit'
import type { Owner } from '../../protocol/codes.js'
import type { Problem } from '../../connector/state.js'
import { describeProblem } from '../problem-texts.js'
import { mailtoUrl, openLink } from '../support.js'
import type { Button, Card, View } from '../view.js'
import { addressToSend } from './address-to-send.js'
import type { Panel } from './panel.js'

export default class AskAdminPanel implements Panel {
  readonly #card: Card

  constructor(card: Card) {
    this.#card = card
  }

  render(base: View): View | undefined {
    const { state } = this.#card
    if (!('problem' in state) || !state.problem) return
    return askAdminView(this.#card, base, state.problem, () => this.#card.close())
  }
}

/** Returns the message about a problem. `goBack` leads to the view before. */
export function askAdminView(card: Card, base: View, problem: Problem, goBack: () => unknown): View {
  const { texts } = card
  const { email, back } = texts.panels.askAdmin
  const subject = texts.first.disconnected.button
  const message = messageAbout(card, problem)
  const buttons: Button[] = [
    copyButton(card, message),
    { label: email, press: () => openLink(mailtoUrl(subject, message)) },
    { label: back, press: goBack, kind: 'aside' },
  ]
  return { ...base, body: messageTemplate(labelFor(card, problem.owner), message), buttons, code: undefined }
}

function messageAbout(card: Card, problem: Problem): string {
  const { panels, first } = card.texts
  return panels.askAdmin.message({
    url: addressToSend(location.href),
    button: first.disconnected.button,
    title: describeProblem(card, problem).status,
    code: problem.code,
  })
}

function copyButton(card: Card, message: string): Button {
  const { panels, problems } = card.texts
  const { copy } = card.controllers
  return {
    label: copy.isCopied('message') ? problems.buttons.copied : panels.askAdmin.copy,
    // Where the browser copies nothing, the person can copy the selected text.
    press: async () => (await copy.copy('message', message)) || card.renderRoot.querySelector('textarea')?.select(),
    kind: 'action',
  }
}

/** Returns whom the message is for. */
function labelFor({ texts }: Card, owner: Owner): string {
  const labels: Partial<Record<Owner, string>> = texts.panels.askAdmin.labels
  return labels[owner] ?? texts.panels.askAdmin.labels.hubspotAdmin
}

const messageTemplate = (label: string, message: string) =>
  html`<div part="body"><label part="field"><span part="label">${label}</span><textarea part="input" rows="7" readonly data-focus .value=${message}></textarea></label></div>`
