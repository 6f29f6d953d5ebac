/** Turns an endpoint's refusal into a problem: by the code that its answer names, else by what kind of answer it is. */
import type { EndpointAnswer } from './answer-kind.js'
import { findCause, parseErrors } from '../protocol/wiro-errors.js'
import { ConnectorError, type ProblemCause } from './problem.js'

/** Where the endpoint does not say how long to wait, and what knows better cannot be loaded. */
const DEFAULT_WAIT_SECONDS = 30
/** Codes with more to know: how long to wait, and why an agent was not started. */
const CODES_WITH_FACTS: readonly string[] = ['rate_limited', 'start_refused']

/**
 * Returns the problem behind a refusal.
 *
 * @param body the parsed body, in whatever form it came.
 * @param answer is absent where a host's backend refused.
 */
export async function describeRefusal(body: unknown, answer?: EndpointAnswer): Promise<ProblemCause> {
  const named = findCause(body)
  if (named && !CODES_WITH_FACTS.includes(named.code)) return named
  return import('./unnamed-refusal.js').then(
    ({ describeFurther }) => describeFurther({ named, errors: parseErrors(body), body, answer }),
    () => withoutFacts(named ?? { code: codeWithoutNetwork(answer?.response) }),
  )
}

const withoutFacts = (cause: ProblemCause): ProblemCause =>
  cause.code === 'rate_limited' ? { ...cause, retryAfter: DEFAULT_WAIT_SECONDS } : cause

/** A login before the page's files stops the piece as well. */
const codeWithoutNetwork = (response: Response | undefined): ProblemCause['code'] =>
  response?.type === 'opaqueredirect' || response?.status === 401 ? 'signed_out' : 'endpoint_bad_answer'

export const createRefusal = async (body: unknown, answer?: EndpointAnswer): Promise<ConnectorError> =>
  new ConnectorError(await describeRefusal(body, answer))
