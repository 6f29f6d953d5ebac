/**
 * What a page sets for all its connectors: the origins that it trusts besides its own and HubSpot's, and headers. From
 * JavaScript alone: an attribute can be injected as HTML.
 */
import { isExactOrigin } from '../protocol/exact-origin.js'
import type { HeadersOption } from './options.js'
import { discardReadsUnderWay } from './shared-status.js'

export interface OriginConfig {
  /** Token endpoints on these origins, besides the page's own. */
  endpointOrigins: readonly string[]
  /** Relay pages on these origins, besides the page's own. */
  relayOrigins: readonly string[]
  /** HubSpot's window on these origins, besides HubSpot's own: an emulator's. */
  authorizeOrigins: readonly string[]
}

export interface ConnectorConfig extends OriginConfig {
  /** Headers for the requests of every element, as the property `headers` of one, which wins name by name. */
  headers: HeadersInit | (() => HeadersInit | Promise<HeadersInit>)
}

/** Read at use, so that a page may configure them after it made an element. */
export const trustedOrigins: OriginConfig = { endpointOrigins: [], relayOrigins: [], authorizeOrigins: [] }

/** Read for each request. */
export const pageHeaders: HeadersOption = {}

const headersListeners = new Set<() => void>()

/** Calls a listener after a page has set its headers, until `signal` aborts. */
export function onHeadersChange(listener: () => void, signal: AbortSignal): void {
  headersListeners.add(listener)
  signal.addEventListener('abort', () => headersListeners.delete(listener))
}

const ORIGIN_SETTINGS = Object.keys(trustedOrigins) as (keyof OriginConfig)[]

/**
 * Replaces the settings that are given, and leaves the others. Where headers are given, a status read that was refused, or
 * is under way, is made again with them.
 *
 * @throws TypeError where a list holds anything but exact origins, or `headers` are none; nothing is changed then.
 */
export function configureConnectors(changes: Partial<ConnectorConfig>): void {
  const headers = Object.hasOwn(changes, 'headers') ? changes.headers : undefined
  const given = ORIGIN_SETTINGS.filter((name) => Object.hasOwn(changes, name) && changes[name] !== undefined)
  const origins = Object.fromEntries(given.map((name) => [name, parseOrigins(name, changes[name])]))
  // Throws where they are no headers.
  if (typeof headers !== 'function') new Headers(headers)
  Object.assign(trustedOrigins, origins)
  if (!headers) return
  pageHeaders.headers = headers
  discardReadsUnderWay()
  for (const listener of [...headersListeners]) listener()
}

/** Returns a copy: what the page does to its own list later allows nothing. */
function parseOrigins(setting: keyof OriginConfig, value: unknown): readonly string[] {
  const origins: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [undefined]
  if (origins.every(isExactOrigin)) return origins
  throw new TypeError(`${setting} has to be a list of exact origins: ["https://api.example.com"]`)
}
