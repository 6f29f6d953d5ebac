/** Tags of languages, such as `de` and `de-AT`. */

/** The built-in languages besides English. */
export const BUILT_IN_TAGS = ['ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pt-BR'] as const

export type BuiltInTag = (typeof BUILT_IN_TAGS)[number]

/** Returns `de` for `de-AT`. */
export const primaryTag = (tag: string): string => tag.split('-')[0]!

/** Returns the built-in language for a tag: the same language, in any region; `undefined` where only English is left. */
export const builtInTag = (tag: string): BuiltInTag | undefined =>
  BUILT_IN_TAGS.find((name) => primaryTag(name) === primaryTag(tag))
