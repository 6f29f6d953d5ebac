/**
 * Ends a test process in which a test or a hook takes too long, and names it. Preloaded with `--import`.
 * Node's own `--test-timeout` limits a whole file and names no test.
 */
import { afterEach, beforeEach, type TestContext } from 'node:test'
import { pendingWaits } from './eventually.js'

// Tests may replace the global timers.
const { setTimeout, clearTimeout } = globalThis

const limitMs = Number(process.env.TEST_LIMIT_MS ?? 30_000)

let current = 'before the first test'
let timer: NodeJS.Timeout

/** Says what was running, what it waited for and which handles keep the process alive. */
function report(): never {
  const handles = process.getActiveResourcesInfo().filter((name) => name !== 'Timeout' && name !== 'PipeWrap')
  const lines = [
    `The time limit of ${limitMs / 1000} s is over ${current}.`,
    ...pendingWaits().map((wait) => `It was waiting for ${wait}.`),
    ...(handles.length ? [`Open handles: ${handles.join(', ')}.`] : []),
    'The other tests of this process did not run.',
  ]
  console.error(lines.map((line) => `  ✖ ${line}`).join('\n'))
  process.exit(1)
}

function restart(place: string): void {
  current = place
  clearTimeout(timer)
  timer = setTimeout(report, limitMs).unref()
}

// The runner preloads this file in its own process too, which runs no test itself.
if (process.env.NODE_TEST_CONTEXT?.startsWith('child')) {
  restart(current)
  beforeEach((test) => restart(`in the test “${(test as TestContext).name}”`))
  afterEach((test) => restart(`after the test “${(test as TestContext).name}”`))
}
