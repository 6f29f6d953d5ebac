/** The handler as a whole: methods, errors, and what never reaches a browser or the log. */
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { test } from 'node:test'
import { createHandler } from '../../src/server/handler.js'
import { apiKey, createEndpoint, createRequest, errorOf, flow, postAction, publicUrl, readAnswer } from './endpoint.js'
import { canary, connectAnswer, connectedStatus, startFakeWiro, successAnswer } from './fake-wiro.js'

for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
  test(`${method} is refused with the methods there are`, async () => {
    const endpoint = createEndpoint()

    const answered = await readAnswer(await endpoint.handler(new Request(publicUrl, { method })))

    assert.deepEqual(errorOf(answered), [405, false, 'misconfigured'])
    assert.equal(answered.headers.get('allow'), 'GET, HEAD, POST')
  })
}

for (const [action, last] of [
  ['disconnect', { body: successAnswer }],
  ['connect', { body: connectAnswer }],
] as const) {
  test(`F130 a browser that leaves does not end a ${action}`, async (t) => {
    const { baseUrl, arrived } = await startFakeWiro(
      t,
      (response) => finish.then(() => response.end(JSON.stringify(connectedStatus))),
      last,
    )
    let release = () => {}
    const finish = new Promise<void>((resolve) => (release = resolve))
    const leaving = new AbortController()

    const answer = createEndpoint({ baseUrl, fetch }).handler(
      createRequest({ action, flow }, {}, { signal: leaving.signal }),
    )
    await arrived(0)
    leaving.abort()
    release()

    assert.equal((await readAnswer(await answer)).body.result, true)
  })
}

test('F31 the browser hears neither the key, nor the address, nor a word of Wiro', async (t) => {
  const message = `Requested ip 203.0.113.7 is not allowed. ${canary}`
  const { baseUrl } = await startFakeWiro(t, { status: 401, body: { result: false, errors: [{ code: 0, message }] } })
  const endpoint = createEndpoint({ baseUrl, fetch })

  const answered = await postAction(endpoint, { action: 'status' })

  assert.deepEqual(errorOf(answered), [502, false, 'misconfigured'])
  assert.doesNotMatch(answered.text + JSON.stringify(endpoint.log), /CANARY|203\.0/)
  assert.deepEqual(endpoint.log, [
    { level: 'error', code: 'misconfigured', reason: 'ip_not_allowed', action: 'status', agent: 'guid-1' },
  ])
})

for (const action of ['status', 'connect', 'disconnect']) {
  test(`a Wiro that repeats the key at ${action} does not get it into an answer or the log`, async (t) => {
    const repeat = (response: ServerResponse, { headers }: IncomingMessage) => {
      const said = `${String(headers['x-api-key'])} ${String(headers['x-signature'])}`
      response.end(
        JSON.stringify({ result: false, code: said, errors: [{ code: said, message: said }], message: said }),
      )
    }
    const { baseUrl, calls } = await startFakeWiro(t, repeat)
    const endpoint = createEndpoint({ baseUrl, fetch, apiSecret: 'SECRET-CANARY' })

    const { text, headers } = await postAction(endpoint, { action, flow })

    const told = text + JSON.stringify([...headers]) + JSON.stringify(endpoint.log)
    assert.doesNotMatch(told, /CANARY/)
    assert.equal(told.includes(String(calls[0]?.headers['x-signature'])), false)
  })
}

test('nothing but the three required options is needed', async (t) => {
  const { baseUrl, paths } = await startFakeWiro(t, {
    body: { ...connectedStatus, useragents: [{ guid: 'guid-1', status: 4 }] },
  })
  const handler = createHandler({ apiKey, publicUrl, resolveAgent: () => 'guid-1', baseUrl: baseUrl + '/' })

  const { body } = await postAction({ handler }, { action: 'status' })

  assert.deepEqual([body.connected, body.agentState], [true, { status: 4 }])
  assert.deepEqual(body.can, ['status', 'connect', 'disconnect', 'start-agent'])
  assert.deepEqual(paths().sort(), ['/UserAgent/Detail', 'Status'])
})

test('an exception that nobody thought of is an answer too', async () => {
  const endpoint = createEndpoint()
  const broken = new Proxy(createRequest({ action: 'status' }), {
    get(target, name) {
      if (name === 'headers') throw new Error(canary)
      return Reflect.get(target, name, target) as unknown
    },
  })

  const response = await endpoint.handler(broken)

  assert.deepEqual(errorOf(await readAnswer(response)), [500, false, 'unavailable'])
  assert.deepEqual(endpoint.log, [{ level: 'error', code: 'unavailable', reason: 'unexpected' }])
})

for (const [title, log] of [
  ['throws', () => assert.fail('log')],
  ['rejects', () => Promise.reject(new Error('log'))],
] as const) {
  test(`a log that ${title} changes nothing`, async () => {
    const answered = await postAction(createEndpoint({ log, resolveAgent: () => undefined }), { action: 'status' })

    assert.deepEqual(errorOf(answered), [401, false, 'signed_out'])
  })
}
