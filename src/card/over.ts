/** What is drawn over the first load's views: what the person opened, else what the state has more to say. Loaded on demand. */
import type { State } from '../connector/state.js'
import type { Panel } from './panel.js'
import type { Card, View } from './view.js'
import { setupView } from './ownapp.js'
import { failureView } from './views/failure.js'
import { standingView } from './views/standing.js'
import { unfinishedView } from './views/waiting.js'

/** Draws more over what the first load draws of a state; `undefined` where there is no more. */
type Overlay = (card: Card<never>, base: View) => View | undefined

const views: Partial<Record<State['status'], Overlay>> = {
  setup: setupView,
  unfinished: unfinishedView,
  connected: standingView,
  disconnecting: standingView,
  failed: failureView,
}

/** What is drawn over each card's state. */
const shown = new WeakMap<object, Panel | undefined>()

export const shownOver = (card: object): Panel | undefined => shown.get(card)

/** What the person opened is drawn over all that the state has to say; while it is loaded, what was there before. */
export function over(card: Card, base: View): View {
  const below = views[card.state.status]?.(card as never, base) ?? base
  if (typeof card.panel !== 'string') shown.set(card, card.panel)
  return shown.get(card)?.(card as never, below) ?? below
}
