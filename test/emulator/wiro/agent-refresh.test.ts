import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  GUID,
  MINUTE_MS,
  NOON,
  readStatus,
  runConnectFlow,
  SECOND_MS,
  serveEmulator,
  type EmulatorServer,
} from '../emulator-server.js'

const START = 'UserAgent/Start'
const STOP = 'UserAgent/Stop'
/** A connected agent that has been running since the start of the clock. */
const RUNNING = { seed: { agents: [{ guid: GUID, status: 4 as const, connected: '12345678' }] } }

async function expiry(server: EmulatorServer): Promise<number> {
  return Date.parse((await readStatus(server))['tokenExpiresAt'])
}

test('a running agent refreshes its token every twenty minutes', async () => {
  await using server = await serveEmulator(RUNNING)
  server.emulator.clock.advance(19 * MINUTE_MS)
  const before = await expiry(server)
  server.emulator.clock.advance(MINUTE_MS)

  assert.deepEqual([before, await expiry(server)], [NOON + 30 * MINUTE_MS, NOON + 50 * MINUTE_MS])
})

test('a running agent still refreshes its token when its status is not read for a day', async () => {
  await using server = await serveEmulator(RUNNING)
  server.emulator.clock.advance(24 * 60 * MINUTE_MS + 5 * MINUTE_MS)

  assert.equal(await expiry(server), NOON + 24 * 60 * MINUTE_MS + 30 * MINUTE_MS)
})

test('a stopped agent’s token expires', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  server.emulator.clock.advance(60 * MINUTE_MS)

  assert.equal(await expiry(server), NOON + 30 * MINUTE_MS)
})

test('an agent refreshes its token when it starts', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  server.emulator.clock.advance(60 * MINUTE_MS)
  await server.callApi(START, { guid: GUID })
  server.emulator.clock.advance(2 * SECOND_MS)

  assert.equal(await expiry(server), NOON + 90 * MINUTE_MS + 2 * SECOND_MS)
})

test('a stopped agent no longer refreshes its token', async () => {
  await using server = await serveEmulator(RUNNING)
  server.emulator.clock.advance(25 * MINUTE_MS)
  await server.callApi(STOP, { guid: GUID })
  server.emulator.clock.advance(60 * MINUTE_MS)

  assert.equal(await expiry(server), NOON + 50 * MINUTE_MS)
})

test('a refresh does not change when the account was connected', async () => {
  await using server = await serveEmulator(RUNNING)
  server.emulator.clock.advance(45 * MINUTE_MS)

  assert.equal((await readStatus(server))['connectedAt'], new Date(NOON).toISOString())
})

test('a fault does not undo the refreshes before it was set', async () => {
  await using server = await serveEmulator(RUNNING)
  server.emulator.clock.advance(45 * MINUTE_MS)
  server.emulator.faults.set('refresh-failing')

  assert.equal(await expiry(server), NOON + 70 * MINUTE_MS)
})

test('an agent refreshes at its next regular time after the fault is cleared', async () => {
  await using server = await serveEmulator(RUNNING)
  server.emulator.faults.set('refresh-failing')
  server.emulator.clock.advance(45 * MINUTE_MS)
  server.emulator.faults.clear('refresh-failing')
  const before = await expiry(server)
  server.emulator.clock.advance(15 * MINUTE_MS)

  assert.deepEqual([before, await expiry(server)], [NOON + 30 * MINUTE_MS, NOON + 90 * MINUTE_MS])
})

test('a refresh through an own app fails with a wrong client secret', async () => {
  const app = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, app }] } })
  await runConnectFlow(server, { authMethod: 'own' })
  const hubspot = { clientSecret: 'mistyped' }
  await server.callApi('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })

  const json = await server.callApi('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })

  assert.equal(json['result'], false)
})
