/**
 * What the card answers to a text that was copied off HubSpot's page: what it means, who has to act, what to do, and how
 * the scopes and addresses in it differ from Wiro's. Nothing of it leaves the page. A piece of its own, fetched when the
 * question is first asked; like everything on demand it imports no value that the first load imports too.
 */
import type { Code, Owner } from '../../protocol/codes.js'
import type { Problem } from '../../connector/state.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../app.js'
import { remediesFor, copyingDetails } from '../remedies.js'
import { codeLine, said, saidOf, type Filling, type Template } from '../said.js'
import type { Button, Card, View } from '../view.js'
import { explain, stepsFor } from '../views/failure.js'
import { read, type Reading } from './cause.js'
import { words as english } from './words.js'

interface Drawing {
  card: Card
  /** Who has to act: the one table is the flow's. */
  ownerOf: (code: Code) => Owner
  /** Leads on by itself. */
  retry: Button
  /** Ends the attempt with a cause, before what leads to somebody's help. */
  tell: (code: Code) => unknown
  html: Template
  fill: Filling
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
  const { card, ownerOf, retry, tell, html, fill } = drawing
  const problem: Problem = { code, owner: ownerOf(code), during: 'connect' }
  const words = said(card.messages)
  const { status, text } = explain(card, problem, words, html, fill)
  const { buttons, links } = remediesFor(card, problem, words, { retry, before: () => tell(code) })
  const steps = stepsFor(card, problem, words, html, fill)
  // Over an account the status stays the account's.
  const over = card.state.status === 'connected'
  const title = over ? html`<p part="heading">${status}</p><p>${text}</p>` : ''
  const tone = problem.owner === 'hubspotAdmin' ? 'caution' : 'negative'
  return {
    says: over ? {} : { tone, icon: undefined, status, text },
    body: html`${title}${comparison(reading, drawing)}${steps}`,
    buttons,
    code: codeLine(words.code, code, html, links),
  }
}

/** Whoever reads the details will know more. */
function generalAnswer(reading: Reading, drawing: Drawing): Answer {
  const { card, retry, html, fill } = drawing
  const problem: Problem = { code: 'unfinished', owner: 'wiro', during: 'connect' }
  const words = said(card.messages)
  const [first, ...others] = remediesFor(card, problem, words, { retry }).buttons
  return {
    says: {},
    body: html`${comparison(reading, drawing)}${stepsFor(card, problem, words, html, fill)}`,
    buttons: [first!, [...copyingDetails(card, problem, words, words.buttons.details)], ...others],
  }
}

// ── Compared with Wiro's ────────────────────────────────────────────────────────────────────────────────────────────

/** Of a text that anybody may have written, so many and so long. */
const most = 14
const longest = 200

function comparison({ scopes, addresses }: Reading, { card, html, fill }: Drawing) {
  const { required, optional, other, same, differs } = saidOf(english, card.messages).compared
  const code = (text: string) => html`<code dir="ltr">${text.slice(0, longest)}</code>`
  const listed = (names: string[]) => names.slice(0, most).map((name, index) => html`${index ? ', ' : ''}${code(name)}`)
  const kinds: [string, string[]][] = [
    [required, scopes.filter((name) => REQUIRED_SCOPES.includes(name))],
    [optional, scopes.filter((name) => OPTIONAL_SCOPES.includes(name))],
    [other, scopes.filter((name) => !REQUIRED_SCOPES.concat(OPTIONAL_SCOPES).includes(name))],
  ]
  const lines = [
    ...kinds.filter(([, names]) => names.length).map(([line, names]) => fill(line, { scopes: listed(names) })),
    ...addresses
      .slice(0, 2)
      .map((url) => fill(url === REDIRECT_URL ? same : differs, { url: code(url), ours: code(REDIRECT_URL) })),
  ]
  return lines.length ? html`<ul part="steps">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : ''
}
