/** A connected account with a problem: why an action failed, or that it is another account. Loaded on demand. */
import { html, type TemplateResult } from 'lit'
import { helpOf, isOnHubSpotPage } from '../../protocol/code-help.js'
import type { Problem } from '../../connector/state.js'
import { svgIcon } from '../icons.js'
import { copyDetailsButton } from '../problem-actions.js'
import { describeProblem, problemDetails } from '../problem-texts.js'
import { linkTemplate, questionLink } from '../templates.js'
import type { StartRefusal } from '../../protocol/start-refusal.js'
import type { Card, StateOf, View } from '../view.js'
import { warningIcon } from '../warning-icon.js'
import { haltedView, healthView } from './agent-health.js'
import { otherAccountView } from './other-account.js'

type ConnectedCard = Card<StateOf<'connected'>>

export function attentionView(card: ConnectedCard, problem: Problem): View {
  if (problem.expectedPortal || helpOf(problem.code).otherAccount) return otherAccountView(card, problem)
  const { reason } = problem
  if (reason && reason !== 'already_running') return refusedStartView(card, problem, reason)
  return { ...healthView(card), notice: noticeTemplate(card, problem) }
}

/** Wiro said why it did not start the agent. */
const refusedStartView = (card: ConnectedCard, problem: Problem, reason: StartRefusal): View => ({
  ...haltedView(card, card.texts.problems.agent.refusals[reason], reason),
  details: problemDetails(card, problem, [copyDetailsButton(card, problem)]),
})

/** Which action failed and why, that the account is still connected, and what to do. It stands outside of the words that are said. */
function noticeTemplate(card: ConnectedCard, problem: Problem): TemplateResult {
  const link = noticeLink(card, problem)
  return html`<p part="notice" role="alert">${svgIcon(warningIcon)}<span>${noticeText(card, problem)}${link && html` ${link}`}</span></p>`
}

function noticeLink(card: ConnectedCard, problem: Problem): TemplateResult | undefined {
  const { retry, checkAgain } = card.texts.first.buttons
  if (problem.during === 'disconnect') return linkTemplate({ label: retry, press: () => card.disconnect() })
  if (problem.approved) return linkTemplate({ label: checkAgain, press: () => card.checkStatus() })
  return mayHaveShownError(problem) ? questionLink(card, card.texts.problems.questionLink) : undefined
}

/** Returns whether HubSpot's page may have shown an error. */
const mayHaveShownError = ({ code, during }: Problem): boolean =>
  during === 'connect' && (!!helpOf(code).asksWhatHubSpotShowed || isOnHubSpotPage(code))

function noticeText(card: ConnectedCard, problem: Problem): unknown {
  const { code, during, reason, approved } = problem
  const { kept, agent, approved: approvedText } = card.texts.problems
  const { status: title, text } = describeProblem(card, problem)
  if (approved) return approvedText<unknown>({ reason: text })
  if (during !== 'start') return html`${kept[during === 'disconnect' ? during : 'connect']} ${text}`
  if (reason) return agent.refusals[reason]
  return code === 'start_refused' ? text : kept.start({ reason: typeof text === 'string' ? text : title })
}
