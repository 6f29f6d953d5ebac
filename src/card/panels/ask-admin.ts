/** The panel with a message to somebody who can help, ready to be copied or sent by email. */
import '../restore-document.js'
import { html } from 'lit'
import type { Owner } from '../../protocol/codes.js'
import type { Problem } from '../../connector/state.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../protocol/hubspot.js'
import type { Account } from '../../protocol/parsed-answers.js'
import type { MessageFact, MessageLine } from '../locales/en/messages.js'
import { describeProblem } from '../problem-texts.js'
import { accessNames, joinedList } from '../problem-values.js'
import { accountOf } from '../state-facts.js'
import { fieldStyles } from '../styles/fields.js'
import { mailtoUrl, openLink } from '../support.js'
import type { Button, Card, View } from '../view.js'
import { addressToSend } from './address-to-send.js'
import type { Panel } from './panel.js'

export default class AskAdminPanel implements Panel {
  readonly styles = [fieldStyles]
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
  const { askAdmin, back } = texts.panels
  const subject = texts.first.disconnected.button
  const message = messageAbout(card, problem)
  const buttons: Button[] = [
    copyButton(card, message),
    { label: askAdmin.email, press: () => openLink(mailtoUrl(subject, message)) },
    { label: back, press: goBack, kind: 'quiet' },
  ]
  // The message takes the place of the steps; an account that is connected stays.
  const lines = card.state.status === 'failed' ? undefined : base.lines
  const body = messageTemplate(labelFor(card, problem.owner), message)
  return { ...base, lines, body, buttons, details: undefined }
}

/** Returns what is asked of the reader, what the reader has to do and where, and for which account. */
function messageAbout(card: Card, problem: Problem): string {
  const { panels, first } = card.texts
  const { message, connect, byCode, other } = panels.askAdmin
  const title = describeProblem(card, problem).status
  const { request, steps } = byCode[problem.code] ?? { request: other({ title }), steps: [] }
  const facts = messageFacts(card, problem)
  const write = (line: MessageLine) => (typeof line === 'string' ? line : line(facts))
  const lastStep = connect({ url: addressToSend(location.href), button: first.disconnected.button })
  const lines = [...steps.map(write), lastStep].map((line, index) => `${index + 1}. ${line}`)
  return message({ request: write(request), steps: lines.join('\n'), account: facts.account, code: problem.code })
}

function messageFacts(card: Card, problem: Problem): Record<MessageFact, string> {
  const { problems } = card.texts
  return {
    account: accountText(card, problem),
    access: joinedList(card, accessNames(problems, card.controllers.pastedText.scopes)),
    requiredScopes: REQUIRED_SCOPES.join(', '),
    optionalScopes: OPTIONAL_SCOPES.join(', '),
    redirectUrl: REDIRECT_URL,
  }
}

/** Returns the account that the problem is about, else the one that is connected, as plain text; empty where none is known. */
function accountText({ texts, state }: Card, { accountName, portalId }: Problem): string {
  const { nameAndId, accountId } = texts.problems
  const known: Account = accountName || portalId ? { name: accountName, portalId } : (accountOf(state) ?? {})
  const { name, portalId: id } = known
  if (name && id) return nameAndId({ name, id }).join('')
  return name ?? (id ? accountId({ id }).join('') : '')
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
  html`<div part="body"><label part="field"><span part="label">${label}</span><textarea part="input" rows="9" readonly data-focus .value=${message}></textarea></label></div>`
