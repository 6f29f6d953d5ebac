/**
 * Reads Wiro's responses: returns the fields of a success, and turns every failure into a `WiroError`, which holds no text
 * of Wiro's.
 */
import type { Code } from '../../protocol/codes.js'
import { isSuccess } from '../../protocol/parsed-answers.js'
import { isRecord, parseJson, type Fields } from '../../protocol/parse.js'
import { findCause, parseErrors } from '../../protocol/wiro-errors.js'
import { readText } from '../body.js'
import type { ErrorCode } from '../error-codes.js'
import type { LogReason } from '../log-reasons.js'
import { parseAgents } from './agents.js'
import { describeAnswer } from './call-facts.js'
import { WiroError, withCallFacts } from './errors.js'
import { findText, hasText, type KnownText } from './known-texts.js'
import { retryAfterOf } from './retry-after.js'

const MAX_BYTES = 65_536

/** How the responses of one call differ from those of the others. */
export interface ResponsePolicy {
  /** Makes the error of a failure that does not mean the same in every call. */
  toError?: (body: unknown) => WiroError
  /** The text of a failure that says "already done", which counts as a success. */
  alreadyDone?: KnownText
  /** Returns whether a success has what the call is for. */
  isComplete?: (fields: Fields) => boolean
  /** Returns the error of a success after which nothing has been done. */
  toSuccessError?: (fields: Fields) => WiroError | undefined
  /** Bytes; default 64 kB. */
  maxBytes?: number
}

interface ReadOptions extends ResponsePolicy {
  /** The request was signed. */
  isSigned: boolean
}

const badAnswerError = (reason: LogReason = 'upstream_unreadable') => new WiroError('endpoint_bad_answer', reason)

/**
 * Returns the fields of a success.
 * @throws WiroError with what the response was, or whatever its stream throws.
 */
export async function readResponse(response: Response, options: ReadOptions): Promise<Fields> {
  const { status, headers } = response
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    response.body?.cancel().catch(() => {})
    throw withCallFacts(badAnswerError('upstream_redirect'), status ? { status } : {})
  }
  const text = await readText(response.body, options.maxBytes ?? MAX_BYTES)
  if (text === undefined) throw withCallFacts(badAnswerError('upstream_too_large'), { status })
  const body = parseJson(text)
  const error = errorOfStatus(status, headers, body, options) ?? errorOfAnswer(status, body, options)
  if (error) throw withCallFacts(error, describeAnswer(status, text, body))
  return isSuccess(body) ? body : {}
}

function errorOfAnswer(status: number, body: unknown, options: ReadOptions): WiroError | undefined {
  const { isComplete = () => true, toSuccessError, alreadyDone } = options
  if (isSuccess(body)) return isComplete(body) ? toSuccessError?.(body) : badAnswerError()
  if (!isFailure(body)) return badAnswerError()
  return alreadyDone && hasText(body, alreadyDone) ? undefined : errorOfFailure(status, body, options)
}

/** Only `result: false` is a failure of Wiro's: other values come from other programs. */
const isFailure = (body: unknown): body is Fields => isRecord(body) && body.result === false

// ── Failures that mean the same in every call ───────────────────────────────────────────────────────────────────────

/** Returns the error of those HTTP statuses that decide alone. Wiro answers nearly every failure with 200. */
function errorOfStatus(
  status: number,
  headers: Headers,
  body: unknown,
  { isSigned }: ReadOptions,
): WiroError | undefined {
  if (status === 401) return new WiroError('misconfigured', reasonOf401(body, isSigned))
  if (status === 404) return new WiroError('misconfigured', 'upstream_404')
  if (status === 429) return new WiroError('rate_limited', 'upstream_429', retryAfterOf(headers))
  if (status >= 500 && !isFailure(body)) return new WiroError('unavailable', 'upstream_5xx')
}

/** Wiro's answers with 401 differ in their text alone. */
const REASONS_OF_401: Partial<Record<KnownText, LogReason>> = {
  signature_missing: 'signature_required',
  ip_not_allowed: 'ip_not_allowed',
  project_not_found: 'key_refused',
  signature_invalid: 'signature_refused',
}

function reasonOf401(body: unknown, isSigned: boolean): LogReason {
  const text = findText(body, Object.keys(REASONS_OF_401) as KnownText[])
  // Without a signature the key is all that can be wrong.
  if (text === 'signature_invalid' && !isSigned) return 'key_refused'
  return (text && REASONS_OF_401[text]) ?? 'upstream_401'
}

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

function errorOfFailure(status: number, body: Fields, { toError = toInternalError }: ResponsePolicy): WiroError {
  // Every call has its parameters, so this Wiro spells them in another way.
  if (hasText(body, 'parameter_missing')) return new WiroError('misconfigured', 'parameter_missing')
  const code = findCause(body)?.code as ErrorCode | undefined
  const reason = code && REASONS_BY_CODE[code]
  if (reason) return new WiroError(code, reasonOfNumber(body) ?? reason)
  // Wiro itself failed: that is no refusal of what the call was for.
  return status >= 500 ? toInternalError() : toError(body)
}

const toInternalError = () => new WiroError('internal_error', 'wiro_error')

const reasonOfNumber = (body: Fields): LogReason | undefined =>
  parseErrors(body)
    .map(({ code }) => (typeof code === 'number' || typeof code === 'string' ? REASONS_BY_NUMBER[code] : undefined))
    .find((reason) => reason)

// ── Failures of single calls ────────────────────────────────────────────────────────────────────────────────────────

/** The texts with which Wiro refuses a start, under its general error number. The first match decides. */
const START_ERRORS: Partial<Record<KnownText, [ErrorCode, LogReason]>> = {
  stopping: ['unavailable', 'agent_stopping'],
  setup_incomplete: ['start_refused', 'setup_incomplete'],
  no_credits: ['start_refused', 'no_credits'],
  no_subscription: ['start_refused', 'no_subscription'],
}

export function toStartError(body: unknown): WiroError {
  const text = findText(body, Object.keys(START_ERRORS) as KnownText[])
  const [code, reason]: [ErrorCode, LogReason] = (text && START_ERRORS[text]) ?? ['start_refused', 'start_refused']
  return new WiroError(code, reason)
}

/** The agent's template does not allow an own HubSpot app. */
const isFieldForbidden = (body: unknown) => hasText(body, 'field_not_allowed')

export const toCredentialsError = (body: unknown): WiroError =>
  new WiroError('credentials_rejected', isFieldForbidden(body) ? 'credentials_not_allowed' : 'credentials_refused')

/** Returns the error of a success after which nothing was saved: Wiro lists forbidden fields, or ignores them silently. */
export function toUnsavedError(body: Fields): WiroError | undefined {
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
  new WiroError('token_exchange_failed', hasText(body, 'not_connected') ? 'not_connected' : 'refresh_refused')
