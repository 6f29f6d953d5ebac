/** The codes that the handler answers instead of a result, each with its HTTP status and its message for the browser. */
import type { Code } from '../protocol/codes.js'

interface ErrorRow {
  /** The usual HTTP status; an error may set another. */
  status: number
  /** A fixed text: it never quotes a request, an exception or Wiro. */
  message: string
}

/** One row per code. A code that has a row can be thrown, answered and logged. */
export const ERROR_CODES = {
  signed_out: { status: 401, message: 'Nobody is signed in.' },
  forbidden: { status: 403, message: 'This is not allowed here.' },
  no_agent: { status: 404, message: 'There is no agent yet.' },
  rate_limited: { status: 429, message: 'Too many requests.' },
  unavailable: { status: 503, message: 'Not available for the moment.' },
  misconfigured: { status: 502, message: 'Not set up correctly: the log of the server says why.' },
  endpoint_timeout: { status: 504, message: 'Wiro did not answer in time.' },
  endpoint_bad_answer: { status: 502, message: 'The answer of Wiro could not be read.' },
  useragent_not_found: { status: 404, message: 'Wiro does not find the agent.' },
  invalid_config: { status: 409, message: 'No HubSpot app is saved for the agent.' },
  missing_params: { status: 502, message: 'A parameter was missing.' },
  authorization_denied: { status: 502, message: 'HubSpot was not authorized.' },
  session_expired: { status: 502, message: 'The connection attempt expired.' },
  token_exchange_failed: { status: 502, message: 'HubSpot refused the client secret or the redirect URL.' },
  portal_refused: { status: 403, message: 'This account is not allowed here.' },
  portal_unchecked: { status: 503, message: 'This account could not be checked.' },
  start_refused: { status: 409, message: 'Wiro did not start the agent.' },
  credentials_rejected: { status: 400, message: 'The client id and secret were not saved.' },
  internal_error: { status: 502, message: 'Something failed at Wiro.' },
} satisfies Partial<Record<Code, ErrorRow>>

/** A code that the handler answers, and that a `WiroError` carries. */
export type ErrorCode = keyof typeof ERROR_CODES
