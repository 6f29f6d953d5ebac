import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  GUID,
  MINUTE_MS,
  NOON,
  readAgentStatus,
  readStatus,
  runConnectFlow,
  serveEmulator,
} from '../emulator-server.js'

test('an agent has its status of before once its fault is cleared', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, status: 4 }] } })
  const statuses: number[] = []

  for (const fault of ['agent-stopped', 'agent-error', 'agent-setup-required'] as const) {
    server.emulator.faults.set(fault)
    statuses.push(await readAgentStatus(server))
    server.emulator.faults.clear()
    statuses.push(await readAgentStatus(server))
  }

  assert.deepEqual(statuses, [0, 4, 5, 4, 6, 4])
})

test('with status-lags, the status after a reconnect is the one of before', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  server.emulator.faults.set('status-lags', 5000)

  await runConnectFlow(server, { account: '87654321' })

  assert.equal((await readStatus(server))['username'], '12345678')
})

test('with status-lags, a disconnect is in the status at once', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  server.emulator.faults.set('status-lags', 5000)
  await runConnectFlow(server, { account: '87654321' })

  await server.callApi('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.equal((await readStatus(server))['connected'], false)
})

test('with token-revoked, a running agent’s own refresh fails too', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, status: 4, connected: '12345678' }] } })
  server.emulator.faults.set('token-revoked')
  server.emulator.clock.advance(60 * MINUTE_MS)

  const { connected, tokenExpiresAt } = await readStatus(server)

  assert.deepEqual([connected, tokenExpiresAt], [true, new Date(NOON + 30 * MINUTE_MS).toISOString()])
})
