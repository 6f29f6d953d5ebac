import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEndpoint, errorOf, pageOrigin, postAction, publicUrl, readAnswer } from './endpoint.js'
import { connectedStatus, startFakeWiro } from './fake-wiro.js'

const api = {
  publicUrl: 'https://api.example.com/hubspot',
  relayUrl: pageOrigin + '/relay.html',
  origins: [pageOrigin],
}
const crossOrigin = { 'sec-fetch-site': 'same-site' }

const preflight = (origin: string, endpoint = createEndpoint(api)) =>
  endpoint.handler(
    new Request(publicUrl, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-csrf-token',
      },
    }),
  )

test('a page of an allowed origin can read the answer, with credentials', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })

  const { status, headers } = await postAction(
    createEndpoint({ ...api, baseUrl, fetch }),
    { action: 'status' },
    crossOrigin,
  )

  assert.equal(status, 200)
  assert.equal(headers.get('access-control-allow-origin'), pageOrigin)
  assert.equal(headers.get('access-control-allow-credentials'), 'true')
  assert.equal(headers.get('vary'), 'origin')
})

test('a page of an allowed origin can read an error and its Retry-After', async () => {
  const { status, headers } = await postAction(
    createEndpoint({ ...api, limit: () => 5 }),
    { action: 'status' },
    crossOrigin,
  )

  assert.equal(status, 429)
  assert.equal(headers.get('access-control-allow-origin'), pageOrigin)
  assert.equal(headers.get('access-control-expose-headers'), 'retry-after')
})

test('a page of another origin cannot read its answer', async () => {
  const answer = await postAction(
    createEndpoint(api),
    { action: 'status' },
    { ...crossOrigin, origin: 'https://evil.example' },
  )

  assert.deepEqual(errorOf(answer), [403, false, 'misconfigured'])
  assert.equal(answer.headers.has('access-control-allow-origin'), false)
  assert.equal(answer.headers.get('vary'), 'origin')
})

test('a same-site request from the handler’s own origin is refused', async () => {
  const answer = await postAction(
    createEndpoint(api),
    { action: 'status' },
    { ...crossOrigin, origin: 'https://api.example.com' },
  )

  assert.deepEqual(errorOf(answer), [403, false, 'misconfigured'])
  assert.equal(answer.headers.has('access-control-allow-origin'), false)
})

test('a preflight of an allowed origin allows POST and the requested headers', async () => {
  const response = await preflight(pageOrigin)

  assert.equal(response.status, 204)
  assert.deepEqual(Object.fromEntries(response.headers), {
    'access-control-allow-origin': pageOrigin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type,x-csrf-token',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '600',
    'cache-control': 'no-store',
    vary: 'access-control-request-headers, origin',
  })
})

test('a preflight of another origin is refused and named in the log', async () => {
  const endpoint = createEndpoint(api)

  const response = await preflight('https://evil.example', endpoint)

  assert.deepEqual(errorOf(await readAnswer(response)), [403, false, 'misconfigured'])
  assert.equal(response.headers.has('access-control-allow-origin'), false)
  assert.equal(endpoint.log[0]?.origin?.got, 'https://evil.example')
})

test('with `origins`, the Allow header lists OPTIONS', async () => {
  const response = await createEndpoint(api).handler(new Request(publicUrl, { method: 'PUT' }))

  assert.equal(response.headers.get('allow'), 'GET, HEAD, POST, OPTIONS')
})

test('without `origins`, no answer has CORS headers', async () => {
  const { headers } = await postAction(createEndpoint(), { action: 'status' }, { origin: 'https://evil.example' })

  assert.deepEqual(
    [...headers.keys()].filter((name) => name.startsWith('access-control') || name === 'vary'),
    [],
  )
})
