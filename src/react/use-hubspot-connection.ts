/** The connection as a hook: a state and methods, for a component that draws a card of its own. */
import { useMemo, useRef, useSyncExternalStore } from 'react'
import { contentOf } from '../connector/content-of.js'
import type { ConnectorOptions } from '../connector/options.js'
import type { Connector, State } from '../connector/state.js'
import { useBrowserLayoutEffect, useLatest } from './effects.js'
import { delegateTo } from './latest-backend.js'
import { createLazyConnector } from './lazy-connector.js'

// The first paragraph of each comment below is a cell of a table in `docs/`: at most 120 characters.

export interface HubspotConnection extends Omit<Connector, 'subscribe'> {
  /** The connection itself, for components that are to show it too: the same until the endpoint or the agent changes. */
  readonly connector: Connector
}

/**
 * Returns a connection as it stands, with its methods, and draws the component again when it changes. The status is read
 * while the component is mounted. A flow outlives the component: the next one with the same endpoint goes on with it.
 *
 * Another endpoint, relay page, agent key, app or expected account is another connection. `headers`, `backend`, `mode` and
 * `relayText` may be new at each drawing: the latest is used.
 *
 * @example
 * const { state, connect } = useHubspotConnection({ tokenEndpoint: '/api/hubspot' })
 */
export function useHubspotConnection(options: ConnectorOptions): HubspotConnection {
  const connector = useConnector(options)
  const state = useSyncExternalStore(
    connector.subscribe,
    () => connector.state,
    () => connector.state,
  )
  return useMemo(() => toConnection(connector, state), [connector, state])
}

function toConnection(connector: Connector, state: State): HubspotConnection {
  const { subscribe: _, ...methods } = connector
  return { ...methods, state, connector }
}

/** Returns the connector of these options: another one where they name another connection. */
function useConnector(options: ConnectorOptions): Connector {
  const { tokenEndpoint, relayUrl, agentKey, authMethod, expectedPortal, backend } = options
  const latest = useLatest(options)
  const connector = useMemo(
    () => createLazyConnector(readingLatest(options, latest)),
    [tokenEndpoint, relayUrl, agentKey, authMethod, expectedPortal, !!backend],
  )
  useLateHeaders(connector, options.headers)
  return connector
}

/** Returns options whose functions, headers and mode are the latest whenever the connector reads them. */
const readingLatest = (
  options: ConnectorOptions,
  latest: { readonly current: ConnectorOptions },
): ConnectorOptions => ({
  ...options,
  backend: options.backend && delegateTo(() => latest.current.backend),
  get headers() {
    return latest.current.headers
  },
  get mode() {
    return latest.current.mode
  },
  relayText: () => latest.current.relayText?.(),
})

/** Reads the status again where a token came after the first read, which left or was refused without it. */
function useLateHeaders(connector: Connector, headers: ConnectorOptions['headers']): void {
  const content = contentOf(headers)
  const previous = useRef(content)
  useBrowserLayoutEffect(() => {
    if (content === previous.current) return
    previous.current = content
    const { status, problem } = { problem: undefined, ...connector.state }
    if (status === 'checking' || problem?.during === 'check') void connector.checkStatus()
  }, [connector, content])
}
