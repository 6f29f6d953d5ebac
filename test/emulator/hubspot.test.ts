import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approve, authorizeUrl, decide, GUID, serve, status, type Site } from './serve.js'

const COULD_NOT = /Couldn’t complete the connection/

/** The authorize URL with some of its parameters changed. */
async function changedUrl(site: Site, changes: Record<string, string>): Promise<string> {
  const url = new URL(await authorizeUrl(site))
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value)
  return url.href
}

async function pageAt(site: Site, url: string): Promise<string> {
  return (await site.get(url)).text()
}

test('the consent page says that it is not HubSpot', async () => {
  await using site = await serve()

  const page = await pageAt(site, await authorizeUrl(site))

  assert.match(page, /Emulator\.<\/b> This is not HubSpot\./)
})

test('the consent page lists every scope that is asked for', async () => {
  await using site = await serve()
  const url = await authorizeUrl(site)

  const page = await pageAt(site, url)

  const { searchParams } = new URL(url)
  const scopes = `${searchParams.get('scope')} ${searchParams.get('optional_scope')}`.split(' ')
  assert.deepEqual(
    scopes.filter((scope) => !page.includes(`<code>${scope}</code>`)),
    [],
  )
})

test('the consent page offers the accounts, with the first one chosen', async () => {
  await using site = await serve()

  const page = await pageAt(site, await authorizeUrl(site))

  assert.match(page, /value="12345678" checked>/)
  assert.match(page, /value="87654321">/)
})

test('a pinned account is the only one that is offered', async () => {
  await using site = await serve()
  const url = (await authorizeUrl(site)).replace('/oauth/', '/oauth/87654321/')

  const page = await pageAt(site, url)

  assert.match(page, /value="87654321" checked>/)
  assert.ok(!page.includes('12345678'))
})

test('a pinned account is the one that is connected', async () => {
  await using site = await serve()
  const url = (await authorizeUrl(site)).replace('/oauth/', '/oauth/87654321/')

  const consented = await decide(site, url)
  await site.get(consented.headers.get('location') ?? '')

  assert.equal((await status(site))['username'], '87654321')
})

test('a pinned account that the person does not have is an error page', async () => {
  await using site = await serve()
  const url = (await authorizeUrl(site)).replace('/oauth/', '/oauth/1/')

  assert.match(await pageAt(site, url), COULD_NOT)
})

test('an account that is not pinned cannot be slipped in', async () => {
  await using site = await serve()
  const url = (await authorizeUrl(site)).replace('/oauth/', '/oauth/87654321/')

  const response = await decide(site, url, { account: '12345678' })

  assert.match(await response.text(), COULD_NOT)
})

test('Connect app sends the window back with a code and the state', async () => {
  await using site = await serve()
  const url = await authorizeUrl(site)

  const response = await decide(site, url)

  const location = new URL(response.headers.get('location') ?? '')
  assert.equal(response.status, 303)
  assert.equal(location.origin + location.pathname, `${site.origin}/v1/UserAgentOAuth/HubSpotCallback`)
  assert.ok(location.searchParams.get('code'))
  assert.equal(location.searchParams.get('state'), new URL(url).searchParams.get('state'))
})

test('Cancel sends nothing back', async () => {
  await using site = await serve()

  const response = await decide(site, await authorizeUrl(site), { decision: 'cancel' })

  assert.equal(response.headers.get('location'), null)
  assert.match(await response.text(), /The app was not connected/)
})

test('pages allow no script, no frame, and every redirect behind their form', async () => {
  await using site = await serve()

  const policy = (await site.get(await authorizeUrl(site))).headers.get('content-security-policy') ?? ''

  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.doesNotMatch(policy, /script-src|form-action/)
})

test('a page asks for no favicon and sends no COOP', async () => {
  await using site = await serve()

  const response = await site.get(await authorizeUrl(site))

  assert.equal(response.headers.get('cross-origin-opener-policy'), null)
  assert.match(await response.text(), /<link rel="icon" href="data:,"\s*\/?>/)
})

