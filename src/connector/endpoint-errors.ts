/** Turns an endpoint's refusal into a problem: by the code that its answer names, else by its HTTP status. */
import type { Code } from '../protocol/codes.js'
import { isRecord } from '../protocol/parse.js'
import { findCause } from '../protocol/wiro-errors.js'
import { ConnectorError, type ProblemCause } from './problem.js'
import { warnDeveloper } from './warn-developer.js'

/** An answer of the endpoint, with its body as text. */
export interface EndpointAnswer {
  response: Response
  text: string
}

const CODES_BY_HTTP_STATUS: Record<number, Code | undefined> = {
  401: 'signed_out',
  403: 'forbidden',
  408: 'endpoint_timeout',
  429: 'rate_limited',
  504: 'endpoint_timeout',
}

/** Returns whether a login stands before the endpoint: it redirects, or serves its page in place of JSON. */
const isLogin = ({ response, text }: EndpointAnswer): boolean =>
  response.type === 'opaqueredirect' || (response.ok && /^\s*</.test(text))

/** Returns the code of an answer that names none. A `result: false` without an HTTP error is Wiro's own refusal. */
function codeOfAnswer(body: unknown, answer: EndpointAnswer | undefined): Code {
  if (answer && isLogin(answer)) return 'signed_out'
  if (isRecord(body) && body.result === false && answer?.response.ok !== false) return 'internal_error'
  return CODES_BY_HTTP_STATUS[answer?.response.status ?? 0] ?? 'endpoint_bad_answer'
}

/** Where the endpoint does not say how long to wait, and what knows better cannot be loaded. */
const DEFAULT_WAIT_SECONDS = 30

// ── The problem ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Returns the problem behind a refusal.
 *
 * @param body the parsed body, in whatever form it came.
 * @param answer is absent where a host's backend refused.
 */
export async function describeRefusal(body: unknown, answer?: EndpointAnswer): Promise<ProblemCause> {
  const named = findCause(body)
  if (!named && answer) warnDeveloper((hints) => hints.warnUnreadable(body, answer.response))
  const cause = named ?? { code: codeOfAnswer(body, answer) }
  if (cause.code === 'start_refused') return { ...cause, ...(await startRefusalOf(body)) }
  if (cause.code !== 'rate_limited') return cause
  const retryAfter = await import('./retry-after.js').then(
    ({ waitSecondsOf }) => waitSecondsOf(answer?.response),
    () => DEFAULT_WAIT_SECONDS,
  )
  return { ...cause, retryAfter }
}

/** Where what reads the reason did not load, the card says only that the start was refused. */
const startRefusalOf = (body: unknown): Promise<Pick<ProblemCause, 'reason'>> =>
  import('../protocol/start-refusal.js').then(
    ({ findStartRefusal }) => {
      const reason = findStartRefusal(body)
      return reason ? { reason } : {}
    },
    () => ({}),
  )

export const createRefusal = async (body: unknown, answer?: EndpointAnswer): Promise<ConnectorError> =>
  new ConnectorError(await describeRefusal(body, answer))
