import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  GUID,
  MINUTE_MS,
  NOON,
  readAgentStatus,
  readStatus,
  REDIRECT_URL,
  requestAuthorizeUrl,
  runConnectFlow,
  serveEmulator,
} from '../emulator-server.js'

const REQUIRED = 'crm.objects.contacts.read crm.objects.contacts.write crm.lists.read crm.lists.write oauth'
const OPTIONAL =
  'crm.objects.companies.read crm.objects.companies.write crm.objects.deals.read crm.objects.deals.write ' +
  'crm.objects.owners.read crm.schemas.contacts.read content transactional-email files'
const DISCONNECTED = { result: true, connected: false, username: '', connectedAt: '', tokenExpiresAt: '', errors: [] }
const RUNNING = { seed: { agents: [{ guid: GUID, status: 4 as const, connected: '12345678' }] } }

test('connect returns an authorize URL on the origin of the request', async () => {
  await using server = await serveEmulator()

  const url = new URL(await requestAuthorizeUrl(server))

  assert.equal(url.origin + url.pathname, `${server.origin}/oauth/authorize`)
  assert.equal(url.searchParams.get('redirect_uri'), `${server.origin}/v1/UserAgentOAuth/HubSpotCallback`)
})

test('connect requests exactly the documented scopes', async () => {
  await using server = await serveEmulator()

  const { searchParams } = new URL(await requestAuthorizeUrl(server))

  assert.deepEqual([...searchParams.keys()], ['client_id', 'redirect_uri', 'scope', 'optional_scope', 'state'])
  assert.equal(searchParams.get('scope'), REQUIRED)
  assert.equal(searchParams.get('optional_scope'), OPTIONAL)
})

test('each connect has its own state', async () => {
  await using server = await serveEmulator()

  const [first, second] = [new URL(await requestAuthorizeUrl(server)), new URL(await requestAuthorizeUrl(server))]

  assert.notEqual(first.searchParams.get('state'), second.searchParams.get('state'))
})

const allowed = [
  'https://a.example',
  'https://a.example:8443/b?c=d#e',
  'http://localhost',
  'http://localhost:3000/x',
  'http://127.0.0.1:5174/',
]
for (const redirectUrl of allowed) {
  test(`connect accepts the redirect URL ${redirectUrl}`, async () => {
    await using server = await serveEmulator()

    const json = await server.callApi('UserAgentOAuth/HubSpotConnect', { userAgentGuid: GUID, redirectUrl })

    assert.equal(json['result'], true)
  })
}

const refused = [
  'http://a.example',
  'http://localhost.evil.example',
  'http://[::1]:3000/',
  'javascript:alert(1)',
  'app://x',
  '/path',
  'nonsense',
]
for (const redirectUrl of refused) {
  test(`connect rejects the redirect URL ${redirectUrl}`, async () => {
    await using server = await serveEmulator()

    const json = await server.callApi('UserAgentOAuth/HubSpotConnect', { userAgentGuid: GUID, redirectUrl })

    assert.deepEqual(json, { result: false, errors: [{ code: 0, message: 'Invalid redirect URL' }] })
  })
}

test('connect with authMethod own requires a saved app', async () => {
  await using server = await serveEmulator()

  const json = await server.callApi('UserAgentOAuth/HubSpotConnect', {
    userAgentGuid: GUID,
    redirectUrl: REDIRECT_URL,
    authMethod: 'own',
  })

  assert.equal(json['errors'][0].message, 'HubSpot credentials not configured')
})

test('connect with authMethod own requires the client secret too', async () => {
  await using server = await serveEmulator({
    seed: { agents: [{ guid: GUID, app: { clientId: 'YOUR_HUBSPOT_CLIENT_ID' } }] },
  })

  const json = await server.callApi('UserAgentOAuth/HubSpotConnect', {
    userAgentGuid: GUID,
    redirectUrl: REDIRECT_URL,
    authMethod: 'own',
  })

  assert.equal(json['errors'][0].message, 'HubSpot credentials not configured')
})

test('connect rejects an unknown authMethod', async () => {
  await using server = await serveEmulator()

  const json = await server.callApi('UserAgentOAuth/HubSpotConnect', {
    userAgentGuid: GUID,
    redirectUrl: REDIRECT_URL,
    authMethod: 'other',
  })

  assert.equal(json['result'], false)
})

test('the status of an agent that was never connected is empty', async () => {
  await using server = await serveEmulator()

  assert.deepEqual(await readStatus(server), DISCONNECTED)
})

test('the status has the portal id as a string, and not the account’s name', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)

  const json = await readStatus(server)

  assert.equal(json['username'], '12345678')
  assert.ok(!JSON.stringify(json).includes('Acme'))
})

test('the status has the times of the connection and of the token’s expiry', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)

  const { connectedAt, tokenExpiresAt } = await readStatus(server)

  assert.equal(connectedAt, new Date(NOON).toISOString())
  assert.equal(tokenExpiresAt, new Date(NOON + 30 * MINUTE_MS).toISOString())
})

test('the status is connected even with an expired token', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  server.emulator.clock.advance(60 * MINUTE_MS)

  const { connected, tokenExpiresAt } = await readStatus(server)

  assert.equal(connected, true)
  assert.equal(tokenExpiresAt, new Date(NOON + 30 * MINUTE_MS).toISOString())
})

test('a second account replaces the first', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)

  await runConnectFlow(server, { account: '87654321' })

  assert.equal((await readStatus(server))['username'], '87654321')
})

test('disconnect removes the account', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)

  const json = await server.callApi('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.deepEqual(json, { result: true, errors: [] })
  assert.deepEqual(await readStatus(server), DISCONNECTED)
})

test('disconnecting twice succeeds twice', async () => {
  await using server = await serveEmulator()
  await server.callApi('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  const json = await server.callApi('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.equal(json['result'], true)
})

test('disconnect keeps the saved app', async () => {
  const app = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, app }] } })
  await runConnectFlow(server, { authMethod: 'own' })
  await server.callApi('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  const location = await runConnectFlow(server, { authMethod: 'own' })

  assert.match(location, /hubspot_connected=true/)
})

test('disconnect restarts a running agent', async () => {
  await using server = await serveEmulator(RUNNING)

  await server.callApi('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.equal(await readAgentStatus(server), 1)
})

test('disconnect leaves a stopped agent stopped', async () => {
  await using server = await serveEmulator()

  await server.callApi('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.equal(await readAgentStatus(server), 0)
})

test('TokenRefresh returns a token that is valid for thirty minutes', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  server.emulator.clock.advance(45 * MINUTE_MS)

  await server.callApi('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })

  assert.equal((await readStatus(server))['tokenExpiresAt'], new Date(NOON + 75 * MINUTE_MS).toISOString())
})

test('TokenRefresh fails for an agent that is not connected', async () => {
  await using server = await serveEmulator()

  const json = await server.callApi('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })

  assert.equal(json['result'], false)
  assert.ok(!('accessToken' in json))
})

test('TokenRefresh fails for another provider', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)

  const json = await server.callApi('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'gmail' })

  assert.equal(json['result'], false)
})
