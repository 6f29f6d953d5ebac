import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { createRelayPage } from '../../src/server/relay-page.js'
import { createEndpoint, pageOrigin, publicUrl } from './endpoint.js'

const expected = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'cross-origin-opener-policy': 'unsafe-none',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
}

const get = (method: string, endpoint = createEndpoint(), query = '') =>
  endpoint.handler(new Request(publicUrl + query, { method }))

for (const method of ['GET', 'HEAD']) {
  test(`${method} answers the relay page with its headers`, async () => {
    const response = await get(method)

    const { 'content-security-policy': _policy, ...headers } = Object.fromEntries(response.headers)
    assert.equal(response.status, 200)
    assert.deepEqual(headers, expected)
    assert.equal((await response.text()).startsWith('<!doctype html>'), method === 'GET')
  })
}

test('the CSP allows only the page’s own script and style, and no frame', async () => {
  const response = await get('GET')

  const html = await response.text()
  const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  assert.equal(
    response.headers.get('content-security-policy'),
    [
      "default-src 'none'",
      `script-src ${hash(/<script data-cfasync="false">([^]*)<\/script>/.exec(html)?.[1])}`,
      `style-src ${hash(/<style>([^]*)<\/style>/.exec(html)?.[1])}`,
      'img-src data:',
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  )
})

test('a GET calls neither `resolveAgent` nor Wiro, whatever its query', async () => {
  let calls = 0
  const endpoint = createEndpoint({
    resolveAgent: () => (calls++, 'guid-1'),
    fetch: () => Promise.reject(new Error(String(calls++))),
  })

  const plain = await (await get('GET', endpoint)).text()
  const returned = await (await get('GET', endpoint, '?hubspot_connected=true&hubspot_name=<script>')).text()

  assert.equal(returned, plain)
  assert.equal(calls, 0)
  assert.deepEqual(endpoint.log, [])
})

test('the page names the other allowed origins', async () => {
  const origins = ['https://app.example.com', 'https://www.example.com']
  const endpoint = createEndpoint({ origins, relayUrl: pageOrigin + '/relay.html' })

  const html = await (await get('GET', endpoint)).text()

  assert.match(html, /<meta name="wiro-pages" content="https:\/\/app\.example\.com https:\/\/www\.example\.com">/)
})

test('markup in an origin is escaped', async () => {
  const html = await createRelayPage(['"><script>$&'])('GET').text()

  assert.ok(html.includes('content="&#34;&#62;&#60;script&#62;$&#38;"'))
})
