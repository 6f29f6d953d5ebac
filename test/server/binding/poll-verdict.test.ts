/** The checks by which the handler polls the verdict on the first unmarked window of a seal. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Verdict } from '../../../src/protocol/endpoint.js'
import { pollVerdict } from '../../../src/server/binding/poll-verdict.js'
import { createVirtualClock } from './virtual-clock.js'

/** Polls with these results, one after the other; the last one stays. A check takes `checkMs`. */
async function poll(results: (Verdict | Error)[], checkMs = 0) {
  const clock = createVirtualClock(0)
  const times: number[] = []
  const verdict = pollVerdict(async () => {
    times.push(clock.now())
    const result = results[Math.min(times.length, results.length) - 1]!
    await clock.sleep(checkMs)
    if (result instanceof Error) throw result
    return result
  }, clock).catch((error: unknown) => error)
  await clock.runUntilIdle()
  return { times, verdict: await verdict }
}

const down = new Error('down')

test('the handler checks at 0, 0.5, 1.5, 3.5 and 7.5 s, and then leaves it pending', async () => {
  assert.deepEqual(await poll(['pending']), { times: [0, 500, 1_500, 3_500, 7_500], verdict: 'pending' })
})

test('a decision ends the checks', async () => {
  assert.deepEqual(await poll(['pending', 'pending', 'undone']), { times: [0, 500, 1_500], verdict: 'undone' })
  assert.deepEqual(await poll(['nothing']), { times: [0], verdict: 'nothing' })
})

test('a check that fails is followed by the next one', async () => {
  assert.deepEqual(await poll([down, down, 'undone']), { times: [0, 500, 1_500], verdict: 'undone' })
})

test('an error of the last check is the answer', async () => {
  assert.deepEqual(await poll(['pending', down]), { times: [0, 500, 1_500, 3_500, 7_500], verdict: down })
})

test('a check whose time passed during a slow one is left out', async () => {
  assert.deepEqual(await poll(['pending'], 2_000), { times: [0, 3_500, 7_500], verdict: 'pending' })
})
