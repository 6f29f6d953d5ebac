/** The action `status`: the connection, the account's name, and what never fails it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEndpoint, createRequest, postAction } from '../endpoint.js'
import { canary, connectedStatus, disconnectedStatus, startFakeWiro } from '../fake-wiro.js'

const statusWithExtras = { ...connectedStatus, accessToken: canary, errors: [{ code: 5, message: canary }] }

test('`status` answers Wiro’s status with the handler’s own fields', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: connectedStatus })
  const before = Date.now()

  const { status, body, headers } = await postAction(createEndpoint({ baseUrl, fetch }), { action: 'status' })

  const { now, agentTag, ...rest } = body
  assert.equal(status, 200)
  assert.match(String(agentTag), /^[\w-]{22}$/)
  assert.deepEqual(rest, { ...connectedStatus, can: ['status', 'connect', 'disconnect'] })
  assert.ok(Date.parse(String(now)) >= before - 1)
  assert.deepEqual(calls[0]?.body, { userAgentGuid: 'guid-1' })
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('content-type'), 'application/json; charset=utf-8')
})

test('`status` without a connection holds no account', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: disconnectedStatus })

  const { body } = await postAction(createEndpoint({ baseUrl, fetch, accountName: () => 'Kept' }), { action: 'status' })

  assert.deepEqual(Object.keys(body), ['result', 'connected', 'errors', 'now', 'can', 'agentTag'])
  assert.equal(body.connected, false)
})

test('F30 `status` passes on no unknown field of Wiro’s', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: statusWithExtras })
  const endpoint = createEndpoint({ baseUrl, fetch })

  const { text } = await postAction(endpoint, { action: 'status' })

  assert.doesNotMatch(text + JSON.stringify(endpoint.log), /CANARY/)
})

test('F29 a success with errors succeeds and is logged', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: statusWithExtras })
  const endpoint = createEndpoint({ baseUrl, fetch })

  const { body } = await postAction(endpoint, { action: 'status' })

  assert.equal(body.connected, true)
  assert.deepEqual(endpoint.log, [{ level: 'warn', reason: 'result_with_errors', agent: 'guid-1' }])
})

for (const errors of [undefined, null, []]) {
  test(`a success with errors ${JSON.stringify(errors)} is not logged`, async (t) => {
    const { baseUrl } = await startFakeWiro(t, { body: { ...connectedStatus, errors } })
    const endpoint = createEndpoint({ baseUrl, fetch })

    const { status } = await postAction(endpoint, { action: 'status' })

    assert.deepEqual([status, endpoint.log], [200, []])
  })
}

test('`status` holds the host’s account name, on one line', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const asked: unknown[] = []
  const accountName = ({ agent, agentKey }: { agent: string; agentKey?: string }, portalId?: string) => {
    asked.push([agent, agentKey, portalId])
    return 'Acme\nCorp'
  }

  const { body } = await postAction(createEndpoint({ baseUrl, fetch, accountName }), {
    action: 'status',
    agentKey: 'second',
  })

  assert.equal(body.accountName, 'AcmeCorp')
  assert.deepEqual(asked, [['guid-1', 'second', '12345678']])
})

test('`status` succeeds when `accountName` throws', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const cause = new Error('no database')
  const endpoint = createEndpoint({ baseUrl, fetch, accountName: () => Promise.reject(cause) })

  const { status, body } = await postAction(endpoint, { action: 'status' })

  assert.equal(status, 200)
  assert.equal('accountName' in body, false)
  assert.deepEqual(endpoint.log, [
    { level: 'error', reason: 'account_name_failed', action: 'status', agent: 'guid-1', thrown: 'Error', cause },
  ])
})

test('F130 a browser that disconnects ends a status read', async (t) => {
  const { baseUrl, arrived } = await startFakeWiro(t, () => {})
  const browser = new AbortController()
  const endpoint = createEndpoint({ baseUrl, fetch })

  const answer = endpoint.handler(createRequest({ action: 'status' }, {}, { signal: browser.signal }))
  const call = await arrived(0)
  browser.abort()

  await call.closed()
  assert.equal((await answer).status, 499)
  assert.deepEqual(endpoint.log, [
    { level: 'info', code: 'unavailable', reason: 'client_gone', action: 'status', agent: 'guid-1' },
  ])
})
