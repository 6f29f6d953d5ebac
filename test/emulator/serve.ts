// The emulator behind a real HTTP server on loopback, and what its tests do with it over the network.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.js'

export const GUID = 'your-useragent-guid'
export const REDIRECT_URL = 'https://your-app.com/settings/integrations'
export const SECOND = 1000
export const MINUTE = 60 * SECOND
/** The seed's own day: what the emulator says is then written as in the document. */
export const NOON = Date.parse('2026-04-17T12:00:00.000Z')

export type Json = Record<string, any>

export interface Site {
  emulator: Emulator
  origin: string
  /** Calls Wiro's API with the default key; the answer's JSON. */
  api(action: string, body?: object | string, headers?: Record<string, string>): Promise<Json>
  /** The same, as the Response it is. */
  post(action: string, body?: object | string, headers?: Record<string, string>): Promise<Response>
  get(url: string): Promise<Response>
  [Symbol.asyncDispose](): Promise<void>
}

/** A stopped clock at the seed's noon, and waits that are over at once. */
export async function serve(options: EmulatorOptions = {}): Promise<Site> {
  const emulator = createEmulator({ clock: { now: () => NOON }, wait: () => Promise.resolve(), ...options })
  const server = createServer((incoming, outgoing) => void answer(emulator, incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { emulator, origin, ...clientFor(origin), [Symbol.asyncDispose]: () => close(server) }
}

function clientFor(origin: string): Pick<Site, 'api' | 'post' | 'get'> {
  const post: Site['post'] = (action, body = {}, headers = {}) =>
    fetch(`${origin}/v1/${action}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    post,
    api: async (...call) => (await (await post(...call)).json()) as Json,
    get: (url) => fetch(new URL(url, origin), { redirect: 'manual' }),
  }
}

async function answer(emulator: Emulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  try {
    const response = await emulator.fetch(toRequest(incoming, gone.signal))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing)
    else outgoing.end()
  } catch {
    outgoing.destroy()
  }
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', headers } = incoming
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(`http://${headers.host}${url}`, {
    method,
    signal,
    headers: headers as Record<string, string>,
    ...(hasBody && { body: Readable.toWeb(incoming) as unknown as ReadableStream, duplex: 'half' }),
  })
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

export interface ConnectOptions {
  redirectUrl?: string
  authMethod?: 'wiro' | 'own'
  userAgentGuid?: string
}

export async function authorizeUrl(site: Site, options: ConnectOptions = {}): Promise<string> {
  const body = { userAgentGuid: GUID, redirectUrl: REDIRECT_URL, ...options }
  const answered = await site.api('UserAgentOAuth/HubSpotConnect', body)
  return String(answered['authorizeUrl'])
}

export interface Decision {
  decision?: 'connect' | 'cancel'
  account?: string
}

/** Opens the consent page and presses one of its buttons, as a browser without script would. */
export async function decide(
  site: Site,
  url: string,
  { decision = 'connect', account }: Decision = {},
): Promise<Response> {
  const page = await (await site.get(url)).text()
  const form = new URLSearchParams(fieldsOf(page))
  if (account) form.set('account', account)
  form.set('decision', decision)
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' })
}

/** What a form of the page would send: hidden fields and the choice that is made already. */
function fieldsOf(page: string): [string, string][] {
  const inputs = page.match(/<input [^>]*>/g) ?? []
  const sent = inputs.filter((input) => input.includes('type="hidden"') || input.includes(' checked'))
  return sent.map((input) => [attribute(input, 'name'), attribute(input, 'value')])
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** The whole round, from connect to the URL that the window ends on. */
export async function approve(site: Site, options: ConnectOptions & Decision = {}): Promise<string> {
  const { decision, account, ...connect } = options
  const consented = await decide(site, await authorizeUrl(site, connect), {
    ...(decision && { decision }),
    ...(account && { account }),
  })
  return follow(site, consented)
}

/** Where Wiro's callback sends the window. */
export async function follow(site: Site, consented: Response): Promise<string> {
  const callback = await site.get(consented.headers.get('location') ?? '/')
  return callback.headers.get('location') ?? ''
}

export async function status(site: Site, userAgentGuid = GUID): Promise<Json> {
  return site.api('UserAgentOAuth/HubSpotStatus', { userAgentGuid })
}

/** The agent's status number, as MyAgents tells it. */
export async function agentStatus(site: Site): Promise<number> {
  const { useragents } = await site.api('UserAgent/MyAgents')
  return useragents[0].status
}
