/** An account is connected, or is being disconnected. What needs attention is explained by views on demand. */
import { problemViews } from '../problem-views.js'
import type { Card, StateOf, View } from '../view.js'
import { accountLines, accountView } from './account.js'

export function connectedView(card: Card<StateOf<'connected'>>): View {
  const views = needsAttention(card.state) ? problemViews(card) : undefined
  return views ? views.attentionView(card) : accountView(card)
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
