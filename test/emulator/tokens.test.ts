import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorizeUrl, decide, MINUTE, serve, type Json, type Site } from './serve.js'

const APP = { client_id: 'wiro-hubspot-app', client_secret: 'wiro-hubspot-secret' }

async function token(site: Site, form: Record<string, string>, path = '/oauth/v1/token'): Promise<[number, Json]> {
  const response = await fetch(site.origin + path, { method: 'POST', body: new URLSearchParams(form) })
  return [response.status, (await response.json()) as Json]
}

/** What Wiro sends for a code that a person just approved. */
async function codeForm(site: Site): Promise<Record<string, string>> {
  const consented = await decide(site, await authorizeUrl(site))
  const code = new URL(consented.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const redirect_uri = `${site.origin}/v1/UserAgentOAuth/HubSpotCallback`
  return { grant_type: 'authorization_code', ...APP, code, redirect_uri }
}

for (const path of ['/oauth/v1/token', '/oauth/v3/token']) {
  test(`a code becomes tokens at ${path}`, async () => {
    await using site = await serve()

    const [code, answer] = await token(site, await codeForm(site), path)

    assert.equal(code, 200)
    assert.deepEqual(Object.keys(answer), ['token_type', 'access_token', 'refresh_token', 'expires_in'])
    assert.equal(answer['expires_in'], 1800)
  })
}

test('a code is used once', async () => {
  await using site = await serve()
  const form = await codeForm(site)
  await token(site, form)

  const [code, answer] = await token(site, form)

  assert.deepEqual([code, answer['status']], [400, 'BAD_AUTH_CODE'])
})

const refusals: { change: Record<string, string>; status: string }[] = [
  { change: { client_id: 'other' }, status: 'BAD_CLIENT_ID' },
  { change: { client_secret: 'other' }, status: 'BAD_CLIENT_SECRET' },
  { change: { redirect_uri: 'https://other.example' }, status: 'BAD_REDIRECT_URI' },
  { change: { code: 'other' }, status: 'BAD_AUTH_CODE' },
  { change: { grant_type: 'password' }, status: 'BAD_GRANT_TYPE' },
  { change: { grant_type: 'refresh_token' }, status: 'BAD_REFRESH_TOKEN' },
]
for (const { change, status } of refusals) {
  test(`a token request with ${JSON.stringify(change)} is refused with ${status}`, async () => {
    await using site = await serve()

    const [code, answer] = await token(site, { ...(await codeForm(site)), ...change })

    assert.deepEqual([code, answer['status']], [400, status])
  })
}

test('another app’s code and refresh token are refused', async () => {
  await using site = await serve()
  const other = { client_id: 'YOUR_HUBSPOT_CLIENT_ID', client_secret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
  const form = await codeForm(site)

  const [, byCode] = await token(site, { ...form, ...other })
  const [, { refresh_token }] = await token(site, form)
  const [, byToken] = await token(site, { grant_type: 'refresh_token', ...other, refresh_token })

  assert.deepEqual([byCode['status'], byToken['status']], ['BAD_AUTH_CODE', 'BAD_REFRESH_TOKEN'])
})

test('a refresh token gives new tokens', async () => {
  await using site = await serve()
  const [, first] = await token(site, await codeForm(site))

  const form = { grant_type: 'refresh_token', ...APP, refresh_token: first['refresh_token'] }
  const [code, second] = await token(site, form)

  assert.equal(code, 200)
  assert.notEqual(second['access_token'], first['access_token'])
})

test('an access token tells whose it is', async () => {
  await using site = await serve()
  const [, { access_token }] = await token(site, await codeForm(site))

  const info = (await (await site.get(`/oauth/v1/access-tokens/${access_token}`)).json()) as Json

  assert.equal(info['hub_id'], 12345678)
  assert.equal(info['hub_domain'], 'Acme Europe')
  assert.equal(info['scopes'].length, 14)
})

test('optional scopes that the account lacks are left out', async () => {
  await using site = await serve({ seed: { accounts: [{ portalId: '1', name: 'Small', lacks: ['content'] }] } })
  const [, { access_token }] = await token(site, await codeForm(site))

  const info = (await (await site.get(`/oauth/v1/access-tokens/${access_token}`)).json()) as Json

  assert.ok(!info['scopes'].includes('content'))
  assert.ok(info['scopes'].includes('files'))
})

test('an access token that expired tells nothing', async () => {
  await using site = await serve()
  const [, { access_token }] = await token(site, await codeForm(site))
  site.emulator.clock.advance(30 * MINUTE)

  const response = await site.get(`/oauth/v1/access-tokens/${access_token}`)

  assert.equal(response.status, 404)
})
