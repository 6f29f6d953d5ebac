import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agentStatus, approve, authorizeUrl, GUID, MINUTE, NOON, REDIRECT_URL, serve, status } from './serve.js'

const REQUIRED = 'crm.objects.contacts.read crm.objects.contacts.write crm.lists.read crm.lists.write oauth'
const OPTIONAL =
  'crm.objects.companies.read crm.objects.companies.write crm.objects.deals.read crm.objects.deals.write ' +
  'crm.objects.owners.read crm.schemas.contacts.read content transactional-email files'
const DISCONNECTED = { result: true, connected: false, username: '', connectedAt: '', tokenExpiresAt: '', errors: [] }
const RUNNING = { seed: { agents: [{ guid: GUID, status: 4 as const, connected: '12345678' }] } }

test('connect answers an authorize URL on the site that was asked', async () => {
  await using site = await serve()

  const url = new URL(await authorizeUrl(site))

  assert.equal(url.origin + url.pathname, `${site.origin}/oauth/authorize`)
  assert.equal(url.searchParams.get('redirect_uri'), `${site.origin}/v1/UserAgentOAuth/HubSpotCallback`)
})

test('connect asks for exactly the documented scopes', async () => {
  await using site = await serve()

  const { searchParams } = new URL(await authorizeUrl(site))

  assert.deepEqual([...searchParams.keys()], ['client_id', 'redirect_uri', 'scope', 'optional_scope', 'state'])
  assert.equal(searchParams.get('scope'), REQUIRED)
  assert.equal(searchParams.get('optional_scope'), OPTIONAL)
})

test('each connect has a state of its own', async () => {
  await using site = await serve()

  const [first, second] = [new URL(await authorizeUrl(site)), new URL(await authorizeUrl(site))]

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
  test(`connect takes the redirect URL ${redirectUrl}`, async () => {
    await using site = await serve()

    const answer = await site.api('UserAgentOAuth/HubSpotConnect', { userAgentGuid: GUID, redirectUrl })

    assert.equal(answer['result'], true)
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
  test(`connect refuses the redirect URL ${redirectUrl}`, async () => {
    await using site = await serve()

    const answer = await site.api('UserAgentOAuth/HubSpotConnect', { userAgentGuid: GUID, redirectUrl })

    assert.deepEqual(answer, { result: false, errors: [{ code: 0, message: 'Invalid redirect URL' }] })
  })
}

test('connect in own mode needs a saved app', async () => {
  await using site = await serve()

  const answer = await site.api('UserAgentOAuth/HubSpotConnect', {
    userAgentGuid: GUID,
    redirectUrl: REDIRECT_URL,
    authMethod: 'own',
  })

  assert.equal(answer['errors'][0].message, 'HubSpot credentials not configured')
})

test('connect in own mode needs the secret too', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, app: { clientId: 'YOUR_HUBSPOT_CLIENT_ID' } }] } })

  const answer = await site.api('UserAgentOAuth/HubSpotConnect', {
    userAgentGuid: GUID,
    redirectUrl: REDIRECT_URL,
    authMethod: 'own',
  })

  assert.equal(answer['errors'][0].message, 'HubSpot credentials not configured')
})

test('connect refuses an unknown authMethod', async () => {
  await using site = await serve()

  const answer = await site.api('UserAgentOAuth/HubSpotConnect', {
    userAgentGuid: GUID,
    redirectUrl: REDIRECT_URL,
    authMethod: 'other',
  })

  assert.equal(answer['result'], false)
})

test('status of an agent that was never connected is empty', async () => {
  await using site = await serve()

  assert.deepEqual(await status(site), DISCONNECTED)
})

test('status tells the portal id, as a text, and not the account’s name', async () => {
  await using site = await serve()
  await approve(site)

  const answer = await status(site)

  assert.equal(answer['username'], '12345678')
  assert.ok(!JSON.stringify(answer).includes('Acme'))
})

test('status tells when it was connected and when the token expires', async () => {
  await using site = await serve()
  await approve(site)

  const { connectedAt, tokenExpiresAt } = await status(site)

  assert.equal(connectedAt, new Date(NOON).toISOString())
  assert.equal(tokenExpiresAt, new Date(NOON + 30 * MINUTE).toISOString())
})

test('status says connected even with a token that expired', async () => {
  await using site = await serve()
  await approve(site)
  site.emulator.clock.advance(60 * MINUTE)

  const { connected, tokenExpiresAt } = await status(site)

  assert.equal(connected, true)
  assert.equal(tokenExpiresAt, new Date(NOON + 30 * MINUTE).toISOString())
})

test('a second account replaces the first', async () => {
  await using site = await serve()
  await approve(site)

  await approve(site, { account: '87654321' })

  assert.equal((await status(site))['username'], '87654321')
})

test('disconnect forgets the account', async () => {
  await using site = await serve()
  await approve(site)

  const answer = await site.api('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.deepEqual(answer, { result: true, errors: [] })
  assert.deepEqual(await status(site), DISCONNECTED)
})

test('disconnecting twice succeeds twice', async () => {
  await using site = await serve()
  await site.api('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  const answer = await site.api('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.equal(answer['result'], true)
})

test('disconnect keeps the saved app', async () => {
  const app = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
  await using site = await serve({ seed: { agents: [{ guid: GUID, app }] } })
  await approve(site, { authMethod: 'own' })
  await site.api('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  const landed = await approve(site, { authMethod: 'own' })

  assert.match(landed, /hubspot_connected=true/)
})

test('disconnect restarts a running agent', async () => {
  await using site = await serve(RUNNING)

  await site.api('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.equal(await agentStatus(site), 1)
})

test('disconnect leaves a stopped agent stopped', async () => {
  await using site = await serve()

  await site.api('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.equal(await agentStatus(site), 0)
})

test('TokenRefresh gives a token thirty more minutes', async () => {
  await using site = await serve()
  await approve(site)
  site.emulator.clock.advance(45 * MINUTE)

  await site.api('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })

  assert.equal((await status(site))['tokenExpiresAt'], new Date(NOON + 75 * MINUTE).toISOString())
})

test('TokenRefresh of an agent that is not connected is refused', async () => {
  await using site = await serve()

  const answer = await site.api('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })

  assert.equal(answer['result'], false)
  assert.ok(!('accessToken' in answer))
})

test('TokenRefresh of another provider is refused', async () => {
  await using site = await serve()
  await approve(site)

  const answer = await site.api('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'gmail' })

  assert.equal(answer['result'], false)
})