const wrongUrls: { title: string; changes: Record<string, string>; says: RegExp }[] = [
  { title: 'an unknown client ID', changes: { client_id: 'unheard-of' }, says: /client ID “unheard-of” is invalid/ },
  { title: 'no client ID', changes: { client_id: '' }, says: /is invalid/ },
  {
    title: 'another redirect URL',
    changes: { redirect_uri: 'https://x.example/' },
    says: /“https:\/\/x\.example\/” doesn’t match/,
  },
  { title: 'a mistyped scope', changes: { scope: 'oauth crm.lits.read' }, says: /not a valid scope name/ },
  { title: 'a required scope left out', changes: { scope: 'oauth' }, says: /scopes are insufficient/ },
  {
    title: 'required and optional swapped',
    changes: { scope: 'content', optional_scope: 'oauth' },
    says: /insufficient/,
  },
]
for (const { title, changes, says } of wrongUrls) {
  test(`an authorize URL with ${title} is an error page that sends nothing back`, async () => {
    await using site = await serve()

    const response = await site.get(await changedUrl(site, changes))

    const page = await response.text()
    assert.equal(response.headers.get('location'), null)
    assert.match(page, COULD_NOT)
    assert.match(page, says)
  })
}

test('the error for an unknown app names the apps that the emulator has', async () => {
  await using site = await serve()

  const page = await pageAt(site, await changedUrl(site, { client_id: 'x' }))

  assert.match(page, /<code>YOUR_HUBSPOT_CLIENT_ID<\/code>/)
})

const OWN = { clientId: 'own', clientSecret: 'secret' }
const wrongApps = [
  { title: 'lacks a required scope', app: { requiredScopes: ['oauth'] }, says: /insufficient/ },
  { title: 'requires one scope more', app: { requiredScopes: ['oauth', 'tickets'] }, says: /insufficient/ },
  { title: 'does not declare the optional scopes', app: { optionalScopes: [] }, says: /insufficient/ },
  { title: 'has another redirect URL', app: { redirectUrl: 'https://x.example/' }, says: /doesn’t match/ },
  { title: 'is retired', app: { retired: true }, says: /no longer valid/ },
]
for (const { title, app, says } of wrongApps) {
  test(`an own app that ${title} ends on HubSpot’s error page`, async () => {
    await using site = await serve({ seed: { apps: [{ ...OWN, ...app }], agents: [{ guid: GUID, app: OWN }] } })

    const page = await pageAt(site, await authorizeUrl(site, { authMethod: 'own' }))

    assert.match(page, says)
  })
}

test('an own app as the document describes it is connected', async () => {
  await using site = await serve({ seed: { apps: [OWN], agents: [{ guid: GUID, app: OWN }] } })

  const landed = await approve(site, { authMethod: 'own' })

  assert.match(landed, /hubspot_connected=true/)
})

const accounts = [
  { title: 'where the person may not install apps', account: { mayInstall: false }, says: /don’t have permission/ },
  { title: 'whose plan lacks a required scope', account: { lacks: ['crm.lists.read'] }, says: /lacks access/ },
]
for (const { title, account, says } of accounts) {
  test(`an account ${title} ends on HubSpot’s error page`, async () => {
    await using site = await serve({ seed: { accounts: [{ portalId: '1', name: 'One', ...account }] } })

    const response = await decide(site, await authorizeUrl(site))

    assert.equal(response.headers.get('location'), null)
    assert.match(await response.text(), says)
  })
}

const MARKUP = `"><script>alert('1')</script>&`
test('what comes in the URL is escaped on the consent page', async () => {
  await using site = await serve()

  const page = await pageAt(site, await changedUrl(site, { state: MARKUP }))

  assert.ok(page.includes('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;'))
  assert.ok(!page.includes('<script'))
})

for (const name of ['client_id', 'redirect_uri', 'scope']) {
  test(`what comes as ${name} is escaped on the error page`, async () => {
    await using site = await serve()

    const page = await pageAt(site, await changedUrl(site, { [name]: MARKUP }))

    assert.match(page, COULD_NOT)
    assert.ok(!page.includes('<script'))
  })
}

test('the names of accounts and apps are escaped', async () => {
  const wiroApp = { clientId: 'wiro', clientSecret: 's', name: MARKUP }
  await using site = await serve({ seed: { wiroApp, accounts: [{ portalId: '1', name: MARKUP }] } })

  const page = await pageAt(site, await authorizeUrl(site))

  assert.ok(!page.includes('<script'))
})

test('a state with signs and spaces survives the form', async () => {
  await using site = await serve()

  const response = await decide(site, await changedUrl(site, { state: `${MARKUP} ü` }))

  assert.equal(new URL(response.headers.get('location') ?? '').searchParams.get('state'), `${MARKUP} ü`)
})
