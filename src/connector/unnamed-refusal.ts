/**
 * The problem behind a refusal that names no code, and the one whose wait has to be known. Loaded when an endpoint has
 * refused, so it imports nothing of what every page loads.
 */
import { warnOfAnswer, warnOfFields } from './answer-hints.js'
import { codeOfKind, kindOf, type EndpointAnswer } from './answer-kind.js'
import type { ProblemCause } from './problem.js'
import { waitSecondsOf } from './retry-after.js'

/**
 * @param named what the answer names: nothing, or `rate_limited`.
 * @param answer is absent where a host's backend refused.
 */
export function describeUnnamed(named: ProblemCause | undefined, body: unknown, answer?: EndpointAnswer): ProblemCause {
  const cause = named ?? causeOfAnswer(body, answer)
  return cause.code === 'rate_limited' ? { ...cause, retryAfter: waitSecondsOf(answer?.response) } : cause
}

function causeOfAnswer(body: unknown, answer: EndpointAnswer | undefined): ProblemCause {
  const isRefusal = (body as { result?: unknown } | undefined)?.result === false
  if (!answer) {
    if (!isRefusal) warnOfFields(Object(body) as object)
    return { code: isRefusal ? 'internal_error' : 'endpoint_bad_answer' }
  }
  const { ok, status, url } = answer.response
  const kind = kindOf(answer, body)
  const found = status ? `HTTP ${status}, ${kind}` : kind
  const isSuccess = ok && kind === 'JSON without a known code'
  if (isSuccess && !isRefusal) warnOfFields(Object(body) as object)
  else warnOfAnswer(url, found)
  // A `result: false` without an HTTP error is Wiro's own refusal.
  return { code: isSuccess && isRefusal ? 'internal_error' : codeOfKind(kind, answer.response), answer: found }
}
