/**
 * The texts in force: a language's own under those of the host. They are merged once for each language and part, and
 * kept until the host sets others.
 */
import { english } from './en/index.js'
import type { FirstTexts } from './en/first.js'
import type { PanelTexts } from './en/panels.js'
import type { ProblemTexts } from './en/problems.js'
import type { Locale, LocaleOverrides } from './locale.js'

/** The texts of a language. Reading `problems` or `panels` throws before that part is loaded. */
export interface Texts {
  readonly first: FirstTexts
  readonly problems: ProblemTexts
  readonly panels: PanelTexts
}

type Part = keyof Texts

/** The built-in languages. */
const LOCALES: Record<string, Locale> = { en: english }

/** The parts of each built-in language that are loaded. */
const loaded: Record<string, Partial<Texts>> = { en: { first: english.first } }

let overrides: Record<string, LocaleOverrides> = {}
let cache = new Map<string, Texts>()

/** Sets the host's own texts, by language. */
export function overrideTexts(locales: Record<string, LocaleOverrides>): void {
  overrides = locales
  cache = new Map()
}

/** Loads the texts about problems. Rejects where they did not come; they are asked for again the next time. */
export const loadProblemTexts = (language: string): Promise<void> =>
  loadPart(language, 'problems', (locale) => locale.loadProblems())

/** Loads the texts of the panels. Rejects where they did not come; they are asked for again the next time. */
export const loadPanelTexts = (language: string): Promise<void> =>
  loadPart(language, 'panels', (locale) => locale.loadPanels())

/** Returns the texts for a language tag; English where there is no other. */
export function textsFor(language: string): Texts {
  const known = cache.get(language)
  if (known) return known
  const parts = loaded[localeName(language)]!
  const own = ownEntry(overrides, language) ?? ownEntry(overrides, primaryTag(language))
  const texts = { first: merge(parts.first!, own) } as Texts
  defineLater(texts, 'problems', parts, own)
  defineLater(texts, 'panels', parts, own)
  cache.set(language, texts)
  return texts
}

const primaryTag = (language: string): string => language.split('-')[0]!

const localeName = (language: string): string =>
  [language, primaryTag(language)].find((tag) => Object.hasOwn(LOCALES, tag)) ?? 'en'

async function loadPart<P extends Part>(
  language: string,
  part: P,
  load: (locale: Locale) => Promise<Texts[P]>,
): Promise<void> {
  const name = localeName(language)
  const parts: { [Key in Part]?: Texts[Key] } = loaded[name]!
  parts[part] ??= await load(LOCALES[name]!)
}

/** Defines a part that is merged when it is first read. */
function defineLater(texts: Texts, part: Part, parts: Partial<Texts>, own: unknown): void {
  Object.defineProperty(texts, part, {
    configurable: true,
    get() {
      const base = parts[part]
      if (!base) throw new Error(`wiro-hubspot-connect: the texts of the ${part} were read before they were loaded`)
      const value = merge(base, own)
      Object.defineProperty(texts, part, { value })
      return value
    },
  })
}

const isSection = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ownEntry = (table: object, name: string): unknown =>
  Object.hasOwn(table, name) ? (table as Record<string, unknown>)[name] : undefined

/** Returns texts under those of the host. A text of another type than ours is ignored, as is a key that we do not have. */
function merge<T>(base: T, own: unknown): T {
  if (!isSection(base))
    return typeof own === typeof base && Array.isArray(own) === Array.isArray(base) ? (own as T) : base
  if (!isSection(own)) return base
  return Object.fromEntries(Object.entries(base).map(([key, value]) => [key, merge(value, ownEntry(own, key))])) as T
}
