/** The words of the page that opened the window: checked when they come, and again when they are read from storage. */
import type { RelayText } from '../protocol/relay-messages.js'
import { english } from './texts.js'

const MAX_CHARACTERS = 200

const KEYS = ['finishing', 'connected', 'notConnected', 'lost'] as const

/** The characters of a language tag; nothing else reaches the attribute. */
const LANGUAGE_TAG = /^[a-z\d-]{2,35}$/i

/** Returns checked words; the English ones where a text is missing, because a window speaks one language. */
export function parseWords(value: unknown): RelayText {
  const { lang, dir, ...texts } = Object(value) as Record<string, unknown>
  const isTag = typeof lang === 'string' && LANGUAGE_TAG.test(lang)
  const words: RelayText = { ...english, lang: isTag ? lang : '', dir: dir === 'rtl' ? dir : 'ltr' }
  for (const key of KEYS) {
    const text = texts[key]
    if (typeof text !== 'string') return english
    words[key] = text.slice(0, MAX_CHARACTERS)
  }
  return words
}
