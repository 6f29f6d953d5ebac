/**
 * "What did HubSpot show?": a list to choose from, and a box for HubSpot's own words, which are answered as they come. It
 * is asked where nothing came back, and opened over a wait or over an account that a reconnect left as it was. Loaded on
 * demand; what reads the words is a piece of its own, fetched when the question is first asked.
 */
import { html } from 'lit'
import { codesOnHubSpotPage, isOnHubSpotPage, rowOf } from '../../protocol/codes.js'
import type { Code, HubSpotPageCode } from '../../protocol/codes.js'
import type { Flow, Problem, State } from '../../connector/state.js'
import { loadPanelTexts } from '../locales/texts.js'
import type { Panel, PanelName } from '../panel.js'
import { actionsFor } from '../problem-actions.js'
import { codeTemplate } from '../templates.js'
import type { Button, Card, View } from '../view.js'
import { choicesOf, type Choice } from './choices.js'
import { describeProblem, problemSteps } from '../problem-texts.js'

type Account = Extract<State, { status: 'connected' }>

// ── What reads the words ────────────────────────────────────────────────────────────────────────────────────────────

const fetchPieces = (language: string) =>
  Promise.all([import('../answers/answers.js'), import('../../connector/later.js'), loadPanelTexts(language)])

let here: Awaited<ReturnType<typeof fetchPieces>> | undefined

/** A piece that did not come is asked for again at the next drawing. */
async function fetchAnswers(card: Card): Promise<void> {
  here ??= await fetchPieces(card.language).catch(() => undefined)
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
export function questionView(card: Card, base: View, ways: Ways): View {
  const { heading, label, placeholder } = card.texts.problems.question
  const { pastedText } = card.controllers
  if (!here) void fetchAnswers(card)
  const handleInput = ({ target }: Event) => {
    pastedText.text = (target as HTMLTextAreaElement).value
  }
  const { text } = pastedText
  const tell = (code: Code) => card.connection?.reportProblem(code)
  const answer = here?.[0].answerTo(text, { card, ownerOf: here[1].ownerOf, retry: ways.retry, tell })
  return {
    ...base,
    ...answer?.says,
    // Checked nowhere but in this page: a browser's spelling service is another.
    body: html`<div part="body">${choicesOf('shown', heading, choicesFor(card, ways))}<label part="field"><span part="label">${label}</span><textarea part="input" rows="2" placeholder=${placeholder} spellcheck="false" .value=${text} @input=${handleInput}></textarea></label>${answer?.body}</div>`,
    buttons: [...(answer?.buttons ?? [ways.retry]), ...ways.others],
    code: answer?.code,
  }
}

function choicesFor(card: Card, { retry, opened }: Ways): Choice[] {
  const { nothing, choices: labels } = card.texts.problems.question
  const { flow } = card.state as { flow?: Flow }
  const offered = codesOnHubSpotPage(card.authMethod === 'own').map((code): Choice => ({
    label: labels[code],
    press: () => choose(card, code),
  }))
  // Turned off by the host, there is nothing to try again; in this tab there was no window to close.
  const choices =
    retry.disabled || flow?.redirect ? offered : [{ label: nothing, press: () => retry.press?.() }, ...offered]
  return choices.map((choice, index) => ({ ...choice, focus: opened && !index }))
}

/** A cause ends the attempt; where an account was there before, its words are shown over it. */
async function choose(card: Card, code: HubSpotPageCode): Promise<unknown> {
  card.connection?.reportProblem(code)
  return card.open(card.state.status === 'connected' ? 'answer' : undefined)
}

// ── Over a wait, or over an account ─────────────────────────────────────────────────────────────────────────────────

/** What a note over an account leads to: the question, or the answer that was given; nothing where HubSpot had no part in it. */
export const panelFor = ({ code, during }: Problem): PanelName | undefined => {
  if (during !== 'connect') return
  return rowOf(code).asksWhatHubSpotShowed ? 'question' : isOnHubSpotPage(code) ? 'answer' : undefined
}

export const questionPanel: Panel = (card: Card, base): View | undefined => {
  const { state, texts, disabled } = card
  const { buttons } = texts.first
  const back: Button = { label: texts.problems.buttons.back, press: () => card.open(), kind: 'aside' }
  if (state.status === 'authorizing') {
    const retry: Button = { label: buttons.retry, press: () => card.connect({ restart: true }), kind: 'action' }
    const others: Button[] = [back, { label: buttons.cancel, press: () => card.cancel(), kind: 'aside' }]
    return questionView(card, base, { retry, others, opened: true })
  }
  if (state.status !== 'connected' || !state.problem) return
  const retry: Button = { label: buttons.reconnect, press: () => card.connect(), disabled }
  const over = { ...base, notice: undefined }
  return questionView(card, over, { retry, others: [back], opened: true })
}

export const answerPanel: Panel = (card: Card<Account>, base): View | undefined => {
  const { problem } = card.state
  if (!problem) return
  const { texts, disabled } = card
  const { status, text } = describeProblem(card, problem)
  const retry: Button = { label: texts.first.buttons.reconnect, press: () => card.connect(), disabled }
  const { buttons, links } = actionsFor(card, problem, { retry })
  return {
    ...base,
    notice: undefined,
    body: html`<div part="body"><p part="heading" tabindex="-1" data-focus>${status}</p><p>${text}</p>${problemSteps(card, problem)}</div>`,
    buttons: [...buttons, { label: texts.problems.buttons.back, press: () => card.open('question'), kind: 'aside' }],
    code: codeTemplate(texts.problems.code, problem.code, links),
  }
}
