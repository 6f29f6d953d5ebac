/**
 * An account is connected: which one and since when. What is to be said about it beside that, and what a person may open
 * over it, is loaded on demand.
 */
import { html } from 'lit'
import type { Account } from '../../protocol/endpoint.js'
import type { State } from '../../connector/state.js'
import { dateIn, fill } from '../messages.js'
import type { Button, Card, View } from '../view.js'

type Connected = Extract<State, { status: 'connected' }>
type Disconnecting = Extract<State, { status: 'disconnecting' }>

/** The name leads and the facts follow; without a name the portal id leads. */
function linesOf({ messages, language, accountName }: Card, account: Account) {
  const { facts, portal, since } = messages.connected
  const name = account.name ?? accountName
  const id = account.portalId && html`<bdi>${account.portalId}</bdi>`
  const date = account.connectedAt && dateIn(language, account.connectedAt)
  const first = name
    ? html`<bdi part="account">${name}</bdi>`
    : id && html`<span part="account">${fill(portal, { id })}</span>`
  const second = name && id ? fill(date ? facts : portal, { id, date }) : date && fill(since, { date })
  return html`<slot name="connected">${first && html`<p part="text">${first}</p>`}${second && html`<p part="note">${second}</p>`}</slot>`
}

export function accountView(card: Card<Connected | Disconnecting>): View {
  const { state, messages, disabled } = card
  const lines = linesOf(card, state.account)
  const { reconnect, disconnect, troubleshoot } = messages.buttons
  return {
    tone: 'positive',
    status: messages.connected.status,
    lines,
    buttons: [
      [reconnect, 'connect', undefined, disabled],
      ...(state.can.includes('disconnect') ? [[disconnect, () => card.open('confirm'), 'aside'] as Button] : []),
      [troubleshoot, () => card.open('guide'), 'aside'],
    ],
  }
}
