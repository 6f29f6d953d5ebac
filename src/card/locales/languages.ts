/** Loads the built-in languages besides English. Each is in modules of its own. */
import type { Locale } from './locale.js'
import type { BuiltInTag } from './tags.js'

const loaders: Record<BuiltInTag, () => Promise<Locale>> = {
  ar: () => import('./ar/index.js'),
  de: () => import('./de/index.js'),
  es: () => import('./es/index.js'),
  fr: () => import('./fr/index.js'),
  it: () => import('./it/index.js'),
  ja: () => import('./ja/index.js'),
  nl: () => import('./nl/index.js'),
  'pt-BR': () => import('./pt-BR/index.js'),
}

/** Rejects where the language did not come; it is asked for again the next time. */
export const loadLanguage = (tag: BuiltInTag): Promise<Locale> => loaders[tag]()

/** Only in the script-tag file do languages come without being asked for. */
export const onLanguageAdded = (_listener: () => void): void => {}
