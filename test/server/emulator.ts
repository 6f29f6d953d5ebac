/** An endpoint, or a client of Wiro, in front of the emulator. */
import { type AgentSeed, createEmulator, type Emulator } from '../../src/emulator/index.js'
import {
  createWiro,
  type HandlerOptions,
  type LogEntry,
  type Wiro,
  type WiroOptions,
} from '../../src/server/handler.js'
import { createEndpoint, type Endpoint } from './endpoint.js'

export const guid = 'your-useragent-guid'

/** An app that the emulated HubSpot knows. */
export const app = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }

const createEmulatorWith = (agent: Partial<AgentSeed>) =>
  createEmulator({ seed: { agents: [{ guid, title: 'Leads', ...agent }] } })

/** Returns the options that send an endpoint's or a client's calls to the emulator in this process. */
export const optionsFor = (emulator: Emulator) => ({
  apiKey: 'YOUR_API_KEY',
  baseUrl: 'http://127.0.0.1:1/v1',
  fetch: (input: Request | URL | string, init?: RequestInit) => emulator.fetch(new Request(input, init)),
})

export function createEmulatedEndpoint(options: Partial<HandlerOptions> = {}, agent: Partial<AgentSeed> = {}) {
  const emulator = createEmulatorWith(agent)
  const endpoint: Endpoint = createEndpoint({ ...optionsFor(emulator), resolveAgent: () => guid, ...options })
  return { emulator, endpoint, requestedActions: () => emulator.requests.map(({ action }) => action) }
}

export function createEmulatedClient(agent: Partial<AgentSeed> = {}, options: Partial<WiroOptions> = {}) {
  const emulator = createEmulatorWith(agent)
  const log: LogEntry[] = []
  const wiro: Wiro = createWiro({ ...optionsFor(emulator), log: (entry) => log.push(entry), ...options })
  return { emulator, wiro, log, requestedActions: () => emulator.requests.map(({ action }) => action) }
}

/** Approves in HubSpot's window, and resolves to the URL to which the window comes back. */
export async function approveConnection(emulator: Emulator, authorizeUrl: string, portalId: string): Promise<URL> {
  const url = new URL(authorizeUrl)
  const body = new URLSearchParams(url.search)
  body.set('decision', 'connect')
  body.set('account', portalId)
  const consent = await emulator.fetch(new Request(url.origin + url.pathname, { method: 'POST', body }))
  const callbackUrl = new URL(consent.headers.get('location') ?? '', url)
  const callback = await emulator.fetch(new Request(callbackUrl))
  return new URL(callback.headers.get('location') ?? '', url)
}

/**
 * Returns the body that the relay page posts when a window comes back.
 * @param storedFlow - the flow in the window's own storage; a window that the page did not open has none.
 */
export function createFinishBody({ searchParams }: URL, storedFlow?: string) {
  const { seal, ...outcome } = Object.fromEntries(searchParams)
  return { action: 'finish', seal, outcome, ...(storedFlow && { flow: storedFlow }) }
}
