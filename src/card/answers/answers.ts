/**
 * What the card answers to a text that was copied off HubSpot's page: what it means, who has to act, what to do, and how
 * the scopes and addresses in it differ from Wiro's. Nothing of it leaves the page. A piece of its own, fetched when the
 * question is first asked.
 */
import { html } from 'lit'
import type { Code, Owner } from '../../protocol/codes.js'
import type { Problem } from '../../connector/state.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../app.js'
import type { Pieces } from '../locales/sentence.js'
import { copyDetailsButton, actionsFor } from '../problem-actions.js'
import { codeTemplate } from '../templates.js'
import type { Button, Card, View } from '../view.js'
import { describeProblem, problemSteps } from '../problem-texts.js'
import { read, type Reading } from './cause.js'

interface Drawing {
  card: Card
  /** Who has to act: the one table is the flow's. */
  ownerOf: (code: Code) => Owner
  /** Leads on by itself. */
  retry: Button
  /** Ends the attempt with a cause, before what leads to somebody's help. */
  tell: (code: Code) => unknown
}

export interface Answer {
  /** Said aloud, in the status. */
  says: Partial<Pick<View, 'tone' | 'icon' | 'status' | 'text'>>
  /** Below the text. */
  body: unknown
  buttons: Button[]
  code?: unknown
}

/** Characters from which on a text may be a message that nobody knows. */
const shortest = 8

export function answerTo(text: string, drawing: Drawing): Answer | undefined {
  const reading = read(text)
  if (reading.code) return answerWith(reading.code, reading, drawing)
  return text.trim().length < shortest ? undefined : generalAnswer(reading, drawing)
}

function answerWith(code: Code, reading: Reading, drawing: Drawing): Answer {
  const { card, ownerOf, retry, tell } = drawing
  const problem: Problem = { code, owner: ownerOf(code), during: 'connect' }
  const { status, text } = describeProblem(card, problem)
  const { buttons, links } = actionsFor(card, problem, { retry, onBefore: () => tell(code) })
  // Over an account the status stays the account's.
  const over = card.state.status === 'connected'
  const title = over ? html`<p part="heading">${status}</p><p>${text}</p>` : ''
  const tone = problem.owner === 'hubspotAdmin' ? 'caution' : 'negative'
  return {
    says: over ? {} : { tone, icon: undefined, status, text },
    body: html`${title}${comparison(reading, card)}${problemSteps(card, problem)}`,
    buttons,
    code: codeTemplate(card.texts.problems.code, code, links),
  }
}

/** Whoever reads the details will know more. */
function generalAnswer(reading: Reading, { card, retry }: Drawing): Answer {
  const problem: Problem = { code: 'unfinished', owner: 'wiro', during: 'connect' }
  const [first, ...others] = actionsFor(card, problem, { retry }).buttons
  return {
    says: {},
    body: html`${comparison(reading, card)}${problemSteps(card, problem)}`,
    buttons: [first!, copyDetailsButton(card, problem, card.texts.problems.buttons.copyDetails), ...others],
  }
}

// ── Compared with Wiro's ────────────────────────────────────────────────────────────────────────────────────────────

/** Of a text that anybody may have written, so many and so long. */
const most = 14
const longest = 200

function comparison({ scopes, addresses }: Reading, { texts }: Card) {
  const { required, optional, other, same, differs } = texts.panels.comparison
  const code = (text: string) => html`<code dir="ltr">${text.slice(0, longest)}</code>`
  const listed = (names: string[]) => names.slice(0, most).map((name, index) => html`${index ? ', ' : ''}${code(name)}`)
  const kinds: [typeof required, string[]][] = [
    [required, scopes.filter((name) => REQUIRED_SCOPES.includes(name))],
    [optional, scopes.filter((name) => OPTIONAL_SCOPES.includes(name))],
    [other, scopes.filter((name) => !REQUIRED_SCOPES.concat(OPTIONAL_SCOPES).includes(name))],
  ]
  const lines: Pieces<unknown>[] = [
    ...kinds.filter(([, names]) => names.length).map(([line, names]) => line<unknown>({ scopes: listed(names) })),
    ...addresses
      .slice(0, 2)
      .map((url) =>
        url === REDIRECT_URL ? same({ url: code(url) }) : differs({ url: code(url), redirectUrl: code(REDIRECT_URL) }),
      ),
  ]
  return lines.length ? html`<ul part="steps">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : ''
}
