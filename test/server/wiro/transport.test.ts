/** How the client sends a request: headers, signature, retries and time limits. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import type { WiroOptions } from '../../../src/server/options.js'
import { createWiro } from '../../../src/server/wiro/client.js'
import { apiKey } from '../endpoint.js'
import { authorizeUrl, canary, connectAnswer, connectedStatus, type Reply, startFakeWiro } from '../fake-wiro.js'
import { codeStatusAndReasonOf } from './wiro-error.js'

const wiro = (options: Partial<WiroOptions>) => createWiro({ apiKey, baseUrl: 'http://127.0.0.1:1', fetch, ...options })

test('a call is a POST of JSON with the key', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: connectAnswer })

  const url = await wiro({ baseUrl: baseUrl + '/v1' }).connect('guid-1', 'https://app.example.com/x', 'own')

  assert.equal(url, authorizeUrl)
  assert.equal(calls[0]?.path, '/v1/UserAgentOAuth/HubSpotConnect')
  assert.equal(calls[0].headers['x-api-key'], apiKey)
  assert.equal(calls[0].headers['content-type'], 'application/json')
  assert.equal('x-signature' in calls[0].headers, false)
  assert.deepEqual(calls[0].body, {
    userAgentGuid: 'guid-1',
    redirectUrl: 'https://app.example.com/x',
    authMethod: 'own',
  })
})

test('with a secret each call has Wiro’s signature', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: connectedStatus })

  await wiro({ baseUrl, apiSecret: 'SECRET' }).status('guid-1')

  const { 'x-nonce': nonce, 'x-signature': signature } = calls[0]?.headers ?? {}
  assert.match(String(nonce), /^\d{1,16}$/)
  assert.equal(signature, createHmac('sha256', apiKey).update(`SECRET${nonce}`).digest('hex'))
})

test('F137 no nonce is used twice, even when a call is repeated', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, (response) => response.destroy(), { body: connectedStatus })
  const { status } = wiro({ baseUrl, apiSecret: 'SECRET' })

  for (let round = 0; round < 50; round++) await status('guid-1')

  const nonces = calls.map(({ headers }) => headers['x-nonce'])
  assert.equal(new Set(nonces).size, 51)
})

test('F125 a status read is repeated once when the connection breaks', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, (response) => response.destroy(), { body: connectedStatus })

  const result = await wiro({ baseUrl }).status('guid-1')

  assert.equal(result.connected, true)
  assert.equal(calls.length, 2)
})

test('a status read is repeated when the answer ends early', async (t) => {
  const breakOff = (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': '500' }).write('{"result":', () => response.destroy())
  }
  const { baseUrl, calls } = await startFakeWiro(t, breakOff, { body: connectedStatus })

  const result = await wiro({ baseUrl }).status('guid-1')

  assert.equal(result.connected, true)
  assert.equal(calls.length, 2)
})

test('a status read is repeated only once', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, (response) => response.destroy())

  const error = await codeStatusAndReasonOf(wiro({ baseUrl }).status('guid-1'))

  assert.deepEqual(error, ['unavailable', 502, 'connection_reset'])
  assert.equal(calls.length, 2)
})

test('the error of a failed fetch is not passed on', async () => {
  const fetch = () => Promise.reject(new TypeError(canary, { cause: new Error(canary) }))

  const error = await codeStatusAndReasonOf(wiro({ fetch }).disconnect('guid-1'))

  assert.deepEqual(error, ['unavailable', 502, 'fetch_failed'])
})

for (const [title, call] of [
  ['connect', (baseUrl: string) => wiro({ baseUrl }).connect('guid-1', 'https://app.example.com/', 'wiro')],
  ['disconnect', (baseUrl: string) => wiro({ baseUrl }).disconnect('guid-1')],
] as const) {
  test(`F125 ${title} is never repeated`, async (t) => {
    const { baseUrl, calls } = await startFakeWiro(t, (response) => response.destroy())

    const error = await codeStatusAndReasonOf(call(baseUrl))

    assert.deepEqual(error, ['unavailable', 502, 'connection_reset'])
    assert.equal(calls.length, 1)
  })
}

const stalled: [title: string, reply: Reply][] = [
  ['never answers', () => {}],
  ['stops in the middle', (response) => response.writeHead(200).write('{"result":')],
]
for (const [title, reply] of stalled) {
  test(`F126 a call to a Wiro that ${title} times out, and its connection is closed`, async (t) => {
    const { baseUrl, calls, arrived } = await startFakeWiro(t, reply)

    const error = await codeStatusAndReasonOf(wiro({ baseUrl, timeout: 60 }).status('guid-1'))

    assert.deepEqual(error, ['endpoint_timeout', 504, 'upstream_timeout'])
    assert.equal(calls.length, 1)
    const call = await arrived(0)
    await call.closed()
  })
}

test('a call times out even when `fetch` ignores its signal', async () => {
  const error = await codeStatusAndReasonOf(
    wiro({ fetch: () => new Promise(() => {}), timeout: 20 }).disconnect('guid-1'),
  )

  assert.deepEqual(error, ['endpoint_timeout', 504, 'upstream_timeout'])
})

test('a call that timed out is not repeated, whatever error `fetch` throws', async () => {
  const ended: Promise<unknown>[] = []
  const fetch = (_url: unknown, init?: RequestInit) => {
    const end = new Promise<Response>((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error())))
    ended.push(end)
    return end
  }

  await codeStatusAndReasonOf(wiro({ fetch, timeout: 20 }).status('guid-1'))
  await Promise.allSettled(ended)

  assert.equal(ended.length, 1)
})

test('a read with an aborted signal is not sent', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: connectedStatus })

  const error = await codeStatusAndReasonOf(wiro({ baseUrl }).status('guid-1', { signal: AbortSignal.abort() }))

  assert.deepEqual(error, ['unavailable', 499, 'client_gone'])
  assert.equal(calls.length, 0)
})
