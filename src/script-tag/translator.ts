/**
 * What the element's script tag and those of the languages share on a page. They run in any order: until a language's has
 * run, cards wait in a list. Then that language's file translates them, and serves the languages that follow.
 */
import type { Library, TranslationHost } from '../card/controllers/translation.js'
import type { Locale } from '../card/locales/locale.js'
import { version } from '../version.js'

type WaitingCard = [host: TranslationHost, library: Library]

export interface Translator {
  push(card: WaitingCard): unknown
  /** Adds a language. */
  add(tag: string, locale: Locale): void
}

/** A symbol, since a page's own variables and elements have strings for names. A language has the texts of its version alone. */
const KEY = Symbol.for('wiro-hubspot-connect@' + version)

const page = globalThis as { [KEY]?: Translator | WaitingCard[] }

/** Returns the translator of this page, or the cards that wait for one. */
export const translatorOfPage = (): Translator | WaitingCard[] => (page[KEY] ??= [])

/** Puts a translator in the place of the waiting cards. */
export const setTranslatorOfPage = (translator: Translator): unknown => (page[KEY] = translator)
