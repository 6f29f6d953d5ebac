/** What the relay page says, in the card's language. Loaded on demand, with the texts that it is made of. */
import type { RelayText } from '../protocol/relay-messages.js'
import type { Card } from './view.js'

export function relayTextOf(card: Pick<Card, 'texts' | 'language' | 'renderRoot'>): RelayText {
  const isRtl = getComputedStyle(card.renderRoot.querySelector('section')!).direction === 'rtl'
  return { ...card.texts.problems.relay, lang: card.language, dir: isRtl ? 'rtl' : 'ltr' }
}
