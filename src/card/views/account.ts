/** The connected account: which one it is, since when, and what can be done with it. */
import { html, type TemplateResult } from 'lit'
import type { Account } from '../../protocol/parsed-answers.js'
import { formatDate } from '../format.js'
import type { Button, Card, StateOf, View } from '../view.js'

export function accountView(card: Card<StateOf<'connected'>>): View {
  return {
    tone: 'positive',
    status: card.texts.first.connected.status,
    lines: accountLines(card, card.state.account),
    buttons: accountButtons(card),
  }
}

/** Returns the button that connects again, to the same account or another one. */
export const reconnectButton = (card: Card): Button => ({
  label: card.texts.first.buttons.reconnect,
  press: () => card.connect(),
  disabled: card.disabled,
})

export function accountButtons(card: Card): Button[] {
  const { disconnect, troubleshoot } = card.texts.first.buttons
  const disconnectButton: Button = { label: disconnect, opens: 'disconnect', kind: 'quiet' }
  return [
    { ...reconnectButton(card), kind: 'quiet' },
    ...(card.state.can.includes('disconnect') ? [disconnectButton] : []),
    { label: troubleshoot, opens: 'troubleshoot', kind: 'quiet' },
  ]
}

/** The name leads, and the facts follow; without a name the portal id leads. */
export function accountLines({ texts, language, accountName }: Card, account: Account): TemplateResult {
  const { facts, portal, since } = texts.first.connected
  const name = account.name ?? accountName
  const id = account.portalId && html`<bdi>${account.portalId}</bdi>`
  const date = account.connectedAt && formatDate(language, account.connectedAt)
  if (name)
    return linesTemplate(
      nameTemplate(name),
      id ? (date ? facts<unknown>({ id, date }) : portal({ id })) : date && since({ date }),
    )
  return linesTemplate(id && idTemplate(portal({ id })), date && since({ date }))
}

const nameTemplate = (name: string) => html`<p part="text"><bdi part="account">${name}</bdi></p>`

const idTemplate = (portal: unknown) => html`<p part="text"><span part="account">${portal}</span></p>`

const linesTemplate = (title: unknown, note: unknown) =>
  html`<slot name="connected">${title}${note && html`<p part="note">${note}</p>`}</slot>`
