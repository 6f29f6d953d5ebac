/**
 * Each outage of outages.ts, caused for real: with sockets, certificates, a resolver and the emulator. The default log line
 * alone tells them apart, and neither it nor the answer holds a secret, an address of a person or a text of Wiro's.
 */
import assert from 'node:assert/strict'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { test, type TestContext } from 'node:test'
import { Pool } from 'undici'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler, type Handler, type HandlerOptions } from '../../src/server/handler.js'
import { createPoolFetch, toNodeListener } from '../../src/server/node.js'
import { canaries, secretsIn } from '../canaries.js'
import { makeCertificate } from '../package/certificate.js'
import { approveConnection, createFinishBody, guid } from './emulator.js'
import { createRequest, flow, publicUrl } from './endpoint.js'
import { startFakeWiro, startServer, type FakeWiro } from './fake-wiro.js'
import { OUTAGES, type Outage } from './outages.js'

const all = Object.values(canaries).join(' ')
const said = `CANARY canary@example.com ${all}`
const { apiKey, apiSecret } = canaries
const status = { action: 'status' }

interface Planted {
  options: Partial<HandlerOptions>
  /** Returns the body of the request that meets the outage; by default that of a status. */
  prepare?(handler: Handler): Promise<object>
  /** Lets time pass where the outage is one of patience. */
  wait?(): Promise<void>
}

// ── Sockets ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Starts a server that does this with each connection once something came. */
async function startSocketServer(t: TestContext, answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => answer(socket))
  })
  t.after(() => server.close())
  return 'http://127.0.0.1:' + (await portOf(server))
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function findClosedPort(): Promise<string> {
  const server = createServer()
  const port = await portOf(server)
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}

function breakOff(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"result":', () =>
    socket.resetAndDestroy(),
  )
}

// ── Certificates ────────────────────────────────────────────────────────────────────────────────────────────────────

async function startTlsServer(t: TestContext, days?: [from: number, until: number]) {
  const certificate = makeCertificate(days)
  const server = createHttpsServer(certificate, (_request, response) => response.end(said))
  const { port } = new URL(await startServer(t, server))
  return { baseUrl: `https://127.0.0.1:${port}`, ca: certificate.cert }
}

/** A fetch that trusts the authority, so that only what else is wrong with the certificate counts. */
function trusting(t: TestContext, { baseUrl, ca }: { baseUrl: string; ca: string }): Partial<HandlerOptions> {
  const pool = new Pool(baseUrl, { connect: { ca } })
  t.after(() => pool.destroy())
  return { baseUrl, fetch: createPoolFetch(pool) }
}

// ── The emulator ────────────────────────────────────────────────────────────────────────────────────────────────────

async function startEmulator(t: TestContext, seed: { apiKey?: string; apiSecret?: string }) {
  const emulator = createEmulator({ seed: { apiKey, agents: [{ guid }], ...seed } })
  const origin = await startServer(t, createHttpServer(toNodeListener(emulator.fetch)))
  return { emulator, baseUrl: origin + '/v1' }
}

// ── Time ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Lets a time limit end once a call has arrived. */
function afterArrival(t: TestContext, { arrived }: FakeWiro, limitMs: number): Required<Planted>['wait'] {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  return async () => {
    await arrived(0)
    t.mock.timers.tick(limitMs)
  }
}

