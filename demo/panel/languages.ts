/** The languages that the card can speak, each by its own name, and the pseudo-language that shows what is not translated. */
import { BUILT_IN_TAGS } from '../../src/card/locales/tags.js'
import type { WiroHubspotConnect } from '../../src/index.js'

export const PSEUDO_TAG = 'en-XA'

/** Returns a language's own name, with the capital that a list asks for. */
function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

export const languages = (): [value: string, label: string][] => [
  ['', 'English'],
  ...BUILT_IN_TAGS.map((tag): [string, string] => [tag, nameOf(tag)]),
  [PSEUDO_TAG, 'Pseudo-language'],
]

/** Gives the card the pseudo-language, as a host gives it its own words. Loaded where it is chosen. */
export async function addPseudoLanguage(): Promise<void> {
  const [{ configure }, { pseudo }] = await Promise.all([import('../../src/index.js'), import('../gallery/pseudo.js')])
  configure({ locales: { [PSEUDO_TAG]: pseudo } })
  for (const card of document.querySelectorAll<WiroHubspotConnect>('wiro-hubspot-connect:defined')) card.requestUpdate()
}
