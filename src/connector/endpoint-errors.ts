/** Turns an endpoint's refusal into a problem: by the code that its answer names, else by what kind of answer it is. */
import type { EndpointAnswer } from './answer-kind.js'
import { findCause, parseErrors } from '../protocol/wiro-errors.js'
import { ConnectorError, type ProblemCause } from './problem.js'

/** Where the endpoint does not say how long to wait, and what knows better cannot be loaded. */
const DEFAULT_WAIT_SECONDS = 30

/**
 * Returns the problem behind a refusal.
 *
 * @param body the parsed body, in whatever form it came.
 * @param answer is absent where a host's backend refused.
 */
export async function describeRefusal(body: unknown, answer?: EndpointAnswer): Promise<ProblemCause> {
  const named = findCause(body)
  if (named?.code === 'start_refused') return { ...named, ...(await startRefusalOf(body)) }
  if (named && named.code !== 'rate_limited') return named
  return import('./unnamed-refusal.js').then(
    ({ describeUnnamed }) => describeUnnamed(named, body, answer),
    () => (named ? { ...named, retryAfter: DEFAULT_WAIT_SECONDS } : { code: codeWithoutNetwork(answer?.response) }),
  )
}

/** Where what reads the reason did not load, the card says only that the start was refused. */
const startRefusalOf = (body: unknown): Promise<Pick<ProblemCause, 'reason'>> =>
  import('../protocol/start-refusal.js').then(
    ({ findStartRefusal }) => {
      const reason = findStartRefusal(parseErrors(body))
      return reason ? { reason } : {}
    },
    () => ({}),
  )

/** A login before the page's files stops the piece as well. */
const codeWithoutNetwork = (response: Response | undefined): ProblemCause['code'] =>
  response?.type === 'opaqueredirect' || response?.status === 401 ? 'signed_out' : 'endpoint_bad_answer'

export const createRefusal = async (body: unknown, answer?: EndpointAnswer): Promise<ConnectorError> =>
  new ConnectorError(await describeRefusal(body, answer))
