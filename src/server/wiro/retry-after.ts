/** How long Wiro asks to wait, within limits. */
import { parseRetryAfter } from '../../protocol/retry-after.js'

const MAX_SECONDS = 86_400

/** Returns the whole seconds to pass on, at least one and at most a day; nothing where Wiro names no time. */
export function retryAfterOf(headers: Headers, now = Date.now()): { retryAfterSeconds?: number } {
  const seconds = Math.ceil(parseRetryAfter(headers.get('retry-after'), now))
  return Number.isNaN(seconds) ? {} : { retryAfterSeconds: Math.min(Math.max(seconds, 1), MAX_SECONDS) }
}
