/** The type of a language, and of the texts that a host puts over it. English defines which texts there are. */
import type { FirstTexts } from './en/first.js'
import type { PanelTexts } from './en/panels.js'
import type { ProblemTexts } from './en/problems.js'

/** The texts of a language, in three parts. */
export interface LocaleTexts {
  first: FirstTexts
  problems: ProblemTexts
  panels: PanelTexts
}

/** A language. Two parts of its texts are loaded on demand. */
export interface Locale extends Pick<LocaleTexts, 'first'> {
  loadProblems(): Promise<Pick<LocaleTexts, 'problems'>>
  loadPanels(): Promise<Pick<LocaleTexts, 'panels'>>
}

type DeepPartial<T> = T extends ((...holes: never[]) => unknown) | readonly unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<T[Key]> }
    : T

/** A host's own texts over a language's, by the same keys. A list replaces the whole list. */
export type LocaleOverrides = DeepPartial<FirstTexts> & DeepPartial<ProblemTexts> & DeepPartial<PanelTexts>
