import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  followCallback,
  GUID,
  MINUTE_MS,
  readAgentStatus,
  readStatus,
  requestAuthorizeUrl,
  runConnectFlow,
  serveEmulator,
  submitConsent,
  type EmulatorServer,
} from '../emulator-server.js'

const OWN_APP = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
const CALLBACK = '/v1/UserAgentOAuth/HubSpotCallback'

async function requestCallback(server: EmulatorServer, query: string): Promise<string> {
  const response = await server.get(`${CALLBACK}?${query}`)
  return response.headers.get('location') ?? ''
}

async function requestState(server: EmulatorServer): Promise<string> {
  return new URL(await requestAuthorizeUrl(server)).searchParams.get('state') ?? ''
}

test('an approval redirects to the redirect URL with the portal id and the account’s name', async () => {
  await using server = await serveEmulator()

  const location = await runConnectFlow(server)

  assert.equal(
    location,
    'https://your-app.com/settings/integrations?hubspot_connected=true&hubspot_portal=12345678&hubspot_name=Acme%20Europe',
  )
})

test('the chosen account is the one that is connected', async () => {
  await using server = await serveEmulator()

  const location = await runConnectFlow(server, { account: '87654321' })

  assert.match(location, /hubspot_portal=87654321&hubspot_name=Acme%20US$/)
})

test('the callback redirects with 302 and no-store', async () => {
  await using server = await serveEmulator()
  const consent = await submitConsent(server, await requestAuthorizeUrl(server))

  const response = await server.get(consent.headers.get('location') ?? '')

  assert.equal(response.status, 302)
  assert.equal(response.headers.get('cache-control'), 'no-store')
})

const redirects = [
  { to: 'https://a.example/x?seal=s', starts: 'https://a.example/x?seal=s&hubspot_connected=true&' },
  { to: 'https://a.example/x#part', starts: 'https://a.example/x?hubspot_connected=true&' },
  { to: 'http://localhost:3000/x', starts: 'http://localhost:3000/x?hubspot_connected=true&' },
  { to: 'https://a.example/日本', starts: 'https://a.example/%E6%97%A5%E6%9C%AC?hubspot_connected=true&' },
]
for (const { to, starts } of redirects) {
  test(`the callback appends its parameters to ${to}`, async () => {
    await using server = await serveEmulator()

    const location = await runConnectFlow(server, { redirectUrl: to })

    assert.ok(location.startsWith(starts), location)
  })
}

test('an account name with special characters arrives unchanged', async () => {
  const name = 'Ärzte & Söhne =?#% \u{1F600} <b>'
  await using server = await serveEmulator({ seed: { accounts: [{ portalId: '1', name }] } })

  const location = new URL(await runConnectFlow(server))

  assert.equal(location.searchParams.get('hubspot_name'), name)
})

test('a state can be used only once', async () => {
  await using server = await serveEmulator()
  const consent = await submitConsent(server, await requestAuthorizeUrl(server))
  await followCallback(server, consent)

  const second = await followCallback(server, consent)

  assert.equal(second, `${server.origin}/wiro.ai?hubspot_error=session_expired`)
})

test('a state is valid for fifteen minutes', async () => {
  await using server = await serveEmulator()
  const url = await requestAuthorizeUrl(server)
  server.emulator.clock.advance(15 * MINUTE_MS - 1)

  const location = await followCallback(server, await submitConsent(server, url))

  assert.match(location, /hubspot_connected=true/)
})

test('a state expires after fifteen minutes, and the window lands on wiro.ai', async () => {
  await using server = await serveEmulator()
  const url = await requestAuthorizeUrl(server)
  server.emulator.clock.advance(15 * MINUTE_MS)

  const location = await followCallback(server, await submitConsent(server, url))

  assert.equal(location, `${server.origin}/wiro.ai?hubspot_error=session_expired`)
  assert.equal((await readStatus(server))['connected'], false)
})

test('an installation that was not started at Wiro lands on wiro.ai with missing_params', async () => {
  await using server = await serveEmulator()

  const location = await requestCallback(server, 'code=abc')

  assert.equal(location, `${server.origin}/wiro.ai?hubspot_error=missing_params`)
})

test('a callback without a code returns missing_params', async () => {
  await using server = await serveEmulator()

  const location = await requestCallback(server, `state=${await requestState(server)}`)

  assert.match(location, /^https:\/\/your-app\.com\/.*\?hubspot_error=missing_params$/)
})

test('a callback with HubSpot’s error returns authorization_denied', async () => {
  await using server = await serveEmulator()

  const location = await requestCallback(server, `error=access_denied&state=${await requestState(server)}`)

  assert.match(location, /hubspot_error=authorization_denied$/)
})

test('a wrong client secret returns token_exchange_failed', async () => {
  const app = { ...OWN_APP, clientSecret: 'mistyped' }
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, app }] } })

  const location = await runConnectFlow(server, { authMethod: 'own' })

  assert.match(location, /hubspot_error=token_exchange_failed$/)
})

test('an unknown code returns token_exchange_failed', async () => {
  await using server = await serveEmulator()

  const location = await requestCallback(server, `code=made-up&state=${await requestState(server)}`)

  assert.match(location, /hubspot_error=token_exchange_failed$/)
})

test('an agent that was deleted in the meantime returns useragent_not_found', async () => {
  await using server = await serveEmulator()
  const consent = await submitConsent(server, await requestAuthorizeUrl(server))
  await fetch(`${server.origin}/emulator/agents?guid=${GUID}`, { method: 'DELETE' })

  const location = await followCallback(server, consent)

  assert.match(location, /hubspot_error=useragent_not_found$/)
})

test('an own app that was removed in the meantime returns invalid_config', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, app: OWN_APP }] } })
  const consent = await submitConsent(server, await requestAuthorizeUrl(server, { authMethod: 'own' }))
  const body = JSON.stringify({ guid: GUID, app: {} })
  await fetch(`${server.origin}/emulator/agents`, { method: 'PUT', body })

  const location = await followCallback(server, consent)

  assert.match(location, /hubspot_error=invalid_config$/)
})

test('a failing access-tokens endpoint returns internal_error', async () => {
  await using server = await serveEmulator()
  server.emulator.faults.set('token-info-gone')

  const location = await runConnectFlow(server)

  assert.match(location, /hubspot_error=internal_error$/)
})

test('a failed reconnect keeps the connected account', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  server.emulator.faults.set('token_exchange_failed')

  await runConnectFlow(server, { account: '87654321' })

  assert.equal((await readStatus(server))['username'], '12345678')
})

test('connecting restarts a running agent', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, status: 4 }] } })

  await runConnectFlow(server)

  assert.equal(await readAgentStatus(server), 1)
})

test('the page that stands for wiro.ai says so', async () => {
  await using server = await serveEmulator()

  const response = await server.get('/wiro.ai?hubspot_error=session_expired')

  assert.equal(response.status, 200)
  assert.match(await response.text(), /stands in for https:\/\/wiro\.ai/)
})
