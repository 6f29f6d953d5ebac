/** The JSON responses of the endpoint. An error is answered with its code and a fixed message, whatever caused it. */
import type { ActionAnswer, RefusalAnswer } from '../protocol/endpoint.js'
import type { StartRefusal } from '../protocol/start-refusal.js'
import { ERROR_CODES } from './error-codes.js'
import { HandlerError } from './errors.js'
import type { LogReason } from './log-reasons.js'

export const toResponse = (status: number, body: ActionAnswer, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })

/** @param reference - That of the entry in the log. */
export const toRefusal = ({ code, reason }: HandlerError, reference: string | undefined): RefusalAnswer => {
  const { message } = ERROR_CODES[code]
  const startRefusal = START_REFUSALS[reason]
  return {
    result: false,
    errors: [{ code, message, ...(startRefusal && { reason: startRefusal }), ...(reference && { reference }) }],
  }
}

/** The reasons of the log that the page may tell the person. The others are for the operator alone. */
const START_REFUSALS: Partial<Record<LogReason, StartRefusal>> = {
  no_credits: 'no_credits',
  no_subscription: 'no_plan',
  setup_incomplete: 'setup_incomplete',
}

export const toErrorResponse = (error: HandlerError, reference: string | undefined) =>
  toResponse(error.status, toRefusal(error, reference), error.headers)

/** The error of a method that the endpoint does not have. `optionalMethods` are those that an option adds. */
export function unknownMethodError(optionalMethods: readonly string[] = []): HandlerError {
  const allow = ['GET', 'HEAD', 'POST', ...optionalMethods].join(', ')
  return new HandlerError('misconfigured', 'method', { status: 405, headers: { allow } })
}

/** Something in front of the handler has read the body and left nothing of it. */
export const bodyConsumedError = (): HandlerError => new HandlerError('misconfigured', 'body_consumed', { status: 500 })
