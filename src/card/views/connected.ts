/** An account is connected, or is being disconnected. What needs attention is explained by views on demand. */
import type { Card, StateOf, View } from '../view.js'
import { flowViews, problemViews } from '../views-on-demand.js'
import { accountLines, accountView } from './account.js'

export function connectedView(card: Card<StateOf<'connected'>>): View {
  const { problem } = card.state
  const view = problem
    ? problemViews(card)?.attentionView(card, problem)
    : needsAttention(card.state) && flowViews(card)?.healthView(card)
  return view || accountView(card)
}

/** Returns whether there is more to say than which account is connected. */
export function needsAttention({ problem, health, account }: StateOf<'connected'>): boolean {
  const isUnreported = health === 'unknown' && isAccessExpired(account.tokenExpiresAt)
  return !!problem || isUnreported || health === 'paused' || health === 'failing'
}

const isAccessExpired = (expiresAt: Date | undefined): boolean => !!expiresAt && +expiresAt < Date.now()

export function disconnectingView(card: Card<StateOf<'disconnecting'>>): View {
  const { status, button } = card.texts.first.disconnecting
  return { tone: 'busy', status, lines: accountLines(card, card.state.account), buttons: [{ label: button }] }
}
