/**
 * One list of requests against every framework and runtime that docs/mounting.md names, each a process of its own with
 * the packed package, in front of the emulator. Run it with `npm run test:runtimes`: it installs half a gigabyte, and
 * needs Debian's nginx and openssl.
 */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import { createServer as createPortServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { createEmulator } from '../../src/emulator/index.js'
import { toNodeListener } from '../../src/server/node.js'
import { eventually } from '../eventually.js'
import { pack, run } from '../package/packed.js'
import { hosts, type Host } from './hosts.js'
import { installPacked, makeProject } from './projects.js'
import { conformanceRequests, ENDPOINT_PATH, type ConformanceRequest } from './requests.js'
import { send } from './send.js'

const API_KEY = 'YOUR_API_KEY'
const GUID = 'your-useragent-guid'

const emulator = createEmulator({ seed: { agents: [{ guid: GUID }] } })
const wiroServer = createServer(toNodeListener(emulator.fetch))
let wiroOrigin: string
let tarball: string

before(async () => {
  tarball = pack()
  wiroServer.listen(0, '127.0.0.1')
  await once(wiroServer, 'listening')
  wiroOrigin = `http://127.0.0.1:${(wiroServer.address() as AddressInfo).port}`
})
after(() => wiroServer.close())

/** Returns a port that is free, as is the one above it. */
async function findFreePort(): Promise<number> {
  const server = createPortServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function prepare(host: Host, port: number): string {
  const folder = makeProject(host.name, host.packages ?? {}, host.files(port))
  installPacked(folder, tarball)
  if (host.isBundled)
    run(folder, 'node_modules/.bin/esbuild', 'worker.js', '--bundle', '--format=esm', '--outfile=worker.bundle.js')
  return folder
}

/** Starts the host in a process group of its own, and resolves to its origin once it answers. */
async function start(host: Host): Promise<{ origin: string; process: ChildProcess }> {
  const port = await findFreePort()
  const folder = prepare(host, port)
  const [command, ...args] = host.command(port)
  const env = { ...process.env, WIRO_API_KEY: API_KEY, WIRO_BASE_URL: wiroOrigin + '/v1', NODE_OPTIONS: '' }
  const child = spawn(command, args, { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += String(chunk)))
  child.stderr.on('data', (chunk) => (printed += String(chunk)))
  const origin = `${host.scheme ?? 'http'}://127.0.0.1:${port}`
  const ping = conformanceRequests.find(({ method }) => method === 'GET')!
  const ask = async () => {
    if (child.exitCode !== null) throw new Error(`${host.name} ended:\n${printed}`)
    return (await send(origin, ping).catch(() => undefined))?.status
  }
  await eventually(`an answer of ${host.name}`, ask, (status) => status === 200).catch((cause: unknown) => {
    throw new Error(`${host.name} printed:\n${printed}`, { cause })
  })
  return { origin, process: child }
}

/** Sends a request, and asserts what came back and what was asked at Wiro. */
async function check(origin: string, request: ConformanceRequest): Promise<void> {
  const requestsBefore = emulator.requests.length
  const { expected, asked = [], answered } = request

  const { status, headers, body } = await send(origin, request)

  const askedNow = emulator.requests.slice(requestsBefore).map(({ action }) => action)
  assert.deepEqual(askedNow.toSorted(), [...asked].sort())
  for (const secret of [API_KEY, GUID]) assert.equal(body.includes(secret), false, 'the answer holds a secret')
  if (expected === 'refused') return assert.ok(status === undefined || status >= 400, `HTTP ${status}`)
  const [expectedStatus, code] = expected
  assert.equal(status, expectedStatus, body)
  if (code) assert.equal((JSON.parse(body) as { errors: { code: string }[] }).errors[0]?.code, code)
  if (answered) assert.match(headers.get(answered[0]) ?? '', answered[1])
}

for (const host of hosts) {
  describe(host.name, () => {
    let started: Awaited<ReturnType<typeof start>> | undefined

    before(async () => {
      started = await start(host)
    })
    after(() => {
      if (started) process.kill(-started.process.pid!)
    })

    for (const request of conformanceRequests) {
      test(`${host.name} answers ${request.title}`, () => check(started!.origin, request))
    }

    test(`${host.name} answers after all of that as before`, () =>
      check(
        started!.origin,
        conformanceRequests.find(({ path, asked }) => path === ENDPOINT_PATH && asked)!,
      ))
  })
}
