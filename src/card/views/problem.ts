/**
 * An action failed. A code whose explanation must not need the network is drawn here, whole; the other codes are
 * explained by views on demand.
 */
import { canLeaveTab } from '../../connector/redirect.js'
import { rowOf, type FirstLoadCode } from '../../protocol/codes.js'
import { areProblemViewsLoading, problemViews } from '../problem-views.js'
import type { Button, Card, StateOf, View } from '../view.js'
import { checkingView } from './checking.js'
import {
  cancelButton,
  isConnectionUnknown,
  isStatusUnread,
  problemSlot,
  problemTone,
  retryButton,
} from './problem-parts.js'

type FailedCard = Card<StateOf<'failed'>>

export function problemView(card: FailedCard): View {
  const views = problemViews()
  const { firstLoad, inFrame } = rowOf(card.state.problem.code)
  if (firstLoad) return (inFrame && views?.frameProblemView(card)) || briefView(card)
  if (views) return views.explainedProblemView(card)
  // The code alone would be shown for a moment only.
  return areProblemViewsLoading() ? checkingView(card) : codeView(card)
}

/** A problem that its title and one sentence explain. A status read of such a code had no answer. */
function briefView(card: FailedCard): View {
  const { problem } = card.state
  const { codes, statusUnread } = card.texts.first
  const { title, text } = codes[problem.code as FirstLoadCode]
  const kind = isConnectionUnknown(problem) ? undefined : 'action'
  return {
    ...problemTone(problem),
    ...(isStatusUnread(problem)
      ? { status: statusUnread.status, text: statusUnread.noAnswer }
      : { status: title, text }),
    notice: problemSlot(problem),
    buttons: [{ ...retryButton(card), kind }, ...continueHereButton(card), ...cancelButton(card)],
  }
}

/** Returns the button that goes to HubSpot in this tab, where no window opens. */
function continueHereButton(card: FailedCard): Button[] {
  const { state, mode, relayUrl, tokenEndpoint, texts } = card
  if (rowOf(state.problem.code).retry !== 'openWindow' || mode === 'popup') return []
  if (!canLeaveTab(new URL(relayUrl || tokenEndpoint, document.baseURI))) return []
  return [{ label: texts.first.buttons.continueHere, press: () => card.connect({ mode: 'redirect' }), kind: 'aside' }]
}

/** The explanation did not load: the code, and another try. */
const codeView = (card: FailedCard): View => ({
  icon: 'unknown',
  status: card.state.problem.code,
  buttons: [retryButton(card)],
})
