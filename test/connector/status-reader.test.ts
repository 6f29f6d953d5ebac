import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import type { MachineEvent } from '../../src/connector/machine-model.js'
import { createError } from '../../src/connector/problem.js'
import { StatusReader } from '../../src/connector/status-reader.js'
import type { ConnectionStatus } from '../../src/protocol/parsed-answers.js'
import { connected, notConnected } from './states.js'

let keys = 0
let key = ''
let requests: { answer(status: ConnectionStatus): void; fail(error: Error): void }[] = []

beforeEach(() => {
  key = `reader ${keys++}`
  requests = []
  mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_000 })
})
afterEach(() => mock.timers.reset())

/** Several readers of one key share an endpoint, whose answers the test gives. */
function createReader() {
  const events: MachineEvent[] = []
  const reader = new StatusReader({
    key,
    request: () => new Promise((answer, fail) => requests.push({ answer, fail })),
    dispatch: (event) => events.push(event),
    onAnswer: () => {},
    now: () => Date.now(),
  })
  return { reader, events }
}

/** Lets the promises that are settled be handled. */
async function handleAnswers(): Promise<void> {
  for (let turns = 0; turns < 10; turns++) await Promise.resolve()
}

test('an answer is dispatched', async () => {
  const { reader, events } = createReader()
  void reader.read()
  await handleAnswers()

  requests[0]!.answer(connected())
  await handleAnswers()

  assert.deepEqual(events, [{ type: 'statusReceived', received: connected() }])
})

test('a failure is dispatched as a problem of the check', async () => {
  const { reader, events } = createReader()
  void reader.read()
  await handleAnswers()

  requests[0]!.fail(createError('signed_out'))
  await handleAnswers()

  assert.deepEqual(events, [{ type: 'statusFailed', problem: { code: 'signed_out', owner: 'you', during: 'check' } }])
})

test('F13 a read that takes three seconds is slow', async () => {
  const { reader, events } = createReader()
  void reader.read()

  mock.timers.tick(2_999)
  const before = [...events]
  mock.timers.tick(1)

  assert.deepEqual([before, events], [[], [{ type: 'statusDelayed' }]])
})

test('F90 an answer after a later read’s answer is ignored', async () => {
  const { reader, events } = createReader()
  void reader.read()
  mock.timers.tick(1)
  void reader.readNow()
  await handleAnswers()

  requests[1]!.answer(connected())
  await handleAnswers()
  requests[0]!.answer(notConnected)
  await handleAnswers()

  assert.deepEqual(events, [{ type: 'statusReceived', received: connected() }])
})

test('a read from now on is a new one, also within the millisecond in which another left', async () => {
  const { reader } = createReader()
  void reader.read()
  void reader.readNow()
  await handleAnswers()

  assert.equal(requests.length, 2)
})

test('F90 an answer to a read that left before a change is ignored', async () => {
  const { reader, events } = createReader()
  void reader.read()
  await handleAnswers()

  reader.discardUnderWay()
  requests[0]!.answer(connected())
  await handleAnswers()

  assert.deepEqual(events, [])
})

test('two connectors that hear of the same change within 50 ms read once', async () => {
  const [one, other] = [createReader(), createReader()]

  void one.reader.readAfterChange()
  mock.timers.tick(50)
  void other.reader.readAfterChange()
  await handleAnswers()

  assert.equal(requests.length, 1)
})

test('a change that is announced within 50 ms of an own read is read once', async () => {
  const { reader } = createReader()

  void reader.readNow()
  mock.timers.tick(50)
  void reader.readAfterChange()
  await handleAnswers()

  assert.equal(requests.length, 1)
})

test('a change that is announced later than 50 ms after a read is read again', async () => {
  const { reader } = createReader()

  void reader.readNow()
  mock.timers.tick(51)
  void reader.readAfterChange()
  await handleAnswers()

  assert.equal(requests.length, 2)
})

test('the time of the last read is known', () => {
  const { reader } = createReader()
  mock.timers.tick(500)

  void reader.read()

  assert.equal(reader.lastReadAt, 1_500)
})
