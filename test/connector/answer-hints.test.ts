/** What the console says of an answer's fields, read through the client. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { fieldFaults } from '../../src/connector/answer-hints.js'
import { createClient } from '../../src/connector/client.js'
import type { Backend } from '../../src/protocol/endpoint.js'
import { FLOW_ID } from './states.js'

const endpoint = new URL('https://app.example/api/hubspot')
const yes = { result: true, connected: true, username: '1', errors: [] }

let warnings: string[] = []
beforeEach(() => {
  warnings = []
  mock.method(console, 'warn', (text: string) => warnings.push(text))
})
afterEach(() => mock.restoreAll())

const ask = async (body: unknown, action: 'status' | 'connect' = 'status', backend?: Backend) => {
  const client = createClient({
    endpoint,
    backend,
    headersSource: {},
    fetch: () => Promise.resolve(Response.json(body)),
  })
  const answer = action === 'status' ? client.status() : client.connect({ flow: FLOW_ID, authMethod: 'wiro' })
  const code = await answer.then(
    () => '',
    (error: Error) => error.message,
  )
  await Promise.all([
    import('../../src/connector/developer-hints.js'),
    import('../../src/connector/unnamed-refusal.js'),
  ])
  await setImmediate()
  return code
}

describe('a field of an answer', () => {
  const rows: [title: string, body: object, required: string[], faults: string[]][] = [
    ['as it should be', yes, ['result', 'connected'], []],
    ['in the lower case of Wiro’s other dialect', { ...yes, connectedat: '', authorizeurl: '' }, ['authorizeUrl'], []],
    ['that says yes as a text', { ...yes, result: 'true' }, ['result'], ['result is neither true nor false']],
    ['that is connected as a text', { ...yes, connected: 'true' }, [], ['connected is neither true nor false']],
    ['that is connected as a number', { ...yes, connected: 1 }, [], ['connected is neither true nor false']],
    ['that is connected as null', { ...yes, connected: null }, [], ['connected is neither true nor false']],
    ['result that is not there', { connected: true }, ['result'], ['result is missing']],
    ['in snake case', { ...yes, token_expires_at: '' }, [], ['tokenExpiresAt is in another spelling']],
    ['with a hyphen', { ...yes, 'Account-Name': '' }, [], ['accountName is in another spelling']],
    ['in snake case and missed', { authorize_url: '' }, ['authorizeUrl'], ['authorizeUrl is in another spelling']],
    ['in snake case beside the right one', { expires_in: 1, expiresIn: 1 }, [], []],
    ['that nobody knows', { ...yes, my_own_field: 1 }, [], []],
  ]
  for (const [title, body, required, faults] of rows) {
    test(`${title} is ${faults.length ? 'named' : 'not named'}`, () => {
      assert.deepEqual(fieldFaults(body as Record<string, unknown>, required), faults)
    })
  }
})

describe('the console', () => {
  test('names a field of a broken status once, however often it is read', async () => {
    const codes = [await ask({ ...yes, connected: 'true' }), await ask({ ...yes, connected: 'true' })]

    assert.deepEqual(codes, ['endpoint_bad_answer', 'endpoint_bad_answer'])
    assert.deepEqual(warnings, ['wiro-hubspot-connect: in the endpoint’s answer, connected is neither true nor false.'])
  })

  test('names what a status lacks that names no result', async () => {
    assert.equal(await ask({ connected: true }), 'endpoint_bad_answer')

    assert.match(warnings.join(), /result is missing/)
  })

  test('names what an answer to connect lacks', async () => {
    assert.equal(await ask({ result: true, url: 'https://secret.example' }, 'connect'), 'endpoint_bad_answer')

    assert.match(warnings.join(), /authorizeUrl is missing/)
    assert.doesNotMatch(warnings.join(), /secret/)
  })

  test('names a field in snake case, although the status can be read', async () => {
    assert.equal(await ask({ ...yes, agent_state: { status: 4 } }), '')

    assert.match(warnings.join(), /agentState is in another spelling/)
  })

  test('names a field of a host’s backend', async () => {
    const backend = { status: () => Promise.resolve({ ...yes, account_name: 'Acme' }) } as unknown as Backend

    assert.equal(await ask(undefined, 'status', backend), '')

    assert.match(warnings.join(), /accountName is in another spelling/)
  })

  test('says nothing of a right answer', async () => {
    assert.equal(await ask(yes), '')

    assert.deepEqual(warnings, [])
  })
})
