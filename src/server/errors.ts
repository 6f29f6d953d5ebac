/** The error that ends a request to the handler. The client of Wiro has its own, `WiroError`, which becomes this one. */
import { ERROR_CODES, type ErrorCode } from './error-codes.js'
import type { LogReason } from './log-reasons.js'
import { describeThrown } from './thrown.js'
import type { WiroCallFacts } from './wiro/call-facts.js'
import { WiroError } from './wiro/errors.js'

/** A function of the host took too long. */
export class HostTimeoutError extends Error {}

/** A function of the host returned something else than it should. */
export class HostAnswerError extends TypeError {}

export interface HandlerErrorOptions extends ErrorFacts {
  /** The HTTP status, where it is not the code's usual one. */
  status?: number
  headers?: Record<string, string>
  /** What a function of the host threw. */
  cause?: unknown
}

/** What only the log says about an error. It holds no value of a request and no text of Wiro's. */
export interface ErrorFacts {
  /** The `Origin` that came and those that are allowed. */
  origin?: { got: string; expected: readonly string[] } | undefined
  /** The field of the request that is wrong. */
  field?: string | undefined
  /** The code or the class of what was thrown; never its message. */
  thrown?: string | undefined
  /** The call to Wiro that failed. */
  wiro?: WiroCallFacts | undefined
}

/** Ends a request with a code for the browser and a reason for the log. It never quotes a request or Wiro. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly facts: ErrorFacts

  constructor(
    readonly code: ErrorCode,
    readonly reason: LogReason,
    { status, headers, origin, field, thrown, wiro, ...options }: HandlerErrorOptions = {},
  ) {
    super(reason, options)
    this.status = status ?? ERROR_CODES[code].status
    this.headers = headers ?? {}
    this.facts = {
      ...(origin && { origin }),
      ...(field !== undefined && { field }),
      ...(thrown !== undefined && { thrown }),
      ...(wiro && { wiro }),
    }
  }
}

/** Turns anything thrown into a `HandlerError`. An exception that no code expects becomes `unavailable`, without its text. */
export function toHandlerError(error: unknown): HandlerError {
  if (error instanceof HandlerError) return error
  if (error instanceof WiroError) return fromWiroError(error)
  return new HandlerError('unavailable', 'unexpected', { status: 500, thrown: describeThrown(error) })
}

function fromWiroError({ code, reason, status, retryAfterSeconds, field, thrown, wiro }: WiroError): HandlerError {
  const headers = retryAfterSeconds === undefined ? undefined : { 'retry-after': String(retryAfterSeconds) }
  return new HandlerError(code, reason, { status, ...(headers && { headers }), field, thrown, wiro })
}
