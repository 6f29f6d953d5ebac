/** The JSON responses of the endpoint. An error is answered with its code and a fixed message, whatever caused it. */
import type { ActionAnswer, RefusalAnswer } from '../protocol/endpoint.js'
import { ERROR_CODES } from './error-codes.js'
import { HandlerError } from './errors.js'

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

export const toRefusal = ({ code }: HandlerError): RefusalAnswer => ({
  result: false,
  errors: [{ code, message: ERROR_CODES[code].message }],
})

export const toErrorResponse = (error: HandlerError) => toResponse(error.status, toRefusal(error), error.headers)

/** The error of a method that the endpoint does not have. `optionalMethods` are those that an option adds. */
export function unknownMethodError(optionalMethods: readonly string[] = []): HandlerError {
  const allow = ['GET', 'HEAD', 'POST', ...optionalMethods].join(', ')
  return new HandlerError('misconfigured', 'method', { status: 405, headers: { allow } })
}
