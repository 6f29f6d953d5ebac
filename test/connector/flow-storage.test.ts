import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import {
  loadFlow,
  loadSharedFlow,
  removeFlow,
  saveFlow,
  shareFlow,
  unshareFlow,
} from '../../src/connector/flow-storage.js'
import { flowStorageKey } from '../../src/protocol/relay-messages.js'
import { FLOW_ID, MINUTE_MS, sampleFlow, START } from './states.js'

const key = '/api agent'
const stored = { flow: FLOW_ID, startedAt: START, expiresAt: START + 15 * MINUTE_MS, mode: 'popup' }

const STORAGES = ['sessionStorage', 'localStorage'] as const
type StorageName = (typeof STORAGES)[number]

let entries = new Map<string, string>()
let sharedEntries = new Map<string, string>()
const storageOf = (map: Map<string, string>) => ({
  getItem: (name: string) => map.get(name) ?? null,
  setItem: (name: string, value: string) => void map.set(name, value),
  removeItem: (name: string) => void map.delete(name),
})

/** Puts these in place of the browser's storages. */
function setStorage(get: (name: StorageName) => object): void {
  for (const name of STORAGES) Object.defineProperty(globalThis, name, { configurable: true, get: () => get(name) })
}

beforeEach(() => {
  entries = new Map()
  sharedEntries = new Map()
  setStorage((name) => storageOf(name === 'sessionStorage' ? entries : sharedEntries))
})
afterEach(() => {
  for (const name of STORAGES) delete (globalThis as Partial<Record<StorageName, unknown>>)[name]
})

const store = (value: unknown) =>
  entries.set(flowStorageKey(key), typeof value === 'string' ? value : JSON.stringify(value))

test('F42 a saved flow is loaded', () => {
  const baseline = { connected: true, portalId: '1' }
  const agentTag = 'ffffffffffffffffffffff'
  saveFlow(key, sampleFlow({ baseline, agentTag, windowHeld: true, lingering: true }))

  const flow = loadFlow(key, START + MINUTE_MS)

  const loaded = { baseline, agentTag, reconnect: true, windowHeld: false, redirect: false, windowClosed: false }
  assert.deepEqual(flow, { ...sampleFlow(loaded), isUnfinished: false, windowBlocked: false })
})

test('a flow that did not finish is loaded as one, with what is known of its window', () => {
  saveFlow(key, { ...sampleFlow({ windowClosed: true }), isUnfinished: true })

  const { isUnfinished, windowClosed } = loadFlow(key, START)!

  assert.deepEqual([isUnfinished, windowClosed], [true, true])
})

test('a flow whose window was blocked is loaded as one', () => {
  saveFlow(key, { ...sampleFlow(), windowBlocked: true })

  assert.equal(loadFlow(key, START)!.windowBlocked, true)
})

for (const value of ['true', 1, [true], {}]) {
  test(`${JSON.stringify(value)} makes a flow neither unfinished nor blocked`, () => {
    store({ ...stored, unfinished: value, windowClosed: value, windowBlocked: value })

    const { isUnfinished, windowClosed, windowBlocked } = loadFlow(key, START)!

    assert.deepEqual([isUnfinished, windowClosed, windowBlocked], [false, false, false])
  })
}

test('a flow that another tab shares is loaded where this tab has none of its own', () => {
  const [theirs, mine] = [sampleFlow({ id: 'a'.repeat(22) }), sampleFlow({ id: 'b'.repeat(22) })]
  shareFlow(key, theirs)
  assert.equal(loadFlow(key, START)?.id, theirs.id)

  saveFlow(key, mine)

  assert.deepEqual([loadFlow(key, START)?.id, loadSharedFlow(key, START)?.id], [mine.id, theirs.id])
})

test('a shared flow is not loaded once it is removed, and the flow of this tab stays', () => {
  saveFlow(key, sampleFlow())
  shareFlow(key, sampleFlow())

  unshareFlow(key)

  assert.deepEqual([loadSharedFlow(key, START), sharedEntries.size, entries.size], [undefined, 0, 1])
})

test('a shared flow whose time is up is deleted where it is met', () => {
  shareFlow(key, sampleFlow())

  assert.equal(loadSharedFlow(key, START + 15 * MINUTE_MS), undefined)
  assert.equal(sharedEntries.size, 0)
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
      shareFlow(key, sampleFlow())
      unshareFlow(key)
    })
  })
})

test('F111 saving does not throw where storage is full', () => {
  setStorage(() => ({
    setItem() {
      throw new DOMException('Full', 'QuotaExceededError')
    },
  }))

  assert.doesNotThrow(() => {
    saveFlow(key, sampleFlow())
    shareFlow(key, sampleFlow())
  })
})
