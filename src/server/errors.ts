/** The error that ends a request to the handler. The client of Wiro has its own, `WiroError`, which becomes this one. */
import { ERROR_CODES, type ErrorCode } from './error-codes.js'
import type { LogReason } from './log-reasons.js'
import { WiroError } from './wiro/errors.js'

/** A function of the host took too long. */
export class HostTimeoutError extends Error {}

export interface HandlerErrorOptions {
  /** The HTTP status, where it is not the code's usual one. */
  status?: number
  headers?: Record<string, string>
  /** What a function of the host threw. */
  cause?: unknown
  /** The `Origin` that came and those that are allowed; only for the log. */
  origin?: { got: string; expected: readonly string[] }
}

/** Ends a request with a code for the browser and a reason for the log. It never quotes a request or Wiro. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly origin: HandlerErrorOptions['origin']

  constructor(
    readonly code: ErrorCode,
    readonly reason: LogReason,
    { status, headers, origin, ...options }: HandlerErrorOptions = {},
  ) {
    super(reason, options)
    this.status = status ?? ERROR_CODES[code].status
    this.headers = headers ?? {}
    this.origin = origin
  }
}

/** Turns anything thrown into a `HandlerError`. An exception that no code expects becomes `unavailable`, without its text. */
export function toHandlerError(error: unknown): HandlerError {
  if (error instanceof HandlerError) return error
  if (error instanceof WiroError) return new HandlerError(error.code, error.reason, { status: error.status })
  return new HandlerError('unavailable', 'unexpected', { status: 500 })
}
