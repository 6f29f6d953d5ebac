/**
 * The answer to a message that was pasted from HubSpot's page: what it means, who has to act, what to do, and how its
 * scopes and URLs differ from Wiro's. The message stays in this page.
 */
import { html } from 'lit'
import { authMethodOf } from '../../auth-method.js'
import { ownerOf } from '../../../protocol/codes.js'
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
import { parseErrorMessage } from './error-message.js'

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
  const { code } = message
  if (!code && text.trim().length < MIN_CHARACTERS) return
  const isOwnApp = authMethodOf(card) === 'own'
  // The app's owner, or support, may recognize an unknown message from the details.
  const owner = code ? ownerOf(code) : isOwnApp ? 'appOwner' : 'wiro'
  const problem: Problem = { code: code ?? 'unfinished', owner, during: 'connect' }
  const { buttons, links } =
    isOwnApp && !code
      ? { buttons: [retry, copyDetailsButton(card, problem)], links: [] }
      : actionsFor(card, problem, { retry, onBeforeOpen: () => card.reportProblem(problem.code) })
  // The owner of an own app can mend what differs; a customer of Wiro's app cannot.
  const lines = comparisonLines(compareWithWiro(message), card)
  const [forOwner, forDevelopers] = isOwnApp ? [lines, []] : [[], lines]
  const { status, title } = code ? meaningOf(card, problem) : { status: {}, title: '' }
  return {
    isKnown: !!code,
    status,
    body: html`${title}${listTemplate(forOwner)}${stepsTemplate(problemSteps(card, problem))}`,
    buttons,
    details: problemDetails(card, problem, links, forDevelopers),
  }
}

/** Returns what a known message means: in place of the view's status, but over an account, which stays connected, below it. */
function meaningOf(card: Card, problem: Problem): Pick<PastedAnswer, 'status'> & { title: unknown } {
  const { status, text } = describeProblem(card, problem)
  return card.state.status === 'connected'
    ? { status: {}, title: html`<p part="heading">${status}</p><p>${text}</p>` }
    : { status: { icon: undefined, ...problemTone(problem), status, text }, title: '' }
}

const listTemplate = (lines: readonly unknown[]) =>
  lines.length ? html`<ul part="steps">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : ''

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
