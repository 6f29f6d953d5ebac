/**
 * Reads Wiro's responses: returns the fields of a success, and turns every failure into a `WiroError`.
 * No text of Wiro's leaves this file.
 */
import type { Code } from '../../protocol/codes.js'
import { isSuccess } from '../../protocol/endpoint.js'
import { isRecord, parseJson, type Fields } from '../../protocol/parse.js'
import { findCause, parseErrors } from '../../protocol/wiro-errors.js'
import { readText } from '../body.js'
import type { ErrorCode } from '../error-codes.js'
import type { LogReason } from '../log-reasons.js'
import { parseAgents } from './agents.js'
import { WiroError } from './errors.js'

const MAX_BYTES = 65_536

/** How the responses of one call differ from those of the others. */
export interface ResponsePolicy {
  /** Makes the error of a failure that does not mean the same in every call. */
  toError?: (body: unknown) => WiroError
  /** Matches the text of a failure that says "already done", which counts as a success. */
  alreadyDonePattern?: RegExp
  /** Bytes; default 64 kB. */
  maxBytes?: number
}

export const badAnswerError = (reason: LogReason = 'upstream_unreadable') =>
  new WiroError('endpoint_bad_answer', reason)

/** Returns the fields of a success. */
export async function readResponse(
  response: Response,
  { toError, alreadyDonePattern, maxBytes = MAX_BYTES }: ResponsePolicy = {},
): Promise<Fields> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    response.body?.cancel().catch(() => {})
    throw badAnswerError('upstream_redirect')
  }
  const text = await readText(response.body, maxBytes)
  if (text === undefined) throw badAnswerError('upstream_too_large')
  const body = parseJson(text)
  const statusError = errorOfStatus(response.status, body)
  if (statusError) throw statusError
  if (isSuccess(body)) return body
  if (!isFailure(body)) throw badAnswerError()
  if (alreadyDonePattern && mentions(body, alreadyDonePattern)) return {}
  throw errorOfBody(body, toError)
}

/** Only `result: false` is a failure of Wiro's: other values come from other programs. */
const isFailure = (body: unknown): body is Fields => isRecord(body) && body.result === false

/** Returns whether an error of the response matches in its code or its message. */
const mentions = (body: unknown, pattern: RegExp): boolean =>
  parseErrors(body)
    .flatMap(({ code, message }) => [code, message])
    .some((text) => typeof text === 'string' && pattern.test(text))

// ── Failures that mean the same in every call ───────────────────────────────────────────────────────────────────────

/** Returns the error of those HTTP statuses that decide alone. Wiro answers nearly every failure with 200. */
function errorOfStatus(status: number, body: unknown): WiroError | undefined {
  if (status === 401) return new WiroError('misconfigured', reasonOf401(body))
  if (status === 404) return new WiroError('misconfigured', 'upstream_404')
  if (status === 429) return new WiroError('unavailable', 'upstream_429')
  if (status >= 500 && !isFailure(body)) return new WiroError('unavailable', 'upstream_5xx')
}

/** Wiro's answers with 401 differ in their text alone. */
const REASONS_OF_401: [RegExp, LogReason][] = [
  [/signature/i, 'signature_required'],
  [/\bip\b.*not allowed/i, 'ip_not_allowed'],
  [/authorization is not/i, 'key_refused'],
]

const reasonOf401 = (body: unknown): LogReason =>
  REASONS_OF_401.find(([pattern]) => mentions(body, pattern))?.[1] ?? 'upstream_401'

const REASONS_BY_NUMBER: Record<string, LogReason> = { 96: 'wiro_96', 97: 'wiro_97', 98: 'wiro_98', 99: 'wiro_99' }

/** The codes that Wiro's errors may cause, each with the reason where no number gives a closer one. */
const REASONS_BY_CODE: Partial<Record<Code, LogReason>> & Partial<Record<ErrorCode, LogReason>> = {
  useragent_not_found: 'agent_not_found',
  invalid_config: 'credentials_missing',
  misconfigured: 'redirect_url_refused',
  unavailable: 'wiro_error',
  missing_params: 'wiro_error',
  authorization_denied: 'wiro_error',
  session_expired: 'wiro_error',
  token_exchange_failed: 'wiro_error',
}

/** Every call has its parameters, so this Wiro spells them in another way. */
const MISSING_PARAMETER = /request parameter \[.*\] required/i

function errorOfBody(
  body: Fields,
  toError: ResponsePolicy['toError'] = () => new WiroError('internal_error', 'wiro_error'),
): WiroError {
  if (mentions(body, MISSING_PARAMETER)) return new WiroError('misconfigured', 'parameter_missing')
  const code = findCause(body)?.code as ErrorCode | undefined
  const reason = code && REASONS_BY_CODE[code]
  return reason ? new WiroError(code, reasonOfNumber(body) ?? reason) : toError(body)
}

const reasonOfNumber = (body: Fields): LogReason | undefined =>
  parseErrors(body)
    .map(({ code }) => (typeof code === 'number' || typeof code === 'string' ? REASONS_BY_NUMBER[code] : undefined))
    .find((reason) => reason)

// ── Failures of single calls ────────────────────────────────────────────────────────────────────────────────────────

/** The texts with which Wiro refuses a start, under its general error number. The first match decides. */
const START_ERRORS: [RegExp, ErrorCode, LogReason][] = [
  [/stopping/i, 'unavailable', 'agent_stopping'],
  [/set-?up/i, 'start_refused', 'setup_incomplete'],
  [/credits/i, 'start_refused', 'no_credits'],
  [/subscription/i, 'start_refused', 'no_subscription'],
]

export function toStartError(body: unknown): WiroError {
  const [, code, reason] = START_ERRORS.find(([pattern]) => mentions(body, pattern)) ?? []
  return new WiroError(code ?? 'start_refused', reason ?? 'start_refused')
}

/** The agent's template does not allow an own HubSpot app. */
const isFieldForbidden = (body: unknown) => mentions(body, /fieldstatus-not-allowed/i)

export const toCredentialsError = (body: unknown): WiroError =>
  new WiroError('credentials_rejected', isFieldForbidden(body) ? 'credentials_not_allowed' : 'credentials_refused')

/** Returns the error of a success after which nothing was saved: Wiro lists forbidden fields, or ignores them silently. */
export function errorOfUnsavedCredentials(body: Fields): WiroError | undefined {
  if (isFieldForbidden(body)) return toCredentialsError(body)
  const [agent] = parseAgents(body) ?? []
  const isIgnored = agent?.credentials === 'missing' || isPartlyApplied(body.applied)
  return isIgnored ? new WiroError('credentials_rejected', 'credentials_ignored') : undefined
}

const CREDENTIAL_FIELDS = 2

/** `CredentialUpsert` counts, or lists, the fields that it saved. */
const isPartlyApplied = (applied: unknown): boolean =>
  (Array.isArray(applied) ? applied.length : typeof applied === 'number' ? applied : CREDENTIAL_FIELDS) <
  CREDENTIAL_FIELDS

export const toRefreshError = (body: unknown): WiroError =>
  new WiroError('token_exchange_failed', mentions(body, /not connected/i) ? 'not_connected' : 'refresh_refused')
