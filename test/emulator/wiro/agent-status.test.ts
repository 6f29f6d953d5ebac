import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  GUID,
  readAgentStatus,
  runConnectFlow,
  SECOND_MS,
  serveEmulator,
  type EmulatorServer,
} from '../emulator-server.js'

const START = 'UserAgent/Start'
const STOP = 'UserAgent/Stop'
const DISCONNECT = 'UserAgentOAuth/HubSpotDisconnect'
/** A connected agent that has been running since the start of the clock. */
const RUNNING = { seed: { agents: [{ guid: GUID, status: 4 as const, connected: '12345678' }] } }

/** Reads the status every half second and returns each change of it. */
async function readStatusChanges(server: EmulatorServer, reads: number): Promise<number[]> {
  const changes: number[] = []
  for (let count = 0; count < reads; count++) {
    const now = await readAgentStatus(server)
    if (changes.at(-1) !== now) changes.push(now)
    server.emulator.clock.advance(SECOND_MS / 2)
  }
  return changes
}

test('a started agent is queued, then starting, then running', async () => {
  await using server = await serveEmulator()
  await server.callApi(START, { guid: GUID })

  assert.deepEqual(await readStatusChanges(server, 6), [2, 3, 4])
})

test('a running agent is stopping before it is stopped', async () => {
  await using server = await serveEmulator(RUNNING)
  await server.callApi(STOP, { guid: GUID })

  assert.deepEqual(await readStatusChanges(server, 4), [1, 0])
})

test('a queued agent stops at once', async () => {
  await using server = await serveEmulator()
  await server.callApi(START, { guid: GUID })

  await server.callApi(STOP, { guid: GUID })

  assert.equal(await readAgentStatus(server), 0)
})

test('a restarted agent is stopping, queued and starting before it is running', async () => {
  await using server = await serveEmulator(RUNNING)
  await server.callApi(DISCONNECT, { userAgentGuid: GUID })

  assert.deepEqual(await readStatusChanges(server, 8), [1, 2, 3, 4])
})

test('an agent that is stopped during a restart stays stopped', async () => {
  await using server = await serveEmulator(RUNNING)
  await server.callApi(DISCONNECT, { userAgentGuid: GUID })
  await server.callApi(STOP, { guid: GUID })

  assert.deepEqual(await readStatusChanges(server, 8), [1, 0])
})

test('saved credentials restart a running agent', async () => {
  await using server = await serveEmulator(RUNNING)
  const hubspot = { clientId: 'a', clientSecret: 'b' }

  await server.callApi('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })

  assert.equal(await readAgentStatus(server), 1)
})

test('saved credentials do not start a stopped agent', async () => {
  await using server = await serveEmulator()
  const hubspot = { clientId: 'a', clientSecret: 'b' }

  await server.callApi('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })

  assert.deepEqual(await readStatusChanges(server, 8), [0])
})

const startRefusals = [
  { condition: 'is running', agent: { status: 4 }, message: 'Agent is already running' },
  { condition: 'is starting', agent: { status: 3 }, message: 'Agent is already running' },
  { condition: 'is queued', agent: { status: 2 }, message: 'Agent is already queued to start' },
  { condition: 'is stopping', agent: { status: 1 }, message: 'Agent is currently stopping, please wait' },
  {
    condition: 'lacks a required credential',
    agent: { required: ['hubspot'] },
    message: 'Agent setup is not complete. Please fill in your credentials before starting.',
  },
  {
    condition: 'has no subscription',
    agent: { subscribed: false },
    message: 'Active subscription required to start agent. Please renew your subscription.',
  },
  {
    condition: 'has no credits',
    agent: { credits: false },
    message: 'No credits available. Please renew your subscription or purchase extra credits.',
  },
] as const
for (const { condition, agent, message } of startRefusals) {
  test(`an agent that ${condition} cannot be started`, async () => {
    await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, ...(agent as object) }] } })

    const json = await server.callApi(START, { guid: GUID })

    assert.deepEqual(json, { result: false, errors: [{ code: 0, message }] })
  })
}

const stopRefusals = [
  { condition: 'is stopped', agent: { status: 0 }, message: 'Agent is already stopped' },
  { condition: 'lacks a required credential', agent: { required: ['hubspot'] }, message: 'Agent is already stopped' },
  { condition: 'is in error', agent: { status: 5 }, message: 'Agent is in error state, use Start to retry' },
] as const
for (const { condition, agent, message } of stopRefusals) {
  test(`an agent that ${condition} cannot be stopped`, async () => {
    await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, ...(agent as object) }] } })

    const json = await server.callApi(STOP, { guid: GUID })

    assert.deepEqual(json, { result: false, errors: [{ code: 0, message }] })
  })
}

test('an agent in error can be started', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, status: 5 }] } })

  const json = await server.callApi(START, { guid: GUID })

  assert.equal(json['result'], true)
})

test('an agent that requires HubSpot has the status “setup required” until HubSpot is connected', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, required: ['hubspot'] }] } })
  const before = await readAgentStatus(server)

  await runConnectFlow(server)

  assert.deepEqual([before, await readAgentStatus(server)], [6, 0])
})

test('an agent that requires other credentials has the status “setup required” until they are saved', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, required: ['wordpress'] }] } })
  const before = await readAgentStatus(server)

  await server.callApi('UserAgent/Update', { guid: GUID, configuration: { credentials: { wordpress: { user: 'a' } } } })

  assert.deepEqual([before, await readAgentStatus(server)], [6, 0])
})

test('an agent that requires HubSpot has the status “setup required” after a disconnect', async () => {
  const agents = [{ guid: GUID, status: 4 as const, connected: '12345678', required: ['hubspot'] }]
  await using server = await serveEmulator({ seed: { agents } })
  await server.callApi(DISCONNECT, { userAgentGuid: GUID })

  assert.deepEqual(await readStatusChanges(server, 8), [1, 6])
})
