/**
 * How Wiro's answers are read: the fields of a yes, and which code and reason each no becomes. No text of Wiro's leaves
 * this file.
 */
import { isSuccess } from '../protocol/endpoint.js'
import type { Code } from '../protocol/codes.js'
import { findCause, parseErrors } from '../protocol/wiro-errors.js'
import { parseAgents } from './agents.js'
import { parseJson, readText } from './body.js'
import { Refusal, type Reason, type RefusalCode } from './refusal.js'

type Fields = Record<string, unknown>

/** Bytes; an agent's own answers hold its instructions too. */
const longestAnswer = 65_536

/** How one call's answers differ from the others'. */
export interface Reading {
  /** What a no means that is not one of those that mean the same everywhere. */
  refuse?: (body: unknown) => Refusal
  /** A no that says that what was asked for is so already. */
  already?: RegExp
  /** Bytes that are read at most. */
  longest?: number
}

export const unreadable = (reason: Reason = 'upstream_unreadable') => new Refusal('endpoint_bad_answer', reason)

/** Reads any answer of Wiro's: the fields of one that isSuccess, else throws a `Refusal`. */
export async function readAnswer(
  response: Response,
  { refuse, already, longest = longestAnswer }: Reading = {},
): Promise<Fields> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    response.body?.cancel().catch(() => {})
    throw unreadable('upstream_redirect')
  }
  const text = await readText(response.body, longest)
  if (text === undefined) throw unreadable('upstream_too_large')
  const body = parseJson(text)
  const refusal = refusalOfStatus(response.status, body)
  if (refusal) throw refusal
  if (isSuccess(body)) return body
  if (!isNo(body)) throw unreadable()
  if (already && says(body, already)) return {}
  throw refusalOfErrors(body, refuse)
}

/** Wiro's no is `result: false`; `"true"` or 1 is another program's answer. */
const isNo = (body: unknown): body is Fields =>
  typeof body === 'object' && body !== null && 'result' in body && body.result === false

/** What the HTTP status alone decides. Otherwise `result` does: Wiro answers nearly everything with 200. */
function refusalOfStatus(status: number, body: unknown): Refusal | undefined {
  if (status === 401) return new Refusal('misconfigured', reasonOf401(body))
  if (status === 404) return new Refusal('misconfigured', 'upstream_404')
  if (status === 429) return new Refusal('unavailable', 'upstream_429')
  if (status >= 500 && !isNo(body)) return new Refusal('unavailable', 'upstream_5xx')
}

/** Wiro tells its four kinds of 401 apart by text alone. */
const texts: [RegExp, Reason][] = [
  [/signature/i, 'signature_required'],
  [/\bip\b.*not allowed/i, 'ip_not_allowed'],
  [/authorization is not/i, 'key_refused'],
]

const reasonOf401 = (body: unknown): Reason => texts.find(([pattern]) => says(body, pattern))?.[1] ?? 'upstream_401'

const numbers: Record<string, Reason> = { 96: 'wiro_96', 97: 'wiro_97', 98: 'wiro_98', 99: 'wiro_99' }

/** The codes that Wiro's errors may lead to, each with the reason where no number says more. */
const named: Partial<Record<Code, [RefusalCode, Reason]>> = {
  useragent_not_found: ['useragent_not_found', 'agent_not_found'],
  invalid_config: ['invalid_config', 'credentials_missing'],
  misconfigured: ['misconfigured', 'redirect_url_refused'],
  unavailable: ['unavailable', 'wiro_error'],
  missing_params: ['missing_params', 'wiro_error'],
  authorization_denied: ['authorization_denied', 'wiro_error'],
  session_expired: ['session_expired', 'wiro_error'],
  token_exchange_failed: ['token_exchange_failed', 'wiro_error'],
}

function refusalOfErrors(body: Fields, refuse: Reading['refuse'] = () => new Refusal('internal_error', 'wiro_error')) {
  const known = named[findCause(body)?.code ?? 'unknown']
  if (!known) return refuse(body)
  const [code, reason] = known
  const number = parseErrors(body)
    .map(({ code }) => (typeof code === 'number' || typeof code === 'string' ? numbers[code] : undefined))
    .find((known) => known)
  return new Refusal(code, number ?? reason)
}

// ── Calls with refusals of their own ────────────────────────────────────────────────────────────────────────────────

/** Whether an error of the answer says it, in its code or in its message. */
export const says = (body: unknown, pattern: RegExp): boolean =>
  parseErrors(body)
    .flatMap(({ code, message }) => [code, message])
    .some((text) => typeof text === 'string' && pattern.test(text))

/** Wiro's own words, under the general number: the first that fits. */
const starts: [RegExp, RefusalCode, Reason][] = [
  [/stopping/i, 'unavailable', 'agent_stopping'],
  [/set-?up/i, 'start_refused', 'setup_incomplete'],
  [/credits/i, 'start_refused', 'no_credits'],
  [/subscription/i, 'start_refused', 'no_subscription'],
]

export function refusalOfStart(body: unknown): Refusal {
  const [, code, reason] = starts.find(([pattern]) => says(body, pattern)) ?? []
  return new Refusal(code ?? 'start_refused', reason ?? 'start_refused')
}

/** The template of the agent is without own mode. */
const isForbidden = (body: unknown) => says(body, /fieldstatus-not-allowed/i)

export const refusalOfCredentials = (body: unknown): Refusal =>
  new Refusal('credentials_rejected', isForbidden(body) ? 'credentials_not_allowed' : 'credentials_refused')

/** A yes to credentials that were left out all the same: Wiro lists those it does not let in, or takes no notice. */
export function refusalOfLeftOut(body: Fields): Refusal | undefined {
  if (isForbidden(body)) return refusalOfCredentials(body)
  const [agent] = parseAgents(body) ?? []
  return agent?.credentials === 'missing' ? new Refusal('credentials_rejected', 'credentials_ignored') : undefined
}

export const refusalOfRefresh = (body: unknown): Refusal =>
  new Refusal('token_exchange_failed', says(body, /not connected/i) ? 'not_connected' : 'refresh_refused')
