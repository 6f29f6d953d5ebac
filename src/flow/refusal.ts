/** What the endpoint's refusal says beyond its HTTP status. */
import type { Cause } from '../problems.js'
import type { Problem } from '../protocol.js'
import { causeIn } from '../refusals.js'

type Why = Cause & Pick<Problem, 'retryAfter'>

/** Seconds, from a number or a date; at most a minute. */
function retryAfter({ headers }: Response): number {
  const value = headers.get('retry-after') ?? ''
  const seconds = +value || Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return Math.min(seconds > 0 ? seconds : 5, 60)
}

/** A code that the answer names wins over `why`; an answer that names none is hinted at on the console. */
export function explain(why: Cause, body: unknown, causeOf: (text: string) => Cause, response?: Response): Why {
  const named = causeIn(body, causeOf)
  if (!named && response) {
    const { url, type, status } = response
    console.warn(
      `wiro-hubspot-connect: ${url} answered ${type === 'opaqueredirect' ? 'with a redirect' : status}, not with ${body ? 'a code that is known' : 'JSON'}.`,
      'Is the server route mounted there, before any login, and is a slash at the end missing or too many?',
    )
  }
  const found = named ?? why
  return response?.status === 429 ? { ...found, retryAfter: retryAfter(response) } : found
}
