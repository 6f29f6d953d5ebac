/** Something failed: what happened, who has to act, what to do, and the button that does it. Loaded on demand. */
import type { Code, Problem, State } from '../../protocol.js'
import { codeLine, said, type Filling, type Template } from '../said.js'
import type { Context, View } from '../view.js'
import type { words } from '../words.js'

type Failed = Extract<State, { status: 'failed' }>
type Words = typeof words

/** A problem, whoever has to act. */
export function failureView(context: Context<Failed>, html: Template, fill: Filling): View {
  const { state, messages, authMethod, cancel } = context
  const { code, during, owner, url } = state.problem
  const words = said(messages)
  if (code === 'misconfigured' && url !== undefined) return developerView(words, html)
  const unread = during === 'check' && code.startsWith('endpoint_')
  // Where nobody can tell how the connection stands, the card neither warns nor alarms.
  const untold = unread || code === 'offline' || code === 'signed_out'
  const [label, press] = remedyButton(context, words)
  const own = messages[code as 'offline'] as Partial<View> | undefined
  return {
    ...(untold ? { icon: 'unknown' } : { tone: /^(you|hubspotAdmin)$/.test(owner) ? 'caution' : 'negative' }),
    ...(unread ? words.unread : { ...explain(state.problem, words, authMethod === 'own', html, fill), ...own }),
    buttons: [
      { label, press, kind: untold ? undefined : 'action' },
      ...(state.flow ? [{ label: messages.buttons.cancel, press: cancel, kind: 'aside' as const }] : []),
    ],
    code: needsNoCode.test(code) ? undefined : codeLine(words.code, code, html),
  }
}

/** Codes that a person needs nobody's help with, so that nobody has to be told them. */
const needsNoCode =
  /^(offline|signed_out|endpoint_(unreachable|timeout)|popup_blocked|unfinished|not_confirmed|rate_limited)$/

/** The leading button: what it is called, and what it does. */
function remedyButton(context: Context<Failed>, { buttons }: Words): [string, () => unknown] {
  const { state, messages, connect, checkStatus } = context
  switch (state.problem.code) {
    case 'popup_blocked':
      return [buttons.open, connect]
    case 'not_confirmed':
      return [buttons.again, checkStatus]
    case 'signed_out':
      return [buttons.reload, () => location.reload()]
    default:
      return [messages.buttons.retry, state.problem.during === 'check' ? checkStatus : connect]
  }
}

function explain(problem: Problem, words: Words, own: boolean, html: Template, fill: Filling): Omit<View, 'buttons'> {
  const { code, url, answer = '', reference, retryAfter, portalName, portalId, expectedPortal } = problem
  const told = words.codes[code]
  if (!told) return { status: '' }
  const holes = {
    url: html`<code dir="ltr">${url}</code>`,
    answer: words.answers[answer] ?? answer,
    code: html`<code dir="ltr">${reference ?? code}</code>`,
    n: retryAfter,
    got: html`<bdi>${portalName ?? portalId ?? words.unnamed}</bdi>`,
    want: html`<bdi>${expectedPortal}</bdi>`,
  }
  const say = (sentence: string) => fill(sentence, holes)
  return { status: told.title, text: say(told.what), body: remedy(problem, words, own, html, say) }
}

/**
 * Who has to act, and the steps; nothing where there is neither. Through Wiro's own app nobody here has an ID or a secret
 * to mend: what its owner would do is then Wiro's.
 */
function remedy(
  { code, owner }: Problem,
  words: Words,
  own: boolean,
  html: Template,
  say: (sentence: string) => unknown,
) {
  const wiros = owner === 'appOwner' && !own
  const { line, steps: usual = [] } = words.owners[wiros ? 'wiro' : owner]
  const all = (!wiros && words.codes[code]?.steps) || usual
  const steps = all.filter((step) => own || !step.startsWith('Own app:'))
  if (owner === 'you' && !steps.length) return
  const list =
    steps.length > 1
      ? html`<ol part="steps">${steps.map((step) => html`<li>${say(step)}</li>`)}</ol>`
      : steps.map((step) => html`<p part="steps">${say(step)}</p>`)
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
