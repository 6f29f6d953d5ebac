/**
 * What Wiro's refusals mean: its numbers and texts as codes. Matching on its texts ends here. It imports nothing of the
 * first load, so that a page may load it on demand.
 */
import { causeOf, type Cause } from './problems.js'
import type { Code, ErrorEntry } from './protocol.js'

/** The errors of an answer, whatever form they came in: a list, one object, strings. */
export const parseErrors = (body: unknown): ErrorEntry[] =>
  [(Object(body) as { errors?: unknown }).errors ?? []]
    .flat()
    .map((entry: unknown) => (typeof entry === 'object' ? (entry ?? {}) : { message: entry }))

/** 1 not found or not accessible, 96 concurrency, 97 balance, 98 sign-in, 99 bearer token. */
const numbers: Record<string, Code | undefined> = {
  1: 'useragent_not_found',
  96: 'unavailable',
  97: 'unavailable',
  98: 'misconfigured',
  99: 'misconfigured',
}

/** Sent under the general number 0, or under 1. */
const texts: [RegExp, Code][] = [
  [/credentials not configured/i, 'invalid_config'],
  [/invalid redirect url/i, 'misconfigured'],
  [/agent not found/i, 'useragent_not_found'],
]

function causeOfEntry({ code, message }: ErrorEntry): Cause | undefined {
  const known = typeof message === 'string' && texts.find(([pattern]) => pattern.test(message))?.[1]
  if (!known && typeof code === 'string' && /[a-z]/.test(code)) return causeOf(code)
  const named = known || (/^(number|string)$/.test(typeof code) && numbers[code as string])
  return named ? causeOf(named) : undefined
}

/** The first cause that an answer names in its errors: a code of ours, or a number or text of Wiro's. */
export const causeIn = (body: unknown): Cause | undefined =>
  parseErrors(body)
    .map(causeOfEntry)
    .find((cause) => cause)
