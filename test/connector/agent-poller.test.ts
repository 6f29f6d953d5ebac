import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { AgentPoller } from '../../src/connector/agent-poller.js'
import type { MachineEvent, MachineState } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import type { Problem } from '../../src/connector/state.js'
import { addDocument, removeDocument, type DocumentStandIn } from './document-stand-in.js'
import { connected } from './states.js'

let page: DocumentStandIn

beforeEach(() => {
  page = addDocument()
  mock.timers.enable({ apis: ['Date', 'setTimeout'] })
})
afterEach(() => {
  mock.timers.reset()
  removeDocument()
})

/** A poller over an agent whose status the test sets. */
function createPoller(agentStatus: number, problem?: Problem) {
  const agent = { status: agentStatus }
  const events: MachineEvent[] = []
  const counts = { reads: 0 }
  const poller = new AgentPoller({
    state: (): MachineState => ({ status: 'connected', lastStatus: { ...connected(), agent }, problem }),
    read: async () => void counts.reads++,
    dispatch: (event) => events.push(event),
  })
  return { poller, agent, events, counts }
}

/** Passes time in steps of a poll's interval, and handles what it leads to. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 3_000) {
    mock.timers.tick(3_000)
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()
  }
}

const listening = () => new AbortController().signal

for (const [status, name] of [
  [1, 'stopping'],
  [2, 'queued'],
  [3, 'starting'],
] as const) {
  test(`F99 a ${name} agent is read every three seconds until it runs`, async () => {
    const { poller, agent, counts } = createPoller(status)
    void poller.poll(listening())

    await pass(9_000)
    agent.status = 4
    await pass(9_000)

    assert.equal(counts.reads, 4)
  })
}

for (const [status, name] of [
  [0, 'stopped'],
  [4, 'running'],
  [5, 'failed'],
  [6, 'unfinished'],
] as const) {
  test(`F99 a ${name} agent is not polled`, async () => {
    const { poller, counts } = createPoller(status)
    void poller.poll(listening())

    await pass(9_000)

    assert.equal(counts.reads, 0)
  })
}

test('a second request polls no faster', async () => {
  const { poller, counts } = createPoller(3)
  const signal = listening()
  void poller.poll(signal)
  void poller.poll(signal)

  await pass(6_000)

  assert.equal(counts.reads, 2)
})

test('an agent that does not get on is given up after five minutes', async () => {
  const { poller, counts } = createPoller(2)
  void poller.poll(listening())

  await pass(600_000)

  assert.equal(counts.reads, 100)
})

test('a hidden page does not read', async () => {
  const { poller, counts } = createPoller(3)
  void poller.poll(listening())
  page.hidden = true

  await pass(9_000)

  assert.equal(counts.reads, 0)
})

test('a page that is shown again reads', async () => {
  const { poller, counts } = createPoller(3)
  void poller.poll(listening())
  page.hidden = true
  await pass(9_000)
  page.hidden = false

  await pass(3_000)

  assert.equal(counts.reads, 1)
})

test('nothing is read after the last subscriber has left', async () => {
  const { poller, counts } = createPoller(3)
  const left = new AbortController()
  void poller.poll(left.signal)

  left.abort()
  await pass(9_000)

  assert.equal(counts.reads, 0)
})

test('the refusal to start an agent is over when it starts', () => {
  const { poller, events } = createPoller(2, createProblem('start_refused', 'start'))

  void poller.poll(listening())

  assert.deepEqual(events, [{ type: 'problemDismissed' }])
})

test('another problem stays when the agent starts', () => {
  const { poller, events } = createPoller(2, createProblem('wrong_portal', 'check'))

  void poller.poll(listening())

  assert.deepEqual(events, [])
})
