/** What the endpoint's refusal says beyond its HTTP status. */
import { toCause, type Cause } from '../protocol/codes.js'
import type { Code } from '../protocol/codes.js'
import type { Problem } from './state.js'
import { findCause } from '../protocol/wiro-errors.js'

type Why = Cause & Pick<Problem, 'retryAfter'>

const byStatus: Record<number, Code | undefined> = {
  403: 'forbidden',
  408: 'endpoint_timeout',
  429: 'rate_limited',
  504: 'endpoint_timeout',
}

/** What an answer without a code comes to: Wiro failed where it says no, else its HTTP status says it, or `why`. */
function unnamed(why: Cause, body: unknown, response?: Response): Cause {
  const no = (body as { result?: unknown } | null | undefined)?.result === false && response?.ok !== false
  const code = no ? 'internal_error' : byStatus[response?.status ?? 0]
  return code ? toCause(code) : why
}

/** Seconds to wait where nobody says how long: longer each time, until so many went by in peace. */
const waits = [5, 15, 30]
const peace = 60
let [taken, lastAt] = [0, 0]

function nextWait(): number {
  const now = Date.now()
  if (now - lastAt > (peace + waits.at(-1)!) * 1000) taken = 0
  lastAt = now
  return waits[Math.min(taken++, waits.length - 1)]!
}

/** Seconds, from a number or a date; at most a minute. */
function retryAfter(response?: Response): number {
  const value = response?.headers.get('retry-after') ?? ''
  const seconds = +value || Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return seconds > 0 ? Math.min(seconds, 60) : nextWait()
}

/** A code that the answer names wins; an answer that names none is hinted at on the console. */
export function explain(why: Cause, body: unknown, response?: Response): Why {
  const named = findCause(body)
  if (!named && response) {
    const { url, type, status } = response
    console.warn(
      `wiro-hubspot-connect: ${url} answered ${type === 'opaqueredirect' ? 'with a redirect' : status}, not with ${body ? 'a code that is known' : 'JSON'}.`,
      'Is the server route mounted there, before any login, and is a slash at the end missing or too many?',
    )
  }
  const found = named ?? unnamed(why, body, response)
  return found.code === 'rate_limited' ? { ...found, retryAfter: retryAfter(response) } : found
}
