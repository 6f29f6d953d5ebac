/** How equal failures are counted in the log, and which failures are equal. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDampedLog } from '../../src/server/log-damping.js'
import type { LogEntry } from '../../src/server/log.js'

const MINUTE_MS = 60_000

/** A log with a clock of its own. */
function createLog() {
  const written: LogEntry[] = []
  let time = 0
  const damped = createDampedLog(
    (entry) => written.push(entry),
    () => time,
  )
  return { ...damped, written, pass: (ms: number) => void (time += ms) }
}

const outage: LogEntry = { level: 'error', code: 'unavailable', reason: 'connection_refused', agent: 'guid-1' }

test('the first of equal failures is logged at once, and those of the next minute are counted in one entry', () => {
  const { log, logCounts, written, pass } = createLog()

  for (let call = 0; call < 50; call++) log({ ...outage, reference: `r${call}` })
  const atOnce = [...written]
  pass(MINUTE_MS)
  logCounts()

  assert.deepEqual(atOnce, [{ ...outage, reference: 'r0' }])
  const { agent: _agent, ...shared } = outage
  assert.deepEqual(written.slice(1), [{ ...shared, reference: 'r0', count: 49 }])
})

test('an outage of an hour with 10 failures a second is 61 entries, whose counts add up', () => {
  const { log, logCounts, written, pass } = createLog()

  for (let call = 0; call < 36_000; call++) {
    log(outage)
    pass(100)
  }
  logCounts()

  assert.equal(written.length, 61)
  assert.equal(
    written.reduce((sum, { count = 1 }) => sum + count, 0),
    36_000,
  )
})

test('no count is logged before its minute is over', () => {
  const { log, logCounts, written, pass } = createLog()
  log(outage)
  log(outage)

  pass(MINUTE_MS - 1)
  logCounts()

  assert.equal(written.length, 1)
})

test('equal failures have the reference of the entry in the log', () => {
  const { log } = createLog()

  const references = ['one', 'two', 'three'].map((reference) => log({ ...outage, reference }))

  assert.deepEqual(references, ['one', 'one', 'one'])
})

test('after a minute without it, a failure is logged at once again, under a new reference', () => {
  const { log, written, pass } = createLog()
  log({ ...outage, reference: 'one' })
  pass(MINUTE_MS)

  const reference = log({ ...outage, reference: 'two' })

  assert.equal(reference, 'two')
  assert.deepEqual(
    written.map(({ reference, count }) => [reference, count]),
    [
      ['one', undefined],
      ['two', undefined],
    ],
  )
})

test('a count that is due is logged with the next entry, whatever that is about', () => {
  const { log, written, pass } = createLog()
  log(outage)
  log(outage)
  pass(MINUTE_MS)

  log({ level: 'info', reason: 'signed_out' })

  assert.deepEqual(
    written.map(({ reason, count }) => [reason, count]),
    [
      ['connection_refused', undefined],
      ['connection_refused', 1],
      ['signed_out', undefined],
    ],
  )
})

const different: [title: string, one: LogEntry, other: LogEntry][] = [
  ['the reason', outage, { ...outage, reason: 'connection_reset' }],
  ['the second reason', outage, { ...outage, because: 'host_timeout' }],
  ['what was thrown', outage, { ...outage, thrown: 'TypeError' }],
  [
    'Wiro’s HTTP status',
    { ...outage, reason: 'upstream_5xx', wiro: { path: '/x', status: 502 } },
    { ...outage, reason: 'upstream_5xx', wiro: { path: '/x', status: 503 } },
  ],
  ['the agent of a failure that concerns one', ...agents('agent_not_found')],
  [
    'a foreign origin',
    { ...outage, origin: { got: 'https://a.example', expected: [] } },
    { ...outage, origin: { got: 'https://b.example', expected: [] } },
  ],
]
for (const [title, one, other] of different) {
  test(`failures that differ in ${title} are logged one by one`, () => {
    const { log, written } = createLog()

    log(one)
    log(other)

    assert.equal(written.length, 2)
  })
}

function agents(reason: LogEntry['reason']): [LogEntry, LogEntry] {
  return [
    { ...outage, reason },
    { ...outage, reason, agent: 'guid-2' },
  ]
}

test('an outage is one entry for all agents and actions', () => {
  const { log, written } = createLog()

  for (const entry of agents('connection_refused')) log(entry)
  log({ ...outage, action: 'connect' })

  assert.equal(written.length, 1)
})

const undamped: LogEntry[] = [
  { level: 'info', reason: 'signed_out' },
  { level: 'error', reason: 'finished_elsewhere', agent: 'guid-1' },
]
for (const entry of undamped) {
  test(`each ${entry.reason} is logged`, () => {
    const { log, written } = createLog()

    log(entry)
    log(entry)

    assert.deepEqual(written, [entry, entry])
  })
}

test('a scanner with another origin in each request leaves at most 100 failures in memory, and no count is lost', () => {
  const { log, logCounts, written, pass } = createLog()
  const foreign = (index: number): LogEntry => ({
    level: 'warn',
    reason: 'origin_foreign',
    origin: { got: `https://${index}.example`, expected: [] },
  })
  log(outage)
  log(outage)

  for (let index = 0; index < 250; index++) log(foreign(index))
  pass(MINUTE_MS)
  logCounts()
  log(foreign(249))
  log(foreign(0))

  const counts = written.filter(({ count }) => count)
  assert.deepEqual(
    counts.map(({ reason, count }) => [reason, count]),
    [['connection_refused', 1]],
  )
  assert.equal(written.length, 1 + 250 + 1 + 2)
})

test('what a function of yours threw is not kept for the counts', () => {
  const { log, logCounts, written, pass } = createLog()
  const failure: LogEntry = { level: 'error', reason: 'store_failed', thrown: 'Error', cause: new Error('CANARY') }
  log(failure)
  log(failure)

  pass(MINUTE_MS)
  logCounts()

  assert.equal('cause' in written[0]!, true)
  assert.equal('cause' in written[1]!, false)
})

test('counting sets no timer, which would keep a process alive', (t) => {
  const timers = [t.mock.method(globalThis, 'setTimeout'), t.mock.method(globalThis, 'setInterval')]
  const { log } = createLog()

  log(outage)
  log(outage)

  assert.deepEqual(
    timers.map(({ mock }) => mock.callCount()),
    [0, 0],
  )
})
