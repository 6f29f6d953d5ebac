/**
 * An account is connected: which one and since when. What is to be said about it beside that, and what a person may open
 * over it, is loaded on demand.
 */
import { html } from 'lit'
import type { Account } from '../../protocol/endpoint.js'
import type { State } from '../../connector/state.js'
import { formatDate } from '../format.js'
import type { Button, Card, View } from '../view.js'

type Connected = Extract<State, { status: 'connected' }>
type Disconnecting = Extract<State, { status: 'disconnecting' }>

/** The name leads and the facts follow; without a name the portal id leads. */
function linesOf({ texts, language, accountName }: Card, account: Account) {
  const { facts, portal, since } = texts.first.connected
  const name = account.name ?? accountName
  const id = account.portalId && html`<bdi>${account.portalId}</bdi>`
  const date = account.connectedAt && formatDate(language, account.connectedAt)
  const first = name
    ? html`<bdi part="account">${name}</bdi>`
    : id && html`<span part="account">${portal({ id })}</span>`
  const second = name && id ? (date ? facts<unknown>({ id, date }) : portal({ id })) : date && since({ date })
  return html`<slot name="connected">${first && html`<p part="text">${first}</p>`}${second && html`<p part="note">${second}</p>`}</slot>`
}

export function accountView(card: Card<Connected | Disconnecting>): View {
  const { state, texts, disabled } = card
  const lines = linesOf(card, state.account)
  const { reconnect, disconnect, troubleshoot } = texts.first.buttons
  return {
    tone: 'positive',
    status: texts.first.connected.status,
    lines,
    buttons: [
      { label: reconnect, press: () => card.connect(), disabled },
      ...(state.can.includes('disconnect')
        ? [{ label: disconnect, opens: 'disconnect', kind: 'aside' } satisfies Button]
        : []),
      { label: troubleshoot, opens: 'troubleshoot', kind: 'aside' },
    ],
  }
}
