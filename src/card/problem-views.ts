/**
 * Loads the views that explain problems, with their texts, in one trip. A part that did not come is asked for again the
 * next time.
 */
import { loadProblemTexts } from './locales/texts.js'

type ProblemViews = typeof import('./views/on-demand.js')

let loaded: ProblemViews | undefined
let loading: Promise<boolean> | undefined
let isMissing = false

/** Returns the views once they are loaded. */
export const problemViews = (): ProblemViews | undefined => loaded

/** Returns whether the views did not load, and nobody has asked for them again. */
export const areProblemViewsMissing = (): boolean => isMissing

/** Resolves to whether the views are there. */
export function loadProblemViews(language: string): Promise<boolean> {
  isMissing = false
  loading ??= Promise.all([import('./views/on-demand.js'), loadProblemTexts(language)]).then(
    ([views]) => !!(loaded = views),
    () => {
      loading = undefined
      return !(isMissing = true)
    },
  )
  return loading
}
