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
  /** The message names a cause. */
  isKnown: boolean
  /** In place of what the view said before. */
  status: Partial<Pick<View, 'tone' | 'icon' | 'status' | 'text'>>
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
  const { forOwner, forDevelopers } = comparisonFor(message, card)
  return {
    isKnown: true,
    status: isOverAccount ? {} : { icon: undefined, ...problemTone(problem), status, text },
    body: html`${title}${forOwner}${stepsTemplate(problemSteps(card, problem))}`,
    buttons,
    details: problemDetails(card, problem, links, forDevelopers),
  }
}

/** The answer to an unknown message: the app's owner, or support, may recognize it from the details. */
function generalAnswer(message: ErrorMessage, card: Card, retry: Button): PastedAnswer {
  const isOwnApp = authMethodOf(card) === 'own'
  const problem: Problem = { code: 'unfinished', owner: isOwnApp ? 'appOwner' : 'wiro', during: 'connect' }
  const { buttons, links } = actionsFor(card, problem, { retry })
  const { forOwner, forDevelopers } = comparisonFor(message, card)
  return {
    isKnown: false,
    status: {},
    body: html`${forOwner}${stepsTemplate(problemSteps(card, problem))}`,
    buttons: isOwnApp ? [retry, copyDetailsButton(card, problem)] : buttons,
    details: isOwnApp ? undefined : problemDetails(card, problem, links, forDevelopers),
  }
}

// ── Comparison ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface PlacedComparison {
  forOwner?: TemplateResult
  forDevelopers?: Pieces<unknown>[]
}

/** Puts the comparison where its reader is: an own app's owner corrects the app, a customer of Wiro's app cannot. */
function comparisonFor(message: ErrorMessage, card: Card): PlacedComparison {
  const lines = comparisonLines(compareWithWiro(message), card)
  if (authMethodOf(card) !== 'own') return { forDevelopers: lines }
  return lines.length ? { forOwner: html`<ul part="steps">${lines.map((line) => html`<li>${line}</li>`)}</ul>` } : {}
}

function comparisonLines({ required, optional, other, urls }: Comparison, card: Card): Pieces<unknown>[] {
  const sentences = card.texts.panels.comparison
  return [
    ...(required.length ? [sentences.required({ scopes: literalList(card, required) })] : []),
    ...(optional.length ? [sentences.optional({ scopes: literalList(card, optional) })] : []),
    ...(other.length ? [sentences.other({ scopes: literalList(card, other) })] : []),
    ...urls.map(({ url, isRedirectUrl }) =>
      isRedirectUrl
        ? sentences.same({ url: literal(url) })
        : sentences.differs({ url: literal(url), redirectUrl: literal(REDIRECT_URL) }),
    ),
  ]
}
