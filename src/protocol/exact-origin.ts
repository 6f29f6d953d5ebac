/** Recognizes the origins that a host may list, for a page and for a server alike. */

/**
 * Returns whether a value is an origin as `location.origin` spells it: no path, no slash at the end, no capital letter. A
 * host with `*` can be parsed, but would match nothing. What is no text equals no origin.
 */
export function isExactOrigin(value: unknown): value is string {
  try {
    return /^http[^*]*$/.test(value as string) && new URL(value as string).origin === value
  } catch {
    return false
  }
}
