import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { createEmulator } from '../../src/emulator/index.js'
import { agentStatus, approve, authorizeUrl, GUID, MINUTE, NOON, serve, status } from './serve.js'

test('the log tells when what was asked and how it was answered', async () => {
  await using site = await serve()
  await status(site)
  site.emulator.clock.advance(1000)
  await site.get('/nothing?secret=1')

  assert.deepEqual(site.emulator.requests, [
    { at: NOON, method: 'POST', path: '/v1/UserAgentOAuth/HubSpotStatus', action: 'HubSpotStatus', status: 200 },
    { at: NOON + 1000, method: 'GET', path: '/nothing', status: 404 },
  ])
})

test('whoever opens its address reads what it is', async () => {
  await using site = await serve()

  const response = await site.get('/')

  assert.equal(response.status, 200)
  assert.match(await response.text(), /stands in for Wiro and HubSpot/)
})

test('the log follows the window through its whole way', async () => {
  await using site = await serve()
  await approve(site)

  assert.deepEqual(
    site.emulator.requests.map(({ method, action, status: code }) => [method, action, code]),
    [
      ['POST', 'HubSpotConnect', 200],
      ['GET', 'authorize', 200],
      ['POST', 'authorize', 303],
      ['GET', 'HubSpotCallback', 302],
    ],
  )
})

test('no key, secret, token, code or state is in the log', async () => {
  await using site = await serve()
  const hubspot = { clientId: 'own-id', clientSecret: 'own-secret' }
  await site.api('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })
  const state = new URL(await authorizeUrl(site)).searchParams.get('state') ?? ''
  await approve(site)
  const tokens = await site.api('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })
  await site.get(`/oauth/v1/access-tokens/${tokens['accessToken']}`)

  const log = JSON.stringify(site.emulator.requests)

  const secrets = ['YOUR_API_KEY', 'own-id', 'own-secret', state, tokens['accessToken'], tokens['refreshToken']]
  assert.deepEqual(
    secrets.filter((secret) => log.includes(secret)),
    [],
  )
  assert.doesNotMatch(log, /[0-9a-f]{32}/)
})

test('an unanswered request is logged with 0', async () => {
  const emulator = createEmulator()
  emulator.faults.set('connection-reset')

  await assert.rejects(emulator.fetch('http://localhost/v1/UserAgent/MyAgents', { method: 'POST' }))

  assert.equal(emulator.requests[0]?.status, 0)
})

test('the log keeps the last thousand requests', async () => {
  const emulator = createEmulator()
  for (let sent = 0; sent < 1005; sent++) await emulator.fetch(`http://localhost/${sent}`)

  assert.equal(emulator.requests.length, 1000)
  assert.equal(emulator.requests.at(-1)?.path, '/1004')
})

test('reset forgets connections, faults, passed time and the log', async () => {
  await using site = await serve()
  await approve(site)
  site.emulator.clock.advance(MINUTE)
  site.emulator.faults.set('latency')
  await site.api('UserAgent/Start', { guid: GUID })

  site.emulator.reset()

  assert.deepEqual(site.emulator.requests, [])
  assert.deepEqual(site.emulator.faults.list(), {})
  assert.equal(site.emulator.clock.now(), NOON)
  assert.equal((await status(site))['connected'], false)
  assert.equal(await agentStatus(site), 0)
})

test('reset makes the authorize URLs of before worthless', async () => {
  await using site = await serve()
  const state = new URL(await authorizeUrl(site)).searchParams.get('state')
  site.emulator.reset()

  const response = await site.get(`/v1/UserAgentOAuth/HubSpotCallback?code=a&state=${state}`)

  assert.match(response.headers.get('location') ?? '', /session_expired/)
})

test('what a seed leaves out is as by default', async () => {
  await using site = await serve({ seed: { apiKey: 'other-key' } })

  const answer = await site.api('UserAgent/MyAgents', {}, { 'x-api-key': 'other-key' })

  assert.equal(answer['useragents'][0].guid, GUID)
})

test('an agent can be connected from the start', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, connected: '12345678' }] } })

  assert.equal((await status(site))['username'], '12345678')
})

test('the emulator stands in for fetch', async () => {
  const { fetch } = createEmulator()

  const response = await fetch('https://api.wiro.ai/v1/UserAgent/MyAgents', {
    method: 'POST',
    headers: { 'x-api-key': 'YOUR_API_KEY', 'content-type': 'application/json' },
    body: '{}',
  })

  assert.equal(response.status, 200)
})

test('two emulators know nothing of each other', async () => {
  await using one = await serve()
  await using other = await serve()
  await approve(one)

  assert.equal((await status(other))['connected'], false)
})

test('without options the emulator runs on the system’s clock', () => {
  const emulator = createEmulator()

  assert.ok(Math.abs(emulator.clock.now() - Date.now()) < 1000)
})

test('what is at no address says where things are', async () => {
  await using site = await serve()

  const response = await site.get('/nothing')

  assert.equal(response.status, 404)
  assert.match(await response.text(), /\/oauth\/authorize/)
})

test('the emulator imports nothing from outside its folder and nothing of Node’s', async () => {
  const folder = new URL('../../src/emulator/', import.meta.url)
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(new URL(name, folder), 'utf8')))

  const imported = texts.flatMap((text) => [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from))

  assert.deepEqual(
    imported.filter((from) => !/^\.\/[a-z-]+\.js$/.test(from)),
    [],
  )
  assert.ok(texts.every((text) => !/\b(process|Buffer|require)\b[.(]/.test(text)))
})
