/** A flow that a page has started at an endpoint, with a stand-in for Wiro that has connected nothing yet. */
import type { TestContext } from 'node:test'
import type { HandlerOptions } from '../../../src/server/handler.js'
import { createEndpoint, type Endpoint, flow, parseRedirectUrl, postAction } from '../endpoint.js'
import { type Reply, startFakeWiro } from '../fake-wiro.js'

export const disconnected: Reply = { body: { result: true, connected: false } }
export const connectedTo = (username?: string): Reply => ({ body: { result: true, connected: true, username } })
export const successAnswer: Reply = { body: { result: true } }
const connectAnswer: Reply = { body: { result: true, authorizeUrl: 'https://app.hubspot.com/oauth/authorize?state=s' } }

/** The callback of a connection to portal 1. */
export const success = { hubspot_connected: 'true', hubspot_portal: '1', hubspot_name: 'Acme' }

/** The field by which `finish` recognizes the browser that started the flow. */
export const sameBrowser = { flow }

interface StartedFlow {
  endpoint: Endpoint
  /** The state token in the redirect URL. */
  seal: string
  /** The calls to Wiro since the flow started. */
  paths(): string[]
  /** The calls of the host's `onConnected` and `onSuspiciousConnect`. */
  hostEvents: unknown[]
  /** Posts `finish` with the token and a successful callback. `fields` add to them or replace them. */
  finish(fields?: object): ReturnType<typeof postAction>
}

/**
 * Starts a flow.
 * @param before - Wiro's status when the flow starts.
 * @param replies - Wiro's replies from then on.
 */
export async function startFlow(
  t: TestContext,
  before: Reply,
  replies: Reply[],
  options: Partial<HandlerOptions> = {},
): Promise<StartedFlow> {
  const { baseUrl, calls, paths } = await startFakeWiro(t, before, connectAnswer, ...replies)
  const hostEvents: unknown[] = []
  const endpoint = createEndpoint({
    baseUrl,
    fetch,
    onConnected: (event) => hostEvents.push(['connected', event]),
    onSuspiciousConnect: (event) => hostEvents.push(['suspicious', event]),
    ...options,
  })
  await postAction(endpoint, { action: 'connect', flow })
  const { seal } = parseRedirectUrl(calls[1]?.body)
  return {
    endpoint,
    seal,
    hostEvents,
    paths: () => paths().slice(2),
    finish: (fields = {}) => postAction(endpoint, { action: 'finish', seal, outcome: success, ...fields }),
  }
}

export const verdictOf = ({ status, body }: Awaited<ReturnType<typeof postAction>>) => [status, body.verdict, body.code]
