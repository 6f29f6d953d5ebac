/** How long to wait after an endpoint has refused because of too many requests. Loaded when one has. */
import { parseRetryAfter } from '../protocol/retry-after.js'

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

/** Returns the seconds to wait after a refusal: as many as it asks for, within limits, or the next of our own. */
export function waitSecondsOf(response: Response | undefined): number {
  const seconds = Math.ceil(parseRetryAfter(response?.headers.get('retry-after') ?? null, Date.now()))
  return seconds > 0 ? Math.min(seconds, MAX_WAIT_SECONDS) : nextWaitSeconds()
}
