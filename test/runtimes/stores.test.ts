/**
 * The stores of docs/scaling.md, each against the real thing: Debian's redis-server, and SQLite. They are part of
 * `npm run test:runtimes`.
 */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { after, before, describe, test } from 'node:test'
import type { Store } from '../../src/server/handler.js'
import { exampleIn } from '../docs/host-project.js'
import { eventually } from '../eventually.js'
import { approveConnection, createEmulatedEndpoint, createFinishBody, guid, optionsFor } from '../server/emulator.js'
import { createEndpoint, flow, postAction } from '../server/endpoint.js'
import { makeProject } from './projects.js'

const folder = mkdtempSync(join(tmpdir(), 'wiro-stores-'))
let redis: ChildProcess
let port: number

before(async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  server.close()
  await startRedis()
  process.env.REDIS_URL = `redis://127.0.0.1:${port}`
  process.env.DATABASE_FILE = join(folder, 'hubspot.db')
})
after(() => {
  redis.kill()
  rmSync(folder, { recursive: true, force: true })
  // The clients keep their connections open.
  setImmediate(() => process.exit())
})

async function startRedis() {
  redis = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', folder], { stdio: 'ignore' })
  await once(redis, 'spawn')
  const isOpen = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)))
      socket.on('error', () => resolve(false))
    })
  await eventually('redis-server', isOpen, Boolean)
}

async function stopRedis() {
  redis.kill()
  await once(redis, 'exit')
}

const recipes: [section: string, packages: Record<string, string>][] = [
  ['Redis with node-redis', { redis: '6.3.1' }],
  ['Redis with ioredis', { ioredis: '6.0.0' }],
  ['SQL', { libsql: '0.5.29' }],
]

/** Holds SQLite's lock for half a second, and says when it has it. */
const HOLD_LOCK = `
  import Database from 'libsql'
  const database = new Database(process.env.DATABASE_FILE)
  database.exec('BEGIN IMMEDIATE')
  console.log('locked')
  setTimeout(() => database.exec('COMMIT'), 500)`

let keys = 0
const newKey = () => `agent ${process.pid}-${keys++}`

for (const [section, packages] of recipes) {
  describe(section, () => {
    /** Two instances of the host, each with a client of its own. */
    let stores: [Store, Store]
    let project: string

    before(async () => {
      const code = exampleIn('docs/scaling.md', section, 'js')
      project = makeProject(section, packages, { 'hubspot-store.mjs': code, 'other-store.mjs': code })
      const load = async (file: string) =>
        ((await import(pathToFileURL(join(project, file)).href)) as { store: Store }).store
      stores = [await load('hubspot-store.mjs'), await load('other-store.mjs')]
    })

    test(`${section}: the first writer wins, at any instance`, async () => {
      const key = newKey()

      assert.equal(await stores[0].add(key, 'first', 60), true)
      assert.equal(await stores[1].add(key, 'second', 60), false)
      assert.deepEqual([await stores[0].get(key), await stores[1].get(key)], ['first', 'first'])
    })

    test(`${section}: of many writers at once one wins`, async () => {
      const key = newKey()

      const added = await Promise.all(
        Array.from({ length: 20 }, async (_, n) => stores[n % 2]!.add(key, String(n), 60)),
      )

      assert.equal(added.filter(Boolean).length, 1)
    })

    test(`${section}: what is not there is nothing`, async () => {
      assert.equal((await stores[0].get(newKey())) ?? undefined, undefined)
    })

    test(`${section}: a value keeps its characters`, async () => {
      const key = newKey() + ' "\'%;--\u00e4'
      const value = '12345678 Ac"me\u2019 \u{1f600}\n'
      await stores[0].add(key, value, 60)

      assert.equal(await stores[1].get(key), value)
    })

    test(`${section}: what has expired is gone, and can be written again`, async () => {
      const key = newKey()
      await stores[0].add(key, 'old', 1)

      await eventually(
        'its end',
        () => stores[0].get(key),
        (value) => (value ?? undefined) === undefined,
      )

      assert.equal(await stores[1].add(key, 'new', 60), true)
      assert.equal(await stores[0].get(key), 'new')
    })

    test(`${section}: a link scanner at another instance undoes nothing`, async () => {
      const { emulator, endpoint } = createEmulatedEndpoint({ store: stores[0] })
      const other = createEndpoint({ ...optionsFor(emulator), resolveAgent: () => guid, store: stores[1] })
      const { body } = await postAction(endpoint, { action: 'connect', flow })
      const returnUrl = await approveConnection(emulator, String(body.authorizeUrl), '12345678')

      const owner = await postAction(endpoint, createFinishBody(returnUrl, flow))
      const scanner = await postAction(other, createFinishBody(returnUrl))

      assert.deepEqual([owner.body.verdict, scanner.body.verdict], ['kept', 'nothing'])
      assert.equal((await postAction(other, { action: 'status' })).body.connected, true)
    })

    if (section === 'SQL') {
      test(`${section}: an entry waits for another process that writes`, async () => {
        const key = newKey()
        const writer = spawn(process.execPath, ['--input-type=module', '--eval', HOLD_LOCK], {
          cwd: project,
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        await once(writer.stdout, 'data')

        assert.equal(await stores[0].add(key, 'value', 60), true)
      })
    }

    if (section.startsWith('Redis')) {
      test(`${section}: the process outlives a restart of Redis, and writes again`, async (context) => {
        const printed = context.mock.method(console, 'error', () => {})
        await stopRedis()
        const reports = () => printed.mock.calls.map((call) => call.arguments.join(' '))
        await eventually('the line of the recipe', reports, (lines) => /^Redis: .*ECONNREFUSED/m.test(lines.join('\n')))

        await startRedis()

        assert.equal(await stores[0].add(newKey(), 'value', 60), true)
      })
    }
  })
}
