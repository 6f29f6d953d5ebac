/** Where a connection's questions go, made of what a host configured; what is wrong is said on the console, with the mend. */
import { connectionKey } from '../protocol/relay-messages.js'
import type { Backend } from '../protocol/endpoint.js'
import { addressOf } from './addresses.js'
import { createClient, Refusal, type Client, type Headed } from './client.js'
import { later } from './demand.js'
import { settings } from './settings.js'

/** What a host configured. */
export interface Destination extends Headed {
  /** The server route, on the page's origin unless `configure({ endpointOrigins })` allows another. */
  tokenEndpoint?: string | undefined
  /** The relay page; without it the token endpoint, which serves one. */
  relayUrl?: string | undefined
  /** An opaque key for pages with several agents. */
  agentKey?: string | undefined
  /** In place of the endpoint; it needs a `relayUrl`, and with several on a page an `agentKey` each: they share by it. */
  backend?: Backend | undefined
}

export interface Route {
  client: Client
  /** Absent where nothing may be asked or opened: the client then refuses. */
  relay?: URL | undefined
  key: string
}

export function routeOf(destination: Destination, fetch: typeof globalThis.fetch): Route {
  const { tokenEndpoint, relayUrl, agentKey, backend } = destination
  const endpoint = addressOf(tokenEndpoint, settings.endpointOrigins)
  const relay = addressOf(relayUrl || endpoint?.href, settings.relayOrigins)
  const key = connectionKey(endpoint?.href ?? 'backend', agentKey)
  const asked = !!backend || !!endpoint
  if (relay && asked)
    return { client: createClient({ endpoint, agentKey, backend, headed: destination, fetch }), relay, key }
  const value = (asked ? relayUrl : tokenEndpoint) ?? ''
  void later().then((more) => more?.misplaced(asked, value))
  const refuse = () => Promise.reject(new Refusal({ code: 'misconfigured', owner: 'developer', url: value }))
  return { client: { status: refuse, connect: refuse, perform: refuse }, key }
}
