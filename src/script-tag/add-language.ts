/** Adds a language to the page: what the file of a language does. The first one on a page translates the cards. */
import { translate } from '../card/controllers/translation.js'
import type { Locale } from '../card/locales/locale.js'
import { add } from './languages.js'
import { setTranslatorOfPage, translatorOfPage } from './translator.js'

export function addLanguage(tag: string, locale: Locale): void {
  const before = translatorOfPage()
  if (!Array.isArray(before)) return before.add(tag, locale)
  add(tag, locale)
  setTranslatorOfPage({ push: (card) => translate(...card), add })
  for (const card of before) translate(...card)
}
