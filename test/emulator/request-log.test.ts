import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEmulator } from '../../src/emulator/index.js'
import { GUID, NOON, readStatus, requestAuthorizeUrl, runConnectFlow, serveEmulator } from './emulator-server.js'

test('the log has the time, path, action and status of each request', async () => {
  await using server = await serveEmulator()
  await readStatus(server)
  server.emulator.clock.advance(1000)
  await server.get('/nothing?secret=1')

  assert.deepEqual(server.emulator.requests, [
    { at: NOON, method: 'POST', path: '/v1/UserAgentOAuth/HubSpotStatus', action: 'HubSpotStatus', status: 200 },
    { at: NOON + 1000, method: 'GET', path: '/nothing', status: 404 },
  ])
})

test('the log has every request of a connect', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)

  assert.deepEqual(
    server.emulator.requests.map(({ method, action, status: code }) => [method, action, code]),
    [
      ['POST', 'HubSpotConnect', 200],
      ['GET', 'authorize', 200],
      ['POST', 'authorize', 303],
      ['GET', 'HubSpotCallback', 302],
    ],
  )
})

test('no key, secret, token, code or state is in the log', async () => {
  await using server = await serveEmulator()
  const hubspot = { clientId: 'own-id', clientSecret: 'own-secret' }
  await server.callApi('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })
  const state = new URL(await requestAuthorizeUrl(server)).searchParams.get('state') ?? ''
  await runConnectFlow(server)
  const tokens = await server.callApi('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })
  await server.get(`/oauth/v1/access-tokens/${tokens['accessToken']}`)

  const log = JSON.stringify(server.emulator.requests)

  const secrets = ['YOUR_API_KEY', 'own-id', 'own-secret', state, tokens['accessToken'], tokens['refreshToken']]
  assert.deepEqual(
    secrets.filter((secret) => log.includes(secret)),
    [],
  )
  assert.doesNotMatch(log, /[0-9a-f]{32}/)
})

test('a request without a response is logged with the status 0', async () => {
  const emulator = createEmulator()
  emulator.faults.set('connection-reset')

  await assert.rejects(emulator.fetch('http://localhost/v1/UserAgent/MyAgents', { method: 'POST' }))

  assert.equal(emulator.requests[0]?.status, 0)
})

test('the log keeps the last 1,000 requests', async () => {
  const emulator = createEmulator()
  for (let sent = 0; sent < 1005; sent++) await emulator.fetch(`http://localhost/${sent}`)

  assert.equal(emulator.requests.length, 1000)
  assert.equal(emulator.requests.at(-1)?.path, '/1004')
})
