/**
 * How the server half says no: the one error class, the closed list of reasons an operator reads in the log, and the
 * fixed words that go with each code. Nothing here quotes a request, an exception or Wiro.
 */
import type { Code } from '../protocol/codes.js'

/** Each code the server answers with, its usual HTTP status and its words. */
const answers = {
  signed_out: [401, 'Nobody is signed in.'],
  forbidden: [403, 'This is not allowed here.'],
  rate_limited: [429, 'Too many requests.'],
  unavailable: [503, 'Not available for the moment.'],
  misconfigured: [502, 'Not set up correctly: the log of the server says why.'],
  endpoint_timeout: [504, 'Wiro did not answer in time.'],
  endpoint_bad_answer: [502, 'The answer of Wiro could not be read.'],
  useragent_not_found: [404, 'Wiro does not find the agent.'],
  invalid_config: [409, 'No HubSpot app is saved for the agent.'],
  missing_params: [502, 'A parameter was missing.'],
  authorization_denied: [502, 'HubSpot was not authorized.'],
  session_expired: [502, 'The connection attempt expired.'],
  token_exchange_failed: [502, 'HubSpot refused the client secret or the redirect URL.'],
  portal_refused: [403, 'This account is not allowed here.'],
  start_refused: [409, 'Wiro did not start the agent.'],
  credentials_rejected: [400, 'The client id and secret were not saved.'],
  internal_error: [502, 'Something failed at Wiro.'],
} satisfies Partial<Record<Code, [status: number, message: string]>>

/** What the server can answer instead of a result. */
export type RefusalCode = keyof typeof answers

export const messageOf = (code: RefusalCode): string => answers[code][1]

/** Why, for the operator's log alone: the browser gets the code. */
export type Reason =
  // the request
  | 'method'
  | 'origin_missing'
  | 'origin_foreign'
  | 'cross_site'
  | 'content_type'
  | 'body_too_large'
  | 'body_unreadable'
  | 'action_unknown'
  | 'fields_invalid'
  | 'credentials_invalid'
  | 'client_gone'
  // the host
  | 'signed_out'
  | 'agent_forbidden'
  | 'action_forbidden'
  | 'limited'
  | 'resolve_agent_failed'
  | 'authorize_failed'
  | 'limit_failed'
  | 'account_name_failed'
  | 'on_disconnected_failed'
  | 'on_connected_failed'
  | 'on_suspicious_connect_failed'
  | 'allow_portal_failed'
  | 'once_failed'
  // Wiro's HTTP answer
  | 'key_refused'
  | 'signature_required'
  | 'ip_not_allowed'
  | 'upstream_401'
  | 'upstream_404'
  | 'upstream_429'
  | 'upstream_5xx'
  | 'upstream_redirect'
  | 'upstream_too_large'
  | 'upstream_unreadable'
  | 'upstream_timeout'
  | 'upstream_unreachable'
  // Wiro's own errors
  | 'agent_not_found'
  | 'credentials_missing'
  | 'redirect_url_refused'
  | 'wiro_96'
  | 'wiro_97'
  | 'wiro_98'
  | 'wiro_99'
  | 'wiro_error'
  | 'result_with_errors'
  // the agent and its app
  | 'agent_state_failed'
  | 'agent_stopping'
  | 'setup_incomplete'
  | 'no_subscription'
  | 'no_credits'
  | 'start_refused'
  | 'stop_refused'
  | 'credentials_not_allowed'
  | 'credentials_refused'
  | 'credentials_ignored'
  | 'own_app_saved'
  | 'own_app_rejected'
  | 'own_app_ignored'
  // asked by the operator
  | 'agent_missing'
  | 'not_connected'
  | 'refresh_refused'
  | 'skills_invalid'
  | 'skills_refused'
  // the binding
  | 'seal_invalid'
  | 'finished_elsewhere'
  | 'portal_refused'
  | 'portal_ids_missing'
  | 'binding_off'
  // ours
  | 'unexpected'

interface Details {
  /** HTTP status, where it is not the code's usual one. */
  status?: number
  headers?: Record<string, string>
  /** What a function of the host threw. */
  cause?: unknown
  /** What to mend, in words of ours that hold no value; only for whoever catches it. */
  hint?: string
  /** Goes into the log beside the reason. */
  origin?: { got: string; expected: readonly string[] }
}

/** The only error that the server half throws on purpose: a code, a reason, and nothing of Wiro's. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** The HTTP status that the handler answers with. */
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly origin: Details['origin']

  constructor(
    readonly code: RefusalCode,
    readonly reason: Reason,
    details: Details = {},
  ) {
    super(
      details.hint ? `${reason}: ${details.hint}` : reason,
      'cause' in details ? { cause: details.cause } : undefined,
    )
    this.status = details.status ?? answers[code][0]
    this.headers = details.headers ?? {}
    this.origin = details.origin
  }
}
