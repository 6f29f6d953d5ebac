/** What the relay page says, in the card's language. Loaded on demand, with the texts that it is made of. */
import type { RelayText } from '../protocol/relay-messages.js'
import type { Texts } from './locales/texts.js'

export function relayTextOf(card: HTMLElement & { readonly texts: Texts; readonly language: string }): RelayText {
  const isRtl = getComputedStyle(card).direction === 'rtl'
  return { ...card.texts.problems.relay, lang: card.language, dir: isRtl ? 'rtl' : 'ltr' }
}
