/** Runs the emulator behind a real HTTP server on loopback, with what its tests do with it over the network. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.js'

export const GUID = 'your-useragent-guid'
export const REDIRECT_URL = 'https://your-app.com/settings/integrations'
export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
/** The time in the examples of Wiro's guide, so that the emulator returns them word for word. */
export const NOON = Date.parse('2026-04-17T12:00:00.000Z')

export type Json = Record<string, any>

export interface EmulatorServer {
  emulator: Emulator
  origin: string
  /** Calls Wiro's API with the default key and returns the JSON of the response. */
  callApi(action: string, body?: object | string, headers?: Record<string, string>): Promise<Json>
  /** Calls Wiro's API with the default key and returns the response. */
  postApi(action: string, body?: object | string, headers?: Record<string, string>): Promise<Response>
  get(url: string): Promise<Response>
  [Symbol.asyncDispose](): Promise<void>
}

/** Serves an emulator whose clock stands still at noon and whose delays take no time. */
export async function serveEmulator(options: EmulatorOptions = {}): Promise<EmulatorServer> {
  const emulator = createEmulator({ clock: { now: () => NOON }, wait: () => Promise.resolve(), ...options })
  const server = createServer((incoming, outgoing) => void respond(emulator, incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { emulator, origin, ...clientFor(origin), [Symbol.asyncDispose]: () => close(server) }
}

function clientFor(origin: string): Pick<EmulatorServer, 'callApi' | 'postApi' | 'get'> {
  const postApi: EmulatorServer['postApi'] = (action, body = {}, headers = {}) =>
    fetch(`${origin}/v1/${action}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    postApi,
    callApi: async (...call) => (await (await postApi(...call)).json()) as Json,
    get: (url) => fetch(new URL(url, origin), { redirect: 'manual' }),
  }
}

async function respond(emulator: Emulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const closed = new AbortController()
  outgoing.once('close', () => closed.abort())
  try {
    const response = await emulator.fetch(toRequest(incoming, closed.signal))
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

export async function requestAuthorizeUrl(server: EmulatorServer, options: ConnectOptions = {}): Promise<string> {
  const body = { userAgentGuid: GUID, redirectUrl: REDIRECT_URL, ...options }
  const { authorizeUrl } = await server.callApi('UserAgentOAuth/HubSpotConnect', body)
  return String(authorizeUrl)
}

export interface ConsentChoice {
  decision?: 'connect' | 'cancel'
  /** The portal id. Default: the one that the page preselects. */
  account?: string
}

/** Opens the consent page and presses one of its buttons, as a browser without script does. */
export async function submitConsent(
  server: EmulatorServer,
  url: string,
  { decision = 'connect', account }: ConsentChoice = {},
): Promise<Response> {
  const page = await (await server.get(url)).text()
  const form = new URLSearchParams(formFields(page))
  if (account) form.set('account', account)
  form.set('decision', decision)
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' })
}

/** Returns the hidden fields of the page's form, and the option that is selected. */
function formFields(page: string): [string, string][] {
  const inputs = page.match(/<input [^>]*>/g) ?? []
  const sent = inputs.filter((input) => input.includes('type="hidden"') || input.includes(' checked'))
  return sent.map((input) => [attributeOf(input, 'name'), attributeOf(input, 'value')])
}

function attributeOf(tag: string, name: string): string {
  const value = new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** Goes from connect through consent and callback, and returns the URL that the window ends on. */
export async function runConnectFlow(
  server: EmulatorServer,
  { decision, account, ...connect }: ConnectOptions & ConsentChoice = {},
): Promise<string> {
  const url = await requestAuthorizeUrl(server, connect)
  const choice = { ...(decision && { decision }), ...(account && { account }) }
  return followCallback(server, await submitConsent(server, url, choice))
}

/** Requests the callback that the consent page redirects to, and returns where the callback redirects to. */
export async function followCallback(server: EmulatorServer, consent: Response): Promise<string> {
  const callback = await server.get(consent.headers.get('location') ?? '/')
  return callback.headers.get('location') ?? ''
}

export async function readStatus(server: EmulatorServer, userAgentGuid = GUID): Promise<Json> {
  return server.callApi('UserAgentOAuth/HubSpotStatus', { userAgentGuid })
}

/** Returns the status number of the newest agent, from `MyAgents`. */
export async function readAgentStatus(server: EmulatorServer): Promise<number> {
  const { useragents } = await server.callApi('UserAgent/MyAgents')
  return useragents[0].status
}
