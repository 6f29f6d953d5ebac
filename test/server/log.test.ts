import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { type LogEntry, logToConsole } from '../../src/server/log.js'

/** What the console was told, by level. */
function listen(t: TestContext): unknown[] {
  const lines: unknown[] = []
  for (const level of ['info', 'warn', 'error', 'log'] as const) {
    t.mock.method(console, level, (...line: unknown[]) => lines.push([level, ...line]))
  }
  return lines
}

test('an error is one line on the console, without what the host threw', (t) => {
  const lines = listen(t)
  const cause = new Error('CANARY')
  const entry: LogEntry = { level: 'error', code: 'unavailable', reason: 'limit_failed', agent: 'guid-1\n', cause }

  logToConsole(entry)

  assert.deepEqual(lines, [
    ['error', 'wiro-hubspot-connect {"code":"unavailable","reason":"limit_failed","agent":"guid-1\\n"}'],
  ])
})

test('what people do is not on the console', (t) => {
  const lines = listen(t)

  logToConsole({ level: 'info', code: 'signed_out', reason: 'signed_out' })

  assert.deepEqual(lines, [])
})
