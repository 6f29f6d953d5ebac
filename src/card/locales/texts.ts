/** The texts in force: a language's own, under those of the host where the page has set any. */
import { english } from './en/index.js'
import type { Locale, LocaleTexts } from './locale.js'

/** The texts of a language. `problems` and `panels` are undefined before that part is loaded. */
export type Texts = Readonly<LocaleTexts>

/** Returns a language's texts under those of the host. */
export type TextOverride = (texts: Texts, language: string) => Texts

/** The built-in languages. */
const LOCALES: Record<string, Locale> = { en: english }

/** What is loaded of the languages that were in force on this page. */
const loaded: Record<string, Texts> = {}

let override: TextOverride = (texts) => texts

/** Sets what puts the host's own texts over ours. */
export function setTextOverride(own: TextOverride): void {
  override = own
}

/** Loads the texts about problems. Rejects where they did not come; they are asked for again the next time. */
export const loadProblemTexts = (language: string): Promise<void> => loadPart(language, 'loadProblems')

/** Loads the texts of the panels. Rejects where they did not come; they are asked for again the next time. */
export const loadPanelTexts = (language: string): Promise<void> => loadPart(language, 'loadPanels')

/** Returns the texts for a language tag; English where there is no other. */
export const textsFor = (language: string): Texts => override(loadedTexts(localeName(language)), language)

export const primaryTag = (language: string): string => language.split('-')[0]!

const localeName = (language: string): string =>
  [language, primaryTag(language)].find((tag) => Object.hasOwn(LOCALES, tag)) ?? 'en'

const loadedTexts = (name: string): Texts => (loaded[name] ??= { first: LOCALES[name]!.first } as Texts)

async function loadPart(language: string, load: 'loadProblems' | 'loadPanels'): Promise<void> {
  const name = localeName(language)
  const part = await LOCALES[name]![load]()
  loaded[name] = { ...loadedTexts(name), ...part }
}
