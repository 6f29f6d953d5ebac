import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { diagnoseRelay } from '../../src/connector/relay-check.js'

const relay = new URL('https://app.example/api/hubspot')
const relayPage = '<!doctype html><meta name="wiro-relay" content="1">'

before(() =>
  Object.defineProperty(globalThis, 'location', { configurable: true, value: new URL('https://app.example/') }),
)
after(() => delete (globalThis as { location?: unknown }).location)

const answers: [title: string, fetch: () => Promise<Response>, answer: string][] = [
  ['a relay page', async () => new Response(relayPage), 'relay'],
  ['an app that answers everything with its own page', async () => new Response('<div id="app">'), 'page'],
  ['a login that redirects', async () => ({ type: 'opaqueredirect', ok: false, status: 0 }) as Response, 'redirect'],
  ['404', async () => new Response(relayPage, { status: 404 }), 'HTTP 404'],
  ['500', async () => new Response('', { status: 500 }), 'HTTP 500'],
  ['a failed request', () => Promise.reject(new TypeError('Failed to fetch')), 'nothing'],
]
for (const [title, fetch, answer] of answers) {
  test(`${title} is described as “${answer}”`, async () => {
    assert.deepEqual(await diagnoseRelay(relay, fetch), { url: '/api/hubspot', answer })
  })
}

test('a relay page on another origin is named with its whole URL', async () => {
  const { url } = await diagnoseRelay(new URL('https://relay.example/r'), async () => new Response(relayPage))

  assert.equal(url, 'https://relay.example/r')
})

test('the request bypasses the cache, follows no redirect, and has a time limit', async () => {
  let request: RequestInit = {}
  await diagnoseRelay(relay, async (_url, init) => ((request = init!), new Response(relayPage)))

  assert.deepEqual([request.redirect, request.cache], ['manual', 'no-store'])
  assert.ok(request.signal instanceof AbortSignal)
})
