/** A flow that a page has started at an endpoint, with a stand-in for Wiro in this process. */
import type { HandlerOptions } from '../../../src/server/handler.js'
import { createEndpoint, type Endpoint, flow, parseRedirectUrl, postAction } from '../endpoint.js'

/** An answer of Wiro: its JSON, and its HTTP status where it is not 200. */
export interface WiroReply {
  status?: number
  body?: unknown
}

export const disconnected: WiroReply = { body: { result: true, connected: false } }
export const connectedTo = (username?: string): WiroReply => ({ body: { result: true, connected: true, username } })
/** An account in Wiro's newer dialect, which tells no portal id. */
export const connectedToName = (name: string): WiroReply => ({
  body: { result: true, connected: true, accounts: [{ id: name, name }] },
})
export const successAnswer: WiroReply = { body: { result: true } }
export const failure: WiroReply = { status: 500 }
const connectAnswer: WiroReply = {
  body: { result: true, authorizeUrl: 'https://app.hubspot.com/oauth/authorize?state=s' },
}

/** The callback of a connection to portal 1. */
export const success = { hubspot_connected: 'true', hubspot_portal: '1', hubspot_name: 'Acme' }

/** The field by which `finish` recognizes the window that the starter's page sent away. */
export const marked = { flow }

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
  /** Makes another instance of the handler, with a memory of its own. */
  createInstance(options?: Partial<HandlerOptions>): Endpoint
}

/** Answers the calls to Wiro with these replies, one after the other; the last one stays. */
export function replyWith(...replies: WiroReply[]) {
  const calls: { path: string; body: unknown }[] = []
  return {
    calls,
    baseUrl: 'https://wiro.example/v1',
    async fetch(input: Request | URL | string, init?: RequestInit): Promise<Response> {
      const request = new Request(input, init)
      const reply = replies[Math.min(calls.length, replies.length - 1)]
      calls.push({ path: new URL(request.url).pathname, body: await request.json() })
      return Response.json(reply?.body ?? {}, { status: reply?.status ?? 200 })
    },
  }
}

/**
 * Starts a flow.
 * @param before - Wiro's status when the flow starts.
 * @param replies - Wiro's replies from then on.
 */
export async function startFlow(
  before: WiroReply,
  replies: WiroReply[],
  options: Partial<HandlerOptions> = {},
): Promise<StartedFlow> {
  const { calls, ...wiro } = replyWith(before, connectAnswer, ...replies)
  const hostEvents: unknown[] = []
  const createInstance = (more: Partial<HandlerOptions> = {}) =>
    createEndpoint({
      ...wiro,
      onConnected: (event) => hostEvents.push(['connected', event]),
      onSuspiciousConnect: (event) => hostEvents.push(['suspicious', event]),
      ...options,
      ...more,
    })
  const endpoint = createInstance()
  await postAction(endpoint, { action: 'connect', flow })
  const { seal } = parseRedirectUrl(calls[1]?.body)
  return {
    endpoint,
    seal,
    hostEvents,
    createInstance,
    paths: () => calls.slice(2).map(({ path }) => path.replace('/v1/UserAgentOAuth/HubSpot', '')),
    finish: (fields = {}) => postAction(endpoint, { action: 'finish', seal, outcome: success, ...fields }),
  }
}

export const verdictOf = ({ status, body }: Awaited<ReturnType<typeof postAction>>) => [status, body.verdict, body.code]
