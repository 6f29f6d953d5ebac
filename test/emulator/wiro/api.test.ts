import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { GUID, REDIRECT_URL, serveEmulator } from '../emulator-server.js'

const NOT_FOUNDED = 'Project authorization is not founded.'
const NEEDS_SIGNATURE = 'Project requires signature authentication. x-signature and x-nonce headers are required.'
const NOT_VALID = 'Project authorization is not valid.'
const SIGNED = { seed: { apiSecret: 'the-secret' } }

function signature(nonce: string, secret = 'the-secret'): string {
  return createHmac('sha256', 'YOUR_API_KEY')
    .update(secret + nonce)
    .digest('hex')
}

test('a call with a wrong API key returns 401', async () => {
  await using server = await serveEmulator()

  const response = await server.postApi('UserAgent/MyAgents', {}, { 'x-api-key': 'wrong' })

  assert.equal(response.status, 401)
  assert.deepEqual(await response.json(), { result: false, errors: [{ code: 0, message: NOT_FOUNDED }] })
})

test('a call without an API key returns 401', async () => {
  await using server = await serveEmulator()

  const response = await fetch(`${server.origin}/v1/UserAgent/MyAgents`, { method: 'POST' })

  assert.equal(response.status, 401)
})

const signings: { title: string; headers: Record<string, string>; message: string }[] = [
  { title: 'no signature', headers: {}, message: NEEDS_SIGNATURE },
  { title: 'a nonce only', headers: { 'x-nonce': '1' }, message: NEEDS_SIGNATURE },
  { title: 'a foreign signature', headers: { 'x-nonce': '1', 'x-signature': signature('1', 'x') }, message: NOT_VALID },
  {
    title: 'another nonce’s signature',
    headers: { 'x-nonce': '2', 'x-signature': signature('1') },
    message: NOT_VALID,
  },
]
for (const { title, headers, message } of signings) {
  test(`a project with signed requests rejects ${title}`, async () => {
    await using server = await serveEmulator(SIGNED)

    const response = await server.postApi('UserAgent/MyAgents', {}, headers)

    assert.equal(response.status, 401)
    assert.deepEqual(await response.json(), { result: false, errors: [{ code: 0, message }] })
  })
}

test('a project with signed requests accepts its own signature', async () => {
  await using server = await serveEmulator(SIGNED)

  const json = await server.callApi('UserAgent/MyAgents', {}, { 'x-nonce': '7', 'x-signature': signature('7') })

  assert.equal(json['result'], true)
})

for (const path of ['UserAgent/Nothing', 'UserAgentOAuth/OAuthConnect', 'UserAgent/constructor', 'toString']) {
  test(`the unknown path ${path} returns 404`, async () => {
    await using server = await serveEmulator()

    const response = await server.postApi(path)

    assert.equal(response.status, 404)
    assert.deepEqual(await response.json(), { result: false, errors: [{ code: 0, message: 'Error parsing url.' }] })
  })
}

test('a GET request to an API path returns 404', async () => {
  await using server = await serveEmulator()

  const response = await server.get('/v1/UserAgent/MyAgents')

  assert.equal(response.status, 404)
})

const incomplete = [
  { action: 'UserAgentOAuth/HubSpotConnect', body: {}, name: 'userAgentGuid' },
  { action: 'UserAgentOAuth/HubSpotConnect', body: { userAgentGuid: GUID }, name: 'redirectUrl' },
  {
    action: 'UserAgentOAuth/HubSpotConnect',
    body: { userAgentGuid: '', redirectUrl: REDIRECT_URL },
    name: 'userAgentGuid',
  },
  { action: 'UserAgentOAuth/HubSpotStatus', body: { userAgentGuid: 7 }, name: 'userAgentGuid' },
  { action: 'UserAgentOAuth/HubSpotDisconnect', body: {}, name: 'userAgentGuid' },
  { action: 'UserAgentOAuth/TokenRefresh', body: { userAgentGuid: GUID }, name: 'provider' },
  { action: 'UserAgent/Update', body: {}, name: 'guid' },
  { action: 'UserAgent/Start', body: {}, name: 'guid' },
  { action: 'UserAgent/Stop', body: {}, name: 'guid' },
  { action: 'UserAgent/Detail', body: {}, name: 'guid' },
]
for (const { action, body, name } of incomplete) {
  test(`${action} with ${JSON.stringify(body)} returns an error that names the parameter ${name}`, async () => {
    await using server = await serveEmulator()

    const response = await server.postApi(action, body)

    assert.equal(response.status, 200)
    const message = `Request parameter [${name}] required`
    assert.deepEqual(await response.json(), { result: false, errors: [{ code: 0, message }] })
  })
}

for (const body of ['not json', '[]', 'null', '"text"']) {
  test(`the body ${body} is treated as one without parameters`, async () => {
    await using server = await serveEmulator()

    const json = await server.callApi('UserAgent/Start', body)

    assert.equal(json['errors'][0].message, 'Request parameter [guid] required')
  })
}

test('a body that is not sent as JSON is treated as one without parameters', async () => {
  await using server = await serveEmulator()

  const json = await server.callApi('UserAgent/Start', JSON.stringify({ guid: GUID }), {
    'content-type': 'text/plain',
  })

  assert.equal(json['errors'][0].message, 'Request parameter [guid] required')
})

const byGuid = ['UserAgent/Update', 'UserAgent/Start', 'UserAgent/Stop', 'UserAgent/Detail']
const byUserAgentGuid = ['HubSpotConnect', 'HubSpotStatus', 'HubSpotDisconnect', 'TokenRefresh'].map(
  (name) => `UserAgentOAuth/${name}`,
)
for (const action of [...byGuid, ...byUserAgentGuid]) {
  test(`${action} does not find another project’s agent`, async () => {
    await using server = await serveEmulator()
    const body = { guid: 'x', userAgentGuid: 'x', redirectUrl: REDIRECT_URL, provider: 'hubspot' }

    const json = await server.callApi(action, body)

    assert.deepEqual(json, { result: false, errors: [{ code: 1, message: 'User agent not found or unauthorized' }] })
  })
}
