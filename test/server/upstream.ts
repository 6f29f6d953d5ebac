/** A stand-in for Wiro over real HTTP: it answers what a test tells it to and keeps what it was asked. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { json as readJson } from 'node:stream/consumers'

export interface Call {
  path: string
  headers: IncomingHttpHeaders
  body: unknown
  /** Settles when the connection of this call is closed. */
  closed: Promise<unknown>
}

/** What to do with a call: an answer's body (JSON, or text as it is) with a status and headers, or anything by hand. */
export type Reply =
  | { status?: number; headers?: Record<string, string>; body?: unknown }
  | ((response: ServerResponse, request: IncomingMessage) => unknown)

export interface Upstream {
  baseUrl: string
  calls: Call[]
  /** The paths of the calls so far, without what they share. */
  paths(): string[]
  /** Settles with the call of this number (from 0) once it has arrived. */
  arrived(number: number): Promise<Call>
}

/** Each call takes the next reply; the last one stays. */
export async function startUpstream(t: TestContext, ...replies: Reply[]): Promise<Upstream> {
  const calls: Call[] = []
  const waiting = new Map<number, (call: Call) => void>()
  const server = createServer(async (request, response) => {
    const call = {
      path: request.url ?? '',
      headers: request.headers,
      body: await readJson(request),
      closed: once(response, 'close'),
    }
    const reply = replies[Math.min(calls.length, replies.length - 1)] ?? {}
    calls.push(call)
    waiting.get(calls.length - 1)?.(call)
    if (typeof reply === 'function') return reply(response, request)
    const text =
      typeof reply.body === 'string' || reply.body instanceof Uint8Array ? reply.body : JSON.stringify(reply.body)
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(text)
  })
  const baseUrl = await listen(t, server)
  return {
    baseUrl,
    calls,
    paths: () => calls.map(({ path }) => path.replace('/UserAgentOAuth/HubSpot', '')),
    arrived: (number) =>
      new Promise((resolve) => {
        const call = calls[number]
        if (call) resolve(call)
        else waiting.set(number, resolve)
      }),
  }
}

/** Starts a server for one test; resolves to its address. */
export async function listen(t: TestContext, server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A text that Wiro might send and nobody but the operator of Wiro should read. */
export const canary = 'CANARY said by Wiro'

export const connected = {
  result: true,
  connected: true,
  username: '12345678',
  connectedAt: '2026-04-17T12:00:00.000Z',
  tokenExpiresAt: '2026-04-17T12:30:00.000Z',
  errors: [],
}

export const unconnected = {
  result: true,
  connected: false,
  username: '',
  connectedAt: '',
  tokenExpiresAt: '',
  errors: [],
}

export const authorizeUrl = 'https://app.hubspot.com/oauth/authorize?client_id=x&state=y'

export const addressed = { result: true, authorizeUrl, errors: [] }

export const done = { result: true, errors: [] }
