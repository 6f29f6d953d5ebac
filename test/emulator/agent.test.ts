import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agentStatus, approve, GUID, MINUTE, NOON, SECOND, serve, status, type Site } from './serve.js'

const START = 'UserAgent/Start'
const STOP = 'UserAgent/Stop'
const DISCONNECT = 'UserAgentOAuth/HubSpotDisconnect'
/** An agent that has been running, connected, since the clock's start. */
const RUNNING = { seed: { agents: [{ guid: GUID, status: 4 as const, connected: '12345678' }] } }

/** The statuses that a look every half second sees, without repetitions. */
async function statusesSeen(site: Site, looks: number): Promise<number[]> {
  const seen: number[] = []
  for (let look = 0; look < looks; look++) {
    const now = await agentStatus(site)
    if (seen.at(-1) !== now) seen.push(now)
    site.emulator.clock.advance(SECOND / 2)
  }
  return seen
}

async function expiry(site: Site): Promise<number> {
  return Date.parse((await status(site))['tokenExpiresAt'])
}

test('a started agent is queued, starts, and runs', async () => {
  await using site = await serve()
  await site.api(START, { guid: GUID })

  assert.deepEqual(await statusesSeen(site, 6), [2, 3, 4])
})

test('a running agent stops by way of stopping', async () => {
  await using site = await serve(RUNNING)
  await site.api(STOP, { guid: GUID })

  assert.deepEqual(await statusesSeen(site, 4), [1, 0])
})

test('a queued agent stops at once', async () => {
  await using site = await serve()
  await site.api(START, { guid: GUID })

  await site.api(STOP, { guid: GUID })

  assert.equal(await agentStatus(site), 0)
})

test('a restart passes through stopping, queued and starting', async () => {
  await using site = await serve(RUNNING)
  await site.api(DISCONNECT, { userAgentGuid: GUID })

  assert.deepEqual(await statusesSeen(site, 8), [1, 2, 3, 4])
})

test('a stop during a restart stays stopped', async () => {
  await using site = await serve(RUNNING)
  await site.api(DISCONNECT, { userAgentGuid: GUID })
  await site.api(STOP, { guid: GUID })

  assert.deepEqual(await statusesSeen(site, 8), [1, 0])
})

test('saved credentials restart a running agent', async () => {
  await using site = await serve(RUNNING)
  const hubspot = { clientId: 'a', clientSecret: 'b' }

  await site.api('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })

  assert.equal(await agentStatus(site), 1)
})

test('saved credentials do not start a stopped agent', async () => {
  await using site = await serve()
  const hubspot = { clientId: 'a', clientSecret: 'b' }

  await site.api('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })

  assert.deepEqual(await statusesSeen(site, 8), [0])
})

const startRefusals = [
  { when: 'is running', agent: { status: 4 }, says: 'Agent is already running' },
  { when: 'is starting', agent: { status: 3 }, says: 'Agent is already running' },
  { when: 'is queued', agent: { status: 2 }, says: 'Agent is already queued to start' },
  { when: 'is stopping', agent: { status: 1 }, says: 'Agent is currently stopping, please wait' },
  {
    when: 'lacks a required credential',
    agent: { required: ['hubspot'] },
    says: 'Agent setup is not complete. Please fill in your credentials before starting.',
  },
  {
    when: 'has no subscription',
    agent: { subscribed: false },
    says: 'Active subscription required to start agent. Please renew your subscription.',
  },
  {
    when: 'has no credits',
    agent: { credits: false },
    says: 'No credits available. Please renew your subscription or purchase extra credits.',
  },
] as const
for (const { when, agent, says } of startRefusals) {
  test(`an agent that ${when} is not started`, async () => {
    await using site = await serve({ seed: { agents: [{ guid: GUID, ...(agent as object) }] } })

    const answer = await site.api(START, { guid: GUID })

    assert.deepEqual(answer, { result: false, errors: [{ code: 0, message: says }] })
  })
}

const stopRefusals = [
  { when: 'is stopped', agent: { status: 0 }, says: 'Agent is already stopped' },
  { when: 'lacks a required credential', agent: { required: ['hubspot'] }, says: 'Agent is already stopped' },
  { when: 'is in error', agent: { status: 5 }, says: 'Agent is in error state, use Start to retry' },
] as const
for (const { when, agent, says } of stopRefusals) {
  test(`an agent that ${when} is not stopped`, async () => {
    await using site = await serve({ seed: { agents: [{ guid: GUID, ...(agent as object) }] } })

    const answer = await site.api(STOP, { guid: GUID })

    assert.deepEqual(answer, { result: false, errors: [{ code: 0, message: says }] })
  })
}

test('an agent in error can be started', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, status: 5 }] } })

  const answer = await site.api(START, { guid: GUID })

  assert.equal(answer['result'], true)
})

