/** What isn't working, though an account is connected: a cause, a remedy, and the button for it. Loaded on demand, its words when it is first opened. */
import type { Code, Owner } from '../../protocol/codes.js'
import type { Health, Problem, State } from '../../connector/state.js'
import type { Help } from '../help.js'
import { remediesFor } from '../remedies.js'
import { said, saidOf, type Filling, type Template } from '../said.js'
import { leave, supportAddress } from '../support.js'
import type { Button, Card, Panel, View } from '../view.js'
import { askPanel } from './asking.js'
import { choicesOf } from './choices.js'
import { explain, listOf, stepsFor, stepsIn } from './failure.js'
import { canStart, isStanding, start } from './starting.js'

type Connected = Extract<State, { status: 'connected' }>
type Answer = keyof Help['guide']['answers']
type Place = Answer | 'code'

/** Fetched together with it. */
type Owners = (code: Code) => Owner

/** Which causes of expired access what is known leaves open: that the agent is stopped, removed in HubSpot, neither. */
const causes: Record<Health, number[]> = { paused: [0], failing: [1, 2], ok: [1, 2], unknown: [0, 1, 2] }

/** `from` is where the person comes back from. */
export const guidePanel =
  (help: Help, ownerOf: Owners, from: Place = 'forbidden'): Panel =>
  (card: Card, base: View, html): View => {
    const { question, answers, code, close } = saidOf(help, card.messages).guide
    const back = (place: Place) => () => card.open(guidePanel(help, ownerOf, place))
    const places: [Place, string, Panel][] = [
      ...(Object.keys(answers) as Answer[]).map(
        (name) => [name, answers[name].title, answerPanel(help, name, back(name))] as [Place, string, Panel],
      ),
      ['code', code.title, codePanel(help, ownerOf, back('code'))],
    ]
    const items = places.map(([name, title, panel]): Parameters<typeof choicesOf>[2][number] => [
      title,
      () => card.open(panel),
      name === from,
    ])
    return {
      ...over(base),
      body: html`<div part="body">${choicesOf('guide', question, items, html)}</div>`,
      buttons: [[close, () => card.open()]],
    }
  }

/** The account stays as it is; what is said about it gives way to what is asked. */
const over = (base: View): View => ({ ...base, notice: undefined, code: undefined })

/** The heading is read out first. */
const headingOf = (title: string, html: Template) => html`<p part="heading" tabindex="-1" data-focus>${title}</p>`

// ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const answerPanel =
  (help: Help, name: Answer, back: () => unknown): Panel =>
  (card: Card<Connected>, base: View, html): View => {
    const { answers, back: label } = saidOf(help, card.messages).guide
    const { title, text, steps } = answers[name]
    const left = name === 'expired' ? causesOf(card, steps) : steps
    return {
      ...over(base),
      body: html`<div part="body">${headingOf(title, html)}<p part="steps">${text}</p>${listOf(stepsIn(left, card), html)}</div>`,
      buttons: [...remedyFor(card, help, name), [label, back, 'aside']],
    }
  }

/** Why access expired, as far as what is known leaves it open. What an agent waits for that nobody starts is said above. */
function causesOf(card: Card<Connected>, steps: readonly string[]): readonly string[] {
  const { health } = card.state
  if (health === 'paused' && !isStanding(card)) return []
  return steps.filter((_, index) => causes[health].includes(index))
}

function remedyFor(card: Card<Connected>, help: Help, name: Answer): Button[] {
  const { messages, disabled, supportUrl } = card
  const reconnect: Button = [messages.buttons.reconnect, 'connect', 'action', disabled]
  if (name !== 'expired') return [reconnect]
  if (canStart(card)) {
    const press = () => {
      void card.open()
      void start(card)
    }
    return [[saidOf(help, messages).guide.start, press, 'action']]
  }
  const address = supportAddress(supportUrl, document.baseURI)
  return address ? [reconnect, [said(messages).links.support, () => leave(address)]] : [reconnect]
}

// ── Codes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Those that the first load has words for. */
const early: Code[] = ['offline', 'signed_out', 'endpoint_unreachable', 'endpoint_timeout', 'popup_blocked']

const codePanel =
  (help: Help, ownerOf: Owners, back: () => unknown, code?: Code): Panel =>
  (card: Card<Connected>, base: View, html, fill): View => {
    const { code: own, codes: general, back: label } = saidOf(help, card.messages).guide
    const words = generally(said(card.messages), general)
    const codes = [...(Object.keys(words.codes) as Code[]), ...early].sort()
    const choose = ({ target }: Event) =>
      card.open(codePanel(help, ownerOf, back, (target as HTMLSelectElement).value as Code))
    const here = () => card.open(codePanel(help, ownerOf, back, code))
    const problem = code && ({ code, owner: ownerOf(code), during: 'connect' } satisfies Problem)
    const retry: Button = [card.messages.buttons.reconnect, 'connect', undefined, card.disabled]
    const ways = { retry, ask: () => card.open(askPanel(help, problem, here)) }
    return {
      ...over(base),
      body: html`<div part="body"><p part="heading">${own.title}</p><label part="field"><span part="label">${own.label}</span><select part="input" data-focus @change=${choose}>${code ? '' : html`<option></option>`}${codes.map((one) => html`<option ?selected=${one === code}>${one}</option>`)}</select></label>${problem && wordsOf(card, problem, words, html, fill)}</div>`,
      buttons: problem ? [...remediesFor(card, problem, words, ways).buttons, [label, back, 'aside']] : [[label, back]],
    }
  }

type Words = ReturnType<typeof said>

/** What holds of a code wherever it was met lies over what is said where it happens. */
function generally({ codes, ...words }: Words, general: Help['guide']['codes']): Words {
  const named = Object.entries(codes) as [Code, NonNullable<Words['codes'][Code]>][]
  return { ...words, codes: Object.fromEntries(named.map(([code, one]) => [code, { ...one, ...general[code] }])) }
}

function wordsOf(card: Card, problem: Problem, words: Words, html: Template, fill: Filling) {
  const { status, text } = explain(card, problem, words, html, fill)
  return html`<p part="heading">${status}</p>${text && html`<p>${text}</p>`}${stepsFor(card, problem, words, html, fill)}`
}
