import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEmulator, type Emulator, type Seed, type Snapshot } from '../../src/emulator/index.js'

const GUID = 'your-useragent-guid'
const ORIGIN = 'https://wiro.test'
const REDIRECT_URL = 'https://your-app.com/settings'
const APP = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
const NOON = Date.parse('2026-04-17T12:00:00.000Z')
const MINUTE_MS = 60_000

const create = (seed: Partial<Seed> = {}): Emulator => createEmulator({ clock: { now: () => NOON }, seed })

/** Returns another emulator that goes on from the text of this one's snapshot. */
function continueIn(next: Emulator, emulator: Emulator): Emulator {
  next.restore(JSON.parse(JSON.stringify(emulator.snapshot())) as Snapshot)
  return next
}

async function call(emulator: Emulator, action: string, body: object = {}): Promise<Record<string, any>> {
  const headers = { 'x-api-key': 'YOUR_API_KEY', 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify({ userAgentGuid: GUID, guid: GUID, ...body }) }
  return (await emulator.fetch(`${ORIGIN}/v1/${action}`, init)).json()
}

const readStatus = (emulator: Emulator) => call(emulator, 'UserAgentOAuth/HubSpotStatus')

async function requestAuthorizeUrl(emulator: Emulator, authMethod = 'wiro'): Promise<string> {
  const { authorizeUrl } = await call(emulator, 'UserAgentOAuth/HubSpotConnect', {
    redirectUrl: REDIRECT_URL,
    authMethod,
  })
  return String(authorizeUrl)
}

/** Approves, and returns the URL of Wiro's callback. */
async function approve(emulator: Emulator, authorizeUrl: string, account = '12345678'): Promise<string> {
  const body = new URLSearchParams(new URL(authorizeUrl).search)
  body.set('decision', 'connect')
  body.set('account', account)
  const response = await emulator.fetch(authorizeUrl, { method: 'POST', body })
  return response.headers.get('location') ?? ''
}

/** Returns the URL that Wiro's callback redirects to. */
const readLanding = async (emulator: Emulator, callback: string) =>
  (await emulator.fetch(callback)).headers.get('location') ?? ''

async function connect(emulator: Emulator): Promise<void> {
  await readLanding(emulator, await approve(emulator, await requestAuthorizeUrl(emulator)))
}

test('an account that was connected is connected in the next emulator, with the same agent', async () => {
  const first = create({ agents: [{ guid: GUID, title: 'Leads', status: 4 }] })
  await connect(first)

  const second = continueIn(create(), first)

  const status = await readStatus(first)
  assert.equal(status['username'], '12345678')
  assert.deepEqual(await readStatus(second), status)
  assert.deepEqual(await call(second, 'UserAgent/MyAgents'), await call(first, 'UserAgent/MyAgents'))
})

test('a connection that begins in one emulator is approved in a second and ends in a third', async () => {
  const first = create()
  const authorizeUrl = await requestAuthorizeUrl(first)

  const second = continueIn(create(), first)
  const callback = await approve(second, authorizeUrl, '87654321')
  const third = continueIn(create(), second)
  const landing = await readLanding(third, callback)

  assert.equal(landing, `${REDIRECT_URL}?hubspot_connected=true&hubspot_portal=87654321&hubspot_name=Acme%20US`)
})

test('an own app, accounts and settings that were added are there in the next emulator', async () => {
  const first = create({ agents: [{ guid: GUID, required: ['billing'] }] })
  first.faults.set('nameless')
  await call(first, 'UserAgent/Update', { configuration: { credentials: { hubspot: APP, billing: { key: 'k' } } } })
  const accounts = { method: 'PUT', body: JSON.stringify({ portalId: '55', name: 'Late' }) }
  await first.fetch('http://localhost/emulator/accounts', accounts)

  const second = continueIn(create(), first)
  const authorizeUrl = await requestAuthorizeUrl(second, 'own')
  const landing = await readLanding(second, await approve(second, authorizeUrl, '55'))

  assert.equal(landing, `${REDIRECT_URL}?hubspot_connected=true&hubspot_portal=55`)
  assert.deepEqual((await call(second, 'UserAgent/Start'))['errors'], [])
})

test('the next emulator keeps the time, and the faults with their settings', async () => {
  const first = create()
  first.clock.advance(5 * MINUTE_MS)
  first.faults.set('latency', { ms: 70, on: 'HubSpotStatus', times: 2 })

  const second = continueIn(create(), first)

  assert.equal(second.clock.now(), NOON + 5 * MINUTE_MS)
  assert.deepEqual(second.faults.list(), first.faults.list())
})

test('access that was revoked stays revoked, and a later approval is not', async () => {
  const first = create({ agents: [{ guid: GUID, status: 4 }] })
  await connect(first)
  first.faults.set('token-revoked')

  const second = continueIn(create(), first)

  const refresh = { provider: 'hubspot' }
  assert.equal((await call(second, 'UserAgentOAuth/TokenRefresh', refresh))['result'], false)
  await connect(second)
  assert.equal((await call(second, 'UserAgentOAuth/TokenRefresh', refresh))['result'], true)
})

test('restoring replaces what the emulator had, also its faults and its time', async () => {
  const emulator = create()
  const before = emulator.snapshot()
  await connect(emulator)
  emulator.faults.set('latency')
  emulator.clock.advance(MINUTE_MS)

  emulator.restore(before)

  assert.equal((await readStatus(emulator))['connected'], false)
  assert.deepEqual(emulator.faults.list(), {})
  assert.equal(emulator.clock.now(), NOON)
})

test('a snapshot does not change with the emulator that took it, nor with the one that restored it', async () => {
  const first = create()
  await connect(first)
  const snapshot = first.snapshot()
  const text = JSON.stringify(snapshot)

  const second = create()
  second.restore(snapshot)
  for (const emulator of [first, second]) await call(emulator, 'UserAgentOAuth/HubSpotDisconnect')

  assert.equal(JSON.stringify(snapshot), text)
})

test('a change of a snapshot changes nothing in the emulator that took it, nor in the one that restored it', async () => {
  const first = create()
  await connect(first)
  const second = create()
  const snapshot = first.snapshot()
  second.restore(snapshot)

  snapshot.agents[0]!.connection!.portalId = '99'

  for (const emulator of [first, second]) assert.equal((await readStatus(emulator))['username'], '12345678')
})

test('what is no snapshot is refused, and the emulator stays as it is', async () => {
  const emulator = create()
  await connect(emulator)
  const { agents: _, ...incomplete } = emulator.snapshot()

  for (const value of [undefined, null, '', {}, [], incomplete]) {
    assert.throws(() => emulator.restore(value as Snapshot), /no snapshot/)
  }

  assert.equal((await readStatus(emulator))['connected'], true)
})
