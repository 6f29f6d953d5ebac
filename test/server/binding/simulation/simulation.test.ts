/**
 * The binding against owners, victims, a malicious starter, scanners and everything that fails, in random order.
 * `npm run simulate -- 100000` plays more; `npm run simulate -- 1 4711` repeats the run with that seed.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runSimulation } from './run.js'

const PARTS = 4
const RUNS = 500

const firstSeed = Math.floor(Math.random() * 2 ** 31)

for (let part = 0; part < PARTS; part++) {
  const from = firstSeed + part * RUNS
  test(`nobody honest is undone, and no victim stands untold, in ${RUNS} random runs (part ${part + 1})`, async () => {
    const violations: string[] = []
    for (let seed = from; seed < from + RUNS; seed++) {
      for (const violation of await runSimulation(seed)) violations.push(`seed ${seed}: ${violation}`)
      // A run leaves no moment to the platform by itself.
      await new Promise((resolve) => setImmediate(resolve))
    }

    assert.deepEqual(violations, [], `The first seed was ${from}.`)
  })
}
