/** What is drawn over the first load's views: what the person opened, else what the state has more to say. Loaded on demand. */
import type { State } from '../protocol.js'
import type { Card, Over, View } from './view.js'
import type { Filling, Template } from './said.js'
import { failureView } from './views/failure.js'
import { standingView } from './views/standing.js'
import { unfinishedView, waitingView } from './views/waiting.js'

const views: Partial<Record<State['status'], Over>> = {
  authorizing: waitingView,
  unfinished: unfinishedView,
  connected: standingView,
  disconnecting: standingView,
  failed: failureView,
}

export const over = (card: Card, base: View, html: Template, fill: Filling): View | undefined =>
  (card.panel ?? views[card.state.status])?.(card as never, base, html, fill)
