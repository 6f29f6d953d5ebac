/** The action `connect`: the authorize URL, the baseline and the redirect URL. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEndpoint, errorOf, flow, pageOrigin, parseRedirectUrl, postAction, publicUrl } from '../endpoint.js'
import {
  authorizeUrl,
  canary,
  connectAnswer,
  connectedStatus,
  disconnectedStatus,
  startFakeWiro,
} from '../fake-wiro.js'

test('`connect` answers the authorize URL, its lifetime and the baseline', async (t) => {
  const { baseUrl, calls, paths } = await startFakeWiro(t, { body: connectedStatus }, { body: connectAnswer })

  const { status, body } = await postAction(createEndpoint({ baseUrl, fetch }), {
    action: 'connect',
    flow,
    authMethod: 'wiro',
  })

  assert.equal(status, 200)
  assert.deepEqual(body, {
    result: true,
    authorizeUrl,
    redirectUrl: publicUrl,
    errors: [],
    expiresIn: 900,
    connected: true,
    username: '12345678',
  })
  assert.deepEqual(paths(), ['Status', 'Connect'])
  const { redirectUrl: _redirectUrl, ...rest } = calls[1]?.body as Record<string, unknown>
  assert.deepEqual(rest, { userAgentGuid: 'guid-1' })
  assert.equal(parseRedirectUrl(calls[1]?.body).url, publicUrl)
})

test('`connect` in own mode sends the auth method to Wiro', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: disconnectedStatus }, { body: connectAnswer })

  const { body } = await postAction(createEndpoint({ baseUrl, fetch }), { action: 'connect', flow, authMethod: 'own' })

  const { redirectUrl: _redirectUrl, ...rest } = calls[1]?.body as Record<string, unknown>
  assert.deepEqual(rest, { userAgentGuid: 'guid-1', authMethod: 'own' })
  assert.equal(body.connected, false)
  assert.equal('username' in body, false)
})

test('`connect` fails with the status read’s error and does not go on', async (t) => {
  const { baseUrl, paths } = await startFakeWiro(t, {
    body: { result: false, errors: [{ code: 96, message: canary }] },
  })

  const answer = await postAction(createEndpoint({ baseUrl, fetch }), { action: 'connect', flow })

  assert.deepEqual(errorOf(answer), [503, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status'])
})

test('F136 `connect` calls Wiro once, even when the connection breaks', async (t) => {
  const { baseUrl, paths } = await startFakeWiro(t, { body: connectedStatus }, (response) => response.destroy())

  const answer = await postAction(createEndpoint({ baseUrl, fetch }), { action: 'connect', flow })

  assert.deepEqual(errorOf(answer), [502, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status', 'Connect'])
})

const tenants = ['https://a.example.com/hubspot', 'https://b.example.com/hubspot']
const redirects: [title: string, options: object, origin: string, expected: string][] = [
  ['the first public URL for its origin', { publicUrl: tenants }, 'https://a.example.com', tenants[0] ?? ''],
  ['the public URL of the request’s origin', { publicUrl: tenants }, 'https://b.example.com', tenants[1] ?? ''],
  ['the static relay page', { relayUrl: pageOrigin + '/relay.html' }, pageOrigin, pageOrigin + '/relay.html'],
  [
    'the static relay page for a page of another origin',
    { publicUrl: 'https://api.example.com/hubspot', relayUrl: pageOrigin + '/relay.html', origins: [pageOrigin] },
    pageOrigin,
    pageOrigin + '/relay.html',
  ],
]
for (const [title, options, origin, expected] of redirects) {
  test('`connect` uses as redirect URL ' + title, async (t) => {
    const { baseUrl, calls } = await startFakeWiro(t, { body: connectedStatus }, { body: connectAnswer })

    await postAction(createEndpoint({ baseUrl, fetch, ...options }), { action: 'connect', flow }, { origin })

    assert.equal(parseRedirectUrl(calls[1]?.body).url, expected)
  })
}
