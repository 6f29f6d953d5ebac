/** Reads how long Wiro asks to wait. */

const MAX_SECONDS = 86_400

/** Returns the seconds of a `Retry-After`, which is a number or an HTTP date; nothing where it is neither. */
export function parseRetryAfter(headers: Headers, now = Date.now()): { retryAfterSeconds?: number } {
  const value = headers.get('retry-after')?.trim() ?? ''
  const seconds = /^\d+(\.\d+)?$/.test(value) ? +value : (parseHttpDate(value) - now) / 1000
  return Number.isNaN(seconds) ? {} : { retryAfterSeconds: Math.min(Math.max(Math.ceil(seconds), 1), MAX_SECONDS) }
}

/** Only the form with a time zone: other texts would be read in this machine's zone. */
const parseHttpDate = (value: string): number => (/^[A-Z][a-z]{2}, .* GMT$/.test(value) ? Date.parse(value) : NaN)
