/** A stand-in for Wiro over real HTTP: it sends the replies of a test and records the calls. */
import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { json as readJson } from 'node:stream/consumers'
import type { TestContext } from 'node:test'
import { withinLimit } from '../eventually.js'

export interface Call {
  path: string
  headers: IncomingHttpHeaders
  body: unknown
  /** Resolves when the connection of this call is closed. */
  closed(): Promise<unknown>
}

/** An answer (`body` is JSON, or a text as it is), or a function that writes one by hand. */
export type Reply =
  | { status?: number; headers?: Record<string, string>; body?: unknown }
  | ((response: ServerResponse, request: IncomingMessage) => unknown)

export interface FakeWiro {
  baseUrl: string
  calls: Call[]
  /** Returns the paths of the calls so far, without the part that those about HubSpot share. */
  paths(): string[]
  /** Resolves to the call with this index once it has arrived. */
  arrived(index: number): Promise<Call>
}

/** Each call gets the next reply; the last reply stays. */
export async function startFakeWiro(t: TestContext, ...replies: Reply[]): Promise<FakeWiro> {
  const calls: Call[] = []
  const onArrival = new Map<number, (call: Call) => void>()
  const server = createServer(async (request, response) => {
    const call = await recordCall(request, response)
    const reply = replies[Math.min(calls.length, replies.length - 1)] ?? {}
    calls.push(call)
    onArrival.get(calls.length - 1)?.(call)
    if (typeof reply === 'function') return reply(response, request)
    sendReply(response, reply)
  })
  return {
    baseUrl: await startServer(t, server),
    calls,
    paths: () => calls.map(({ path }) => path.replace('/UserAgentOAuth/HubSpot', '')),
    arrived: async (index) =>
      calls[index] ??
      withinLimit(`call ${index} to Wiro`, new Promise<Call>((resolve) => onArrival.set(index, resolve))),
  }
}

async function recordCall(request: IncomingMessage, response: ServerResponse): Promise<Call> {
  const path = request.url ?? ''
  const closed = once(response, 'close')
  return {
    path,
    headers: request.headers,
    body: await readJson(request),
    closed: () => withinLimit(`the end of the connection of ${path}`, closed),
  }
}

function sendReply(
  response: ServerResponse,
  { status = 200, headers, body }: Exclude<Reply, (...args: never) => unknown>,
) {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}

/** Starts a server for one test, which closes it with all its connections. Resolves to its URL. */
export async function startServer(t: TestContext, server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A text in Wiro's answers that no browser and no log entry may contain. */
export const canary = 'CANARY said by Wiro'

export const connectedStatus = {
  result: true,
  connected: true,
  username: '12345678',
  connectedAt: '2026-04-17T12:00:00.000Z',
  tokenExpiresAt: '2026-04-17T12:30:00.000Z',
  errors: [],
}

export const disconnectedStatus = {
  result: true,
  connected: false,
  username: '',
  connectedAt: '',
  tokenExpiresAt: '',
  errors: [],
}

export const authorizeUrl = 'https://app.hubspot.com/oauth/authorize?client_id=x&state=y'

export const connectAnswer = { result: true, authorizeUrl, errors: [] }

export const successAnswer = { result: true, errors: [] }
