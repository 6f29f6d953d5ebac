/** What isn't working, though an account is connected: a cause, a remedy, and the button for it. Loaded on demand, its words when it is first opened. */
import { html } from 'lit'
import { agentStatusOf } from '../../protocol/agent-status.js'
import type { Code, Owner } from '../../protocol/codes.js'
import type { Health, Problem, State } from '../../connector/state.js'
import type { PanelTexts } from '../locales/en/panels.js'
import type { CodeTexts } from '../locales/sentence.js'
import type { Panel } from '../panel.js'
import { actionsFor } from '../problem-actions.js'
import { openLink, supportUrlFor } from '../support.js'
import { stepsTemplate } from '../templates.js'
import type { Button, Card, View } from '../view.js'
import { askPanel } from './asking.js'
import { choicesOf } from './choices.js'
import { describeProblem, problemSteps, textsOfCode } from '../problem-texts.js'

type Connected = Extract<State, { status: 'connected' }>
type Topic = keyof PanelTexts['troubleshoot']['topics']
type Place = Topic | 'code'

/** Fetched together with it. */
type Owners = (code: Code) => Owner

type Cause = keyof PanelTexts['troubleshoot']['topics']['expired']['steps']

/** Which causes of expired access what is known leaves open. */
const causes: Record<Health, Cause[]> = {
  paused: ['agentStopped'],
  failing: ['accessRevoked', 'renewalFailing'],
  ok: ['accessRevoked', 'renewalFailing'],
  unknown: ['agentStopped', 'accessRevoked', 'renewalFailing'],
}

/** `from` is where the person comes back from. */
export const guidePanel =
  (ownerOf: Owners, from: Place = 'forbidden'): Panel =>
  (card: Card, base: View): View => {
    const { question, topics, code, close } = card.texts.panels.troubleshoot
    const back = (place: Place) => () => card.open(guidePanel(ownerOf, place))
    const places: [Place, string, Panel][] = [
      ...(Object.keys(topics) as Topic[]).map(
        (name) => [name, topics[name].title, answerPanel(name, back(name))] as [Place, string, Panel],
      ),
      ['code', code.title, codePanel(ownerOf, back('code'))],
    ]
    const choices = places.map(([name, label, panel]) => ({
      label,
      press: () => card.open(panel),
      focus: name === from,
    }))
    return {
      ...over(base),
      body: html`<div part="body">${choicesOf('guide', question, choices)}</div>`,
      buttons: [{ label: close, press: () => card.open() }],
    }
  }

/** The account stays as it is; what is said about it gives way to what is asked. */
const over = (base: View): View => ({ ...base, notice: undefined, code: undefined })

/** The heading is read out first. */
const headingOf = (title: string) => html`<p part="heading" tabindex="-1" data-focus>${title}</p>`

// ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const answerPanel =
  (name: Topic, back: () => unknown): Panel =>
  (card: Card<Connected>, base: View): View => {
    const { topics, back: label } = card.texts.panels.troubleshoot
    const { title, text } = topics[name]
    return {
      ...over(base),
      body: html`<div part="body">${headingOf(title)}<p part="steps">${text}</p>${stepsTemplate(stepsOf(card, name))}</div>`,
      buttons: [...remedyFor(card, name), { label, press: back, kind: 'aside' }],
    }
  }

/** What to try, in this order. */
function stepsOf(card: Card<Connected>, name: Topic): string[] {
  const { forbidden, expired } = card.texts.panels.troubleshoot.topics
  if (name === 'expired') return causesOf(card).map((cause) => expired.steps[cause])
  if (name !== 'forbidden') return []
  const { findScope, addScope, reconnect, disconnect } = forbidden.steps
  return [findScope, ...(card.authMethod === 'own' ? [addScope] : []), reconnect, disconnect]
}

/** Why access expired, as far as what is known leaves it open. What an agent waits for that nobody starts is said above. */
function causesOf(card: Card<Connected>): Cause[] {
  const { health, agent } = card.state
  const canStart = agent && agentStatusOf(agent.status).canStart
  return health === 'paused' && !canStart ? [] : causes[health]
}

function remedyFor(card: Card<Connected>, name: Topic): Button[] {
  const { texts, disabled, supportUrl } = card
  const { agentStart } = card.controllers
  const reconnect: Button = {
    label: texts.first.buttons.reconnect,
    press: () => card.connect(),
    kind: 'action',
    disabled,
  }
  if (name !== 'expired') return [reconnect]
  if (agentStart.isOffered) {
    const press = () => {
      void card.open()
      void agentStart.start()
    }
    return [{ label: texts.panels.troubleshoot.start, press, kind: 'action' }]
  }
  const address = supportUrlFor(supportUrl, document.baseURI)
  return address ? [reconnect, { label: texts.problems.links.support, press: () => openLink(address) }] : [reconnect]
}

// ── Codes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const codePanel =
  (ownerOf: Owners, back: () => unknown, code?: Code): Panel =>
  (card: Card<Connected>, base: View): View => {
    const { code: own, back: label } = card.texts.panels.troubleshoot
    const { first, problems } = card.texts
    const codes = [...Object.keys(problems.codes), ...Object.keys(first.codes)].sort()
    const choose = ({ target }: Event) =>
      card.open(codePanel(ownerOf, back, (target as HTMLSelectElement).value as Code))
    const here = () => card.open(codePanel(ownerOf, back, code))
    const problem = code && ({ code, owner: ownerOf(code), during: 'connect' } satisfies Problem)
    const retry: Button = { label: first.buttons.reconnect, press: () => card.connect(), disabled: card.disabled }
    const ways = { retry, ask: () => card.open(askPanel(problem, here)) }
    const backButton: Button = { label, press: back }
    return {
      ...over(base),
      body: html`<div part="body"><p part="heading">${own.title}</p><label part="field"><span part="label">${own.label}</span><select part="input" data-focus @change=${choose}>${code ? '' : html`<option></option>`}${codes.map((one) => html`<option ?selected=${one === code}>${one}</option>`)}</select></label>${problem && textsAbout(card, problem)}</div>`,
      buttons: problem ? [...actionsFor(card, problem, ways).buttons, { ...backButton, kind: 'aside' }] : [backButton],
    }
  }

/** What holds of a code wherever it was met comes before what is said where it happens. */
function textsAbout(card: Card, problem: Problem) {
  const said = textsOfCode(card, problem.code)
  const general = card.texts.panels.troubleshoot.codes[problem.code]
  const texts: CodeTexts | undefined = said && { ...said, ...general }
  const { status, text } = describeProblem(card, problem, texts)
  return html`<p part="heading">${status}</p>${text && html`<p>${text}</p>`}${problemSteps(card, problem, texts)}`
}
