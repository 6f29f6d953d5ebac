/** The texts of the languages that are loaded, under those of the host where the page has set any. */
import { english } from './en/index.js'
import type { Locale, LocaleTexts } from './locale.js'

/** The texts of a language. `problems` and `panels` are missing before that part is loaded. */
export type Texts = Readonly<LocaleTexts>

/** Texts, and the tag of their language. */
export interface Words {
  readonly texts: Texts
  readonly language: string
}

/** Returns the words of the language `name` under those that the host has for `tag`. */
export type WordOverride = (words: Words, name: string, tag: string) => Words

/** A language that is loaded: its texts so far, and what loads the others. */
type LoadedLanguage = Locale & Partial<LocaleTexts>

/** The languages that are loaded, by tag. */
export const languages: Record<string, LoadedLanguage> = { en: english }

let override: WordOverride = (words) => words

/** Sets what puts the host's own words over ours. */
export function setWordOverride(own: WordOverride): void {
  override = own
}

/** Returns a tag as formatters take it: pages write `de_DE` too. What is no tag becomes `fallback`. */
export function canonicalTag(tag: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]!
  } catch {
    return fallback
  }
}

/** Returns whether a tag is that of a language, or of one of its regions. */
export const isRegionOf = (name: string, tag: string): boolean => `${tag}-`.startsWith(name + '-')

/** Returns the words of a loaded language for a tag: that of the language, or another for which it stands in. */
export const wordsFor = (tag: string, name = 'en'): Words =>
  override({ texts: languages[name] as Texts, language: isRegionOf(name, tag) ? tag : name }, name, tag)

/** Loads the texts about problems. Rejects where they did not come; they are asked for again the next time. */
export const loadProblemTexts = (name: string): Promise<void> => loadPart(name, 'loadProblems')

/** Loads the texts of the panels. Rejects where they did not come; they are asked for again the next time. */
export const loadPanelTexts = (name: string): Promise<void> => loadPart(name, 'loadPanels')

/** Loads a part of a loaded language. */
export async function loadPart(name: string, load: 'loadProblems' | 'loadPanels'): Promise<void> {
  const part = await languages[name]![load]()
  languages[name] = { ...languages[name]!, ...part }
}
