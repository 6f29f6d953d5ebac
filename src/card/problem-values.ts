/** The values in the sentences about a problem: accounts, addresses, scopes, and the access that a plan lacks. */
import { html, type TemplateResult } from 'lit'
import type { Problem } from '../connector/state.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../protocol/hubspot.js'
import type { ProblemFact } from './locales/sentence.js'
import type { ProblemTexts } from './locales/en/problems.js'
import type { Card } from './view.js'
import { withWordBreaks } from './word-breaks.js'

type Value = TemplateResult | string | number | undefined

export function valuesOf(card: Card, problem: Problem): Record<ProblemFact, unknown> {
  const { url, answer, unknownCode, retryAfter } = problem
  const { problems } = card.texts
  return {
    url: url && literal(url),
    answer: answer && literal(answer),
    unknownCode: unknownCode && literal(unknownCode),
    seconds: retryAfter || undefined,
    account: accountTemplate(problems, problem.accountName, problem.portalId),
    expectedAccount: problem.expectedPortal && accountTemplate(problems, expectedName(problem), problem.expectedPortal),
    access: joinedList(card, accessNames(problems, card.controllers.pastedText.scopes)),
    requiredScopes: literalList(card, REQUIRED_SCOPES),
    optionalScopes: literalList(card, OPTIONAL_SCOPES),
    redirectUrl: literal(REDIRECT_URL),
  }
}

/** The account that is expected may be the one that was connected before. */
const expectedName = ({ expectedPortal, previousPortalId, previousName }: Problem): string | undefined =>
  expectedPortal === previousPortalId ? previousName : undefined

/** Returns an account by its name and Hub ID, as far as they are known. */
export function accountTemplate(
  { nameAndId, accountId, unnamedAccount }: ProblemTexts,
  name: string | undefined,
  portalId: string | undefined,
): unknown {
  const id = portalId && html`<bdi>${portalId}</bdi>`
  const named = name && html`<bdi part="account">${name}</bdi>`
  if (named) return id ? nameAndId<unknown>({ name: named, id }) : named
  return id ? accountId<unknown>({ id }) : unnamedAccount
}

/** A text as it stands elsewhere, such as an address or the name of a scope. Only what has slashes is too long for a line. */
export const literal = (text: string): Value =>
  html`<code dir="ltr">${text.includes('/') ? withWordBreaks(text) : text}</code>`

/** Returns names with commas between them: an Arabic “and” would look like a letter of the next name. */
export const literalList = ({ texts }: Card, names: readonly string[]): unknown =>
  names.map<unknown>(literal).reduce((list, item) => texts.problems.comma<unknown>({ list, item }))

// ── What a plan lacks ───────────────────────────────────────────────────────────────────────────────────────────────

type AccessName = keyof ProblemTexts['access']

/** The kinds of access by the scopes that stand for them. */
const ACCESS_PATTERNS: readonly [AccessName, RegExp][] = [
  ['contacts', /contacts/],
  ['lists', /lists/],
  ['companies', /companies/],
  ['deals', /deals/],
  ['owners', /owners/],
  ['content', /^content$/],
  ['email', /email/],
  ['files', /^files$/],
]

/** Returns what HubSpot named as lacking, in words; what every connection requires where it named nothing that is known. */
export function accessNames({ access }: ProblemTexts, scopes: readonly string[]): string[] {
  const namesOf = (list: readonly string[]) =>
    ACCESS_PATTERNS.filter(([, pattern]) => list.some((scope) => pattern.test(scope))).map(([name]) => access[name])
  const named = namesOf(scopes)
  return named.length ? named : namesOf(REQUIRED_SCOPES)
}

/** Returns a list in the words of the card's language. */
export const joinedList = ({ language }: Card, items: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(items)
