import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AgentStartController } from '../../../src/card/controllers/agent-start.js'
import type { State } from '../../../src/connector/state.js'
import { connected } from '../states.js'
import { FakeHost } from './host.js'

const withAgent = (status: number): State =>
  connected({ agent: { status }, health: 'paused', can: ['status', 'connect', 'start-agent'] })

/** Waits for what follows an answer. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('starting the agent', () => {
  for (const [status, isOffered] of [
    [0, true],
    [1, false],
    [2, false],
    [3, false],
    [4, false],
    [5, true],
    [6, false],
    [77, false],
  ] as const) {
    it(`is ${isOffered ? '' : 'not '}offered at status ${status}`, () => {
      assert.equal(new AgentStartController(new FakeHost(withAgent(status))).isOffered, isOffered)
    })
  }

  it('is not offered where the endpoint does not', () => {
    assert.equal(new AgentStartController(new FakeHost(connected({ agent: { status: 0 } }))).isOffered, false)
  })

  it('is pending until it is answered', async () => {
    const host = new FakeHost(withAgent(0))
    const agentStart = new AgentStartController(host)

    void agentStart.start()
    const before = agentStart.isPending
    host.answerStart({ outcome: 'started' })
    await settle()

    assert.deepEqual([before, agentStart.isPending], [true, false])
  })

  it('was ignored where Wiro accepted it and the agent is still stopped', async () => {
    const host = new FakeHost(withAgent(0))
    const agentStart = new AgentStartController(host)

    void agentStart.start()
    host.answerStart({ outcome: 'started' })
    await settle()

    assert.equal(agentStart.isIgnored, true)
  })

  it('was not ignored where it was refused', async () => {
    const host = new FakeHost(withAgent(0))
    const agentStart = new AgentStartController(host)

    void agentStart.start()
    host.answerStart({ outcome: 'refused' })
    await settle()

    assert.equal(agentStart.isIgnored, false)
  })

  it('is forgotten once the agent has moved', async () => {
    const host = new FakeHost(withAgent(0))
    const agentStart = new AgentStartController(host)
    void agentStart.start()
    host.answerStart({ outcome: 'started' })
    await settle()

    host.update(withAgent(3))
    host.update(withAgent(0))

    assert.equal(agentStart.isIgnored, false)
  })
})
