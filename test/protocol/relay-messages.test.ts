import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseRelayMessage } from '../../src/protocol/relay-message-parser.js'
import { connectionKey, isFlowId } from '../../src/protocol/relay-messages.js'
import { callWithAnything } from './arbitrary-answers.js'

const flow = 'abcdefghijklmnopqrst-_'
/** As JSON shows a value: without absent fields. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

describe('parseRelayMessage', () => {
  const outcome = { wiro: 'outcome', flow, query: '?hubspot_connected=true' }

  test('a callback is read with its query, verdict and code', () => {
    const message = parseRelayMessage({ ...outcome, verdict: 'undone', code: 'portal_refused' }, flow)

    assert.deepEqual(message, {
      wiro: 'outcome',
      query: '?hubspot_connected=true',
      verdict: 'undone',
      code: 'portal_refused',
    })
  })

  for (const wiro of ['ready', 'returned', 'end'] as const) {
    test(`${wiro} is read`, () => {
      assert.deepEqual(plain(parseRelayMessage({ wiro, flow }, flow)), { wiro, query: '' })
    })
  }

  for (const verdict of ['kept', 'nothing', 'pending', 'UNDONE', ['undone'], 1]) {
    test(`the verdict ${JSON.stringify(verdict)} is dropped`, () => {
      assert.equal(parseRelayMessage({ ...outcome, verdict }, flow)?.verdict, undefined)
    })
  }

  test('a query is cut at 4,000 characters', () => {
    assert.equal(parseRelayMessage({ ...outcome, query: 'x'.repeat(10_240) }, flow)?.query.length, 4000)
  })

  test('a code that is no string is dropped', () => {
    assert.equal(parseRelayMessage({ ...outcome, verdict: 'undone', code: 7 }, flow)?.code, undefined)
  })

  test('fields under __proto__ are not read', () => {
    const more = JSON.parse('{ "__proto__": { "query": "?hubspot_connected=true", "verdict": "undone", "code": "x" } }')

    assert.deepEqual(plain(parseRelayMessage({ wiro: 'outcome', flow, ...more }, flow)), { wiro: 'outcome', query: '' })
  })

  const junk: [title: string, data: unknown][] = [
    ['undefined', undefined],
    ['null', null],
    ['a string', 'ready'],
    ['JSON in a string', JSON.stringify({ wiro: 'ready', flow })],
    ['a number', 1],
    ['a list', ['ready', flow]],
    ['no flow', { wiro: 'ready' }],
    ['another flow', { wiro: 'ready', flow: flow.slice(1) + 'x' }],
    ['the flow in capitals', { wiro: 'ready', flow: flow.toUpperCase() }],
    ['the flow in a list', { wiro: 'ready', flow: [flow] }],
    ['no kind', { flow }],
    ['a message of a page', { wiro: 'go', flow, url: 'https://evil.example' }],
    ['an acknowledgement of a page', { wiro: 'ack', flow }],
    ['an unknown kind', { wiro: 'connected', flow }],
    ['a kind with a blank', { wiro: 'outcome ', flow }],
    ['a kind with a line break', { wiro: 'ready\n', flow }],
    ['a kind in a list', { wiro: ['ready'], flow }],
    ['a kind that cannot become text', { wiro: { toString: 1 }, flow }],
    ['a flow under __proto__', JSON.parse(`{ "wiro": "ready", "__proto__": { "flow": "${flow}" } }`)],
    ['a kind under __proto__', JSON.parse(`{ "flow": "${flow}", "__proto__": { "wiro": "ready" } }`)],
  ]
  for (const [title, data] of junk) {
    test(`${title} is not read`, () => {
      assert.equal(parseRelayMessage(data, flow), undefined)
    })
  }

  test('a message without a flow does not belong to an undefined flow', () => {
    assert.equal(parseRelayMessage({ wiro: 'nothing' }, undefined as never), undefined)
  })
})

describe('isFlowId', () => {
  const flows: [title: string, value: unknown, isId: boolean][] = [
    ['22 characters of base64url', flow, true],
    ['21 characters', flow.slice(1), false],
    ['23 characters', flow + 'x', false],
    ['a line break after it', flow + '\n', false],
    ['a mark after it', flow + '!', false],
    ['a plus', '+' + flow.slice(1), false],
    ['a slash', '/' + flow.slice(1), false],
    ['letters of another script', 'é' + flow.slice(1), false],
    ['a list of it', [flow], false],
    ['undefined', undefined, false],
  ]
  for (const [title, value, isId] of flows) {
    test(`${title} is ${isId ? 'a' : 'no'} flow id`, () => {
      assert.equal(isFlowId(value), isId)
    })
  }
})

test('two agents of one endpoint have different connection keys', () => {
  assert.deepEqual(
    [connectionKey('/api', 'a'), connectionKey('/api', 'b'), connectionKey('/api')],
    ['/api a', '/api b', '/api '],
  )
})

for (const [name, parse] of [
  ['isFlowId', isFlowId],
  ['parseRelayMessage', (data) => parseRelayMessage(Object.assign(Object(data), { flow, wiro: 'outcome' }), flow)],
] as [name: string, parse: (value: unknown) => unknown][]) {
  test(`F140 ${name} returns whatever JSON arrives`, () => callWithAnything(parse))
}
