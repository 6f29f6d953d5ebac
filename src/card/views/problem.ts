/**
 * An action failed. A code whose explanation must not need the network is drawn here, whole; the other codes are
 * explained by views on demand.
 */
import { rowOf, type FirstLoadCode } from '../../protocol/codes.js'
import type { Card, StateOf, View } from '../view.js'
import { areViewsMissing, problemViews } from '../views-on-demand.js'
import { checkingView } from './checking.js'
import {
  cancelButtons,
  isNeutral,
  isStatusUnread,
  problemSlot,
  problemTone,
  reloadButton,
  retryButton,
} from './problem-parts.js'

type FailedCard = Card<StateOf<'failed'>>

export function problemView(card: FailedCard): View {
  const view = viewOfCode(card)
  return (card.state.problem.approved && problemViews(card)?.unreadApprovalView(card, view)) || view
}

function viewOfCode(card: FailedCard): View {
  const views = problemViews(card)
  const { firstLoad, inFrame } = rowOf(card.state.problem.code)
  if (firstLoad) return (inFrame && views?.frameProblemView(card)) || briefView(card)
  if (views) return views.explainedProblemView(card)
  // While they load, as on a server, nothing is said that would be shown for a moment only.
  return areViewsMissing() ? unexplainedView(card) : checkingView(card)
}

/** A problem that its title and one sentence explain. A status read of such a code had no answer. */
function briefView(card: FailedCard): View {
  const { problem } = card.state
  const { codes, statusUnread } = card.texts.first
  const { title, text } = codes[problem.code as FirstLoadCode]
  const kind = isNeutral(problem) ? undefined : 'action'
  return {
    ...problemTone(problem),
    ...(isStatusUnread(problem)
      ? { status: statusUnread.status, text: statusUnread.noAnswer }
      : { status: title, text: problemViews(card)?.blockedAgainText(card) ?? text }),
    lines: problemSlot(problem),
    buttons: [
      { ...retryButton(card), kind },
      ...cancelButtons(card),
      // Loaded on demand, so it comes last: a button that is there already does not move from under the pointer.
      ...(problemViews(card)?.continueHereButtons(card) ?? []),
    ],
  }
}

/** The explanation did not load: a new version may have replaced its file, which a reload finds. Another try asks again. */
function unexplainedView(card: FailedCard): View {
  const { notLoaded, statusUnread } = card.texts.first
  return {
    icon: 'unknown',
    status: statusUnread.status,
    text: notLoaded,
    buttons: [{ ...reloadButton(card), kind: 'action' }, retryButton(card)],
  }
}
