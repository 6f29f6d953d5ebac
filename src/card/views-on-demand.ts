/**
 * Loads the views on demand with their texts, in one trip: those of a flow after its start and of an agent, and those that
 * explain problems, which need the first ones. A part that did not come is asked for again the next time.
 */
import { loadProblemTexts, type Texts } from './locales/texts.js'

type FlowViews = typeof import('./views/flow-views.js')
type ProblemViews = typeof import('./views/problem-views.js')

interface Card {
  readonly texts: Texts
}

let flow: FlowViews | undefined
let problems: ProblemViews | undefined
let isMissing = false

/** Returns the views of flows and agents once they are loaded, and their texts in the card's language. */
export const flowViews = ({ texts }: Card): FlowViews | undefined => ('problems' in texts ? flow : undefined)

/** Returns the views of problems once they are loaded with the others. */
export const problemViews = (card: Card): ProblemViews | undefined => flowViews(card) && problems

/** Returns whether views did not load, and nobody has asked for them again. */
export const areViewsMissing = (): boolean => isMissing

/** Resolves to whether the views are there, with their texts in a language: the tag of a loaded one, once it is known. */
export async function loadFlowViews(language: Promise<string>): Promise<boolean> {
  isMissing = false
  try {
    const [views] = await Promise.all([import('./views/flow-views.js'), language.then(loadProblemTexts)])
    flow = views
    return true
  } catch {
    isMissing = true
    return false
  }
}

/** As `loadFlowViews`, which it includes. */
export async function loadProblemViews(language: Promise<string>): Promise<boolean> {
  const loading = import('./views/problem-views.js').catch(() => undefined)
  const [views, hasFlowViews] = await Promise.all([loading, loadFlowViews(language)])
  problems = views ?? problems
  isMissing = !views || !hasFlowViews
  return !isMissing
}
