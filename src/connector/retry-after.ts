/**
 * How long to wait after an endpoint has refused because of too many requests. Loaded when one has, so it imports nothing
 * of what every page loads.
 */

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
export function waitSecondsOf(response: Response | undefined): number {
  const value = response?.headers.get('retry-after') ?? ''
  const seconds = Number(value) || Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return seconds > 0 ? Math.min(seconds, MAX_WAIT_SECONDS) : nextWaitSeconds()
}
