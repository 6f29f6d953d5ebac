/**
 * How Wiro's answers are read: the fields of a yes, and which code and reason each no becomes. No text of Wiro's leaves
 * this file.
 */
import { succeeded, type Code } from '../protocol.js'
import { causeIn, parseErrors } from '../refusals.js'
import { parseJson, readText } from './body.js'
import { Refusal, type Reason, type RefusalCode } from './refusal.js'

type Fields = Record<string, unknown>

const longestAnswer = 65_536

export const unreadable = (reason: Reason = 'upstream_unreadable') => new Refusal('endpoint_bad_answer', reason)

/** Reads any answer of Wiro's: the fields of one that succeeded, else throws a `Refusal`. */
export async function readAnswer(response: Response): Promise<Fields> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    response.body?.cancel().catch(() => {})
    throw unreadable('upstream_redirect')
  }
  const text = await readText(response.body, longestAnswer)
  if (text === undefined) throw unreadable('upstream_too_large')
  const body = parseJson(text)
  const refusal = refusalOfStatus(response.status, body)
  if (refusal) throw refusal
  if (succeeded(body)) return body
  throw isNo(body) ? refusalOfErrors(body) : unreadable()
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

function reasonOf401(body: unknown): Reason {
  const said = parseErrors(body).map(({ message }) => String(message))
  return texts.find(([pattern]) => said.some((message) => pattern.test(message)))?.[1] ?? 'upstream_401'
}

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

function refusalOfErrors(body: Fields): Refusal {
  const errors = parseErrors(body)
  const [code, reason] = named[causeIn(body)?.code ?? 'internal_error'] ?? ['internal_error', 'wiro_error']
  const number = errors.map((error) => numbers[`${error.code}`]).find((known) => known)
  return new Refusal(code, number ?? reason)
}
