/**
 * A host's own texts, over the built-in ones. They are merged once for each language, and again when a further part of the
 * language is loaded. Pages that set no texts do not load this.
 */
import type { LocaleOverrides } from './locale.js'
import { primaryTag } from './tags.js'
import { canonicalTag, setWordOverride, type Texts, type Words } from './texts.js'

/** Sets the host's own texts, by language. Tags may be written as pages write them: `pt-br`, `de_DE`. */
export function overrideTexts(given: Record<string, LocaleOverrides>): void {
  const locales = Object.fromEntries(Object.entries(given).map(([tag, texts]) => [canonicalTag(tag, tag), texts]))
  const merged = new Map<string, { base: Texts; words: Words }>()
  setWordOverride(({ texts: base, language }, name, tag) => {
    const key = `${name} ${tag}`
    const known = merged.get(key)
    if (known?.base === base) return known.words
    const own = tagsFor(name, tag).map((one) => ownEntry(locales, one))
    const hasOwn = [tag, primaryTag(tag)].some((one) => Object.hasOwn(locales, one))
    const words = { texts: own.reduce<Texts>(mergeParts, base), language: hasOwn ? tag : language }
    merged.set(key, { base, words })
    return words
  })
}

/**
 * Returns the tags whose texts go over those of language `name`, the one that counts most last. English is drawn for every
 * language that we do not have, so the texts for `tag` go over it. Another language that is not the tag's is drawn only
 * until the tag's own is loaded, and gets none of them.
 */
function tagsFor(name: string, tag: string): string[] {
  const isForTag = name === 'en' || primaryTag(name) === primaryTag(tag)
  return [...new Set(isForTag ? [name, primaryTag(tag), tag] : [name])]
}

/** Merges each part that is loaded. The host's texts are not in parts. */
const mergeParts = (base: Texts, own: unknown): Texts =>
  Object.fromEntries(Object.entries(base).map(([name, part]) => [name, merge(part, own)])) as unknown as Texts

/** Returns texts under those of the host. A text of another type than ours is ignored, as is a key that we do not have. */
function merge<T>(base: T, own: unknown): T {
  if (!isSection(base))
    return typeof own === typeof base && Array.isArray(own) === Array.isArray(base) ? (own as T) : base
  if (!isSection(own)) return base
  return Object.fromEntries(Object.entries(base).map(([key, value]) => [key, merge(value, ownEntry(own, key))])) as T
}

const isSection = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ownEntry = (table: object, name: string): unknown =>
  Object.hasOwn(table, name) ? (table as Record<string, unknown>)[name] : undefined
