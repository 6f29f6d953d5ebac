import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test, type TestContext } from 'node:test'
import { createEmulator } from '../../src/emulator/index.js'
import {
  GUID,
  MINUTE_MS,
  NOON,
  readAgentStatus,
  readStatus,
  requestAuthorizeUrl,
  runConnectFlow,
  serveEmulator,
} from './emulator-server.js'

test('reset removes connections, faults, the time set forward and the log', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  server.emulator.clock.advance(MINUTE_MS)
  server.emulator.faults.set('latency')
  await server.callApi('UserAgent/Start', { guid: GUID })

  server.emulator.reset()

  assert.deepEqual(server.emulator.requests, [])
  assert.deepEqual(server.emulator.faults.list(), {})
  assert.equal(server.emulator.clock.now(), NOON)
  assert.equal((await readStatus(server))['connected'], false)
  assert.equal(await readAgentStatus(server), 0)
})

const mistakes: [title: string, options: object, message: string][] = [
  ['a misspelt option', { sead: {} }, 'createEmulator: there is no option sead'],
  [
    'a field of the seed beside it',
    { dialect: 'unified' },
    'createEmulator: there is no option dialect, but a field of seed',
  ],
  ['a misspelt field of the seed', { seed: { agent: [] } }, 'createEmulator: seed has no field agent'],
  ['two of them', { a: 1, seed: { b: 1 } }, 'createEmulator: there is no option a; seed has no field b'],
]
for (const [title, options, message] of mistakes) {
  test(`${title} is refused, and the error names it`, () => {
    assert.throws(() => createEmulator(options), { name: 'TypeError', message })
  })
}

test('reset makes earlier authorize URLs invalid', async () => {
  await using server = await serveEmulator()
  const state = new URL(await requestAuthorizeUrl(server)).searchParams.get('state')
  server.emulator.reset()

  const response = await server.get(`/v1/UserAgentOAuth/HubSpotCallback?code=a&state=${state}`)

  assert.match(response.headers.get('location') ?? '', /session_expired/)
})

test('a field that the seed leaves out has its default', async () => {
  await using server = await serveEmulator({ seed: { apiKey: 'other-key' } })

  const json = await server.callApi('UserAgent/MyAgents', {}, { 'x-api-key': 'other-key' })

  assert.equal(json['useragents'][0].guid, GUID)
})

test('an agent can be connected by the seed', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, connected: '12345678' }] } })

  assert.equal((await readStatus(server))['username'], '12345678')
})

test('the emulator’s fetch works as a replacement of fetch', async () => {
  const { fetch } = createEmulator()

  const response = await fetch('https://api.wiro.ai/v1/UserAgent/MyAgents', {
    method: 'POST',
    headers: { 'x-api-key': 'YOUR_API_KEY', 'content-type': 'application/json' },
    body: '{}',
  })

  assert.equal(response.status, 200)
})

test('two emulators have separate states', async () => {
  await using one = await serveEmulator()
  await using other = await serveEmulator()
  await runConnectFlow(one)

  assert.equal((await readStatus(other))['connected'], false)
})

test('without options, the emulator uses the system’s clock', () => {
  const emulator = createEmulator()

  assert.ok(Math.abs(emulator.clock.now() - Date.now()) < 1000)
})

/** Sets NODE_ENV for one test. */
function setNodeEnvironment(t: TestContext, value: string): void {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = value
  t.after(() => {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  })
}

test('the emulator refuses to start in production', (t) => {
  setNodeEnvironment(t, 'production')

  assert.throws(() => createEmulator(), /NODE_ENV is production.*allowInProduction/)
})

test('the emulator starts in production when it is told to', async (t) => {
  setNodeEnvironment(t, 'production')

  const { fetch } = createEmulator({ allowInProduction: true })

  assert.equal((await fetch('http://localhost/')).status, 200)
})

for (const value of ['development', 'test', '']) {
  test(`the emulator starts where NODE_ENV is “${value}”`, (t) => {
    setNodeEnvironment(t, value)

    assert.doesNotThrow(() => createEmulator())
  })
}

const FOLDER = new URL('../../src/emulator/', import.meta.url)

async function readSources(): Promise<{ url: URL; text: string }[]> {
  const names = (await readdir(FOLDER, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const urls = names.map((name) => new URL(name, FOLDER))
  return Promise.all(urls.map(async (url) => ({ url, text: await readFile(url, 'utf8') })))
}

test('the emulator imports nothing from outside its folder', async () => {
  const imports = (await readSources()).flatMap(({ url, text }) =>
    [...text.matchAll(/from '([^']+)'/g)].map(([, path = '']) =>
      path.startsWith('.') ? new URL(path, url).href : path,
    ),
  )

  assert.ok(imports.length > 50)
  assert.deepEqual(
    imports.filter((path) => !path.startsWith(FOLDER.href)),
    [],
  )
})

test('the emulator uses no globals of Node', async () => {
  const sources = await readSources()

  assert.deepEqual(
    sources.filter(({ text }) => /\b(process|Buffer|require)\b[.(]/.test(text)).map(({ url }) => url.pathname),
    [],
  )
})
