import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { ask, flow, make, page, post, publicUrl, read, refusalOf } from './setup.js'
import { connected, startUpstream } from './upstream.js'

const status = { action: 'status' }
const connect = { action: 'connect', flow, authMethod: 'wiro' }
const long = (bytes: number) => JSON.stringify({ ...status, agentKey: 'x'.repeat(bytes - 33) }).padEnd(bytes)

const refused: [title: string, request: Parameters<typeof post>, status: number, reason: string][] = [
  ['no Origin', [status, { origin: undefined }], 403, 'origin_missing'],
  ['the Origin of another site', [status, { origin: 'https://evil.example' }], 403, 'origin_foreign'],
  ['the Origin "null"', [status, { origin: 'null' }], 403, 'origin_foreign'],
  ['the Origin of another port', [status, { origin: page + ':8443' }], 403, 'origin_foreign'],
  ['the Origin in plain http', [status, { origin: 'http://app.example.com' }], 403, 'origin_foreign'],
  ['an Origin that begins like ours', [status, { origin: page + '.evil.example' }], 403, 'origin_foreign'],
  ['a request from a sibling site', [status, { 'sec-fetch-site': 'same-site' }], 403, 'cross_site'],
  ['a request from another site', [status, { 'sec-fetch-site': 'cross-site' }], 403, 'cross_site'],
  ['a form', [status, { 'content-type': 'text/plain' }], 415, 'content_type'],
  ['no content type', [status, { 'content-type': '' }], 415, 'content_type'],
  ['a type that begins like JSON', [status, { 'content-type': 'application/json5' }], 415, 'content_type'],
  ['a body of 4,097 bytes', [long(4097)], 413, 'body_too_large'],
  ['2,000 characters of 3 bytes', [JSON.stringify({ ...status, agentKey: '€'.repeat(2000) })], 413, 'body_too_large'],
  ['an empty body', [''], 400, 'body_unreadable'],
  ['a body that is not JSON', ['action=status'], 400, 'body_unreadable'],
  ['a list', [[status]], 400, 'body_unreadable'],
  ['null', ['null'], 400, 'body_unreadable'],
  ['no action', [{}], 400, 'body_unreadable'],
  ['an unknown action', [{ action: 'token-refresh' }], 400, 'action_unknown'],
  ['start-agent, where the host does not offer it', [{ action: 'start-agent' }], 400, 'action_unknown'],
  ['save-credentials, where the host does not offer it', [{ action: 'save-credentials' }], 400, 'action_unknown'],
  ['finish without a seal', [{ action: 'finish', outcome: {} }], 400, 'fields_invalid'],
  ['finish without an outcome', [{ action: 'finish', seal: 'x' }], 400, 'fields_invalid'],
  [
    'finish with an outcome that is no text',
    [{ action: 'finish', seal: 'x', outcome: { a: 1 } }],
    400,
    'fields_invalid',
  ],
  ['a name that every object has', [{ action: 'constructor' }], 400, 'action_unknown'],
  ['an agent that is no text', [{ ...status, agentKey: { $ne: 1 } }], 400, 'fields_invalid'],
  ['connect without a flow', [{ ...connect, flow: undefined }], 400, 'fields_invalid'],
  ['connect with a flow of another shape', [{ ...connect, flow: flow + 'A' }], 400, 'fields_invalid'],
  ['connect by an unknown method', [{ ...connect, authMethod: 'mine' }], 400, 'fields_invalid'],
]
for (const [title, request, expected, reason] of refused) {
  test(`${title} is refused with ${expected}, and the host is not asked`, async () => {
    let asked = 0
    const made = make({ resolveAgent: () => (asked++, 'guid-1') })

    const answered = await ask(made, ...request)

    assert.deepEqual(refusalOf(answered), [expected, false, 'misconfigured'])
    assert.equal(answered.headers.get('cache-control'), 'no-store')
    assert.equal(asked, 0)
    assert.deepEqual(
      made.log.map((entry) => [entry.level, entry.reason]),
      [['warn', reason]],
    )
  })
}

for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
  test(`${method} is refused with the methods there are`, async () => {
    const made = make()

    const answered = await read(await made.handler(new Request(publicUrl, { method })))

    assert.deepEqual(refusalOf(answered), [405, false, 'misconfigured'])
    assert.equal(answered.headers.get('allow'), 'GET, HEAD, POST')
  })
}

const passed: [title: string, request: Parameters<typeof post>][] = [
  ['the page itself', [status]],
  ['an old browser without Sec-Fetch-Site', [status, { 'sec-fetch-site': undefined }]],
  ['a content type with a charset', [status, { 'content-type': 'Application/JSON; charset=UTF-8' }]],
  ['a body of 4,096 bytes', [long(4096)]],
  ['fields that no action knows', [{ ...status, clientSecret: 'x' }]],
]
for (const [title, request] of passed) {
  test(`${title} is let in`, async (t) => {
    const { baseUrl } = await startUpstream(t, { body: connected })

    const answered = await ask(make({ baseUrl, fetch }), ...request)

    assert.equal(answered.status, 200)
  })
}

