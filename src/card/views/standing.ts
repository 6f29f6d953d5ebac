/**
 * What is to be said about an account beside which it is: whether its access is renewed, whether it is the right one, why
 * it is still there. Loaded on demand.
 */
import type { Problem, State } from '../../connector/state.js'
import { codeLine, draw, linkIn, said, warn, type Filling, type Template } from '../said.js'
import type { Button, Card, View } from '../view.js'
import type { words } from '../words.js'
import { panelFor } from './question.js'
import { isUnmoved, startButton } from './starting.js'

type Connected = Extract<State, { status: 'connected' }>
type Standing = Connected | Extract<State, { status: 'disconnecting' }>
type Words = typeof words

const pause = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5.5 5h1.7v6H5.5Zm3.3 0h1.7v6H8.8Z'

/** `base` says which account it is. */
export function standingView(card: Card<Standing>, base: View, html: Template, fill: Filling): View {
  const { state, messages } = card
  const words = said(messages)
  if (state.status === 'disconnecting') {
    const { status, button: label } = words.disconnecting
    return { tone: 'busy', status, lines: base.lines, buttons: [[label]] }
  }
  const { problem } = state
  if (problem?.code === 'wrong_portal') return strayedView(card, problem, base, words, html, fill)
  const view = healthView(card as Card<Connected>, base, words, html, fill)
  return problem ? { ...view, notice: notice(card, words, problem, html) } : view
}

// ── Access ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Without a word where access is renewed. */
function healthView(card: Card<Connected>, base: View, words: Words, html: Template, fill: Filling): View {
  const { state, language } = card
  const { health, account } = state
  const { stopped, failing, unreported } = words
  const unmoved = isUnmoved(card)
  const saying = (text: unknown) => html`${base.lines}<p part="text">${text}</p>`
  const expired = account.tokenExpiresAt && account.tokenExpiresAt.getTime() < Date.now()
  switch (health) {
    case 'ok':
      return base
    case 'unknown':
      return expired ? { ...base, lines: saying(unreported) } : base
    case 'failing': {
      const time = account.tokenExpiresAt ? timeIn(language, account.tokenExpiresAt) : ''
      const [[label, press, , off] = [''], ...others] = base.buttons
      return {
        ...base,
        tone: 'caution',
        icon: warn,
        status: failing.status,
        lines: saying(fill(failing.text, { time })),
        buttons: [[label, press, 'action', off], ...others],
      }
    }
    case 'paused': {
      const { status } = state.agent!
      const lines = saying(unmoved ? stopped.unmoved : (stopped.texts[status] ?? stopped.texts[0]))
      // A connect restarts a running agent: who has just approved has nothing to do and nothing to fear.
      if (onItsWay.includes(status) && !expired) return { ...base, lines }
      const buttons = [...startButton(card, stopped.button), ...base.buttons]
      return { ...base, tone: 'caution', icon: pause, status: stopped.status, lines, buttons }
    }
  }
}

/** Stopping, queued, starting. */
const onItsWay = [1, 2, 3]

/** The time of day, with its date where that is another day's. */
function timeIn(language: string, time: Date): string {
  const regional = navigator.languages.find((one) => one.startsWith(language.slice(0, 2))) ?? language
  const today = time.toDateString() === new Date().toDateString()
  return new Intl.DateTimeFormat(regional, { timeStyle: 'short', ...(!today && { dateStyle: 'long' }) }).format(time)
}

// ── The account ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Another account than the page expects, or than the reconnect began with. */
function strayedView(
  card: Card<Standing>,
  problem: Problem,
  base: View,
  words: Words,
  html: Template,
  fill: Filling,
): View {
  const { changed, codes, unnamed } = words
  const { portalId, previousPortalId, previousName, expectedPortal, during } = problem
  const { account } = card.state
  // The name may come after the account was found to be another one.
  const accountName = problem.accountName ?? (account.portalId === portalId ? account.name : undefined)
  const choose: Button = [changed.choose, 'connect', undefined, card.disabled]
  if (expectedPortal) {
    const { title, what } = codes.wrong_portal!
    const values = { got: html`<bdi>${accountName ?? portalId}</bdi>`, want: html`<bdi>${expectedPortal}</bdi>` }
    return {
      tone: 'caution',
      icon: warn,
      status: title,
      text: fill(during === 'check' ? changed.found : what, values),
      buttons: [choose, ...base.buttons.slice(1)],
      code: codeLine(words.code, problem.code, html),
    }
  }
  const called = (name: unknown, portalId: string | undefined) => {
    const id = portalId && html`<bdi>${portalId}</bdi>`
    return name && id ? fill(changed.account, { name, id }) : (name ?? id ?? unnamed)
  }
  const name = accountName ?? portalId ?? unnamed
  return {
    tone: 'caution',
    icon: warn,
    status: changed.status,
    text: fill(changed.text, { name: called(accountName && html`<bdi part="account">${accountName}</bdi>`, portalId) }),
    note: fill(changed.note, { before: called(previousName && html`<bdi>${previousName}</bdi>`, previousPortalId) }),
    buttons: [
      // A button holds text alone: the name keeps its own direction by isolates.
      [changed.keep.replace('{name}', () => `\u2068${name}\u2069`), () => card.connection?.acceptAccount()],
      choose,
    ],
  }
}

// ── Why it is still there ───────────────────────────────────────────────────────────────────────────────────────────

function notice(card: Card<Standing>, words: Words, problem: Problem, html: Template) {
  const { code, during } = problem
  const { kept, codes } = words
  const what = code === 'start_refused' ? kept.refused : (codes[code]?.what ?? '')
  const sentence =
    during === 'start' ? kept.start.replace('{what}', what) : kept[during === 'disconnect' ? during : 'connect']
  const panel = panelFor(problem)
  const link = panel && html` ${linkIn([words.unfinished.question, () => card.open(panel)], html)}`
  return html`<p part="notice">${draw(warn, html)}<span>${sentence}${link}</span></p>`
}
