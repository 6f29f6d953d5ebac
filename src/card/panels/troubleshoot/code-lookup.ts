/** The part of the troubleshoot panel that explains a code which a person met in an email, a log or another browser. */
import { html } from 'lit'
import type { Code } from '../../../protocol/codes.js'
import type { Problem } from '../../../connector/state.js'
import type { CodeTexts } from '../../locales/sentence.js'
import { actionsFor } from '../../problem-actions.js'
import { describeProblem, problemSteps, textsOfCode } from '../../problem-texts.js'
import type { Button, Card, View } from '../../view.js'

interface CodeLookupOptions {
  card: Card
  base: View
  /** A problem with the chosen code. */
  problem: Problem | undefined
  onChoose: (code: Code) => unknown
  /** Opens the message to somebody else about a code. */
  onAsk: (code: Code) => unknown
  goBack: () => unknown
}

export function codeLookupView({ card, base, problem, onChoose, onAsk, goBack }: CodeLookupOptions): View {
  const { title, label } = card.texts.panels.troubleshoot.code
  const back: Button = { label: card.texts.panels.troubleshoot.back, press: goBack }
  const buttons = problem
    ? [...actionsForCode(card, problem, onAsk), { ...back, kind: 'aside' } satisfies Button]
    : [back]
  return {
    ...base,
    body: html`<div part="body"><p part="heading">${title}</p><label part="field"><span part="label">${label}</span>${selectTemplate(card, problem?.code, onChoose)}</label>${problem && explanationTemplate(card, problem)}</div>`,
    buttons,
  }
}

/** A list of all codes, by the alphabet. Its empty first row goes once a code is chosen. */
function selectTemplate({ texts }: Card, chosen: Code | undefined, onChoose: (code: Code) => unknown) {
  const codes = [...Object.keys(texts.problems.codes), ...Object.keys(texts.first.codes)].sort()
  const handleChange = ({ target }: Event) => onChoose((target as HTMLSelectElement).value as Code)
  return html`<select part="input" data-focus @change=${handleChange}>${chosen ? '' : html`<option></option>`}${codes.map((code) => html`<option ?selected=${code === chosen}>${code}</option>`)}</select>`
}

/** Texts that hold for the code anywhere come before those that need facts of a problem that happened here. */
function explanationTemplate(card: Card, problem: Problem) {
  const own = textsOfCode(card, problem.code)
  const general = card.texts.panels.troubleshoot.codes[problem.code]
  const texts: CodeTexts | undefined = own && { ...own, ...general }
  const { status, text } = describeProblem(card, problem, texts)
  return html`<p part="heading">${status}</p>${text && html`<p>${text}</p>`}${problemSteps(card, problem, texts)}`
}

function actionsForCode(card: Card, problem: Problem, onAsk: (code: Code) => unknown): Button[] {
  const label = card.texts.first.buttons.reconnect
  const retry: Button = { label, press: () => card.connect(), disabled: card.disabled }
  return actionsFor(card, problem, { retry, openMessage: () => onAsk(problem.code) }).buttons
}
