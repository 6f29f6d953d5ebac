/** The part of the troubleshoot panel that explains a code which a person met in an email, a log or another browser. */
import { html, type TemplateResult } from 'lit'
import { CODES, type Code } from '../../../protocol/codes.js'
import { createProblem } from '../../../connector/problem.js'
import type { Problem } from '../../../connector/state.js'
import { keepFromPage } from '../../field-keys.js'
import type { CodeTexts } from '../../locales/sentence.js'
import { actionsFor } from '../../problem-actions.js'
import { describeProblem, problemSteps, textsOfCode } from '../../problem-texts.js'
import { stepsTemplate } from '../../templates.js'
import type { Button, Card, View } from '../../view.js'
import { reconnectButton } from '../../views/account.js'

interface CodeLookupOptions {
  card: Card
  base: View
  /** What the person has typed. */
  typed: string
  onType: (text: string) => unknown
  /** Opens the message to somebody else about a code. */
  onAsk: (code: Code) => unknown
  goBack: () => unknown
}

export function codeLookupView({ card, base, typed, onType, onAsk, goBack }: CodeLookupOptions): View {
  const { title, label } = card.texts.panels.troubleshoot.code
  const problem = problemFor(typed)
  const back: Button = { label: card.texts.panels.back, press: goBack }
  const buttons = problem
    ? [...actionsForCode(card, problem, onAsk), { ...back, kind: 'quiet' } satisfies Button]
    : [back]
  const answer = problem ? explanationTemplate(card, problem) : unknownCodeTemplate(card, typed)
  return {
    ...base,
    body: html`<div part="body"><p part="heading">${title}</p><label part="field"><span part="label">${label}</span>${inputTemplate(typed, onType)}</label>${answer}</div>`,
    buttons,
  }
}

/** Returns a problem with a typed code, of which nothing else is known; `undefined` before it is one. */
function problemFor(typed: string): Problem | undefined {
  const word = codeIn(typed)
  return Object.hasOwn(CODES, word) ? createProblem(word as Code) : undefined
}

/** Returns the code in a text, else its last word: a code is copied along with the words and quotation marks around it. */
function codeIn(typed: string): string {
  const words = typed.toLowerCase().match(/[a-z_]+/g) ?? []
  return words.find((word) => Object.hasOwn(CODES, word)) ?? words.at(-1) ?? ''
}

function inputTemplate(typed: string, onType: (text: string) => unknown): TemplateResult {
  const handleInput = ({ target }: Event) => onType((target as HTMLInputElement).value)
  return html`<input part="input" data-focus dir="ltr" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${typed} @input=${handleInput} @keydown=${keepFromPage} @keyup=${keepFromPage} @keypress=${keepFromPage}>`
}

/** A code that is still being typed is not called unknown. */
const unknownCodeTemplate = ({ texts }: Card, typed: string) =>
  isBeginningOfCode(codeIn(typed)) ? '' : html`<p part="steps">${texts.panels.troubleshoot.code.unknown}</p>`

const isBeginningOfCode = (text: string): boolean => Object.keys(CODES).some((code) => code.startsWith(text))

/** Texts that hold for the code anywhere come before those that need facts of a problem that happened here. */
function explanationTemplate(card: Card, problem: Problem) {
  const own = textsOfCode(card, problem.code)
  const general = card.texts.panels.troubleshoot.codes[problem.code]
  const texts: CodeTexts | undefined = own && { ...own, ...general }
  const { status, text } = describeProblem(card, problem, texts)
  return html`<p part="heading">${status}</p>${text && html`<p>${text}</p>`}${stepsTemplate(problemSteps(card, problem, texts))}`
}

function actionsForCode(card: Card, problem: Problem, onAsk: (code: Code) => unknown): Button[] {
  return actionsFor(card, problem, { retry: reconnectButton(card), openMessage: () => onAsk(problem.code) }).buttons
}
