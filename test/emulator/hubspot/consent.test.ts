import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  GUID,
  readStatus,
  requestAuthorizeUrl,
  runConnectFlow,
  serveEmulator,
  submitConsent,
  type EmulatorServer,
} from '../emulator-server.js'

const COULD_NOT = /Couldn’t complete the connection/

/** The authorize URL with some of its parameters changed. */
async function changedUrl(server: EmulatorServer, changes: Record<string, string>): Promise<string> {
  const url = new URL(await requestAuthorizeUrl(server))
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value)
  return url.href
}

async function pageAt(server: EmulatorServer, url: string): Promise<string> {
  return (await server.get(url)).text()
}

test('the consent page says that it is not HubSpot', async () => {
  await using server = await serveEmulator()

  const page = await pageAt(server, await requestAuthorizeUrl(server))

  assert.match(page, /Emulator\.<\/b> This is not HubSpot\./)
})

test('the consent page lists every requested scope', async () => {
  await using server = await serveEmulator()
  const url = await requestAuthorizeUrl(server)

  const page = await pageAt(server, url)

  const { searchParams } = new URL(url)
  const scopes = `${searchParams.get('scope')} ${searchParams.get('optional_scope')}`.split(' ')
  assert.deepEqual(
    scopes.filter((scope) => !page.includes(`<code>${scope}</code>`)),
    [],
  )
})

test('the consent page lists the accounts and preselects the first', async () => {
  await using server = await serveEmulator()

  const page = await pageAt(server, await requestAuthorizeUrl(server))

  assert.match(page, /value="12345678" checked>/)
  assert.match(page, /value="87654321">/)
})

test('an authorize URL with an account id lists only this account', async () => {
  await using server = await serveEmulator()
  const url = (await requestAuthorizeUrl(server)).replace('/oauth/', '/oauth/87654321/')

  const page = await pageAt(server, url)

  assert.match(page, /value="87654321" checked>/)
  assert.ok(!page.includes('12345678'))
})

test('an authorize URL with an account id connects this account', async () => {
  await using server = await serveEmulator()
  const url = (await requestAuthorizeUrl(server)).replace('/oauth/', '/oauth/87654321/')

  const consent = await submitConsent(server, url)
  await server.get(consent.headers.get('location') ?? '')

  assert.equal((await readStatus(server))['username'], '87654321')
})

test('an authorize URL with an unknown account id shows an error page', async () => {
  await using server = await serveEmulator()
  const url = (await requestAuthorizeUrl(server)).replace('/oauth/', '/oauth/1/')

  assert.match(await pageAt(server, url), COULD_NOT)
})

test('an authorize URL with an account id does not connect another account', async () => {
  await using server = await serveEmulator()
  const url = (await requestAuthorizeUrl(server)).replace('/oauth/', '/oauth/87654321/')

  const response = await submitConsent(server, url, { account: '12345678' })

  assert.match(await response.text(), COULD_NOT)
})

test('“Connect app” redirects the window to the callback with a code and the state', async () => {
  await using server = await serveEmulator()
  const url = await requestAuthorizeUrl(server)

  const response = await submitConsent(server, url)

  const location = new URL(response.headers.get('location') ?? '')
  assert.equal(response.status, 303)
  assert.equal(location.origin + location.pathname, `${server.origin}/v1/UserAgentOAuth/HubSpotCallback`)
  assert.ok(location.searchParams.get('code'))
  assert.equal(location.searchParams.get('state'), new URL(url).searchParams.get('state'))
})

test('“Cancel” sends nothing back', async () => {
  await using server = await serveEmulator()

  const response = await submitConsent(server, await requestAuthorizeUrl(server), { decision: 'cancel' })

  assert.equal(response.headers.get('location'), null)
  assert.match(await response.text(), /The app was not connected/)
})

test('a page allows no script and no frame, and does not limit the redirects after its form', async () => {
  await using server = await serveEmulator()

  const policy = (await server.get(await requestAuthorizeUrl(server))).headers.get('content-security-policy') ?? ''

  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.doesNotMatch(policy, /script-src|form-action/)
})

test('a page requests no favicon and sends no COOP header', async () => {
  await using server = await serveEmulator()

  const response = await server.get(await requestAuthorizeUrl(server))

  assert.equal(response.headers.get('cross-origin-opener-policy'), null)
  assert.match(await response.text(), /<link rel="icon" href="data:,"\s*\/?>/)
})

