/**
 * The demo's host, as a product would build one: its pages, their token endpoint, and the emulator on an origin of its own
 * in place of Wiro and HubSpot. `npm run demo` starts it on fixed ports, the journeys on free ones.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createEmulator, type Emulator, type Seed } from '../../src/emulator/index.js'
import type { HandlerOptions } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { withHostFaults } from './host-faults.js'
import { createProduct, ENDPOINT } from './product.js'
import { PRODUCT_SEED } from './product-seed.js'
import { buildPages, servePages, watchPages, type BuiltPages } from './serve-pages.js'

export interface HostOptions {
  /** The port of the pages; 0 takes a free one. */
  port: number
  emulatorPort: number
  /** Serves the pages from their sources and reloads them on a change. Otherwise they are built once. */
  watch?: boolean
  /** Pages that were built before, to be shared by several hosts. */
  built?: BuiltPages | undefined
  /** Options that replace the demo's for the handler. */
  handler?: Partial<HandlerOptions>
  /** Additions to the emulator's seed. */
  seed?: Partial<Seed>
}

export interface Host {
  /** The origin of the pages and the token endpoint. */
  origin: string
  emulatorOrigin: string
  emulator: Emulator
  close(): Promise<void>
}

/** Resolves when both servers listen. Rejects if a port is taken. */
export async function startHost(options: HostOptions): Promise<Host> {
  const emulator = createEmulator({ seed: { ...PRODUCT_SEED, ...options.seed } })
  const wiroServer = createServer(serveEmulator(emulator))
  const emulatorOrigin = await listen(wiroServer, options.emulatorPort, '127.0.0.1')
  const server = createServer()
  const origin = await listen(server, options.port, 'localhost')
  const stopServers = () => Promise.all([server, wiroServer].map(stop))
  const pages = await openPages(options, emulatorOrigin, server).catch(async (error: unknown) => {
    await stopServers()
    throw error
  })
  const handleEndpoint = endpointListener(options, { origin, emulatorOrigin, emulator })
  const handle: RequestListener = (req, res) =>
    req.url?.split('?')[0] === ENDPOINT ? handleEndpoint(req, res) : pages.handle(req, res)
  server.on('request', withHostFaults(ENDPOINT, handle))
  const close = async () => {
    await pages.close()
    await stopServers()
  }
  return { origin, emulatorOrigin, emulator, close }
}

const openPages = async ({ watch, built }: HostOptions, emulatorOrigin: string, server: Server) =>
  watch ? watchPages(emulatorOrigin, server) : servePages(built ?? (await buildPages()), emulatorOrigin)

/** Serves the token endpoint. */
function endpointListener(
  { handler }: HostOptions,
  { origin, emulatorOrigin, emulator }: Pick<Host, 'origin' | 'emulatorOrigin' | 'emulator'>,
): RequestListener {
  return toNodeListener(
    createProduct({
      publicUrl: origin + ENDPOINT,
      baseUrl: emulatorOrigin + '/v1',
      ownPageUrl: origin + '/redirect.html',
      now: emulator.clock.now,
      ...handler,
    }),
  )
}

/** Serves the emulator over HTTP. Breaks the connection when the emulator rejects, even in the middle of a body. */
function serveEmulator(emulator: Emulator): RequestListener {
  return (req, res) => {
    const handle = async (request: Request): Promise<Response> => {
      try {
        const { status, headers, body } = await emulator.fetch(request)
        return new Response(body && (await new Response(body).arrayBuffer()), { status, headers })
      } catch (error) {
        res.destroy()
        throw error
      }
    }
    void toNodeListener(handle)(req, res)
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
  const { origin, emulatorOrigin } = host
  const addresses = [
    `Settings page  ${origin}/`,
    `In one tab     ${origin}/redirect.html`,
    `Every state    ${origin}/gallery.html`,
    `Emulator       ${emulatorOrigin}/`,
  ]
  console.log(addresses.join('\n'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void host.close().finally(() => process.exit()))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: NodeJS.ErrnoException & { port?: number }) => {
    const isPortTaken = error.code === 'EADDRINUSE'
    console.error(isPortTaken ? `Port ${error.port} is taken; PORT and EMULATOR_PORT choose others.` : error)
    process.exit(1)
  })
}
