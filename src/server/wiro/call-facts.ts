/** What a log entry says about a call to Wiro that failed: where it went and what came back, without a text of Wiro's. */
import { isSuccess } from '../../protocol/parsed-answers.js'
import { isRecord, parseJson } from '../../protocol/parse.js'
import { parseErrors } from '../../protocol/wiro-errors.js'
import { findText, type KnownText } from './known-texts.js'

export interface WiroCallFacts {
  /** The path of the call, after `baseUrl`. */
  path: string
  /** The HTTP status of the answer; absent where none came. */
  status?: number
  /** The number of Wiro's first error. */
  number?: number
  /** The name of Wiro's text; `other` where this package does not know it. */
  text?: KnownText | 'other'
  /**
   * What came in place of an answer of Wiro's: an HTML page comes from a proxy, or from a server in front of Wiro.
   * `incomplete` is a success without what the call is for.
   */
  body?: 'html' | 'json' | 'empty' | 'incomplete' | 'other'
}

/** Returns what is known of an answer that was no success, by its HTTP status and its body. */
export function describeAnswer(status: number, text: string, body = parseJson(text)): Omit<WiroCallFacts, 'path'> {
  const isFailure = isRecord(body) && (body.result === false || parseErrors(body).length > 0)
  return { status, ...(isFailure && !isSuccess(body) ? describeErrors(body) : { body: kindOfBody(text, body) }) }
}

function describeErrors(body: unknown): Pick<WiroCallFacts, 'number' | 'text'> {
  const errors = parseErrors(body)
  const number = errors.map(({ code }) => code).find(isNumber)
  const hasText = errors.some(
    ({ code, message }) => typeof message === 'string' || (!isNumber(code) && code !== undefined),
  )
  return { ...(number !== undefined && { number: +number }), ...(hasText && { text: findText(body) ?? 'other' }) }
}

/** A longer number could be an id of somebody's. */
const isNumber = (code: unknown): code is number | string =>
  /^(number|string)$/.test(typeof code) && /^-?\d{1,5}$/.test(String(code))

function kindOfBody(text: string, body: unknown): WiroCallFacts['body'] {
  if (!text.trim()) return 'empty'
  if (isSuccess(body)) return 'incomplete'
  if (body !== undefined) return 'json'
  return /^\s*</.test(text) ? 'html' : 'other'
}
