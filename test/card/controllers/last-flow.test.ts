import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LastFlowController } from '../../../src/card/controllers/last-flow.js'
import { disconnected, failed, flowWith, waiting } from '../states.js'
import { FakeHost } from './host.js'

const flow = flowWith()

describe('the last flow', () => {
  it('is still known when its problem is shown', () => {
    const host = new FakeHost()
    const lastFlow = new LastFlowController(host)

    host.update(waiting('authorizing', flow))
    host.update(failed('session_expired'))

    assert.equal(lastFlow.flow, flow)
  })

  it('is forgotten once another state is shown', () => {
    const host = new FakeHost()
    const lastFlow = new LastFlowController(host)

    host.update(waiting('authorizing', flow))
    host.update(disconnected)

    assert.equal(lastFlow.flow, undefined)
  })
})
