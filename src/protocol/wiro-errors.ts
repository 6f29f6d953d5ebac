/** Translates the error numbers and texts of Wiro's API to this project's codes; the only place that matches on them. */
import { toCause, type Cause, type Code } from './codes.js'

/** One entry of an answer's `errors`, as it came: nothing in it is checked yet. */
export interface ErrorEntry {
  code?: unknown
  message?: unknown
  /** Why an agent was not started; see start-refusal.ts. */
  reason?: unknown
  /** By which the endpoint's log tells the failure. */
  reference?: unknown
}

/** Returns an answer's errors, whether they came as a list, as one object or as strings. */
export const parseErrors = (body: unknown): ErrorEntry[] =>
  [(Object(body) as { errors?: unknown }).errors ?? []]
    .flat()
    .map((entry: unknown) => (typeof entry === 'object' ? (entry ?? {}) : { message: entry }))

/** 1 not found or not accessible, 96 concurrency, 97 balance, 98 sign-in, 99 bearer token. */
const CODES_BY_NUMBER: Record<string, Code | undefined> = {
  1: 'useragent_not_found',
  96: 'unavailable',
  97: 'unavailable',
  98: 'misconfigured',
  99: 'misconfigured',
}

/** Texts that Wiro sends with the general number 0, or with 1. */
const CODES_BY_TEXT: [RegExp, Code][] = [
  [/credentials not configured/i, 'invalid_config'],
  [/invalid redirect url/i, 'misconfigured'],
  [/agent not found/i, 'useragent_not_found'],
]

function causeOfEntry({ code, message }: ErrorEntry): Cause | undefined {
  const byText = typeof message === 'string' && CODES_BY_TEXT.find(([pattern]) => pattern.test(message))?.[1]
  if (!byText && typeof code === 'string' && /[a-z]/.test(code)) return toCause(code)
  const known = byText || (/^(number|string)$/.test(typeof code) && CODES_BY_NUMBER[code as string])
  return known ? toCause(known) : undefined
}

/** Returns the first cause that an answer's errors name: by a code of ours, or by a number or text of Wiro's. */
export function findCause(body: unknown): Cause | undefined {
  for (const entry of parseErrors(body)) {
    const cause = causeOfEntry(entry)
    if (cause) return { ...cause, ...parseReference(entry) }
  }
}

/** Returns nothing for what could be a sentence, or markup. */
const parseReference = ({ reference }: ErrorEntry): Pick<Cause, 'reference'> | undefined =>
  typeof reference === 'string' && /^[\w.:-]{1,64}$/.test(reference) ? { reference } : undefined
