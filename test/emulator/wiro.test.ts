import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { GUID, REDIRECT_URL, serve } from './serve.js'

const NOT_FOUNDED = 'Project authorization is not founded.'
const NEEDS_SIGNATURE = 'Project requires signature authentication. x-signature and x-nonce headers are required.'
const NOT_VALID = 'Project authorization is not valid.'
const SIGNED = { seed: { apiSecret: 'the-secret' } }

function signature(nonce: string, secret = 'the-secret'): string {
  return createHmac('sha256', 'YOUR_API_KEY')
    .update(secret + nonce)
    .digest('hex')
}

test('a wrong API key is answered 401', async () => {
  await using site = await serve()

  const response = await site.post('UserAgent/MyAgents', {}, { 'x-api-key': 'wrong' })

  assert.equal(response.status, 401)
  assert.deepEqual(await response.json(), { result: false, errors: [{ code: 0, message: NOT_FOUNDED }] })
})

test('a call without any key is answered 401', async () => {
  await using site = await serve()

  const response = await fetch(`${site.origin}/v1/UserAgent/MyAgents`, { method: 'POST' })

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
  test(`a project that signs refuses ${title}`, async () => {
    await using site = await serve(SIGNED)

    const response = await site.post('UserAgent/MyAgents', {}, headers)

    assert.equal(response.status, 401)
    assert.deepEqual(await response.json(), { result: false, errors: [{ code: 0, message }] })
  })
}

test('a project that signs accepts its own signature', async () => {
  await using site = await serve(SIGNED)

  const answer = await site.api('UserAgent/MyAgents', {}, { 'x-nonce': '7', 'x-signature': signature('7') })

  assert.equal(answer['result'], true)
})

for (const path of ['UserAgent/Nothing', 'UserAgentOAuth/OAuthConnect', 'UserAgent/constructor', 'toString']) {
  test(`the unknown path ${path} is answered 404`, async () => {
    await using site = await serve()

    const response = await site.post(path)

    assert.equal(response.status, 404)
    assert.deepEqual(await response.json(), { result: false, errors: [{ code: 0, message: 'Error parsing url.' }] })
  })
}

test('a call by GET is answered like an unknown path', async () => {
  await using site = await serve()

  const response = await site.get('/v1/UserAgent/MyAgents')

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
  test(`${action} with ${JSON.stringify(body)} names the missing ${name}`, async () => {
    await using site = await serve()

    const response = await site.post(action, body)

    assert.equal(response.status, 200)
    const message = `Request parameter [${name}] required`
    assert.deepEqual(await response.json(), { result: false, errors: [{ code: 0, message }] })
  })
}

for (const body of ['not json', '[]', 'null', '"text"']) {
  test(`the body ${body} counts as one without parameters`, async () => {
    await using site = await serve()

    const answer = await site.api('UserAgent/Start', body)

    assert.equal(answer['errors'][0].message, 'Request parameter [guid] required')
  })
}

test('a form in place of JSON counts as a body without parameters', async () => {
  await using site = await serve()

  const answer = await site.api('UserAgent/Start', JSON.stringify({ guid: GUID }), { 'content-type': 'text/plain' })

  assert.equal(answer['errors'][0].message, 'Request parameter [guid] required')
})

const byGuid = ['UserAgent/Update', 'UserAgent/Start', 'UserAgent/Stop', 'UserAgent/Detail']
const byUserAgentGuid = ['HubSpotConnect', 'HubSpotStatus', 'HubSpotDisconnect', 'TokenRefresh'].map(
  (name) => `UserAgentOAuth/${name}`,
)
for (const action of [...byGuid, ...byUserAgentGuid]) {
  test(`${action} does not find another project’s agent`, async () => {
    await using site = await serve()
    const body = { guid: 'x', userAgentGuid: 'x', redirectUrl: REDIRECT_URL, provider: 'hubspot' }

    const answer = await site.api(action, body)

    assert.deepEqual(answer, { result: false, errors: [{ code: 1, message: 'User agent not found or unauthorized' }] })
  })
}
