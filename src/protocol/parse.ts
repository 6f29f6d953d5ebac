/**
 * Parsers of single values that arrive from outside: JSON, dates, ids and names. Each returns a new typed value, or
 * `undefined` for anything that does not have the documented form. URLs are in safe-url.ts, answers in parsed-answers.ts.
 */

export type Fields = Record<string, unknown>

export const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** Returns the body with lower-case field names, as Wiro's newer API dialects write them: `tokenexpiresat`. */
export const lowerCaseKeys = (body: Fields): Fields =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]))

/** Returns the parsed JSON, or `undefined` where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}

/** Accepts ISO 8601 with a time zone, and Unix time in seconds or milliseconds. Other forms would be ambiguous. */
export function parseDate(value: unknown): Date | undefined {
  const text = String(value)
  const date = /^\d{10}(\d{3})?$/.test(text)
    ? new Date(+text.padEnd(13, '0'))
    : /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)
      ? new Date(text)
      : undefined
  return date && +date ? date : undefined
}

/** Accepts a HubSpot portal id: 1 to 19 digits, as a string or a number. */
export const parsePortalId = (value: unknown): string | undefined => /^\d{1,19}$/.exec(`${value}`)?.[0]

/** Control, direction-changing and broken characters; the joiners that scripts and emoji need are kept. */
const INVISIBLE_CHARACTERS = /(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}\ufffd]/gu

const MAX_NAME_CHARACTERS = 100

/** Returns the name as one trimmed line of at most 100 characters; `undefined` where nothing is left of it. */
export function parseName(value: unknown): string | undefined {
  if (typeof value !== 'string') return
  const visible = [...value.replace(INVISIBLE_CHARACTERS, '')]
  return visible.slice(0, MAX_NAME_CHARACTERS).join('').trim() || undefined
}
