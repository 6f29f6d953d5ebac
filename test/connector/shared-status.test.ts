import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { createError } from '../../src/connector/problem.js'
import { readSharedStatus, waitBeforeRead } from '../../src/connector/shared-status.js'
import type { ConnectionStatus } from '../../src/protocol/parsed-answers.js'
import { connected, notConnected } from './states.js'
import { settle } from './wait.js'

/** An endpoint whose answers the test gives. */
function createEndpoint() {
  const requests: { answer(status: ConnectionStatus): void; fail(error?: Error): void }[] = []
  const request = () =>
    new Promise<ConnectionStatus>((resolve, reject) =>
      requests.push({ answer: resolve, fail: (error = new Error('down')) => reject(error) }),
    )
  return { requests, request }
}

/** As `settle`, where timers are mocked. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a status read', () => {
  let keys = 0
  let key = ''
  beforeEach(() => (key = `key ${keys++}`))

  test('is shared while it is under way', async () => {
    const { requests, request } = createEndpoint()
    const both = Promise.all([readSharedStatus(key, request), readSharedStatus(key, request)])
    await settle()

    requests[0]!.answer(connected())

    assert.deepEqual([await both, requests.length], [[connected(), connected()], 1])
  })

  test('is not shared with another key', async () => {
    const { requests, request } = createEndpoint()

    void readSharedStatus(key, request)
    void readSharedStatus(`${key} other`, request)
    await settle()

    assert.equal(requests.length, 2)
  })

  test('leaves anew after an answer', async () => {
    const { requests, request } = createEndpoint()
    const first = readSharedStatus(key, request)
    await settle()
    requests[0]!.answer(notConnected)
    await first

    void readSharedStatus(key, request)
    await settle()

    assert.equal(requests.length, 2)
  })

  test('leaves anew after a failure', async () => {
    const { requests, request } = createEndpoint()
    const first = readSharedStatus(key, request)
    await settle()
    requests[0]!.fail()
    await assert.rejects(first)

    void readSharedStatus(key, request)
    await settle()

    assert.equal(requests.length, 2)
  })

  test('fails for everybody who shares it', async () => {
    const { requests, request } = createEndpoint()
    const both = Promise.allSettled([readSharedStatus(key, request), readSharedStatus(key, request)])
    await settle()

    requests[0]!.fail()

    assert.deepEqual(
      (await both).map(({ status }) => status),
      ['rejected', 'rejected'],
    )
  })

  test('leaves anew where the one under way left too early', async () => {
    const { requests, request } = createEndpoint()

    void readSharedStatus(key, request)
    void readSharedStatus(key, request, Date.now() + 1)
    await settle()

    assert.equal(requests.length, 2)
  })

  test('shares the later of two that are under way', async () => {
    const { requests, request } = createEndpoint()
    void readSharedStatus(key, request)
    const later = readSharedStatus(key, request, Date.now() + 1)
    await settle()
    requests[0]!.answer(notConnected)
    await settle()

    const shared = readSharedStatus(key, request)
    requests[1]!.answer(connected())

    assert.deepEqual([await later, await shared, requests.length], [connected(), connected(), 2])
  })

  test('F12 leaves no earlier than a refusal asks for', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    const { requests, request } = createEndpoint()
    const refused = assert.rejects(readSharedStatus(key, request))
    await turn()
    requests[0]!.fail(createError('rate_limited', { retryAfter: 30 }))
    await refused

    const further = readSharedStatus(key, request)
    t.mock.timers.tick(29_999)
    await turn()
    const early = requests.length
    t.mock.timers.tick(1)
    await turn()
    requests[1]!.answer(connected())

    assert.deepEqual([early, await further], [1, connected()])
  })

  test('leaves at most 12 times at once', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const { requests, request } = createEndpoint()

    for (let count = 0; count < 20; count++) void readSharedStatus(key, request, Infinity)
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()

    assert.equal(requests.length, 12)
  })

  test('does not use up the reads of another key', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const [busy, idle] = [createEndpoint(), createEndpoint()]
    for (let count = 0; count < 12; count++) void readSharedStatus(key, busy.request, Infinity)

    void readSharedStatus(`${key} other`, idle.request)
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()

    assert.equal(idle.requests.length, 1)
  })
})

describe('the wait before a read', () => {
  const eleven = Array.from({ length: 11 }, () => 1_000)
  const waits: [title: string, leftAt: number[], now: number, waitMs: number][] = [
    ['no read', [], 1_000, 0],
    ['11 reads at once', eleven, 1_000, 0],
    ['12 reads at once', [...eleven, 1_000], 1_000, 20_000],
    ['12 reads, the first 5 s ago', [...eleven, 6_000], 6_000, 15_000],
    ['12 reads, the first 19.999 s ago', [...eleven, 6_000], 20_999, 1],
    ['12 reads, the first 20 s ago', [...eleven, 6_000], 21_000, 0],
    ['12 reads, the first an hour ago', [...eleven, 6_000], 3_600_000, 0],
  ]
  for (const [title, leftAt, now, waitMs] of waits) {
    test(`after ${title} is ${waitMs} ms`, () => {
      assert.equal(waitBeforeRead(leftAt, now), waitMs)
    })
  }

  test('lets 12 reads leave in any 20 s, however often they are requested', () => {
    const left: number[] = []
    let now = 0
    for (let count = 0; count < 200; count++) {
      left.push(now + waitBeforeRead(left.slice(-12), now))
      now += (count * 37) % 400
    }

    const crowded = left.filter((at, index) => index >= 12 && at - left[index - 12]! < 20_000)

    assert.deepEqual(crowded, [])
  })
})
