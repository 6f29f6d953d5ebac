/** Reads the header by which a server asks for a pause. */

/** Returns the seconds from `now` that a `Retry-After` names, as a number or an HTTP date; NaN where it is neither. */
export function parseRetryAfter(value: string | null, now: number): number {
  const text = value?.trim() ?? ''
  return /^\d+(\.\d+)?$/.test(text) ? +text : (parseHttpDate(text) - now) / 1000
}

/** Only the form with a time zone: other texts would be read in this machine's zone. */
const parseHttpDate = (text: string): number => (/^[A-Z][a-z]{2}, .* GMT$/.test(text) ? Date.parse(text) : NaN)
