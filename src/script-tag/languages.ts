/** In the file of a language in place of `card/locales/languages.ts`: the languages that script tags have added to the page. */
import type { Locale } from '../card/locales/locale.js'
import type { BuiltInTag } from '../card/locales/tags.js'

const added = new Map<string, Locale>()

const listeners = new Set<() => void>()

export function add(tag: string, locale: Locale): void {
  added.set(tag, locale)
  listeners.forEach((listener) => listener())
}

/** Rejects where the page has no script tag for the language, or where that has not run yet. */
export async function loadLanguage(tag: BuiltInTag): Promise<Locale> {
  const locale = added.get(tag)
  if (!locale) throw new Error(`No script tag for ${tag}`)
  return locale
}

export const onLanguageAdded = (listener: () => void): unknown => listeners.add(listener)
