import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  MINUTE_MS,
  requestAuthorizeUrl,
  serveEmulator,
  submitConsent,
  type EmulatorServer,
  type Json,
} from '../emulator-server.js'

const APP = { client_id: 'wiro-hubspot-app', client_secret: 'wiro-hubspot-secret' }

async function token(
  server: EmulatorServer,
  form: Record<string, string>,
  path = '/oauth/v1/token',
): Promise<[number, Json]> {
  const response = await fetch(server.origin + path, { method: 'POST', body: new URLSearchParams(form) })
  return [response.status, (await response.json()) as Json]
}

/** What Wiro sends for a code that a person just approved. */
async function codeForm(server: EmulatorServer): Promise<Record<string, string>> {
  const consent = await submitConsent(server, await requestAuthorizeUrl(server))
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const redirect_uri = `${server.origin}/v1/UserAgentOAuth/HubSpotCallback`
  return { grant_type: 'authorization_code', ...APP, code, redirect_uri }
}

for (const path of ['/oauth/v1/token', '/oauth/v3/token']) {
  test(`${path} exchanges a code for tokens`, async () => {
    await using server = await serveEmulator()

    const [code, json] = await token(server, await codeForm(server), path)

    assert.equal(code, 200)
    assert.deepEqual(Object.keys(json), ['token_type', 'access_token', 'refresh_token', 'expires_in'])
    assert.equal(json['expires_in'], 1800)
  })
}

test('a code can be used only once', async () => {
  await using server = await serveEmulator()
  const form = await codeForm(server)
  await token(server, form)

  const [code, json] = await token(server, form)

  assert.deepEqual([code, json['status']], [400, 'BAD_AUTH_CODE'])
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
  test(`a token request with ${JSON.stringify(change)} fails with ${status}`, async () => {
    await using server = await serveEmulator()

    const [code, json] = await token(server, { ...(await codeForm(server)), ...change })

    assert.deepEqual([code, json['status']], [400, status])
  })
}

test('a code and a refresh token of another app are rejected', async () => {
  await using server = await serveEmulator()
  const other = { client_id: 'YOUR_HUBSPOT_CLIENT_ID', client_secret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
  const form = await codeForm(server)

  const [, byCode] = await token(server, { ...form, ...other })
  const [, { refresh_token }] = await token(server, form)
  const [, byToken] = await token(server, { grant_type: 'refresh_token', ...other, refresh_token })

  assert.deepEqual([byCode['status'], byToken['status']], ['BAD_AUTH_CODE', 'BAD_REFRESH_TOKEN'])
})

test('a refresh token is exchanged for new tokens', async () => {
  await using server = await serveEmulator()
  const [, first] = await token(server, await codeForm(server))

  const form = { grant_type: 'refresh_token', ...APP, refresh_token: first['refresh_token'] }
  const [code, second] = await token(server, form)

  assert.equal(code, 200)
  assert.notEqual(second['access_token'], first['access_token'])
})

test('the access-tokens endpoint returns the account of a token', async () => {
  await using server = await serveEmulator()
  const [, { access_token }] = await token(server, await codeForm(server))

  const info = (await (await server.get(`/oauth/v1/access-tokens/${access_token}`)).json()) as Json

  assert.equal(info['hub_id'], 12345678)
  assert.equal(info['hub_domain'], 'Acme Europe')
  assert.equal(info['scopes'].length, 14)
})

test('a token has no optional scope that the account lacks', async () => {
  await using server = await serveEmulator({
    seed: { accounts: [{ portalId: '1', name: 'Small', lacks: ['content'] }] },
  })
  const [, { access_token }] = await token(server, await codeForm(server))

  const info = (await (await server.get(`/oauth/v1/access-tokens/${access_token}`)).json()) as Json

  assert.ok(!info['scopes'].includes('content'))
  assert.ok(info['scopes'].includes('files'))
})

test('the access-tokens endpoint does not find an expired token', async () => {
  await using server = await serveEmulator()
  const [, { access_token }] = await token(server, await codeForm(server))
  server.emulator.clock.advance(30 * MINUTE_MS)

  const response = await server.get(`/oauth/v1/access-tokens/${access_token}`)

  assert.equal(response.status, 404)
})
