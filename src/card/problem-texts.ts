/** A problem in words: what happened, who has to act, and the steps, with the problem's facts filled in. */
import { html, type TemplateResult } from 'lit'
import type { Problem } from '../connector/state.js'
import type { Code } from '../protocol/codes.js'
import type { ProblemTexts } from './locales/en/problems.js'
import type { CodeTexts, ProblemFact, ProblemSentence } from './locales/sentence.js'
import { ownerFor } from './problem-actions.js'
import { stepsTemplate } from './templates.js'
import type { Card } from './view.js'

/** Returns the texts of a code for the card's kind of HubSpot app; `undefined` for a code that this version does not know. */
export function textsOfCode({ texts, authMethod }: Card, code: Code): CodeTexts | undefined {
  const early = (texts.first.codes as Partial<Record<Code, CodeTexts>>)[code]
  const known = early ?? (texts.problems.codes as Partial<Record<Code, CodeTexts>>)[code]
  return known?.wiroApp && authMethod !== 'own' ? { ...known, ...known.wiroApp } : known
}

/** Returns a problem's title and what happened. `own` are the code's texts. */
export function describeProblem(
  card: Card,
  problem: Problem,
  own: CodeTexts | undefined = textsOfCode(card, problem.code),
): { status: string; text: unknown } {
  return { status: own?.title ?? problem.code, text: own && fillIn(own.text, problem, card.texts.problems) }
}

/** Returns who has to act, and the steps; `undefined` where the title says it all. `own` are the code's texts. */
export function problemSteps(
  card: Card,
  problem: Problem,
  own: CodeTexts | undefined = textsOfCode(card, problem.code),
): TemplateResult | undefined {
  const { problems, first } = card.texts
  if (!own || Object.hasOwn(first.codes, problem.code)) return
  const { line, steps: usual = [] } = problems.owners[ownerFor(problem, card)]
  const steps = ownSteps(card, problem, own) ?? usual
  if (problem.owner === 'you' && !steps.length) return
  const filled = steps.map((step) => fillIn(step, problem, problems)).filter((step) => step !== undefined)
  return html`<p part="owner">${line}</p>${stepsTemplate(filled)}`
}

/** Returns a code's own steps; `undefined` where it has none, or where they are for somebody else than who has to act. */
function ownSteps(card: Card, problem: Problem, own: CodeTexts): readonly ProblemSentence[] | undefined {
  if (!own.steps || ownerFor(problem, card) !== problem.owner) return
  return card.authMethod === 'own' ? [...own.steps, ...(own.ownAppSteps ?? [])] : own.steps
}

// ── Facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type Filling = TemplateResult | string | number | undefined

/** Returns a sentence with a problem's facts; `undefined` where it names a fact that the problem lacks. */
export function fillIn(sentence: ProblemSentence, problem: Problem, texts: ProblemTexts): unknown {
  if (typeof sentence === 'string') return sentence
  const pieces = sentence(factsOf(problem, texts))
  return pieces.includes(undefined) ? undefined : pieces
}

function factsOf(problem: Problem, texts: ProblemTexts): Record<ProblemFact, Filling> {
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
