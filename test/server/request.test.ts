/** How a request is read: its origin, its content type, its body and its fields. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createEndpoint,
  createRequest,
  errorOf,
  flow,
  pageOrigin,
  postAction,
  publicUrl,
  readAnswer,
} from './endpoint.js'
import { connectedStatus, startFakeWiro } from './fake-wiro.js'

const status = { action: 'status' }
const connect = { action: 'connect', flow, authMethod: 'wiro' }
const bodyOfBytes = (bytes: number) => JSON.stringify({ ...status, agentKey: 'x'.repeat(bytes - 33) }).padEnd(bytes)

const refusedRequests: [title: string, request: Parameters<typeof createRequest>, status: number, reason: string][] = [
  ['no Origin', [status, { origin: undefined }], 403, 'origin_missing'],
  ['the Origin of another site', [status, { origin: 'https://evil.example' }], 403, 'origin_foreign'],
  ['the Origin "null"', [status, { origin: 'null' }], 403, 'origin_foreign'],
  ['the Origin of another port', [status, { origin: pageOrigin + ':8443' }], 403, 'origin_foreign'],
  ['the Origin in plain http', [status, { origin: 'http://app.example.com' }], 403, 'origin_foreign'],
  ['an Origin that begins like ours', [status, { origin: pageOrigin + '.evil.example' }], 403, 'origin_foreign'],
  ['a request from a sibling site', [status, { 'sec-fetch-site': 'same-site' }], 403, 'cross_site'],
  ['a request from another site', [status, { 'sec-fetch-site': 'cross-site' }], 403, 'cross_site'],
  ['a form', [status, { 'content-type': 'text/plain' }], 415, 'content_type'],
  ['no content type', [status, { 'content-type': '' }], 415, 'content_type'],
  ['a type that begins like JSON', [status, { 'content-type': 'application/json5' }], 415, 'content_type'],
  ['a body of 4,097 bytes', [bodyOfBytes(4097)], 413, 'body_too_large'],
  ['2,000 characters of 3 bytes', [JSON.stringify({ ...status, agentKey: '€'.repeat(2000) })], 413, 'body_too_large'],
  ['an empty body', [''], 400, 'body_unreadable'],
  ['a body that is not JSON', ['action=status'], 400, 'body_unreadable'],
  ['a list', [[status]], 400, 'body_unreadable'],
  ['null', ['null'], 400, 'body_unreadable'],
  ['no action', [{}], 400, 'body_unreadable'],
  ['an unknown action', [{ action: 'token-refresh' }], 400, 'action_unknown'],
  ['start-agent, where the host does not offer it', [{ action: 'start-agent' }], 400, 'action_unknown'],
  ['save-credentials, where the host does not offer it', [{ action: 'save-credentials' }], 400, 'action_unknown'],
  ['finish without a state token', [{ action: 'finish', outcome: {} }], 400, 'fields_invalid'],
  ['finish without an outcome', [{ action: 'finish', seal: 'x' }], 400, 'fields_invalid'],
  [
    'finish with an outcome that is not text',
    [{ action: 'finish', seal: 'x', outcome: { a: 1 } }],
    400,
    'fields_invalid',
  ],
  ['an action named like a property of every object', [{ action: 'constructor' }], 400, 'action_unknown'],
  ['an agent key that is not a string', [{ ...status, agentKey: { $ne: 1 } }], 400, 'fields_invalid'],
  ['connect without a flow', [{ ...connect, flow: undefined }], 400, 'fields_invalid'],
  ['connect with a flow of another shape', [{ ...connect, flow: flow + 'A' }], 400, 'fields_invalid'],
  ['connect by an unknown method', [{ ...connect, authMethod: 'mine' }], 400, 'fields_invalid'],
]
for (const [title, request, expected, reason] of refusedRequests) {
  test(`${title} is refused with ${expected} before resolveAgent is called`, async () => {
    let hookCalls = 0
    const endpoint = createEndpoint({ resolveAgent: () => (hookCalls++, 'guid-1') })

    const answer = await postAction(endpoint, ...request)

    assert.deepEqual(errorOf(answer), [expected, false, 'misconfigured'])
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal(hookCalls, 0)
    assert.deepEqual(
      endpoint.log.map((entry) => [entry.level, entry.reason]),
      [['warn', reason]],
    )
  })
}

const wrongFields: [field: string, body: object][] = [
  ['seal', { action: 'finish', outcome: {} }],
  ['outcome', { action: 'finish', seal: 'x', outcome: { CANARY: 1 } }],
  ['agentKey', { ...status, agentKey: { CANARY: 1 } }],
  ['flow', { ...connect, flow: 'CANARY' }],
  ['authMethod', { ...connect, authMethod: 'CANARY' }],
]
for (const [field, body] of wrongFields) {
  test(`the log names the field ${field} that is wrong, and not what was in it`, async () => {
    const endpoint = createEndpoint()

    await postAction(endpoint, body)

    assert.equal(endpoint.log[0]?.field, field)
    assert.doesNotMatch(JSON.stringify(endpoint.log), /CANARY/)
  })
}

const acceptedRequests: [title: string, request: Parameters<typeof createRequest>][] = [
  ['the page itself', [status]],
  ['an old browser without Sec-Fetch-Site', [status, { 'sec-fetch-site': undefined }]],
  ['a content type with a charset', [status, { 'content-type': 'Application/JSON; charset=UTF-8' }]],
  ['a body of 4,096 bytes', [bodyOfBytes(4096)]],
  ['fields that no action knows', [{ ...status, clientSecret: 'x' }]],
]
for (const [title, request] of acceptedRequests) {
  test(`${title} is accepted`, async (t) => {
    const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })

    const answer = await postAction(createEndpoint({ baseUrl, fetch }), ...request)

    assert.equal(answer.status, 200)
  })
}

test('a foreign Origin is logged beside the allowed ones', async () => {
  const endpoint = createEndpoint({ publicUrl: [publicUrl, pageOrigin + '/second', 'https://www.example.com/api'] })

  await postAction(endpoint, status, { origin: 'https://example.com/é' })

  assert.deepEqual(endpoint.log[0]?.origin, {
    got: 'https://example.com/?',
    expected: [pageOrigin, 'https://www.example.com'],
  })
})

test('of a thousand addresses ten are logged', async () => {
  const urls = Array.from({ length: 1000 }, (_, index) => `https://tenant-${index}.example.com/api/hubspot`)
  const endpoint = createEndpoint({ publicUrl: urls })

  await postAction(endpoint, status)

  assert.equal(endpoint.log[0]?.origin?.expected.length, 10)
})

test('a body is measured as it arrives, whatever its content-length says', async () => {
  const stream = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000).fill(32)) })
  const init = { body: stream, duplex: 'half' } as RequestInit

  const answer = await postAction(createEndpoint(), '', { 'content-length': '20' }, init)

  assert.deepEqual(errorOf(answer), [413, false, 'misconfigured'])
})

test('a body that ends early is refused', async () => {
  const stream = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })

  const answer = await postAction(createEndpoint(), '', {}, { body: stream, duplex: 'half' } as RequestInit)

  assert.deepEqual(errorOf(answer), [400, false, 'misconfigured'])
})

test('a body that was already read is refused', async () => {
  const endpoint = createEndpoint()
  const request = createRequest(status)
  await request.text()

  const response = await endpoint.handler(request)

  assert.deepEqual(errorOf(await readAnswer(response)), [500, false, 'misconfigured'])
  assert.equal(endpoint.log[0]?.reason, 'body_consumed')
})