test('a foreign Origin is named in the log beside ours', async () => {
  const made = make({ publicUrl: [publicUrl, page + '/second', 'https://www.example.com/api'] })

  await ask(made, status, { origin: 'https://example.com/é' })

  assert.deepEqual(made.log[0]?.origin, {
    got: 'https://example.com/?',
    expected: [page, 'https://www.example.com'],
  })
})

test('a body is counted as it comes, whatever its length says', async () => {
  const stream = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000).fill(32)) })
  const init = { body: stream, duplex: 'half' } as RequestInit

  const answered = await ask(make(), '', { 'content-length': '20' }, init)

  assert.deepEqual(refusalOf(answered), [413, false, 'misconfigured'])
})

test('a body that breaks off is refused', async () => {
  const stream = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })

  const answered = await ask(make(), '', {}, { body: stream, duplex: 'half' } as RequestInit)

  assert.deepEqual(refusalOf(answered), [400, false, 'misconfigured'])
})

test('a body that a framework has read already is refused', async () => {
  const made = make()
  const request = post(status)
  await request.text()

  const response = await made.handler(request)

  assert.deepEqual(refusalOf(await read(response)), [400, false, 'misconfigured'])
  assert.equal(made.log[0]?.reason, 'body_unreadable')
})

const fails = () => Promise.reject(new Error('no database'))
const hosts: [title: string, options: Partial<HandlerOptions>, expected: unknown[], reason: string][] = [
  ['nobody is signed in', { resolveAgent: () => undefined }, [401, false, 'signed_out'], 'signed_out'],
  ['they may not use the agent', { resolveAgent: () => null }, [403, false, 'forbidden'], 'agent_forbidden'],
  ['the session cannot be read', { resolveAgent: fails }, [500, false, 'unavailable'], 'resolve_agent_failed'],
  [
    'the session code throws',
    { resolveAgent: () => assert.fail() },
    [500, false, 'unavailable'],
    'resolve_agent_failed',
  ],
  ['the agent is empty', { resolveAgent: () => '' }, [500, false, 'unavailable'], 'resolve_agent_failed'],
  [
    'the agent is no text',
    { resolveAgent: () => ({}) as unknown as string },
    [500, false, 'unavailable'],
    'resolve_agent_failed',
  ],
  ['the host does not authorize it', { authorize: () => false }, [403, false, 'forbidden'], 'action_forbidden'],
  [
    'the host answers something like yes',
    { authorize: () => 'yes' as unknown as boolean },
    [403, false, 'forbidden'],
    'action_forbidden',
  ],
  ['authorizing fails', { authorize: fails }, [500, false, 'unavailable'], 'authorize_failed'],
  ['it comes too often', { limit: () => 2.1 }, [429, false, 'rate_limited'], 'limited'],
  ['counting fails', { limit: fails }, [500, false, 'unavailable'], 'limit_failed'],
  ['counting gives no number', { limit: () => NaN }, [500, false, 'unavailable'], 'limit_failed'],
]
for (const [title, options, expected, reason] of hosts) {
  test(`where ${title}, nothing is asked of Wiro`, async () => {
    let asked = 0
    const made = make({ ...options, fetch: () => Promise.reject(new Error(String(asked++))) })

    const answered = await ask(made, connect)

    assert.deepEqual(refusalOf(answered), expected)
    assert.equal(made.log[0]?.reason, reason)
    assert.equal(asked, 0)
  })
}

test('F134 a limit is told in whole seconds, rounded up', async () => {
  const { headers } = await ask(make({ limit: () => 2.1 }), status)

  assert.equal(headers.get('retry-after'), '3')
})

test('a limit without end is told as a day', async () => {
  const { headers } = await ask(make({ limit: () => Infinity }), status)

  assert.equal(headers.get('retry-after'), '86400')
})

test('the host is asked in order, for this agent and action', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: connected })
  const asked: unknown[] = []
  const made = make({
    baseUrl,
    fetch,
    resolveAgent: (request, agentKey) => (asked.push([request.headers.get('cookie'), agentKey]), 'guid-2'),
    authorize: ({ agent, agentKey }, action) => (asked.push(['authorize', agent, agentKey, action]), true),
    limit: ({ agent, agentKey }, action) => (asked.push(['limit', agent, agentKey, action]), 0),
  })

  await ask(made, { ...status, agentKey: 'second' }, { cookie: 'session=1' })

  assert.deepEqual(asked, [
    ['session=1', 'second'],
    ['authorize', 'guid-2', 'second', 'status'],
    ['limit', 'guid-2', 'second', 'status'],
  ])
})