const wrongUrls: { title: string; changes: Record<string, string>; message: RegExp }[] = [
  { title: 'an unknown client ID', changes: { client_id: 'unheard-of' }, message: /client ID “unheard-of” is invalid/ },
  { title: 'no client ID', changes: { client_id: '' }, message: /is invalid/ },
  {
    title: 'another redirect URL',
    changes: { redirect_uri: 'https://x.example/' },
    message: /“https:\/\/x\.example\/” doesn’t match/,
  },
  { title: 'a mistyped scope', changes: { scope: 'oauth crm.lits.read' }, message: /not a valid scope name/ },
  { title: 'a required scope left out', changes: { scope: 'oauth' }, message: /scopes are insufficient/ },
  {
    title: 'required and optional swapped',
    changes: { scope: 'content', optional_scope: 'oauth' },
    message: /insufficient/,
  },
]
for (const { title, changes, message } of wrongUrls) {
  test(`an authorize URL with ${title} shows an error page that sends nothing back`, async () => {
    await using server = await serveEmulator()

    const response = await server.get(await changedUrl(server, changes))

    const page = await response.text()
    assert.equal(response.headers.get('location'), null)
    assert.match(page, COULD_NOT)
    assert.match(page, message)
  })
}

test('the error page for an unknown app lists the apps that the emulator has', async () => {
  await using server = await serveEmulator()

  const page = await pageAt(server, await changedUrl(server, { client_id: 'x' }))

  assert.match(page, /<code>YOUR_HUBSPOT_CLIENT_ID<\/code>/)
})

const OWN = { clientId: 'own', clientSecret: 'secret' }
const wrongApps = [
  { title: 'lacks a required scope', app: { requiredScopes: ['oauth'] }, message: /insufficient/ },
  { title: 'requires one scope more', app: { requiredScopes: ['oauth', 'tickets'] }, message: /insufficient/ },
  { title: 'does not declare the optional scopes', app: { optionalScopes: [] }, message: /insufficient/ },
  { title: 'has another redirect URL', app: { redirectUrl: 'https://x.example/' }, message: /doesn’t match/ },
  { title: 'is retired', app: { retired: true }, message: /no longer valid/ },
]
for (const { title, app, message } of wrongApps) {
  test(`an own app that ${title} leads to HubSpot’s error page`, async () => {
    await using server = await serveEmulator({
      seed: { apps: [{ ...OWN, ...app }], agents: [{ guid: GUID, app: OWN }] },
    })

    const page = await pageAt(server, await requestAuthorizeUrl(server, { authMethod: 'own' }))

    assert.match(page, message)
  })
}

test('an own app that is registered as Wiro’s guide describes can be connected', async () => {
  await using server = await serveEmulator({ seed: { apps: [OWN], agents: [{ guid: GUID, app: OWN }] } })

  const location = await runConnectFlow(server, { authMethod: 'own' })

  assert.match(location, /hubspot_connected=true/)
})

const accounts = [
  { title: 'where the person may not install apps', account: { mayInstall: false }, message: /don’t have permission/ },
  { title: 'whose plan lacks a required scope', account: { lacks: ['crm.lists.read'] }, message: /lacks access/ },
]
for (const { title, account, message } of accounts) {
  test(`an account ${title} leads to HubSpot’s error page`, async () => {
    await using server = await serveEmulator({ seed: { accounts: [{ portalId: '1', name: 'One', ...account }] } })

    const response = await submitConsent(server, await requestAuthorizeUrl(server))

    assert.equal(response.headers.get('location'), null)
    assert.match(await response.text(), message)
  })
}

const MARKUP = `"><script>alert('1')</script>&`
test('the consent page escapes the parameters of the URL', async () => {
  await using server = await serveEmulator()

  const page = await pageAt(server, await changedUrl(server, { state: MARKUP }))

  assert.ok(page.includes('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;'))
  assert.ok(!page.includes('<script'))
})

for (const name of ['client_id', 'redirect_uri', 'scope']) {
  test(`the error page escapes the parameter ${name}`, async () => {
    await using server = await serveEmulator()

    const page = await pageAt(server, await changedUrl(server, { [name]: MARKUP }))

    assert.match(page, COULD_NOT)
    assert.ok(!page.includes('<script'))
  })
}

test('the consent page escapes the names of accounts and apps', async () => {
  const wiroApp = { clientId: 'wiro', clientSecret: 's', name: MARKUP }
  await using server = await serveEmulator({ seed: { wiroApp, accounts: [{ portalId: '1', name: MARKUP }] } })

  const page = await pageAt(server, await requestAuthorizeUrl(server))

  assert.ok(!page.includes('<script'))
})

test('a state with special characters comes back unchanged', async () => {
  await using server = await serveEmulator()

  const response = await submitConsent(server, await changedUrl(server, { state: `${MARKUP} ü` }))

  assert.equal(new URL(response.headers.get('location') ?? '').searchParams.get('state'), `${MARKUP} ü`)
})
