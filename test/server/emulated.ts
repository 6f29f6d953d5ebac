/** A handler, or a client of Wiro's, before the emulator, which spells the wire by itself. */
import { createEmulator, type AgentSeed, type Emulator } from '../../src/emulator/index.js'
import {
  createWiro,
  type HandlerOptions,
  type LogEntry,
  type Wiro,
  type WiroOptions,
} from '../../src/server/handler.js'
import { make, type Made } from './setup.js'

export const guid = 'your-useragent-guid'

/** An app that the emulated HubSpot knows. */
export const app = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }

const emulate = (agent: Partial<AgentSeed>) =>
  createEmulator({ seed: { agents: [{ guid, title: 'Leads', ...agent }] } })

/** The options of either for an emulator in the same process. */
export const through = (emulator: Emulator) => ({
  apiKey: 'YOUR_API_KEY',
  baseUrl: 'http://127.0.0.1:1/v1',
  fetch: (input: Request | URL | string, init?: RequestInit) => emulator.fetch(new Request(input, init)),
})

export function emulated(options: Partial<HandlerOptions> = {}, agent: Partial<AgentSeed> = {}) {
  const emulator = emulate(agent)
  const made: Made = make({ ...through(emulator), resolveAgent: () => guid, ...options })
  return { emulator, made, asked: () => emulator.requests.map(({ action }) => action) }
}

/** The client without a handler. */
export function operate(agent: Partial<AgentSeed> = {}, options: Partial<WiroOptions> = {}) {
  const emulator = emulate(agent)
  const log: LogEntry[] = []
  const wiro: Wiro = createWiro({ ...through(emulator), log: (entry) => log.push(entry), ...options })
  return { emulator, wiro, log, asked: () => emulator.requests.map(({ action }) => action) }
}

/** What the person does in HubSpot's window, up to the address they come back to. */
export async function approve(emulator: Emulator, authorizeUrl: string, account: string): Promise<URL> {
  const url = new URL(authorizeUrl)
  const body = new URLSearchParams(url.search)
  body.set('decision', 'connect')
  body.set('account', account)
  const decided = await emulator.fetch(new Request(url.origin + url.pathname, { method: 'POST', body }))
  const callback = new URL(decided.headers.get('location') ?? '', url)
  const landed = await emulator.fetch(new Request(callback))
  return new URL(landed.headers.get('location') ?? '', url)
}

/** What the relay asks of the server that it came back to; `flow` is its mark. */
export function finishing({ searchParams }: URL, flow?: string) {
  const { seal, ...outcome } = Object.fromEntries(searchParams)
  return { action: 'finish', seal, outcome, ...(flow && { flow }) }
}
