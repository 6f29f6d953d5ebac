import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agentStatus, approve, authorizeUrl, decide, follow, GUID, MINUTE, serve, status, type Site } from './serve.js'

const OWN_APP = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
const CALLBACK = '/v1/UserAgentOAuth/HubSpotCallback'

async function callback(site: Site, query: string): Promise<string> {
  const response = await site.get(`${CALLBACK}?${query}`)
  return response.headers.get('location') ?? ''
}

async function stateOf(site: Site): Promise<string> {
  return new URL(await authorizeUrl(site)).searchParams.get('state') ?? ''
}

test('an approval comes back with the portal id and the account’s name', async () => {
  await using site = await serve()

  const landed = await approve(site)

  assert.equal(
    landed,
    'https://your-app.com/settings/integrations?hubspot_connected=true&hubspot_portal=12345678&hubspot_name=Acme%20Europe',
  )
})

test('the chosen account is the one that is connected', async () => {
  await using site = await serve()

  const landed = await approve(site, { account: '87654321' })

  assert.match(landed, /hubspot_portal=87654321&hubspot_name=Acme%20US$/)
})

test('the window is redirected with 302 and the answer is not kept', async () => {
  await using site = await serve()
  const consented = await decide(site, await authorizeUrl(site))

  const response = await site.get(consented.headers.get('location') ?? '')

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
  test(`the outcome is appended to ${to}`, async () => {
    await using site = await serve()

    const landed = await approve(site, { redirectUrl: to })

    assert.ok(landed.startsWith(starts), landed)
  })
}

test('a name of other scripts and signs arrives as it was', async () => {
  const name = 'Ärzte & Söhne =?#% \u{1F600} <b>'
  await using site = await serve({ seed: { accounts: [{ portalId: '1', name }] } })

  const landed = new URL(await approve(site))

  assert.equal(landed.searchParams.get('hubspot_name'), name)
})

test('a state is used once', async () => {
  await using site = await serve()
  const consented = await decide(site, await authorizeUrl(site))
  await follow(site, consented)

  const again = await follow(site, consented)

  assert.equal(again, `${site.origin}/wiro.ai?hubspot_error=session_expired`)
})

test('a state is good until its fifteen minutes are over', async () => {
  await using site = await serve()
  const url = await authorizeUrl(site)
  site.emulator.clock.advance(15 * MINUTE - 1)

  const landed = await follow(site, await decide(site, url))

  assert.match(landed, /hubspot_connected=true/)
})

test('a state is gone after fifteen minutes, and the window lands on another site', async () => {
  await using site = await serve()
  const url = await authorizeUrl(site)
  site.emulator.clock.advance(15 * MINUTE)

  const landed = await follow(site, await decide(site, url))

  assert.equal(landed, `${site.origin}/wiro.ai?hubspot_error=session_expired`)
  assert.equal((await status(site))['connected'], false)
})

test('an installation that did not start at Wiro lands on another site with missing_params', async () => {
  await using site = await serve()

  const landed = await callback(site, 'code=abc')

  assert.equal(landed, `${site.origin}/wiro.ai?hubspot_error=missing_params`)
})

test('a callback with a known state and no code comes back with missing_params', async () => {
  await using site = await serve()

  const landed = await callback(site, `state=${await stateOf(site)}`)

  assert.match(landed, /^https:\/\/your-app\.com\/.*\?hubspot_error=missing_params$/)
})

test('a refusal that HubSpot sends comes back with authorization_denied', async () => {
  await using site = await serve()

  const landed = await callback(site, `error=access_denied&state=${await stateOf(site)}`)

  assert.match(landed, /hubspot_error=authorization_denied$/)
})

test('a wrong client secret comes back with token_exchange_failed', async () => {
  const app = { ...OWN_APP, clientSecret: 'mistyped' }
  await using site = await serve({ seed: { agents: [{ guid: GUID, app }] } })

  const landed = await approve(site, { authMethod: 'own' })

  assert.match(landed, /hubspot_error=token_exchange_failed$/)
})

test('a made-up code comes back with token_exchange_failed', async () => {
  await using site = await serve()

  const landed = await callback(site, `code=made-up&state=${await stateOf(site)}`)

  assert.match(landed, /hubspot_error=token_exchange_failed$/)
})

test('an agent that was deleted meanwhile comes back with useragent_not_found', async () => {
  await using site = await serve()
  const consented = await decide(site, await authorizeUrl(site))
  await fetch(`${site.origin}/emulator/agents?guid=${GUID}`, { method: 'DELETE' })

  const landed = await follow(site, consented)

  assert.match(landed, /hubspot_error=useragent_not_found$/)
})

test('an own app that was removed meanwhile comes back with invalid_config', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, app: OWN_APP }] } })
  const consented = await decide(site, await authorizeUrl(site, { authMethod: 'own' }))
  const body = JSON.stringify({ guid: GUID, app: {} })
  await fetch(`${site.origin}/emulator/agents`, { method: 'PUT', body })

  const landed = await follow(site, consented)

  assert.match(landed, /hubspot_error=invalid_config$/)
})

test('a token endpoint that does not say whose the token is comes back with internal_error', async () => {
  await using site = await serve()
  site.emulator.faults.set('token-info-gone')

  const landed = await approve(site)

  assert.match(landed, /hubspot_error=internal_error$/)
})

test('a failed reconnect leaves the account that was connected', async () => {
  await using site = await serve()
  await approve(site)
  site.emulator.faults.set('token_exchange_failed')

  await approve(site, { account: '87654321' })

  assert.equal((await status(site))['username'], '12345678')
})

test('connecting restarts a running agent', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, status: 4 }] } })

  await approve(site)

  assert.equal(await agentStatus(site), 1)
})

test('the other site is a page that says what it stands for', async () => {
  await using site = await serve()

  const response = await site.get('/wiro.ai?hubspot_error=session_expired')

  assert.equal(response.status, 200)
  assert.match(await response.text(), /stands in for https:\/\/wiro\.ai/)
})
