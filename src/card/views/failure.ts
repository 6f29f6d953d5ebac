/** Something failed: what happened, who has to act, what to do, and the button that does it. Loaded on demand. */
import type { Code, Problem, State } from '../../protocol.js'
import { framed, type Framed } from '../frame.js'
import { codeLine, said, type Filling, type Template } from '../said.js'
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
  const { state, messages, authMethod } = card
  const { code, during, owner, url } = state.problem
  const words = said(messages)
  if (code === 'misconfigured' && url !== undefined) return developerView(words, html)
  const own = authMethod === 'own'
  const unread = during === 'check' && code.startsWith('endpoint_')
  // Where nobody can tell how the connection stands, the card neither warns nor alarms.
  const untold = unread || code === 'offline' || code === 'signed_out'
  const frame = framed(state.problem, words, html)
  const [label, press] = remedyButton(card, words, frame)
  const wait = waitFor(state.problem)
  const remedy = frame?.way ?? (unread ? undefined : remedyFor(state.problem, words, own, html, fill))
  const first = messages[code as 'offline'] as Partial<View> | undefined
  const { status, text, unreadable } = words.unread
  return {
    ...(untold ? { icon: 'unknown' } : { tone: /^(you|hubspotAdmin)$/.test(owner) ? 'caution' : 'negative' }),
    ...(unread
      ? { status, text: code === 'endpoint_bad_answer' ? unreadable : text }
      : { ...explain(state.problem, words, own, html, fill), ...first, ...frame?.says }),
    // Without a remedy of ours the card stays a single row where it is drawn inline.
    [remedy ? 'body' : 'notice']: html`<slot name=${'problem-' + code}>${remedy}</slot>`,
    ...(wait === 0 && words.waited),
    againIn: wait,
    buttons: [
      [label, wait ? undefined : press, untold || frame ? undefined : 'action'],
      ...(state.flow ? [[messages.buttons.cancel, 'cancel', 'aside'] as Button] : []),
    ],
    code: needsNoCode.test(code) ? undefined : codeLine(words.code, code, html),
  }
}

/** Codes that a person needs nobody's help with, so that nobody has to be told them. */
const needsNoCode =
  /^(offline|signed_out|endpoint_(unreachable|timeout)|popup_blocked|unfinished|not_confirmed|rate_limited)$/

/** The leading button: what it is called, and what it does. */
function remedyButton({ state, messages }: Card<Failed>, { buttons }: Words, frame?: Framed): [string, Button[1]] {
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

/** A sentence with what this problem has to say filled in. */
function say(sentence: string, problem: Problem, words: Words, html: Template, fill: Filling) {
  const { code, url, answer = '', reference, retryAfter, portalName, portalId, expectedPortal } = problem
  return fill(sentence, {
    url: html`<code dir="ltr">${url}</code>`,
    answer: words.answers[answer] ?? answer,
    code: html`<code dir="ltr">${reference ?? code}</code>`,
    n: retryAfter,
    got: html`<bdi>${portalName ?? portalId ?? words.unnamed}</bdi>`,
    want: html`<bdi>${expectedPortal}</bdi>`,
  })
}

function explain(
  problem: Problem,
  words: Words,
  own: boolean,
  html: Template,
  fill: Filling,
): Pick<View, 'status' | 'text'> {
  const told = (!own && words.wiros[problem.code]) || words.codes[problem.code]
  return told ? { status: told.title, text: say(told.what, problem, words, html, fill) } : { status: '' }
}

/**
 * Who has to act, and the steps; nothing where there is neither. Through Wiro's own app nobody here has an ID or a secret
 * to mend: what its owner would do is then Wiro's.
 */
function remedyFor(problem: Problem, words: Words, own: boolean, html: Template, fill: Filling) {
  const { code, owner } = problem
  if (!words.codes[code]) return
  const wiros = owner === 'appOwner' && !own
  const { line, steps: usual = [] } = words.owners[wiros ? 'wiro' : owner]
  const all = (!wiros && words.codes[code].steps) || usual
  const steps = all.filter((step) => own || !step.startsWith('Own app:'))
  if (owner === 'you' && !steps.length) return
  const spoken = steps.map((step) => say(step, problem, words, html, fill))
  const list =
    spoken.length > 1
      ? html`<ol part="steps">${spoken.map((step) => html`<li>${step}</li>`)}</ol>`
      : spoken.map((step) => html`<p part="steps">${step}</p>`)
  return html`<div part="body"><p part="owner">${line}</p>${list}</div>`
}

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
