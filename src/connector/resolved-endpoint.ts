/** Resolves the URLs that a host configured. Faults are named on the console, with the remedy. */
import { connectionKey } from '../protocol/relay-messages.js'
import { createClient, type Client } from './client.js'
import { trustedOrigins } from './config.js'
import type { EndpointOptions } from './options.js'
import { createError } from './problem.js'
import { warnDeveloper } from './warn-developer.js'
import { readDocument } from './page-document.js'

export interface ResolvedEndpoint {
  /** Refuses everything where a URL is missing or not allowed. */
  client: Client
  /** Absent where a URL is missing or not allowed. */
  relay?: URL | undefined
  /** Connectors with the same key share status reads and the stored flow. */
  key: string
}

/** Returns an absolute URL on the page's origin or on one of `origins`, else `undefined`. */
export function parseAllowedUrl(value: string | undefined, origins: readonly string[]): URL | undefined {
  if (!value?.trim()) return
  try {
    const url = new URL(value.trim(), readDocument('baseURI'))
    const isAllowed = url.origin === location.origin || origins.includes(url.origin)
    // A blob: URL has the origin of the page that made it.
    return isAllowed && url.href.startsWith('http') ? url : undefined
  } catch {
    return
  }
}

export function resolveEndpoint(options: EndpointOptions, fetch: typeof globalThis.fetch): ResolvedEndpoint {
  const { tokenEndpoint, relayUrl, agentKey, backend } = options
  const endpoint = parseAllowedUrl(tokenEndpoint, trustedOrigins.endpointOrigins)
  const relay = parseAllowedUrl(relayUrl || endpoint?.href, trustedOrigins.relayOrigins)
  const key = connectionKey(endpoint?.href ?? 'backend', agentKey)
  const hasEndpoint = !!backend || !!endpoint
  if (relay && hasEndpoint)
    return { client: createClient({ endpoint, agentKey, backend, headersSource: options, fetch }), relay, key }
  const invalidUrl = (hasEndpoint ? relayUrl : tokenEndpoint) ?? ''
  warnDeveloper((hints) => hints.warnInvalidUrl(hasEndpoint ? 'relay-url' : 'token-endpoint', invalidUrl))
  return { client: createRefusingClient(invalidUrl), key }
}

function createRefusingClient(invalidUrl: string): Client {
  const refuse = () => Promise.reject(createError('misconfigured', { url: invalidUrl }))
  return { status: refuse, connect: refuse, perform: refuse }
}
