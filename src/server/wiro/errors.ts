/** The one error that the client of Wiro throws. */
import { ERROR_CODES, type ErrorCode } from '../error-codes.js'
import type { LogReason } from '../log-reasons.js'
import type { WiroCallFacts } from './call-facts.js'

interface WiroErrorOptions {
  /** The HTTP status, where it is not the code's usual one. */
  status?: number
  /** Which argument is wrong and how to correct it; holds no value. */
  hint?: string
  field?: string
  thrown?: string
  retryAfterSeconds?: number
}

/**
 * A call to Wiro that failed: `code` says who has to act, `reason` is for the operator.
 * It never holds a text of Wiro's, a key or a secret.
 */
export class WiroError extends Error {
  override readonly name = 'WiroError'
  /** The HTTP status with which the handler answers this error. */
  readonly status: number
  /** The argument that is wrong. */
  readonly field: string | undefined
  /** The code or the class of what `fetch` threw; never its message. */
  readonly thrown: string | undefined
  /** How long Wiro says to wait. */
  readonly retryAfterSeconds: number | undefined
  /** The call that failed, and what came back; absent where none was made. */
  readonly wiro?: WiroCallFacts

  constructor(
    readonly code: ErrorCode,
    readonly reason: LogReason,
    { status, hint, field, thrown, retryAfterSeconds }: WiroErrorOptions = {},
  ) {
    super(hint ? `${reason}: ${hint}` : reason)
    this.status = status ?? ERROR_CODES[code].status
    this.field = field
    this.thrown = thrown
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Returns the error with what is known of its call. What the error knows already stays. */
export const withCallFacts = (error: WiroError, facts: Partial<WiroCallFacts>): WiroError =>
  Object.assign(error, { wiro: { ...facts, ...error.wiro } })
