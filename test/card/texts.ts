/** The card's sentences by their keys, as tests name them. */
import { first } from '../../src/card/locales/en/first.js'
import { panels } from '../../src/card/locales/en/panels.js'
import { problems } from '../../src/card/locales/en/problems.js'

/** The texts of a code without holes. A test that names one with a hole compares a function, and fails. */
export interface PlainCodeTexts {
  title: string
  text: string
  steps: readonly string[]
  ownAppSteps: readonly string[]
  wiroApp: { title: string; text: string }
  developer: readonly string[]
}

const plain = <Key extends string>(codes: Record<Key, unknown>) => codes as Record<Key, PlainCodeTexts>

/** The owners' steps have no holes either. */
const owners = problems.owners as Record<'appOwner' | 'developer' | 'wiro', { steps: readonly string[] }>

/** English, whole. */
export const texts = {
  first: { ...first, codes: plain(first.codes) },
  problems: { ...problems, codes: plain(problems.codes), owners },
  panels,
}
