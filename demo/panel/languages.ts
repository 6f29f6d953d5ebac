/** The languages that the card can speak, each by its own name. */
import { BUILT_IN_TAGS } from '../../src/card/locales/tags.js'

/** Returns a language's own name, with the capital that a list asks for. */
function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

export const languages = (): [value: string, label: string][] => [
  ['', 'English'],
  ...BUILT_IN_TAGS.map((tag): [string, string] => [tag, nameOf(tag)]),
]
