/** The looks of the handler at the first unmarked window of a seal. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Verdict } from '../../../src/protocol/endpoint.js'
import { lookUntilDecided } from '../../../src/server/binding/look.js'
import { createVirtualClock } from './virtual-clock.js'

/** Looks with these results, one after the other; the last one stays. A look takes `lookMs`. */
async function look(results: (Verdict | Error)[], lookMs = 0) {
  const clock = createVirtualClock(0)
  const times: number[] = []
  const verdict = lookUntilDecided(async () => {
    times.push(clock.now())
    const result = results[Math.min(times.length, results.length) - 1]!
    await clock.sleep(lookMs)
    if (result instanceof Error) throw result
    return result
  }, clock).catch((error: unknown) => error)
  await clock.runUntilIdle()
  return { times, verdict: await verdict }
}

const down = new Error('down')

test('the handler looks at 0, 0.5, 1.5, 3.5 and 7.5 s, and then leaves it pending', async () => {
  assert.deepEqual(await look(['pending']), { times: [0, 500, 1_500, 3_500, 7_500], verdict: 'pending' })
})

test('a decision ends the looks', async () => {
  assert.deepEqual(await look(['pending', 'pending', 'undone']), { times: [0, 500, 1_500], verdict: 'undone' })
  assert.deepEqual(await look(['nothing']), { times: [0], verdict: 'nothing' })
})

test('a look that fails is followed by the next one', async () => {
  assert.deepEqual(await look([down, down, 'undone']), { times: [0, 500, 1_500], verdict: 'undone' })
})

test('an error of the last look is the answer', async () => {
  assert.deepEqual(await look(['pending', down]), { times: [0, 500, 1_500, 3_500, 7_500], verdict: down })
})

test('a look whose time passed during a slow one is left out', async () => {
  assert.deepEqual(await look(['pending'], 2_000), { times: [0, 3_500, 7_500], verdict: 'pending' })
})
