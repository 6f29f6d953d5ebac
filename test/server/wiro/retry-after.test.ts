/** How long Wiro asks to wait, and how that reaches the page. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retryAfterOf } from '../../../src/server/wiro/retry-after.js'
import { createEndpoint, errorOf, postAction } from '../endpoint.js'
import { canary, startFakeWiro } from '../fake-wiro.js'

const NOW = Date.parse('2026-11-15T12:00:00Z')

const values: [value: string | undefined, seconds: number | undefined][] = [
  ['7', 7],
  [' 7 ', 7],
  ['2.4', 3],
  ['0', 1],
  ['Sun, 15 Nov 2026 12:00:30 GMT', 30],
  ['Sun, 15 Nov 2026 11:00:00 GMT', 1],
  ['999999999', 86_400],
  ['Sun, 15 Nov 2099 12:00:00 GMT', 86_400],
  ['-5', undefined],
  ['soon', undefined],
  ['2026-11-15T12:00:30', undefined],
  ['Sun, 99 Nov 2026 12:00:30 GMT', undefined],
  ['', undefined],
  [undefined, undefined],
]
for (const [value, seconds] of values) {
  test(`a Retry-After ${JSON.stringify(value)} is ${seconds ?? 'no'} seconds`, () => {
    const headers = new Headers(value === undefined ? {} : { 'retry-after': value })

    assert.equal(retryAfterOf(headers, NOW).retryAfterSeconds, seconds)
  })
}

for (const action of ['status', 'connect', 'disconnect']) {
  test(`F12 where Wiro got too many requests, ${action} is answered with 429 and how long to wait`, async (t) => {
    const { baseUrl } = await startFakeWiro(t, { status: 429, headers: { 'retry-after': '7' }, body: canary })
    const endpoint = createEndpoint({ baseUrl, fetch })

    const answer = await postAction(endpoint, { action, flow: 'A'.repeat(22) })

    assert.deepEqual(errorOf(answer), [429, false, 'rate_limited'])
    assert.equal(answer.headers.get('retry-after'), '7')
    assert.deepEqual([endpoint.log[0]?.level, endpoint.log[0]?.reason], ['error', 'upstream_429'])
  })
}

test('F12 where Wiro does not say how long to wait, neither does the answer', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { status: 429, body: canary })

  const answer = await postAction(createEndpoint({ baseUrl, fetch }), { action: 'status' })

  assert.deepEqual([...errorOf(answer), answer.headers.get('retry-after')], [429, false, 'rate_limited', null])
})
