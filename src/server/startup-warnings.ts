/**
 * What the options weaken without an error: each is valid, and each is a mistake on most production servers. The handler
 * logs it once, when it is made. An entry names no value, since some are secrets.
 */
import { isLoopbackHost } from '../protocol/safe-url.js'
import type { LogEntry } from './log.js'
import type { LogReason } from './log-reasons.js'
import type { HandlerOptions } from './options.js'

const WIRO_ORIGIN = 'https://api.wiro.ai'

/** The key in the examples of Wiro's documentation, and the emulator's. */
const EXAMPLE_KEY = 'YOUR_API_KEY'

type Check = (options: HandlerOptions) => boolean

const CHECKS: Partial<Record<LogReason, Check>> = {
  binding_off: ({ binding }) => binding === 'none',
  api_key_example: ({ apiKey }) => apiKey === EXAMPLE_KEY,
  base_url_loopback: ({ baseUrl }) => baseUrl !== undefined && isLoopback(baseUrl),
  base_url_foreign: ({ baseUrl }) =>
    baseUrl !== undefined && !isLoopback(baseUrl) && new URL(baseUrl).origin !== WIRO_ORIGIN,
  // Every program on a person's own machine may serve a page there.
  public_url_loopback: ({ publicUrl }) => {
    const urls = urlsOf(publicUrl)
    return urls.some(isLoopback) && !urls.every(isLoopback)
  },
  // No connection starts there, since its account could not be checked.
  allow_portal_unified: ({ allowPortal, dialect }) => !!allowPortal && dialect === 'unified',
  secret_repeated: ({ secret }) => Array.isArray(secret) && secret[0] === secret[1],
  // The relay page's `finish` is refused there, so the binding judges nothing.
  relay_url_foreign: ({ relayUrl, publicUrl, origins = [] }) =>
    relayUrl !== undefined &&
    typeof publicUrl !== 'function' &&
    ![...urlsOf(publicUrl).map((url) => new URL(url).origin), ...origins].includes(new URL(relayUrl).origin),
}

/** A function's addresses are not known at the start. */
const urlsOf = (publicUrl: HandlerOptions['publicUrl']): readonly string[] =>
  typeof publicUrl === 'function' ? [] : [publicUrl ?? []].flat()

/** Returns an entry for each. Where the handler serves this machine alone, it is no more than a note. */
export function startupWarnings(options: HandlerOptions): LogEntry[] {
  const urls = urlsOf(options.publicUrl)
  const isDevelopment = urls.length > 0 && urls.every(isLoopback)
  const reasons = Object.entries(CHECKS).filter(([, weakens]) => weakens(options))
  return reasons.map(([reason]) => ({ level: isDevelopment ? 'info' : 'warn', reason: reason as LogReason }))
}

const isLoopback = (url: string): boolean => isLoopbackHost(new URL(url).hostname)
