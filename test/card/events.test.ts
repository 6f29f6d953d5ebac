import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eventsFor, WiroBeforeConnectEvent, WiroConnectedEvent, WiroErrorEvent } from '../../src/card/events.js'
import type { State } from '../../src/connector/state.js'
import { connected, disconnected, failed, flowWith, problemWith, waiting } from './states.js'

const errorsOf = (previous: State, state: State) =>
  eventsFor({ state, previous }, undefined).filter((event) => event instanceof WiroErrorEvent)

describe('wiro-error', () => {
  it('is fired twice where the same code occurs twice', () => {
    assert.equal(errorsOf(failed('offline'), failed('offline')).length, 1)
  })

  it('is fired once for a problem that stays', () => {
    const problem = problemWith('unfinished')

    assert.deepEqual(errorsOf(connected({ problem }), connected({ problem, health: 'ok' })), [])
  })

  it('is not fired where a status read finds an unexpected account', () => {
    const problem = problemWith('wrong_portal', { during: 'check' })

    assert.deepEqual(errorsOf(disconnected, connected({ problem })), [])
  })
})

describe('wiro-connected', () => {
  const connectedAfter = (reconnect: boolean, lastSettled: State | undefined) => {
    const flow = flowWith(14, { reconnect })
    const previous = waiting('verifying', flow)
    const ended = { outcome: 'connected' as const, flow: flow.id, duration: 1 }
    const events = eventsFor({ state: connected(), previous, ended }, lastSettled)
    return events.some((event) => event instanceof WiroConnectedEvent)
  }

  for (const [what, lastSettled] of [
    ['nothing was read', undefined],
    ['the page brought a status that says connected', connected()],
    ['the page brought a status that says disconnected', disconnected],
  ] as const) {
    it(`is fired at page load where ${what}, and a flow of this browser ends with it`, () => {
      assert.equal(connectedAfter(false, lastSettled), true)
    })
  }

  it('has the flow that was cancelled before its approval', () => {
    const change = { state: connected(), previous: disconnected, lateFlow: 'late' }

    const event = eventsFor(change, disconnected).find((one) => one instanceof WiroConnectedEvent)

    assert.equal(event?.flow, 'late')
  })

  it('is not fired for a reconnect to the same account', () => {
    assert.deepEqual([connectedAfter(true, undefined), connectedAfter(true, connected())], [false, false])
  })
})

describe('an event', () => {
  it('leaves shadow roots, and bubbles', () => {
    const { bubbles, composed, cancelable } = new WiroErrorEvent('offline', undefined)

    assert.deepEqual([bubbles, composed, cancelable], [true, true, false])
  })

  it('before a connection can be cancelled', () => {
    assert.equal(new WiroBeforeConnectEvent(false).cancelable, true)
  })
})