const planted: Record<keyof typeof OUTAGES, (t: TestContext) => Promise<Planted>> = {
  closedPort: async () => ({ options: { baseUrl: await findClosedPort() } }),
  unknownName: async () => ({ options: { baseUrl: 'https://api.wiro.invalid/v1' } }),
  expiredCertificate: async (t) => ({ options: trusting(t, await startTlsServer(t, [-30, -1])) }),
  selfSignedCertificate: async (t) => ({ options: { baseUrl: (await startTlsServer(t)).baseUrl } }),
  wrongName: async (t) => ({ options: trusting(t, await startTlsServer(t)) }),
  resetAmidAnswer: async (t) => ({ options: { baseUrl: await startSocketServer(t, breakOff) } }),
  noAnswer: async (t) => {
    const wiro = await startFakeWiro(t, () => {})
    return { options: { baseUrl: wiro.baseUrl }, wait: afterArrival(t, wiro, 10_000) }
  },
  proxyPage: async (t) => {
    const headers = { 'content-type': 'text/html' }
    const { baseUrl } = await startFakeWiro(t, { status: 502, headers, body: `<html><h1>${said}</h1></html>` })
    return { options: { baseUrl } }
  },
  tooManyRequests: async (t) => {
    const headers = { 'retry-after': '30', 'x-debug': all }
    const { baseUrl } = await startFakeWiro(t, { status: 429, headers, body: '' })
    return { options: { baseUrl } }
  },
  wrongKey: async (t) => {
    const { baseUrl } = await startEmulator(t, { apiKey: 'another-key' })
    return { options: { baseUrl } }
  },
  wrongSecret: async (t) => {
    const { baseUrl } = await startEmulator(t, { apiSecret: 'another-secret' })
    return { options: { baseUrl, apiSecret } }
  },
  retiredPath: async (t) => {
    const { baseUrl, emulator } = await startEmulator(t, {})
    emulator.faults.set('wiro-404')
    return { options: { baseUrl } }
  },
  brokenFetch: async () => ({
    options: {
      fetch: () => {
        throw new TypeError(`Cannot read properties of undefined (reading '${said}')`)
      },
    },
  }),
  hangingStore: async (t) => {
    const { baseUrl, emulator } = await startEmulator(t, {})
    let notifyOfCall = () => {}
    const called = new Promise<void>((resolve) => (notifyOfCall = resolve))
    const hang = () => (notifyOfCall(), new Promise<never>(() => {}))
    return {
      // Without the binding nothing is reported beside the failure itself.
      options: { baseUrl, binding: 'none', store: { get: hang, add: hang } },
      async prepare(handler) {
        const response = await handler(createRequest({ action: 'connect', flow }))
        const { authorizeUrl } = (await response.json()) as { authorizeUrl: string }
        const body = createFinishBody(await approveConnection(emulator, authorizeUrl, '12345678'), flow)
        t.mock.timers.enable({ apis: ['setTimeout'] })
        return body
      },
      async wait() {
        await called
        t.mock.timers.tick(5_000)
      },
    }
  },
}

/** Lets a handler with the default log meet the outage. Returns its lines and its answer. */
async function meet(t: TestContext, name: keyof typeof OUTAGES): Promise<{ lines: string[]; answer: Response }> {
  const lines: string[] = []
  for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    t.mock.method(console, level, (line: string) => {
      // Node warns of its own mocked timers.
      if (!/MockTimers/.test(line)) lines.push(line)
    })
  }
  const { options, prepare, wait } = await planted[name](t)
  const handler = createHandler({ apiKey, publicUrl, resolveAgent: () => guid, actions: [], ...options })
  const body = (await prepare?.(handler)) ?? status
  lines.length = 0

  const answering = handler(createRequest(body))
  await wait?.()
  return { answer: await answering, lines }
}

/** Returns what a line of the default log holds, without what is the same or random in all. */
function read(line: string): Record<string, unknown> {
  const entry = JSON.parse(line.replace(/^wiro-hubspot-connect /, '')) as Record<string, unknown>
  const { level, code, reference, action, agent, wiro, ...kept } = entry
  assert.deepEqual(
    [level, typeof code, typeof reference, typeof action, agent],
    ['error', 'string', 'string', 'string', guid],
  )
  const { path: _path, ...answer } = (wiro ?? {}) as Record<string, unknown>
  return { ...kept, ...(Object.keys(answer).length && { wiro: answer }) }
}

for (const name of Object.keys(OUTAGES) as (keyof typeof OUTAGES)[]) {
  const { line: expected, meaning }: Outage = OUTAGES[name]

  test(`the default log tells by one line: ${meaning}`, async (t) => {
    const { lines, answer } = await meet(t, name)

    assert.equal(lines.length, 1, lines.join('\n'))
    const { thrown, ...seen } = read(lines[0]!)
    assert.deepEqual({ ...seen, ...(expected.thrown && { thrown }) }, expected)
    const text = (await answer.text()) + JSON.stringify([...answer.headers]) + lines.join()
    assert.deepEqual(secretsIn(text), [])
    assert.doesNotMatch(text, /CANARY|canary@/)
    assert.equal(JSON.parse(text.slice(0, text.indexOf('}]}') + 3)).errors[0].reference, referenceIn(lines[0]!))
  })
}

const referenceIn = (line: string) => /"reference":"(\w+)"/.exec(line)?.[1]

test('no two outages leave the same line', () => {
  const lines = Object.values(OUTAGES).map(({ line }) => JSON.stringify(line))

  assert.equal(new Set(lines).size, lines.length)
})
