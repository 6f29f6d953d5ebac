/**
 * The binding against owners, victims, a malicious starter, scanners and everything that fails, in random order. The
 * seeds are fixed, so that a change fails by its own defects alone. `npm run simulate -- 100000` plays new ones;
 * `npm run simulate -- 1 4711` repeats the run with that seed.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runSimulation } from './run.js'

const PARTS = 4
const RUNS = 500

const FIRST_SEED = 1

/** Runs in which the server took an account for disconnected that had just given way to another. */
const RACES = [250678541, 1938040014]

for (let part = 0; part < PARTS; part++) {
  const from = FIRST_SEED + part * RUNS
  test(`nobody honest is undone, and no victim stands untold, in ${RUNS} random runs (part ${part + 1})`, async () => {
    const violations: string[] = []
    for (let seed = from; seed < from + RUNS; seed++) {
      for (const violation of await runSimulation(seed)) violations.push(`seed ${seed}: ${violation}`)
      // A run leaves no moment to the platform by itself.
      await new Promise((resolve) => setImmediate(resolve))
    }

    assert.deepEqual(violations, [])
  })
}

for (const seed of RACES) {
  test(`an account that the server took for disconnected may be undone once more (seed ${seed})`, async () => {
    assert.deepEqual(await runSimulation(seed), [])
  })
}
