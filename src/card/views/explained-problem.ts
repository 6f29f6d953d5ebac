/** An action failed: what happened, what to do, the buttons that do it, and the details for developers. Loaded on demand. */
import { html, nothing } from 'lit'
import type { Problem } from '../../connector/state.js'
import { helpOf } from '../../protocol/code-help.js'
import { rowOf } from '../../protocol/codes.js'
import { actionsFor } from '../problem-actions.js'
import { describeProblem, problemDetails, problemSteps } from '../problem-texts.js'
import { literal } from '../problem-values.js'
import { detailsTemplate, stepsTemplate } from '../templates.js'
import type { Card, StateOf, View } from '../view.js'
import { cancelButtons, isStatusUnread, problemSlot, problemTone, retryButton } from './problem-parts.js'

type FailedCard = Card<StateOf<'failed'>>

export function explainedProblemView(card: FailedCard): View {
  const { state, texts } = card
  const { problem } = state
  const { embedding, selfService } = helpOf(problem.code)
  if (embedding && problem.url !== undefined) return embeddingView(card)
  const isUnread = isStatusUnread(problem)
  const { leftMs } = card.controllers.retryWait
  const retry = leftMs ? { ...retryButton(card), press: undefined } : retryButton(card)
  const { buttons, links } = actionsFor(card, problem, { retry, retryOnly: isUnread })
  const steps = isUnread ? [texts.problems.statusUnread.step] : problemSteps(card, problem)
  return {
    ...problemTone(problem),
    ...describeProblem(card, problem),
    ...(isStatusOpen(problem) && { tone: undefined, icon: 'unknown', status: texts.first.statusUnread.status }),
    ...(isUnread && { text: texts.problems.statusUnread.unreadable }),
    ...(leftMs === 0 && { status: texts.problems.retryReady, text: undefined }),
    ...stepsView(card, steps),
    buttons: [...buttons, ...cancelButtons(card)],
    details: selfService ? undefined : problemDetails(card, problem, links),
  }
}

/**
 * The steps stand among the lines, so that a screen reader says them too. In a row they follow each other like sentences; only
 * a list with something to copy makes it more than a row.
 */
function stepsView({ state, appearance }: FailedCard, steps: readonly unknown[]): Pick<View, 'lines' | 'body'> {
  const isList = steps.length > 1 && !(appearance === 'inline' && steps.every((step) => typeof step === 'string'))
  return isList
    ? { lines: problemSlot(state.problem, html`<div part="body">${stepsTemplate(steps)}</div>`), body: nothing }
    : { lines: problemSlot(state.problem, stepsTemplate(steps.length > 1 ? [steps.join(' ')] : steps)) }
}

/**
 * A status read failed, so that it is unknown how the connection stands. The title says more where this person was refused, or
 * where the code has a way on of its own.
 */
const isStatusOpen = ({ code, during, owner }: Problem): boolean =>
  !rowOf(code).retry && during === 'check' && owner !== 'productAdmin'

/** The element lacks an address: how a developer gives it one. No button leads anywhere. */
function embeddingView(card: FailedCard): View {
  const { developer, details } = card.texts.problems
  const { status, text, heading, hint } = developer
  const example = `<wiro-hubspot-connect ${missingAttribute(card)}="/api/hubspot">`
  return {
    icon: 'unknown',
    status,
    text,
    body: html`<div part="body"><div part="developer"><p part="heading">${heading}</p><p>${hint}</p><p>${literal(example)}</p></div></div>`,
    buttons: [],
    details: detailsTemplate(details, { code: 'misconfigured' }, []),
  }
}

/** Returns the attribute that is missing or not allowed. With a back end of the page's own, only the relay page has an address. */
const missingAttribute = ({ backend, tokenEndpoint, state }: FailedCard): string =>
  backend || (tokenEndpoint && state.problem.url !== tokenEndpoint) ? 'relay-url' : 'token-endpoint'
