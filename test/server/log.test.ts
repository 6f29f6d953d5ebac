import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createLogThrottle, type LogEntry, logToConsole } from '../../src/server/log.js'

/** Records the lines that the console gets, each with its level. */
function recordConsole(t: TestContext): unknown[] {
  const lines: unknown[] = []
  for (const level of ['info', 'warn', 'error', 'log'] as const) {
    t.mock.method(console, level, (...line: unknown[]) => lines.push([level, ...line]))
  }
  return lines
}

test('an error is logged to the console in one line, without the host’s exception', (t) => {
  const lines = recordConsole(t)
  const cause = new Error('CANARY')
  const entry: LogEntry = { level: 'error', code: 'unavailable', reason: 'limit_failed', agent: 'guid-1\n', cause }

  logToConsole(entry)

  assert.deepEqual(lines, [
    [
      'error',
      'wiro-hubspot-connect {"level":"error","code":"unavailable","reason":"limit_failed","agent":"guid-1\\n"}',
    ],
  ])
})

test('an info entry is not logged to the console', (t) => {
  const lines = recordConsole(t)

  logToConsole({ level: 'info', code: 'signed_out', reason: 'signed_out' })

  assert.deepEqual(lines, [])
})

test('F139 an entry that repeats is allowed once an hour, and another key is not affected', () => {
  let time = 0
  const mayLog = createLogThrottle(() => time)

  const first = [mayLog('a'), mayLog('a'), mayLog('b')]
  time = 3_599_999
  const before = mayLog('a')
  time = 3_600_000
  const after = mayLog('a')

  assert.deepEqual([first, before, after], [[true, false, true], false, true])
})
