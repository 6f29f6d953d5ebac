/** The platform, as far as tests must be able to stand in for it, and the few things it lacks. */

export interface Platform {
  fetch: typeof fetch
  open: typeof window.open
  /** Takes this tab elsewhere, in place of the browser. */
  leave?(url: string): void
  /** Whether the person is looking at this page and not at another window. */
  hasFocus(): boolean
  /** Milliseconds since 1970. */
  now(): number
}

export const browser: Platform = {
  // Looked up at each call: a page may have wrapped them.
  fetch: (...call) => fetch(...call),
  open: (...call) => open(...call),
  hasFocus: () => document.hasFocus(),
  // A system clock that is set back must not give a flow more time.
  now: () => Math.max(Date.now(), performance.timeOrigin + performance.now()),
}

/**
 * At least 128 random bits in 22 characters of base64url: of 132, two characters fall together and cost less than one.
 * `crypto.randomUUID` is not there on http.
 */
export const newFlow = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
    .replace(/\W/g, '-')
    .slice(0, 22)
