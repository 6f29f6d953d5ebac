/**
 * Loads the views that explain problems, with their texts, in one trip. A part that did not come is asked for again the
 * next time.
 */
import { loadProblemTexts, type Texts } from './locales/texts.js'

type ProblemViews = typeof import('./views/on-demand.js')

let loaded: ProblemViews | undefined
let isMissing = false

/** Returns the views once they are loaded, and their texts in the card's language. */
export const problemViews = ({ texts }: { readonly texts: Texts }): ProblemViews | undefined =>
  'problems' in texts ? loaded : undefined

/** Returns whether the views did not load, and nobody has asked for them again. */
export const areProblemViewsMissing = (): boolean => isMissing

/** Resolves to whether the views are there, with their texts in a language: the tag of a loaded one, once it is known. */
export function loadProblemViews(language: Promise<string>): Promise<boolean> {
  isMissing = false
  return Promise.all([import('./views/on-demand.js'), language.then(loadProblemTexts)]).then(
    ([views]) => !!(loaded = views),
    () => !(isMissing = true),
  )
}
