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

// ── Waiting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The longest wait that an endpoint can ask for. */
const MAX_WAIT_SECONDS = 60

/** How long to wait after the first, second and each further refusal that does not say how long. */
const WAITS_SECONDS = [5, 15, 30]
const LONGEST_WAIT_SECONDS = 30
/** Without a refusal for so long after the longest wait, the waits begin anew. */
const CALM_SECONDS = 60

let refusals = 0
let lastRefusalAt = 0

function nextWaitSeconds(): number {
  const now = Date.now()
  if (now - lastRefusalAt > (CALM_SECONDS + LONGEST_WAIT_SECONDS) * 1000) refusals = 0
  lastRefusalAt = now
  return WAITS_SECONDS[refusals++] ?? LONGEST_WAIT_SECONDS
}

/** Reads `retry-after`, a number of seconds or a date. */
function waitSecondsOf(answer: EndpointAnswer | undefined): number {
  const value = answer?.response.headers.get('retry-after') ?? ''
  const seconds = Number(value) || Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return seconds > 0 ? Math.min(seconds, MAX_WAIT_SECONDS) : nextWaitSeconds()
}

// ── The problem ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Returns the problem behind a refusal.
 *
 * @param body the parsed body, in whatever form it came.
 * @param answer is absent where a host's backend refused.
 */
export function describeRefusal(body: unknown, answer?: EndpointAnswer): ProblemCause {
  const named = findCause(body)
  if (!named && answer) warnDeveloper((hints) => hints.warnUnreadable(body, answer.response))
  const cause = named ?? { code: codeOfAnswer(body, answer) }
  return cause.code === 'rate_limited' ? { ...cause, retryAfter: waitSecondsOf(answer) } : cause
}

export const createRefusal = (body: unknown, answer?: EndpointAnswer): ConnectorError =>
  new ConnectorError(describeRefusal(body, answer))
