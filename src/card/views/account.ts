/**
 * An account is connected: which one and since when. The question before it is disconnected, and what follows, is
 * loaded on demand.
 */
import { html } from 'lit'
import type { Account, State } from '../../protocol.js'
import { dateIn, fill } from '../messages.js'
import type { OnDemand } from '../ondemand.js'
import { button, type Context, type View } from '../view.js'

type Connected = Extract<State, { status: 'connected' }>
type Disconnecting = Extract<State, { status: 'disconnecting' }>

/** The account's lines: the name leads and the facts follow; without a name the portal id leads. */
function lines({ messages, language, accountName }: Context, account: Account): Pick<View, 'text' | 'note'> {
  const { facts, portal, since } = messages.connected
  const name = account.name ?? accountName
  const id = account.portalId && html`<bdi>${account.portalId}</bdi>`
  const date = account.connectedAt && dateIn(language, account.connectedAt)
  const alone = date && fill(since, { date })
  return name
    ? { text: html`<bdi part="account">${name}</bdi>`, note: id ? fill(date ? facts : portal, { id, date }) : alone }
    : { text: id && html`<span part="account">${fill(portal, { id })}</span>`, note: alone }
}

export function accountView(context: Context<Connected | Disconnecting>, more: OnDemand | undefined): View {
  const { state, messages, connect, ask, disabled } = context
  const account = lines(context, state.account)
  if (more && state.status === 'disconnecting') return more.disconnectingView(context, account)
  if (more && context.confirming) return more.confirmView(context, html, fill)
  const { reconnect, disconnect } = messages.buttons
  return {
    tone: 'positive',
    status: messages.connected.status,
    ...account,
    notice: 'problem' in state && state.problem && more?.notice(context, state.problem, html),
    buttons: [
      button(reconnect, connect, undefined, disabled),
      ...(state.can.includes('disconnect') ? [button(disconnect, ask, 'aside')] : []),
    ],
  }
}
