/** What the connector needs of the browser, so that tests can stand in for it. */
import { readDocument } from './page-document.js'

export interface Platform {
  fetch: typeof fetch
  open: typeof window.open
  /** Sends this tab to another address. */
  navigate(url: string): void
  /** Returns whether the person is looking at this page and not at another window. */
  hasFocus(): boolean
  /** Milliseconds since 1970. */
  now(): number
}

/** `fetch` and `open` are looked up at each call, because a page may have wrapped them meanwhile. */
export const browserPlatform: Platform = {
  fetch: (...args) => fetch(...args),
  open: (...args) => open(...args),
  // `window.open` with `_self` would fail where something has replaced it to block windows.
  navigate: (url) => location.assign(url),
  hasFocus: () => readDocument('hasFocus').call(document),
  // A system clock that is set back must not give a flow more time. A test's fake timers may have no `timeOrigin`.
  now: () => Math.max(Date.now(), performance.timeOrigin + performance.now() || 0),
}

/**
 * Returns a new flow id: 22 random characters of base64url. 18 bytes give 24 characters; `+` and `/` both become `-`,
 * which leaves more than 128 bits. `crypto.randomUUID` does not exist on http.
 */
export const createFlowId = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
    .replace(/\W/g, '-')
    .slice(0, 22)
