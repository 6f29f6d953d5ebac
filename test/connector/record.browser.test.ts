import { expect } from '@open-wc/testing'
import { attempt, keep, recall } from '../../src/connector/record.js'
import { flowStorageKey } from '../../src/protocol/relay-messages.js'
import { flowOf, id, minute, start } from './setup.js'

const key = '/api agent'
const good = { flow: id, startedAt: start, expiresAt: start + 15 * minute, mode: 'popup' }

const write = (value: unknown) =>
  sessionStorage.setItem(flowStorageKey(key), typeof value === 'string' ? value : JSON.stringify(value))

/** In place of the browser's, while `act` runs. */
function withStorage<T>(storage: Partial<Storage> | undefined, act: () => T): T {
  const there = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!
  const get = () => {
    if (storage) return storage
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  Object.defineProperty(window, 'sessionStorage', { configurable: true, get })
  try {
    return act()
  } finally {
    Object.defineProperty(window, 'sessionStorage', there)
  }
}

describe('record', () => {
  afterEach(() => sessionStorage.clear())

  it('F42 brings a flow back', () => {
    keep(key, flowOf({ baseline: { connected: true, portalId: '1' }, windowHeld: true, lingering: true }))

    const kept = recall(key, start + minute)

    expect(kept).to.deep.equal(
      flowOf({
        baseline: { connected: true, portalId: '1' },
        reconnect: true,
        windowHeld: false,
        redirect: false,
      }),
    )
  })

  it('brings back that a flow left in this tab', () => {
    keep(key, flowOf({ redirect: true }))

    expect(recall(key, start + minute)?.redirect).to.equal(true)
  })

  it('holds no URL, no outcome and no name of its own making', () => {
    keep(key, flowOf({ baseline: { connected: false }, addressed: true, ready: true, outcome: { success: true } }))

    expect(JSON.parse(sessionStorage.getItem(flowStorageKey(key))!)).to.deep.equal({
      ...good,
      baseline: { connected: false },
    })
  })

  it('is one for each endpoint and agent', () => {
    keep(key, flowOf())

    expect(recall('/api other', start)).to.equal(undefined)
  })

  it('is gone when it is forgotten', () => {
    keep(key, flowOf())

    keep(key)

    expect([recall(key, start), sessionStorage.length]).to.deep.equal([undefined, 0])
  })

  const times: [title: string, now: number, record: object, kept: boolean][] = [
    ['at once', start, good, true],
    ['F18 just before its time is up', start + 15 * minute - 1, good, true],
    ['F21 when its time is up', start + 15 * minute, good, false],
    ['F21 a day later', start + 1440 * minute, good, false],
    ['F22 before it began', start - 1, good, false],
    ['F22 with more time than there is', start, { ...good, expiresAt: start + 15 * minute + 1 }, false],
    ['with less time', start, { ...good, expiresAt: start + minute }, true],
  ]
  for (const [title, now, record, kept] of times) {
    it(`${title} is ${kept ? '' : 'not '}gone on with`, () => {
      write(record)

      expect(!!recall(key, now)).to.equal(kept)
    })
  }

  const junk: [title: string, value: unknown][] = [
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', 5],
    ['a text', '"flow"'],
    ['a list', [id]],
    ['an empty object', {}],
    ['no flow', { ...good, flow: undefined }],
    ['a short flow', { ...good, flow: id.slice(1) }],
    ['a flow with markup', { ...good, flow: '<img src=x onerror=1>' }],
    ['a flow in a list', { ...good, flow: [id] }],
    ['no beginning', { ...good, startedAt: undefined }],
    ['no end', { ...good, expiresAt: undefined }],
    ['times in words', { ...good, startedAt: 'now', expiresAt: 'later' }],
    ['a relay’s record', id + '!'],
    ['a flow under __proto__', `{ "__proto__": ${JSON.stringify(good)} }`],
  ]
  for (const [title, value] of junk) {
    it(`of ${title} is none`, () => {
      write(value)

      expect(recall(key, start + 1)).to.equal(undefined)
    })
  }

  const baselines: [title: string, baseline: unknown][] = [
    ['a text', 'connected'],
    ['null', null],
    ['"true"', { connected: 'true' }],
    ['a list', [true]],
    ['a yes under __proto__', JSON.parse('{ "__proto__": { "connected": true } }')],
  ]
  for (const [title, baseline] of baselines) {
    it(`with ${title} as its baseline has none`, () => {
      write({ ...good, baseline })

      expect(recall(key, start)!.baseline).to.equal(undefined)
    })
  }

  it('F111 is none where storage is refused', () => {
    expect(withStorage(undefined, () => recall(key, start))).to.equal(undefined)
  })

  it('F111 is not kept where storage is refused, and nothing breaks', () => {
    withStorage(undefined, () => {
      keep(key, flowOf())
      keep(key)
    })

    expect(sessionStorage.length).to.equal(0)
  })

  it('F111 is not kept where storage is full, and nothing breaks', () => {
    const full = {
      setItem() {
        throw new DOMException('Full', 'QuotaExceededError')
      },
    }

    expect(() => withStorage(full, () => keep(key, flowOf()))).not.to.throw()
  })

  it('a flow of which nobody knows what was before is a reconnect', () => {
    const reconnects = [undefined, { connected: true }, { connected: false }].map(
      (baseline) => attempt(id, start, start + 1, false, baseline).reconnect,
    )

    expect(reconnects).to.deep.equal([true, true, false])
  })
})
