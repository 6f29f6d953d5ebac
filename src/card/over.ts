/** What is drawn over the first load's views: what the state has more to say. Loaded on demand. */
import type { State } from '../connector/state.js'
import type { Card, View } from './view.js'
import { failureView } from './views/failure.js'
import { standingView } from './views/standing.js'
import { unfinishedView } from './views/waiting.js'

/** Draws more over what the first load draws of a state; `undefined` where there is no more. */
type Overlay = (card: Card<never>, base: View) => View | undefined

const views: Partial<Record<State['status'], Overlay>> = {
  unfinished: unfinishedView,
  connected: standingView,
  disconnecting: standingView,
  failed: failureView,
}

/** Draws the state's view over that of the first load. */
export const over = (card: Card, base: View): View => views[card.state.status]?.(card as never, base) ?? base
