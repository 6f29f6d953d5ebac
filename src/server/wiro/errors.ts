/** The one error that the client of Wiro throws. */
import { ERROR_CODES, type ErrorCode } from '../error-codes.js'
import type { LogReason } from '../log-reasons.js'

interface WiroErrorOptions {
  /** The HTTP status, where it is not the code's usual one. */
  status?: number
  /** Which argument is wrong and how to correct it; holds no value. */
  hint?: string
}

/**
 * A call to Wiro that failed: `code` says who has to act, `reason` is for the operator.
 * It never holds a text of Wiro's, a key or a secret.
 */
export class WiroError extends Error {
  override readonly name = 'WiroError'
  /** The HTTP status with which the handler answers this error. */
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    readonly reason: LogReason,
    { status, hint }: WiroErrorOptions = {},
  ) {
    super(hint ? `${reason}: ${hint}` : reason)
    this.status = status ?? ERROR_CODES[code].status
  }
}
