/** The handler as a whole: methods, errors, and what never reaches a browser or the log. */
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { test } from 'node:test'
import { createHandler } from '../../src/server/handler.js'
import { apiKey, createEndpoint, createRequest, errorOf, flow, postAction, publicUrl, readAnswer } from './endpoint.js'
import { canary, connectAnswer, connectedStatus, startFakeWiro, successAnswer } from './fake-wiro.js'

for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
  test(`${method} is refused, and the Allow header lists the methods`, async () => {
    const endpoint = createEndpoint()

    const answer = await readAnswer(await endpoint.handler(new Request(publicUrl, { method })))

    assert.deepEqual(errorOf(answer), [405, false, 'misconfigured'])
    assert.equal(answer.headers.get('allow'), 'GET, HEAD, POST')
  })
}

for (const [action, last] of [
  ['disconnect', { body: successAnswer }],
  ['connect', { body: connectAnswer }],
] as const) {
  test(`F130 a browser that disconnects does not end a ${action}`, async (t) => {
    const { baseUrl, arrived } = await startFakeWiro(
      t,
      (response) => released.then(() => response.end(JSON.stringify(connectedStatus))),
      last,
    )
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    const browser = new AbortController()

    const answer = createEndpoint({ baseUrl, fetch }).handler(
      createRequest({ action, flow }, {}, { signal: browser.signal }),
    )
    await arrived(0)
    browser.abort()
    release()

    assert.equal((await readAnswer(await answer)).body.result, true)
  })
}

test('F31 no answer and no log entry holds an IP address or a text of Wiro’s', async (t) => {
  const message = `Requested ip 203.0.113.7 is not allowed. ${canary}`
  const { baseUrl } = await startFakeWiro(t, { status: 401, body: { result: false, errors: [{ code: 0, message }] } })
  const endpoint = createEndpoint({ baseUrl, fetch })

  const answer = await postAction(endpoint, { action: 'status' })

  assert.deepEqual(errorOf(answer), [502, false, 'misconfigured'])
  assert.doesNotMatch(answer.text + JSON.stringify(endpoint.log), /CANARY|203\.0/)
  assert.deepEqual(endpoint.log, [
    {
      level: 'error',
      code: 'misconfigured',
      reason: 'ip_not_allowed',
      action: 'status',
      agent: 'guid-1',
      wiro: { path: '/UserAgentOAuth/HubSpotStatus', status: 401, number: 0, text: 'ip_not_allowed' },
    },
  ])
})

for (const action of ['status', 'connect', 'disconnect']) {
  test(`a key that Wiro repeats in the answer to ${action} reaches neither the browser nor the log`, async (t) => {
    const repeat = (response: ServerResponse, { headers }: IncomingMessage) => {
      const repeated = `${String(headers['x-api-key'])} ${String(headers['x-signature'])}`
      response.end(
        JSON.stringify({
          result: false,
          code: repeated,
          errors: [{ code: repeated, message: repeated }],
          message: repeated,
        }),
      )
    }
    const { baseUrl, calls } = await startFakeWiro(t, repeat)
    const endpoint = createEndpoint({ baseUrl, fetch, apiSecret: 'SECRET-CANARY' })

    const { text, headers } = await postAction(endpoint, { action, flow })

    const output = text + JSON.stringify([...headers]) + JSON.stringify(endpoint.log)
    assert.doesNotMatch(output, /CANARY/)
    assert.equal(output.includes(String(calls[0]?.headers['x-signature'])), false)
  })
}

test('a handler works with the three required options', async (t) => {
  const { baseUrl, paths } = await startFakeWiro(t, {
    body: { ...connectedStatus, useragents: [{ guid: 'guid-1', status: 4 }] },
  })
  const handler = createHandler({ apiKey, publicUrl, resolveAgent: () => 'guid-1', baseUrl: baseUrl + '/' })

  const { body } = await postAction({ handler }, { action: 'status' })

  assert.deepEqual([body.connected, body.agentState], [true, { status: 4 }])
  assert.deepEqual(body.can, ['status', 'connect', 'disconnect', 'start-agent'])
  assert.deepEqual(paths().sort(), ['/UserAgent/Detail', 'Status'])
})

test('an unexpected exception is answered with 500', async () => {
  const endpoint = createEndpoint()
  const broken = new Proxy(createRequest({ action: 'status' }), {
    get(target, name) {
      if (name === 'headers') throw new Error(canary)
      return Reflect.get(target, name, target) as unknown
    },
  })

  const response = await endpoint.handler(broken)

  assert.deepEqual(errorOf(await readAnswer(response)), [500, false, 'unavailable'])
  assert.deepEqual(endpoint.log, [{ level: 'error', code: 'unavailable', reason: 'unexpected', thrown: 'Error' }])
})

for (const [title, log] of [
  ['throws', () => assert.fail('log')],
  ['rejects', () => Promise.reject(new Error('log'))],
] as const) {
  test(`a log function that ${title} changes nothing`, async () => {
    const answer = await postAction(createEndpoint({ log, resolveAgent: () => undefined }), { action: 'status' })

    assert.deepEqual(errorOf(answer), [401, false, 'signed_out'])
  })
}
