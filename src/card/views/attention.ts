/** A connected account that needs attention: why an action failed, the agent's health, or that it is another account. */
import { html, type TemplateResult } from 'lit'
import { rowOf } from '../../protocol/codes.js'
import { isOnHubSpotPage } from '../../protocol/hubspot-page.js'
import type { Problem } from '../../connector/state.js'
import { svgIcon } from '../icons.js'
import type { CodeTexts } from '../locales/sentence.js'
import { questionLink, warningIcon } from '../templates.js'
import type { Card, StateOf, View } from '../view.js'
import { healthView } from './agent-health.js'
import { otherAccountView } from './other-account.js'

export function attentionView(card: Card<StateOf<'connected'>>): View {
  const { problem } = card.state
  if (problem && rowOf(problem.code).otherAccount) return otherAccountView(card, problem)
  const view = healthView(card)
  return problem ? { ...view, notice: noticeTemplate(card, problem) } : view
}

/** Which action failed, and that the account is still connected. */
function noticeTemplate(card: Card, problem: Problem): TemplateResult {
  const link = mayHaveShownError(problem) ? html` ${questionLink(card, card.texts.problems.question.heading)}` : ''
  return html`<p part="notice">${svgIcon(warningIcon)}<span>${noticeText(card, problem)}${link}</span></p>`
}

/** Returns whether HubSpot's page may have shown an error. */
const mayHaveShownError = ({ code, during }: Problem): boolean =>
  during === 'connect' && (!!rowOf(code).asksWhatHubSpotShowed || isOnHubSpotPage(code))

function noticeText(card: Card, { code, during }: Problem): string {
  const { kept, codes } = card.texts.problems
  if (during !== 'start') return kept[during === 'disconnect' ? during : 'connect']
  const texts = (codes as Partial<Record<string, CodeTexts>>)[code]
  return kept.start({ reason: texts?.startNotice ?? (typeof texts?.text === 'string' ? texts.text : '') })
}
