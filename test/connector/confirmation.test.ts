import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { pollUntilConfirmed } from '../../src/connector/confirmation.js'

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }))
afterEach(() => mock.timers.reset())

/** Lets the clock run for 20 s, and returns the seconds at which the status was read. */
async function readsWithin20Seconds(hasEnded: boolean, stopAt = Infinity): Promise<number[]> {
  const controller = new AbortController()
  const readAt: number[] = []
  const read = async () => void readAt.push(Date.now() / 1000)
  void pollUntilConfirmed(read, controller.signal, hasEnded)
  for (let elapsed = 0; elapsed <= 20_000; elapsed += 10) {
    if (elapsed >= stopAt) controller.abort()
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    mock.timers.tick(10)
  }
  return readAt.map((seconds) => Math.round(seconds * 10) / 10)
}

for (const [title, hasEnded, expected] of [
  ['of a flow that waits for its confirmation', false, [0, 0.5, 1, 2, 4, 8]],
  ['of a flow that has ended', true, [0, 2, 10]],
] as const) {
  test(`F82 the status ${title} is read at growing intervals`, async () => {
    assert.deepEqual(await readsWithin20Seconds(hasEnded), expected)
  })
}

test('the status is not read any more after the confirmation', async () => {
  assert.deepEqual(await readsWithin20Seconds(false, 3_000), [0, 0.5, 1, 2])
})
