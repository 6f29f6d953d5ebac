import { expect } from '@open-wc/testing'
import { takeTurn } from '../../src/connector/carrier.js'
import { until } from './setup.js'

let names = 0

describe('carrier', () => {
  let name: string
  const ends: AbortController[] = []

  /** Somebody who lives until its `end`. */
  const somebody = () => {
    const end = new AbortController()
    ends.push(end)
    let queued = 0
    const turn = takeTurn(name, end.signal, () => queued++)
    return { end, turn, queued: () => queued }
  }

  const held = async () => (await navigator.locks.query()).held!.some((lock) => lock.name === name)

  beforeEach(() => (name = `carrier ${names++}`))

  afterEach(() => {
    for (const end of ends.splice(0)) end.abort()
  })

  it('is the first who asks', async () => {
    const first = somebody()

    expect((await first.turn)!.signal.aborted).to.equal(false)
    expect(first.queued()).to.equal(0)
  })

  it('is one: the second queues, and hears that it does', async () => {
    const first = somebody()
    await first.turn
    const second = somebody()

    await until(() => second.queued())

    expect(await Promise.race([second.turn, Promise.resolve('waits')])).to.equal('waits')
  })

  it('is the second once the first goes', async () => {
    const first = somebody()
    await first.turn
    const second = somebody()
    await until(() => second.queued())

    first.end.abort()

    expect((await second.turn)!.signal.aborted).to.equal(false)
  })

  it('is the second once the first lets go', async () => {
    const first = somebody()
    const turn = await first.turn
    const second = somebody()
    await until(() => second.queued())

    turn!.abort()

    expect(await second.turn).not.to.equal(undefined)
  })

  it('is nobody who went while queueing', async () => {
    const first = somebody()
    await first.turn
    const second = somebody()
    await until(() => second.queued())

    second.end.abort()

    expect(await second.turn).to.equal(undefined)
  })

  it('is nobody who was gone before', async () => {
    const turn = await takeTurn(name, AbortSignal.abort())

    expect(turn).to.equal(undefined)
  })

  it('is anybody after one who was gone before', async () => {
    await takeTurn(name, AbortSignal.abort())

    const second = somebody()

    expect(await second.turn).not.to.equal(undefined)
  })

  it('leaves nothing held when it goes', async () => {
    const first = somebody()
    await first.turn
    const before = await held()

    first.end.abort()
    await navigator.locks.request(name, () => {})

    expect([before, await held()]).to.deep.equal([true, false])
  })

  for (const [title, locks] of [
    ['without locks', undefined],
    ['whose locks are refused', { request: () => Promise.reject(new DOMException('', 'SecurityError')) }],
  ] as const) {
    it(`F124 in a browser ${title} is everybody`, async () => {
      Object.defineProperty(navigator, 'locks', { configurable: true, value: locks })

      const turns = await Promise.all([somebody().turn, somebody().turn])
      delete (navigator as { locks?: unknown }).locks

      expect(turns.every((turn) => turn && !turn.signal.aborted)).to.equal(true)
    })
  }
})
