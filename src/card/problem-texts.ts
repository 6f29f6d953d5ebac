/** The texts about a problem: what happened and what to do, with the problem's values filled in. */
import { authMethodOf } from './auth-method.js'
import type { TemplateResult } from 'lit'
import type { Problem } from '../connector/state.js'
import type { Code } from '../protocol/codes.js'
import type { CodeTexts, ProblemSentence } from './locales/sentence.js'
import { ownerFor } from './problem-actions.js'
import { valuesOf } from './problem-values.js'
import { detailsTemplate } from './templates.js'
import type { Card, Link } from './view.js'

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
  const text = codeTexts && fillIn(codeTexts.text, card, problem)
  return { status: codeTexts?.title ?? problem.code, text }
}

/** Returns the steps. Codes of the first load have none: their text says what to do. */
export function problemSteps(
  card: Card,
  problem: Problem,
  codeTexts: CodeTexts | undefined = textsOfCode(card, problem.code),
): unknown[] {
  const { problems, first } = card.texts
  if (!codeTexts || Object.hasOwn(first.codes, problem.code)) return []
  const steps = stepsOfCode(card, problem, codeTexts) ?? problems.owners[ownerFor(problem, card)]?.steps ?? []
  return fillInAll(steps, card, problem)
}

/** Returns the steps of a code; `undefined` if it has none, or if they address another owner than the one who has to act. */
function stepsOfCode(card: Card, problem: Problem, codeTexts: CodeTexts): readonly ProblemSentence[] | undefined {
  const { steps, ownAppSteps = [] } = codeTexts
  if (!steps || ownerFor(problem, card) !== problem.owner) return
  return authMethodOf(card) === 'own' ? [...steps, ...ownAppSteps] : steps
}

/** The closed line with a problem's code, what developers need to know, and links. `found` is what a message told beside it. */
export const problemDetails = (
  card: Card,
  problem: Problem,
  links: readonly Link[],
  found: readonly unknown[] = [],
): TemplateResult => {
  const { relayCauses } = card.texts.problems
  const lines = (problem.cause && [relayCauses[problem.cause]]) ?? textsOfCode(card, problem.code)?.developer ?? []
  return detailsTemplate(card.texts.problems.details, problem, [...fillInAll(lines, card, problem), ...found], links)
}

/** Returns a sentence with a problem's values filled in; `undefined` if the problem lacks one of them. */
function fillIn(sentence: ProblemSentence, card: Card, problem: Problem): unknown {
  if (typeof sentence === 'string') return sentence
  const pieces = sentence<unknown>(valuesOf(card, problem))
  return pieces.includes(undefined) ? undefined : pieces
}

const fillInAll = (sentences: readonly ProblemSentence[], card: Card, problem: Problem): unknown[] =>
  sentences.map((sentence) => fillIn(sentence, card, problem)).filter((filled) => filled !== undefined)
