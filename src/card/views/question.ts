/**
 * "What did HubSpot show?": a list to choose from, and a box for HubSpot's own words, which are answered as they come. It
 * is asked where nothing came back, and opened over a wait or over an account that a reconnect left as it was. Loaded on
 * demand; what reads the words is a piece of its own, fetched when the question is first asked.
 */
import type { Code } from '../../protocol/codes.js'
import type { Flow, Problem, State } from '../../connector/state.js'
import { remediesFor } from '../remedies.js'
import { codeLine, said, type Filling, type Template } from '../said.js'
import { keepShown, shownTo } from '../shown.js'
import type { Button, Card, Panel, PanelName, View } from '../view.js'
import { choicesOf } from './choices.js'
import { explain, stepsFor } from './failure.js'

type Choice = Code | 'nothing'
type Account = Extract<State, { status: 'connected' }>

/** What a person may have read on HubSpot's page. */
const choices: Choice[] = [
  'nothing',
  'hubspot_no_permission',
  'hubspot_plan_lacks_scope',
  'hubspot_link_retired',
  'wrong_browser',
]

/** What only an own app can meet comes before the last two. */
const ownChoices: Choice[] = ['hubspot_scope_mismatch', 'hubspot_redirect_mismatch', 'hubspot_unknown_client']

// ── What reads the words ────────────────────────────────────────────────────────────────────────────────────────────

const fetchPieces = () => Promise.all([import('../answers/answers.js'), import('../../connector/later.js')])

let here: Awaited<ReturnType<typeof fetchPieces>> | undefined

/** A piece that did not come is asked for again at the next drawing. */
async function fetchAnswers(card: Card): Promise<void> {
  here ??= await fetchPieces().catch(() => undefined)
  if (here) card.requestUpdate()
}

// ── The question ────────────────────────────────────────────────────────────────────────────────────────────────────

interface Ways {
  /** Leads on by itself. */
  retry: Button
  /** Come last, whatever is answered. */
  others: Button[]
  /** The focus goes to the list: it was opened. */
  opened?: boolean
}

/** Drawn over `base`, whose buttons stand until there is something to answer. */
export function questionView(card: Card, base: View, ways: Ways, html: Template, fill: Filling): View {
  const { question, choices: labels, label, placeholder } = said(card.messages).unfinished
  if (!here) void fetchAnswers(card)
  const offered = card.authMethod === 'own' ? [...choices.slice(0, -2), ...ownChoices, ...choices.slice(-2)] : choices
  const { flow } = card.state as { flow?: Flow }
  // Turned off by the host, there is nothing to try again; in this tab there was no window to close.
  const leading = offered.filter((choice) => choice !== 'nothing' || !(ways.retry[3] || flow?.redirect))
  const items = leading.map((choice, index): Parameters<typeof choicesOf>[2][number] => [
    labels[choice as 'nothing'],
    () => choose(card, choice, ways.retry),
    ways.opened && !index,
  ])
  const handleInput = ({ target }: Event) => {
    keepShown(card, (target as HTMLTextAreaElement).value)
    card.requestUpdate()
  }
  const text = shownTo(card)
  const tell = (code: Code) => card.connection?.reportProblem(code)
  const answer = here?.[0].answerTo(text, { card, ownerOf: here[1].ownerOf, retry: ways.retry, tell, html, fill })
  return {
    ...base,
    ...answer?.says,
    // Checked nowhere but in this page: a browser's spelling service is another.
    body: html`<div part="body">${choicesOf('shown', question, items, html)}<label part="field"><span part="label">${label}</span><textarea part="input" rows="2" placeholder=${placeholder} spellcheck="false" .value=${text} @input=${handleInput}></textarea></label>${answer?.body}</div>`,
    buttons: [...(answer?.buttons ?? [ways.retry]), ...ways.others],
    code: answer?.code,
  }
}

/** A cause ends the attempt; where an account was there before, its words are shown over it. */
async function choose(card: Card, choice: Choice, [, retry]: Button): Promise<unknown> {
  if (choice === 'nothing') return typeof retry === 'string' ? card[retry]() : retry?.()
  card.connection?.reportProblem(choice)
  return card.open(card.state.status === 'connected' ? 'answer' : undefined)
}

// ── Over a wait, or over an account ─────────────────────────────────────────────────────────────────────────────────

/** Codes that say nothing of what HubSpot showed, or not all of it. */
const silent = /^(unfinished|session_expired|authorization_denied)$/

/** What a note over an account leads to: the question, or the answer that was given; nothing where HubSpot had no part in it. */
export const panelFor = ({ code, during }: Problem): PanelName | undefined => {
  if (during !== 'connect') return
  return silent.test(code) ? 'question' : choices.concat(ownChoices).includes(code) ? 'answer' : undefined
}

export const questionPanel: Panel = (card: Card, base, html, fill): View | undefined => {
  const { state, messages, disabled } = card
  const back: Button = [said(messages).buttons.back, () => card.open(), 'aside']
  if (state.status === 'authorizing') {
    const retry: Button = [messages.buttons.retry, () => card.connect({ restart: true }), 'action']
    const others: Button[] = [back, [messages.buttons.cancel, 'cancel', 'aside']]
    return questionView(card, base, { retry, others, opened: true }, html, fill)
  }
  if (state.status !== 'connected' || !state.problem) return
  const retry: Button = [messages.buttons.reconnect, 'connect', undefined, disabled]
  const over = { ...base, notice: undefined }
  return questionView(card, over, { retry, others: [back], opened: true }, html, fill)
}

export const answerPanel: Panel = (card: Card<Account>, base, html, fill): View | undefined => {
  const { problem } = card.state
  if (!problem) return
  const { messages, disabled } = card
  const words = said(messages)
  const { status, text } = explain(card, problem, words, html, fill)
  const retry: Button = [messages.buttons.reconnect, 'connect', undefined, disabled]
  const { buttons, links } = remediesFor(card, problem, words, { retry })
  return {
    ...base,
    notice: undefined,
    body: html`<div part="body"><p part="heading" tabindex="-1" data-focus>${status}</p><p>${text}</p>${stepsFor(card, problem, words, html, fill)}</div>`,
    buttons: [...buttons, [words.buttons.back, () => card.open('question'), 'aside']],
    code: codeLine(words.code, problem.code, html, links),
  }
}
