/**
 * The answer to a message that was pasted from HubSpot's page: what it means, who has to act, what to do, and how its
 * scopes and URLs differ from Wiro's. The message stays in this page.
 */
import { html, type TemplateResult } from 'lit'
import { authMethodOf } from '../../auth-method.js'
import { ownerOf, type Code } from '../../../protocol/codes.js'
import { REDIRECT_URL } from '../../../protocol/hubspot.js'
import type { Problem } from '../../../connector/state.js'
import type { Pieces } from '../../locales/sentence.js'
import { actionsFor, copyDetailsButton } from '../../problem-actions.js'
import { describeProblem, problemDetails, problemSteps } from '../../problem-texts.js'
import { literal, literalList } from '../../problem-values.js'
import { stepsTemplate } from '../../templates.js'
import type { Button, Card, View } from '../../view.js'
import { problemTone } from '../../views/problem-parts.js'
import { compareWithWiro, type Comparison } from './comparison.js'
import { parseErrorMessage, type ErrorMessage } from './error-message.js'

export interface PastedAnswer {
  /** In place of what the view said before. */
  status: Partial<Pick<View, 'tone' | 'icon' | 'status' | 'text'>>
  /** Below the text box. */
  body: unknown
  buttons: Button[]
  details?: unknown
}

/** A shorter text is not yet answered as an unknown message. */
const MIN_CHARACTERS = 8

/** Returns the answer to a pasted text; `undefined` where it is too short to be a message. */
export function answerTo(text: string, card: Card, retry: Button): PastedAnswer | undefined {
  const message = parseErrorMessage(text)
  if (message.code) return knownAnswer(message.code, message, card, retry)
  return text.trim().length < MIN_CHARACTERS ? undefined : generalAnswer(message, card, retry)
}

function knownAnswer(code: Code, message: ErrorMessage, card: Card, retry: Button): PastedAnswer {
  const problem: Problem = { code, owner: ownerOf(code), during: 'connect' }
  const { status, text } = describeProblem(card, problem)
  const { buttons, links } = actionsFor(card, problem, { retry, onBeforeOpen: () => card.reportProblem(code) })
  // Over an account the status keeps saying that it is connected.
  const isOverAccount = card.state.status === 'connected'
  const title = isOverAccount ? html`<p part="heading">${status}</p><p>${text}</p>` : ''
  return {
    status: isOverAccount ? {} : { icon: undefined, ...problemTone(problem), status, text },
    body: html`${title}${comparisonTemplate(compareWithWiro(message), card)}${stepsTemplate(problemSteps(card, problem))}`,
    buttons,
    details: problemDetails(card, problem, links),
  }
}

/** The answer to an unknown message: the app's owner, or support, may recognize it from the details. */
function generalAnswer(message: ErrorMessage, card: Card, retry: Button): PastedAnswer {
  const isOwnApp = authMethodOf(card) === 'own'
  const problem: Problem = { code: 'unfinished', owner: isOwnApp ? 'appOwner' : 'wiro', during: 'connect' }
  const { buttons, links } = actionsFor(card, problem, { retry })
  return {
    status: {},
    body: html`${comparisonTemplate(compareWithWiro(message), card)}${stepsTemplate(problemSteps(card, problem))}`,
    buttons: isOwnApp ? [retry, copyDetailsButton(card, problem)] : [buttons[0]!, ...links, ...buttons.slice(1)],
  }
}

// ── Comparison ──────────────────────────────────────────────────────────────────────────────────────────────────────

function comparisonTemplate({ required, optional, other, urls }: Comparison, card: Card): TemplateResult | string {
  const sentences = card.texts.panels.comparison
  const lines: Pieces<unknown>[] = [
    ...(required.length ? [sentences.required({ scopes: literalList(card, required) })] : []),
    ...(optional.length ? [sentences.optional({ scopes: literalList(card, optional) })] : []),
    ...(other.length ? [sentences.other({ scopes: literalList(card, other) })] : []),
    ...urls.map(({ url, isRedirectUrl }) =>
      isRedirectUrl
        ? sentences.same({ url: literal(url) })
        : sentences.differs({ url: literal(url), redirectUrl: literal(REDIRECT_URL) }),
    ),
  ]
  return lines.length ? html`<ul part="steps">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : ''
}
