import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { loadFlow, removeFlow, saveFlow } from '../../src/connector/flow-storage.js'
import { flowStorageKey } from '../../src/protocol/relay-messages.js'
import { FLOW_ID, MINUTE_MS, sampleFlow, START } from './states.js'

const key = '/api agent'
const stored = { flow: FLOW_ID, startedAt: START, expiresAt: START + 15 * MINUTE_MS, mode: 'popup' }

let entries = new Map<string, string>()
const storage = {
  getItem: (name: string) => entries.get(name) ?? null,
  setItem: (name: string, value: string) => void entries.set(name, value),
  removeItem: (name: string) => void entries.delete(name),
}

function setStorage(get: () => object): void {
  Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, get })
}

beforeEach(() => {
  entries = new Map()
  setStorage(() => storage)
})
afterEach(() => delete (globalThis as { sessionStorage?: unknown }).sessionStorage)

const store = (value: unknown) =>
  entries.set(flowStorageKey(key), typeof value === 'string' ? value : JSON.stringify(value))

test('F42 a saved flow is loaded', () => {
  const baseline = { connected: true, portalId: '1' }
  const agentTag = 'ffffffffffffffffffffff'
  saveFlow(key, sampleFlow({ baseline, agentTag, windowHeld: true, lingering: true }))

  const flow = loadFlow(key, START + MINUTE_MS)

  assert.deepEqual(flow, sampleFlow({ baseline, agentTag, reconnect: true, windowHeld: false, redirect: false }))
})

test('a flow in this tab is loaded as one', () => {
  saveFlow(key, sampleFlow({ redirect: true }))

  assert.equal(loadFlow(key, START + MINUTE_MS)?.redirect, true)
})

test('neither URL nor callback is stored', () => {
  saveFlow(
    key,
    sampleFlow({
      baseline: { connected: false },
      hasAuthorizeUrl: true,
      isRelayReady: true,
      callback: { success: true },
    }),
  )

  assert.deepEqual(JSON.parse(entries.get(flowStorageKey(key))!), { ...stored, baseline: { connected: false } })
})

test('the flow of another agent is not loaded', () => {
  saveFlow(key, sampleFlow())

  assert.equal(loadFlow('/api other', START), undefined)
})

test('a removed flow is not loaded', () => {
  saveFlow(key, sampleFlow())

  removeFlow(key)

  assert.deepEqual([loadFlow(key, START), entries.size], [undefined, 0])
})

const times: [title: string, now: number, value: object, isLoaded: boolean][] = [
  ['at once', START, stored, true],
  ['F18 just before it expires', START + 15 * MINUTE_MS - 1, stored, true],
  ['F21 when it expires', START + 15 * MINUTE_MS, stored, false],
  ['F21 a day later', START + 1440 * MINUTE_MS, stored, false],
  ['F22 before it began', START - 1, stored, false],
  ['F22 with more than 15 minutes', START, { ...stored, expiresAt: START + 15 * MINUTE_MS + 1 }, false],
  ['with less than 15 minutes', START, { ...stored, expiresAt: START + MINUTE_MS }, true],
]
for (const [title, now, value, isLoaded] of times) {
  test(`a flow ${title} is ${isLoaded ? '' : 'not '}loaded`, () => {
    store(value)

    assert.equal(!!loadFlow(key, now), isLoaded)
  })
}

const malformed: [title: string, value: unknown][] = [
  ['text that is no JSON', '{'],
  ['an empty text', ''],
  ['null', 'null'],
  ['a number', 5],
  ['a string', '"flow"'],
  ['a list', [FLOW_ID]],
  ['an empty object', {}],
  ['no flow', { ...stored, flow: undefined }],
  ['a short flow id', { ...stored, flow: FLOW_ID.slice(1) }],
  ['a flow id with markup', { ...stored, flow: '<img src=x onerror=1>' }],
  ['a flow id in a list', { ...stored, flow: [FLOW_ID] }],
  ['no start', { ...stored, startedAt: undefined }],
  ['no end', { ...stored, expiresAt: undefined }],
  ['times as words', { ...stored, startedAt: 'now', expiresAt: 'later' }],
  ['a relay page’s entry', FLOW_ID + '!'],
  ['a flow under __proto__', `{ "__proto__": ${JSON.stringify(stored)} }`],
]
for (const [title, value] of malformed) {
  test(`${title} is not loaded`, () => {
    store(value)

    assert.equal(loadFlow(key, START + 1), undefined)
  })
}

const baselines: [title: string, baseline: unknown][] = [
  ['a string', 'connected'],
  ['null', null],
  ['"true"', { connected: 'true' }],
  ['a list', [true]],
  ['a yes under __proto__', JSON.parse('{ "__proto__": { "connected": true } }')],
]
for (const [title, baseline] of baselines) {
  test(`${title} is no baseline`, () => {
    store({ ...stored, baseline })

    assert.equal(loadFlow(key, START)!.baseline, undefined)
  })
}

describe('F111 where storage is refused', () => {
  beforeEach(() =>
    setStorage(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }),
  )

  test('no flow is loaded', () => {
    assert.equal(loadFlow(key, START), undefined)
  })

  test('saving and removing does not throw', () => {
    assert.doesNotThrow(() => {
      saveFlow(key, sampleFlow())
      removeFlow(key)
    })
  })
})

test('F111 saving does not throw where storage is full', () => {
  setStorage(() => ({
    setItem() {
      throw new DOMException('Full', 'QuotaExceededError')
    },
  }))

  assert.doesNotThrow(() => saveFlow(key, sampleFlow()))
})
