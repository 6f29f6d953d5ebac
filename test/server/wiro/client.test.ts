/** What holds for every call of the client: errors, retries, time limits. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWiro, type Wiro } from '../../../src/server/handler.js'
import { app, createEmulatedClient, guid } from '../emulator.js'
import { canary, connectedStatus, type Reply, startFakeWiro } from '../fake-wiro.js'
import { codeAndReasonOf } from './wiro-error.js'

const skill = { key: 'lead-enrichment', enabled: true, interval: '0 */4 * * *', value: 'Enrich new contacts' }

const calls: [name: keyof Wiro, call: (wiro: Wiro, agent: string) => Promise<unknown>][] = [
  ['status', (wiro, agent) => wiro.status(agent)],
  ['connect', (wiro, agent) => wiro.connect(agent, 'https://app.example.com/back')],
  ['disconnect', (wiro, agent) => wiro.disconnect(agent)],
  ['detail', (wiro, agent) => wiro.detail(agent)],
  ['start', (wiro, agent) => wiro.start(agent)],
  ['stop', (wiro, agent) => wiro.stop(agent)],
  ['updateCredentials', (wiro, agent) => wiro.updateCredentials(agent, app)],
  ['tokenRefresh', (wiro, agent) => wiro.tokenRefresh(agent)],
  ['customSkills', (wiro, agent) => wiro.customSkills(agent, [skill])],
]

for (const [name, call] of calls) {
  test(`${name} of an unknown agent fails with useragent_not_found`, async () => {
    const { wiro } = createEmulatedClient()

    assert.deepEqual(await codeAndReasonOf(call(wiro, 'CANARY')), ['useragent_not_found', 'agent_not_found'])
  })

  test(`${name} without a guid fails without a call`, async () => {
    const { wiro, requestedActions } = createEmulatedClient()

    for (const agent of ['', undefined as unknown as string]) {
      assert.deepEqual(await codeAndReasonOf(call(wiro, agent)), ['useragent_not_found', 'agent_missing'])
    }
    assert.deepEqual(requestedActions(), [])
  })
}

const allCalls: typeof calls = [...calls, ['myAgents', (wiro) => wiro.myAgents()]]
const reads = ['status', 'detail', 'myAgents']
const read = (body: unknown): Reply => ({ body })
const failures: [title: string, reply: Reply, code: string, reason: string][] = [
  ['a refused key', { status: 401, body: canary }, 'misconfigured', 'upstream_401'],
  ['a rate limit', { status: 429, body: canary }, 'rate_limited', 'upstream_429'],
  ['an outage', { status: 503, body: canary }, 'unavailable', 'upstream_5xx'],
  ['a redirect', { status: 302, headers: { location: '/login' } }, 'endpoint_bad_answer', 'upstream_redirect'],
  ['an HTML page', read(`<title>${canary}</title>`), 'endpoint_bad_answer', 'upstream_unreadable'],
  ['another program’s success', read({ result: 'true' }), 'endpoint_bad_answer', 'upstream_unreadable'],
  [
    'an oversized answer',
    read({ ...connectedStatus, padding: 'x'.repeat(1_100_000) }),
    'endpoint_bad_answer',
    'upstream_too_large',
  ],
  ['a sign-in error', read({ result: false, errors: [{ code: 98, message: canary }] }), 'misconfigured', 'wiro_98'],
]
for (const [name, call] of allCalls) {
  for (const [title, reply, ...expected] of failures) {
    test(`${name} fails with ${expected[1]} on ${title}`, async (t) => {
      const { baseUrl, calls } = await startFakeWiro(t, reply)

      assert.deepEqual(await codeAndReasonOf(call(createWiro({ apiKey: 'key', baseUrl }), guid)), expected)
      assert.equal(calls.length, 1)
    })
  }

  test(`${name} is sent ${reads.includes(name) ? 'twice' : 'once'} when the connection breaks`, async (t) => {
    const { baseUrl, calls } = await startFakeWiro(t, (response) => response.destroy())

    const error = await codeAndReasonOf(call(createWiro({ apiKey: 'key', baseUrl, dialect: 'unified' }), guid))

    assert.deepEqual(error, ['unavailable', 'connection_reset'])
    assert.equal(calls.length, reads.includes(name) ? 2 : 1)
  })

  test(`${name} fails after the client’s timeout`, async () => {
    const fetch = () => new Promise<Response>(() => {})

    const error = await codeAndReasonOf(call(createWiro({ apiKey: 'key', fetch, timeout: 20 }), guid))

    assert.deepEqual(error, ['endpoint_timeout', 'upstream_timeout'])
  })
}

test('a read can have its own timeout and signal', async () => {
  const wiro = createWiro({ apiKey: 'key', fetch: () => new Promise<Response>(() => {}) })
  const signal = AbortSignal.abort()

  for (const read of [wiro.status, wiro.detail]) {
    assert.deepEqual(await codeAndReasonOf(read(guid, { timeout: 20 })), ['endpoint_timeout', 'upstream_timeout'])
    assert.deepEqual(await codeAndReasonOf(read(guid, { signal })), ['unavailable', 'client_gone'])
  }
})

test('the tables of this file hold every method of the client', () => {
  const { wiro } = createEmulatedClient()

  assert.deepEqual(allCalls.map(([name]) => name).sort(), Object.keys(wiro).sort())
})
