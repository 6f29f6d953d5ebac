/** The texts about a problem: what happened, who has to act and the steps, with the problem's values filled in. */
import { authMethodOf } from './auth-method.js'
import { html, type TemplateResult } from 'lit'
import type { Problem } from '../connector/state.js'
import type { Code } from '../protocol/codes.js'
import type { ProblemTexts } from './locales/en/problems.js'
import type { CodeTexts, ProblemFact, ProblemSentence } from './locales/sentence.js'
import { ownerFor } from './problem-actions.js'
import { stepsTemplate } from './templates.js'
import type { Card } from './view.js'

/** Returns the texts of a code for the card's kind of HubSpot app; `undefined` for a code that this version does not know. */
export function textsOfCode(card: Card, code: Code): CodeTexts | undefined {
  const { texts } = card
  const firstLoadTexts = (texts.first.codes as Partial<Record<Code, CodeTexts>>)[code]
  const codeTexts = firstLoadTexts ?? (texts.problems.codes as Partial<Record<Code, CodeTexts>>)[code]
  return codeTexts?.wiroApp && authMethodOf(card) !== 'own' ? { ...codeTexts, ...codeTexts.wiroApp } : codeTexts
}

/** Returns a problem's title, and what happened. */
export function describeProblem(
  card: Card,
  problem: Problem,
  codeTexts: CodeTexts | undefined = textsOfCode(card, problem.code),
): { status: string; text: unknown } {
  const text = codeTexts && fillIn(codeTexts.text, problem, card.texts.problems)
  return { status: codeTexts?.title ?? problem.code, text }
}

/** Returns who has to act, and the steps. Codes of the first load have none: their text says what to do. */
export function problemSteps(
  card: Card,
  problem: Problem,
  codeTexts: CodeTexts | undefined = textsOfCode(card, problem.code),
): TemplateResult | undefined {
  const { problems, first } = card.texts
  if (!codeTexts || Object.hasOwn(first.codes, problem.code)) return
  const { line, steps: defaultSteps = [] } = problems.owners[ownerFor(problem, card)]
  const steps = stepsOfCode(card, problem, codeTexts) ?? defaultSteps
  if (problem.owner === 'you' && !steps.length) return
  const filled = steps.map((step) => fillIn(step, problem, problems)).filter((step) => step !== undefined)
  return html`<p part="owner">${line}</p>${stepsTemplate(filled)}`
}

/** Returns the steps of a code; `undefined` if it has none, or if they address another owner than the one who has to act. */
function stepsOfCode(card: Card, problem: Problem, codeTexts: CodeTexts): readonly ProblemSentence[] | undefined {
  const { steps, ownAppSteps = [] } = codeTexts
  if (!steps || ownerFor(problem, card) !== problem.owner) return
  return authMethodOf(card) === 'own' ? [...steps, ...ownAppSteps] : steps
}

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type Value = TemplateResult | string | number | undefined

/** Returns a sentence with a problem's values filled in; `undefined` if the problem lacks one of them. */
export function fillIn(sentence: ProblemSentence, problem: Problem, texts: ProblemTexts): unknown {
  if (typeof sentence === 'string') return sentence
  const pieces = sentence(valuesOf(problem, texts))
  return pieces.includes(undefined) ? undefined : pieces
}

function valuesOf(problem: Problem, texts: ProblemTexts): Record<ProblemFact, Value> {
  const { url, answer, reference, retryAfter, accountName, portalId, expectedPortal } = problem
  const answers = texts.relayAnswers as Partial<Record<string, string>>
  return {
    url: url ? html`<code dir="ltr">${url}</code>` : undefined,
    answer: answer ? (answers[answer] ?? answer) : undefined,
    reference: reference ? html`<code dir="ltr">${reference}</code>` : undefined,
    seconds: retryAfter || undefined,
    account: html`<bdi>${accountName ?? portalId ?? texts.unnamedAccount}</bdi>`,
    expectedPortal: expectedPortal ? html`<bdi>${expectedPortal}</bdi>` : undefined,
  }
}
