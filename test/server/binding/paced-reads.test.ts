/** The pace of status reads: a distance between their starts, and a shared read for all that wait. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPace } from '../../../src/server/binding/pace.js'
import { createPacedReads } from '../../../src/server/binding/paced-reads.js'
import { createVirtualClock } from './virtual-clock.js'

/** Reads take 100 ms and resolve to the time at which they began. */
function setUpReads() {
  const clock = createVirtualClock(0)
  const starts: number[] = []
  const read = createPacedReads(async (agent) => {
    const startedAt = clock.now()
    starts.push(startedAt)
    await clock.sleep(100)
    return `${agent} ${startedAt}`
  }, clock)
  const answers: string[] = []
  /** Asks after so many milliseconds. */
  const ask = (atMs: number, agent = 'a') =>
    void clock.sleep(atMs).then(async () => answers.push(`${atMs}: ${await read(agent)}`))
  return { clock, starts, answers, ask }
}

test('a thousand questions in a second cause five reads, and each is answered', async () => {
  const { clock, starts, answers, ask } = setUpReads()
  for (let index = 0; index < 1_000; index++) ask(index)

  await clock.runUntilIdle()

  assert.deepEqual([starts, answers.length], [[0, 250, 500, 750, 1_000], 1_000])
})

test('a question gets no read that had begun before it', async () => {
  const { clock, answers, ask } = setUpReads()
  for (const atMs of [0, 50, 240, 260]) ask(atMs)

  await clock.runUntilIdle()

  assert.deepEqual(answers, ['0: a 0', '50: a 250', '240: a 250', '260: a 500'])
})

test('the questions about one agent do not delay those about another', async () => {
  const { clock, answers, ask } = setUpReads()
  ask(0)
  ask(1, 'b')

  await clock.runUntilIdle()

  assert.deepEqual(answers, ['0: a 0', '1: b 1'])
})

test('a read that fails is the answer to all who waited for it, and the next one is tried', async () => {
  const clock = createVirtualClock(0)
  let reads = 0
  const read = createPacedReads(async () => {
    if (++reads === 2) throw new Error('down')
    return reads
  }, clock)

  const asked = Promise.allSettled([read('a'), read('a'), read('a')])
  await clock.runUntilIdle()

  assert.deepEqual(
    (await asked).map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected'],
  )
  const last = read('a')
  await clock.runUntilIdle()
  assert.equal(await last, 3)
})

test('a pace starts once in its interval and says how long to wait', () => {
  let time = 0
  const pace = createPace(1_000, () => time)

  const waits = [0, 1, 999, 1_000, 1_500].map((at) => ((time = at), pace.start('seal')))

  assert.deepEqual([waits, pace.start('other seal')], [[0, 999, 1, 0, 500], 0])
})
