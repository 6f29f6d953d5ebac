/**
 * The demo's host, as a product would build one: its pages, the token endpoint behind them, and in place of Wiro and
 * HubSpot the emulator, on a site of its own. `npm run demo` starts it; the journeys start it on free ports.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createEmulator, type Emulator, type Seed } from '../src/emulator/index.js'
import { createHandler, type HandlerOptions } from '../src/server/handler.js'
import { toNodeListener } from '../src/server/node.js'
import { withFaults } from './host.faults.js'
import { buildPages, servePages, watchPages, type Built } from './pages.js'

const endpoint = '/api/hubspot'
const [apiKey, agent] = ['YOUR_API_KEY', 'your-useragent-guid']
/** The product's own HubSpot app; the emulated HubSpot knows it. */
const ownApp = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }

export interface HostOptions {
  /** 0: any that is free. */
  port: number
  emulatorPort: number
  /** Serves the pages as they are written, and reloads them when a file changes; otherwise they are built once. */
  watch?: boolean
  /** What was built before, for many hosts. */
  built?: Built | undefined
  /** What a product adds to its handler. */
  handler?: Partial<HandlerOptions>
  /** What else Wiro and HubSpot know. */
  seed?: Partial<Seed>
}

export interface Host {
  /** Of the pages. */
  origin: string
  emulatorOrigin: string
  emulator: Emulator
  close(): Promise<void>
}

/** Ready when it resolves; rejects where a port is taken. */
export async function startHost({
  port,
  emulatorPort,
  watch = false,
  built,
  handler,
  seed,
}: HostOptions): Promise<Host> {
  const emulator = createEmulator({
    seed: { apiKey, agents: [{ guid: agent, title: 'Lead Generation Manager', status: 4 }], ...seed },
  })
  const wiro = createServer(serveEmulator(emulator))
  const emulatorOrigin = await listen(wiro, emulatorPort, '127.0.0.1')
  const product = createServer()
  const origin = await listen(product, port, 'localhost')
  const make = async () =>
    watch ? watchPages(emulatorOrigin, product) : servePages(built ?? (await buildPages()), emulatorOrigin)
  const pages = await make().catch(async (error: unknown) => {
    await Promise.all([product, wiro].map(stop))
    throw error
  })
  const handleWith = (more: Partial<HandlerOptions> = {}) => {
    const answer = createHandler({
      apiKey,
      publicUrl: origin + endpoint,
      baseUrl: emulatorOrigin + '/v1',
      // Everybody is signed in here, and has one agent.
      resolveAgent: () => agent,
      actions: ['start-agent', 'save-credentials'],
      ...handler,
      ...more,
    })
    return toNodeListener(async (request) => withTime(await answer(request), emulator.clock.now()))
  }
  const handle = handleWith()
  const others: Record<string, RequestListener> = {
    // A product that has a HubSpot app of its own.
    'own-app': handleWith({ ownApp }),
    // One whose page is itself what HubSpot comes back to, without a relay.
    'own-page': handleWith({ relayUrl: origin + '/redirect.html' }),
  }
  const answer: RequestListener = (req, res) => {
    const [path, query] = req.url?.split('?') ?? []
    if (path !== endpoint) pages.answer(req, res)
    // Which of them, the endpoint's address says: `?own-app`.
    else (others[query?.split('&')[0] ?? ''] ?? handle)(req, res)
  }
  product.on('request', withFaults(endpoint, answer))
  const close = async () => {
    await pages.close()
    await Promise.all([product, wiro].map(stop))
  }
  return { origin, emulatorOrigin, emulator, close }
}

/** The time may be set forward: the product's server then says it as Wiro's does, or access would never be over. */
async function withTime(response: Response, now: number): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return response
  const body = (await response.text()).replace(/(?<="now":")[^"]+/, new Date(now).toISOString())
  return new Response(body, response)
}

/** What the emulator rejects is a connection that breaks, also in the middle of an answer. */
function serveEmulator(emulator: Emulator): RequestListener {
  return (req, res) => {
    const answer = async (request: Request): Promise<Response> => {
      try {
        const { status, headers, body } = await emulator.fetch(request)
        return new Response(body && (await new Response(body).arrayBuffer()), { status, headers })
      } catch (error) {
        res.destroy()
        throw error
      }
    }
    void toNodeListener(answer)(req, res)
  }
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  server.listen(port, host)
  await once(server, 'listening')
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

// ── npm run demo ────────────────────────────────────────────────────────────────────────────────────────────────────

async function run(): Promise<void> {
  const { PORT = 5173, EMULATOR_PORT = 5174 } = process.env
  const host = await startHost({ port: +PORT, emulatorPort: +EMULATOR_PORT, watch: true })
  console.log(
    `Settings page  ${host.origin}/\nIn one tab     ${host.origin}/redirect.html\nEvery state    ${host.origin}/gallery.html\nEmulator       ${host.emulatorOrigin}/`,
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void host.close().finally(() => process.exit()))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: NodeJS.ErrnoException & { port?: number }) => {
    const taken = error.code === 'EADDRINUSE'
    console.error(taken ? `Port ${error.port} is taken; PORT and EMULATOR_PORT choose others.` : error)
    process.exit(1)
  })
}
