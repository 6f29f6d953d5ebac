import { expect } from '@open-wc/testing'
import { readStatus, waitFor } from '../../src/connector/reads.js'
import type { ConnectionStatus } from '../../src/protocol/endpoint.js'
import { connected, notConnected } from './setup.js'

let keys = 0
/** A key that nobody read before. */
const fresh = () => `reads ${keys++}`

/** An endpoint that answers when it is told to. */
function endpoint() {
  const out: { answer(told: ConnectionStatus): void; fail(): void }[] = []
  return {
    out,
    ask: () =>
      new Promise<ConnectionStatus>((answer, fail) => out.push({ answer, fail: () => fail(new Error('down')) })),
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve))

describe('reads', () => {
  it('share what is under way', async () => {
    const { out, ask } = endpoint()
    const key = fresh()
    const both = Promise.all([readStatus(key, ask), readStatus(key, ask)])
    await turn()

    out[0]!.answer(connected())

    expect([await both, out.length]).to.deep.equal([[connected(), connected()], 1])
  })

  it('of another key share nothing', async () => {
    const { out, ask } = endpoint()

    void readStatus(fresh(), ask)
    void readStatus(fresh(), ask)
    await turn()

    expect(out.length).to.equal(2)
  })

  it('ask anew once one was answered', async () => {
    const { out, ask } = endpoint()
    const key = fresh()
    const first = readStatus(key, ask)
    await turn()
    out[0]!.answer(notConnected)
    await first

    void readStatus(key, ask)
    await turn()

    expect(out.length).to.equal(2)
  })

  it('ask anew once one failed', async () => {
    const { out, ask } = endpoint()
    const key = fresh()
    const first = readStatus(key, ask).catch(() => 'failed')
    await turn()
    out[0]!.fail()

    expect(await first).to.equal('failed')
    void readStatus(key, ask)
    await turn()
    expect(out.length).to.equal(2)
  })

  it('fail together', async () => {
    const { out, ask } = endpoint()
    const key = fresh()
    const both = Promise.allSettled([readStatus(key, ask), readStatus(key, ask)])
    await turn()

    out[0]!.fail()

    expect((await both).map(({ status }) => status)).to.deep.equal(['rejected', 'rejected'])
  })

  it('leave anew where what is under way left too early', async () => {
    const { out, ask } = endpoint()
    const key = fresh()

    void readStatus(key, ask)
    void readStatus(key, ask, Date.now() + 1)
    await turn()

    expect(out.length).to.equal(2)
  })

  it('share the later of two', async () => {
    const { out, ask } = endpoint()
    const key = fresh()
    void readStatus(key, ask)
    const later = readStatus(key, ask, Date.now() + 1)
    await turn()
    out[0]!.answer(notConnected)
    await turn()

    const shared = readStatus(key, ask)
    out[1]!.answer(connected())

    expect([await later, await shared, out.length]).to.deep.equal([connected(), connected(), 2])
  })

  it('leave at most 12 times at once', async () => {
    const { out, ask } = endpoint()
    const key = fresh()

    for (let number = 0; number < 20; number++) void readStatus(key, ask, Infinity)
    await turn()

    expect(out.length).to.equal(12)
  })

  it('of one key do not use up another’s', async () => {
    const [busy, idle] = [endpoint(), endpoint()]
    const key = fresh()
    for (let number = 0; number < 12; number++) void readStatus(key, busy.ask, Infinity)

    void readStatus(fresh(), idle.ask)
    await turn()

    expect(idle.out.length).to.equal(1)
  })

  const eleven = Array.from({ length: 11 }, () => 1_000)
  const waits: [title: string, times: number[], now: number, wait: number][] = [
    ['no read before', [], 1_000, 0],
    ['11 reads at once', eleven, 1_000, 0],
    ['12 reads at once', [...eleven, 1_000], 1_000, 20_000],
    ['12 reads, the first 5 s ago', [...eleven, 6_000], 6_000, 15_000],
    ['12 reads, the first 19.999 s ago', [...eleven, 6_000], 20_999, 1],
    ['12 reads, the first 20 s ago', [...eleven, 6_000], 21_000, 0],
    ['12 reads, the first an hour ago', [...eleven, 6_000], 3_600_000, 0],
  ]
  for (const [title, times, now, wait] of waits) {
    it(`after ${title} the next waits ${wait} ms`, () => {
      expect(waitFor(times, now)).to.equal(wait)
    })
  }

  it('however often they are asked for leave 12 times in any 20 s', () => {
    let [times, now]: [number[], number] = [[], 0]
    const left: number[] = []
    for (let number = 0; number < 200; number++) {
      const at = now + waitFor(times, now)
      times = [...times, at].slice(-12)
      left.push(at)
      now += (number * 37) % 400
    }

    const crowded = left.filter((at, index) => index >= 12 && at - left[index - 12]! < 20_000)

    expect(crowded).to.deep.equal([])
  })
})
