/** A connected account that needs attention: why an action failed, the agent's health, or that it is another account. */
import { html, type TemplateResult } from 'lit'
import { helpOf, isOnHubSpotPage } from '../../protocol/code-help.js'
import type { Problem } from '../../connector/state.js'
import { svgIcon } from '../icons.js'
import { textsOfCode } from '../problem-texts.js'
import { linkTemplate, questionLink, warningIcon } from '../templates.js'
import type { Card, StateOf, View } from '../view.js'
import { healthView, refusedStartView } from './agent-health.js'
import { otherAccountView } from './other-account.js'

type ConnectedCard = Card<StateOf<'connected'>>

export function attentionView(card: ConnectedCard): View {
  const { problem } = card.state
  if (!problem) return healthView(card)
  if (problem.expectedPortal || helpOf(problem.code).otherAccount) return otherAccountView(card, problem)
  const { reason } = problem
  if (reason && reason !== 'already_running') return refusedStartView(card, problem, reason)
  return { ...healthView(card), notice: noticeTemplate(card, problem) }
}

/** Which action failed, that the account is still connected, and what to do. It stands outside of the words that are said. */
function noticeTemplate(card: ConnectedCard, problem: Problem): TemplateResult {
  const link = noticeLink(card, problem)
  return html`<p part="notice" role="alert">${svgIcon(warningIcon)}<span>${noticeText(card, problem)}${link && html` ${link}`}</span></p>`
}

function noticeLink(card: ConnectedCard, problem: Problem): TemplateResult | undefined {
  if (problem.during === 'disconnect')
    return linkTemplate({ label: card.texts.first.buttons.retry, press: () => card.disconnect() })
  return mayHaveShownError(problem) ? questionLink(card, card.texts.problems.questionLink) : undefined
}

/** Returns whether HubSpot's page may have shown an error. */
const mayHaveShownError = ({ code, during }: Problem): boolean =>
  during === 'connect' && (!!helpOf(code).asksWhatHubSpotShowed || isOnHubSpotPage(code))

function noticeText(card: ConnectedCard, { code, during, reason }: Problem): string {
  const { kept, agent } = card.texts.problems
  if (during !== 'start') return kept[during === 'disconnect' ? during : 'connect']
  if (reason) return agent.refusals[reason]
  const { title, text } = textsOfCode(card, code)!
  return code === 'start_refused' ? String(text) : kept.start({ reason: typeof text === 'string' ? text : title })
}