test('an agent that needs HubSpot asks for setup until it is connected', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, required: ['hubspot'] }] } })
  const before = await agentStatus(site)

  await approve(site)

  assert.deepEqual([before, await agentStatus(site)], [6, 0])
})

test('an agent that needs other credentials asks for setup until they are saved', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, required: ['wordpress'] }] } })
  const before = await agentStatus(site)

  await site.api('UserAgent/Update', { guid: GUID, configuration: { credentials: { wordpress: { user: 'a' } } } })

  assert.deepEqual([before, await agentStatus(site)], [6, 0])
})

test('an agent that needs HubSpot ends in setup when it is disconnected', async () => {
  const agents = [{ guid: GUID, status: 4 as const, connected: '12345678', required: ['hubspot'] }]
  await using site = await serve({ seed: { agents } })
  await site.api(DISCONNECT, { userAgentGuid: GUID })

  assert.deepEqual(await statusesSeen(site, 8), [1, 6])
})

test('a running agent refreshes its token every twenty minutes', async () => {
  await using site = await serve(RUNNING)
  site.emulator.clock.advance(19 * MINUTE)
  const before = await expiry(site)
  site.emulator.clock.advance(MINUTE)

  assert.deepEqual([before, await expiry(site)], [NOON + 30 * MINUTE, NOON + 50 * MINUTE])
})

test('a running agent that nobody looked at for a day has a fresh token', async () => {
  await using site = await serve(RUNNING)
  site.emulator.clock.advance(24 * 60 * MINUTE + 5 * MINUTE)

  assert.equal(await expiry(site), NOON + 24 * 60 * MINUTE + 30 * MINUTE)
})

test('a stopped agent’s token expires', async () => {
  await using site = await serve()
  await approve(site)
  site.emulator.clock.advance(60 * MINUTE)

  assert.equal(await expiry(site), NOON + 30 * MINUTE)
})

test('an agent refreshes its token when it starts', async () => {
  await using site = await serve()
  await approve(site)
  site.emulator.clock.advance(60 * MINUTE)
  await site.api(START, { guid: GUID })
  site.emulator.clock.advance(2 * SECOND)

  assert.equal(await expiry(site), NOON + 90 * MINUTE + 2 * SECOND)
})

test('an agent refreshes no more once it is stopped', async () => {
  await using site = await serve(RUNNING)
  site.emulator.clock.advance(25 * MINUTE)
  await site.api(STOP, { guid: GUID })
  site.emulator.clock.advance(60 * MINUTE)

  assert.equal(await expiry(site), NOON + 50 * MINUTE)
})

test('a refresh does not change since when the account is connected', async () => {
  await using site = await serve(RUNNING)
  site.emulator.clock.advance(45 * MINUTE)

  assert.equal((await status(site))['connectedAt'], new Date(NOON).toISOString())
})

test('a fault that comes later does not undo the refreshes before it', async () => {
  await using site = await serve(RUNNING)
  site.emulator.clock.advance(45 * MINUTE)
  site.emulator.faults.set('refresh-failing')

  assert.equal(await expiry(site), NOON + 70 * MINUTE)
})

test('once refreshing works again, the next of its times does', async () => {
  await using site = await serve(RUNNING)
  site.emulator.faults.set('refresh-failing')
  site.emulator.clock.advance(45 * MINUTE)
  site.emulator.faults.clear('refresh-failing')
  const before = await expiry(site)
  site.emulator.clock.advance(15 * MINUTE)

  assert.deepEqual([before, await expiry(site)], [NOON + 30 * MINUTE, NOON + 90 * MINUTE])
})

test('the own app’s secret is needed to refresh', async () => {
  const app = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
  await using site = await serve({ seed: { agents: [{ guid: GUID, app }] } })
  await approve(site, { authMethod: 'own' })
  const hubspot = { clientSecret: 'mistyped' }
  await site.api('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })

  const answer = await site.api('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })

  assert.equal(answer['result'], false)
})
