/** Something failed: what happened, who has to act, what to do, and the button that does it. Loaded on demand. */
import type { Code } from '../../protocol/codes.js'
import type { Problem, State } from '../../connector/state.js'
import { framed, type Framed } from '../frame.js'
import { actorOf, remediesFor } from '../remedies.js'
import { codeLine, said, type Filling, type Template } from '../said.js'
import type { Messages } from '../messages.js'
import type { Button, Card, View } from '../view.js'
import type { words } from '../words.js'

type Failed = Extract<State, { status: 'failed' }>
type Words = typeof words

/** When the wait that a problem asks for is over, in milliseconds since 1970: another drawing does not begin it anew. */
const ends = new WeakMap<Problem, number>()

/** How long it still is, in milliseconds; `undefined` where a problem asks for none. */
function waitFor(problem: Problem): number | undefined {
  if (!problem.retryAfter) return
  const end = ends.get(problem) ?? Date.now() + problem.retryAfter * 1000
  ends.set(problem, end)
  return Math.max(0, end - Date.now())
}

/** A problem, whoever has to act. */
export function failureView(card: Card<Failed>, _: View, html: Template, fill: Filling): View {
  const { state, messages } = card
  const { code, during, owner, url } = state.problem
  const words = said(messages)
  if (code === 'misconfigured' && url !== undefined) return developerView(words, html)
  const unread = during === 'check' && code.startsWith('endpoint_')
  // Where nobody can tell how the connection stands, the card neither warns nor alarms.
  const untold = unread || code === 'offline' || code === 'signed_out'
  const frame = framed(state.problem, words, html)
  const [label, press] = retryButton(card, words, frame)
  const wait = waitFor(state.problem)
  const steps = unread ? undefined : stepsFor(card, state.problem, words, html, fill)
  const remedy = frame?.way ?? (steps && html`<div part="body">${steps}</div>`)
  const retry: Button = [label, wait ? undefined : press]
  const { buttons, links } = remediesFor(card, state.problem, words, { retry, alone: untold || !!frame })
  const { status, text, unreadable } = words.unread
  return {
    ...(untold ? { icon: 'unknown' } : { tone: /^(you|hubspotAdmin)$/.test(owner) ? 'caution' : 'negative' }),
    ...(unread
      ? { status, text: code === 'endpoint_bad_answer' ? unreadable : text }
      : { ...explain(card, state.problem, words, html, fill), ...frame?.says }),
    // Without a remedy of ours the card stays a single row where it is drawn inline.
    [remedy ? 'body' : 'notice']: html`<slot name=${'problem-' + code}>${remedy}</slot>`,
    ...(wait === 0 && words.waited),
    againIn: wait,
    buttons: [
      ...buttons,
      ...tabButton(card, words),
      ...(state.flow ? [[messages.buttons.cancel, 'cancel', 'aside'] as Button] : []),
    ],
    code: needsNoCode.test(code) ? undefined : codeLine(words.code, code, html, links),
  }
}

/** Codes that a person needs nobody's help with, so that nobody has to be told them. */
const needsNoCode =
  /^(offline|signed_out|endpoint_(unreachable|timeout)|popup_blocked|unfinished|not_confirmed|rate_limited)$/

/** What leads on by itself: what it is called, and what it does. */
function retryButton({ state, messages }: Card<Failed>, { buttons }: Words, frame?: Framed): [string, Button[1]] {
  switch (state.problem.code) {
    case 'popup_blocked':
      return [frame ? messages.buttons.retry : buttons.open, 'connect']
    case 'not_confirmed':
      return [buttons.again, 'checkStatus']
    case 'signed_out':
      return [buttons.reload, () => location.reload()]
    default:
      return [messages.buttons.retry, state.problem.during === 'check' ? 'checkStatus' : 'connect']
  }
}

/** Where no window opens, and HubSpot can come back to this page: to a frame it cannot, nor from another origin's relay. */
function tabButton(card: Card<Failed>, { buttons }: Words): Button[] {
  const { state, mode, relayUrl, tokenEndpoint } = card
  if (state.problem.code !== 'popup_blocked' || mode === 'popup' || self !== top) return []
  const { origin } = new URL(relayUrl || tokenEndpoint, document.baseURI)
  return origin === location.origin ? [[buttons.tab, () => card.connect({ mode: 'redirect' }), 'aside']] : []
}

/** A sentence with what this problem has to say filled in; nothing where it has not. */
function say(sentence: string, problem: Problem, words: Words, html: Template, fill: Filling): unknown {
  const { url, answer, reference, retryAfter, accountName, portalId, expectedPortal } = problem
  const values: Record<string, unknown> = {
    url: url && html`<code dir="ltr">${url}</code>`,
    answer: answer && (words.answers[answer] ?? answer),
    code: reference && html`<code dir="ltr">${reference}</code>`,
    n: retryAfter,
    got: html`<bdi>${accountName ?? portalId ?? words.unnamed}</bdi>`,
    want: expectedPortal && html`<bdi>${expectedPortal}</bdi>`,
  }
  const holes = [...sentence.matchAll(/\{(\w+)\}/g)]
  return holes.some(([, name]) => !values[name!]) ? undefined : fill(sentence, values)
}

/** What happened. */
export function explain(
  card: Card,
  problem: Problem,
  words: Words,
  html: Template,
  fill: Filling,
): { status: string; text: unknown } {
  const first = card.messages[problem.code as 'offline'] as Messages['offline'] | undefined
  const told = (card.authMethod !== 'own' && words.wiros[problem.code]) || words.codes[problem.code]
  return first ?? { status: told?.title ?? problem.code, text: told && say(told.what, problem, words, html, fill) }
}

/** Who has to act, and the steps; nothing where there is neither. */
export function stepsFor(card: Card, problem: Problem, words: Words, html: Template, fill: Filling) {
  const { code, owner } = problem
  if (!words.codes[code]) return
  const actor = actorOf(problem, card)
  const { line, steps: usual = [] } = words.owners[actor]
  const all = (actor === owner && words.codes[code].steps) || usual
  const steps = stepsIn(all, card)
  if (owner === 'you' && !steps.length) return
  const spoken = steps.map((step) => say(step, problem, words, html, fill)).filter((step) => step)
  return html`<p part="owner">${line}</p>${listOf(spoken, html)}`
}

/** Those that can be done: some only with an app of one's own. */
export const stepsIn = (steps: readonly string[], { authMethod }: Card): string[] =>
  steps.filter((step) => authMethod === 'own' || !step.startsWith('Own app:'))

/** A single one needs no number. */
export const listOf = (steps: readonly unknown[], html: Template) =>
  steps.length > 1
    ? html`<ol part="steps">${steps.map((step) => html`<li>${step}</li>`)}</ol>`
    : steps.map((step) => html`<p part="steps">${step}</p>`)

/** For the developer who has not finished embedding: no button leads anywhere yet. */
function developerView({ developer, code }: Words, html: Template): View {
  const { status, text, heading, hint } = developer
  const example = '<wiro-hubspot-connect token-endpoint="/api/hubspot">'
  return {
    icon: 'unknown',
    status,
    text,
    body: html`<div part="body"><div part="developer"><p part="heading">${heading}</p><p>${hint}</p><p><code dir="ltr">${example}</code></p></div></div>`,
    buttons: [],
    code: codeLine(code, 'misconfigured' satisfies Code, html),
  }
}
