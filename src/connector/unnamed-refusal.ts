/**
 * The problem behind a refusal that names no code, and the facts of those with more to know. Loaded when an endpoint has
 * refused.
 */
import { warnOfAnswer, warnOfFields } from './answer-hints.js'
import { codeOfKind, kindOf, type EndpointAnswer } from './answer-kind.js'
import { findStartRefusal } from '../protocol/start-refusal.js'
import type { ErrorEntry } from '../protocol/wiro-errors.js'
import type { ProblemCause } from './problem.js'
import { waitSecondsOf } from './retry-after.js'

interface Refusal {
  /** What the answer names: nothing, or a code with more to know. */
  named: ProblemCause | undefined
  /** The entries of the body's `errors`. */
  errors: readonly ErrorEntry[]
  body: unknown
  /** Absent where a host's backend refused. */
  answer: EndpointAnswer | undefined
}

export function describeFurther({ named, errors, body, answer }: Refusal): ProblemCause {
  const cause = named ?? causeOfAnswer(body, answer)
  if (cause.code === 'rate_limited') return { ...cause, retryAfter: waitSecondsOf(answer?.response) }
  const reason = cause.code === 'start_refused' ? findStartRefusal(errors) : undefined
  return reason ? { ...cause, reason } : cause
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
