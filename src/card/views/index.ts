/** The states of a card, one row each. Adding a state makes the compiler ask for its row. */
import type { State } from '../../connector/state.js'
import type { Card, StateOf, View } from '../view.js'
import { flowViews, problemViews } from '../views-on-demand.js'
import { checkingView } from './checking.js'
import { connectedView, disconnectingView } from './connected.js'
import { disconnectedView } from './disconnected.js'
import { problemView } from './problem.js'
import { authorizingView, openingView } from './progress.js'

type Status = State['status']

/** The names for `:state()`. */
type CustomState = 'checking' | 'disconnected' | 'connecting' | 'connected' | 'failed'

interface StateRow<S extends Status> {
  view: (card: Card<StateOf<S>>) => View
  customState: CustomState
}

const STATES: { readonly [S in Status]: StateRow<S> } = {
  checking: { view: checkingView, customState: 'checking' },
  disconnected: { view: disconnectedView, customState: 'disconnected' },
  // The panel of the same name is drawn over it.
  setup: { view: disconnectedView, customState: 'disconnected' },
  opening: { view: openingView, customState: 'connecting' },
  authorizing: { view: authorizingView, customState: 'connecting' },
  // The views of these two are loaded on demand. Until they come, or if they do not, the window can be shown or opened again.
  verifying: {
    view: (card) => flowViews(card)?.verifyingView(card) ?? authorizingView(card),
    customState: 'connecting',
  },
  unfinished: {
    view: (card) => problemViews(card)?.unfinishedView(card) ?? authorizingView(card),
    customState: 'connecting',
  },
  connected: { view: connectedView, customState: 'connected' },
  disconnecting: { view: disconnectingView, customState: 'connected' },
  failed: { view: problemView, customState: 'failed' },
}

/** Returns the view of a card's state. */
export const viewOf = (card: Card): View => (STATES[card.state.status] as StateRow<Status>).view(card)

export const customStateOf = ({ status }: State): CustomState => STATES[status].customState
