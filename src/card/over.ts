/** What is drawn over the first load's views: what the person opened, else what the state has more to say. Loaded on demand. */
import type { State } from '../connector/state.js'
import type { Card, Over, Panel, View } from './view.js'
import type { Filling, Template } from './said.js'
import { remember } from './details.js'
import { setupView } from './ownapp.js'
import { failureView } from './views/failure.js'
import { standingView } from './views/standing.js'
import { leavingView, unfinishedView, waitingView } from './views/waiting.js'

const views: Partial<Record<State['status'], Over>> = {
  setup: setupView,
  opening: leavingView,
  authorizing: waitingView,
  unfinished: unfinishedView,
  connected: standingView,
  disconnecting: standingView,
  failed: failureView,
}

/** What is drawn over each card's state. */
const shown = new WeakMap<object, Panel | undefined>()

export const shownOver = (card: object): Panel | undefined => shown.get(card)

/** What the person opened is drawn over all that the state has to say; while it is loaded, what was there before. */
export function over(card: Card, base: View, html: Template, fill: Filling): View {
  remember(card)
  const below = views[card.state.status]?.(card as never, base, html, fill) ?? base
  if (typeof card.panel !== 'string') shown.set(card, card.panel)
  return shown.get(card)?.(card as never, below, html, fill) ?? below
}
