import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eventsFor, WiroBeforeConnectEvent, WiroErrorEvent } from '../../src/card/events.js'
import type { State } from '../../src/connector/state.js'
import { connected, disconnected, failed, problemWith } from './states.js'

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

describe('an event', () => {
  it('leaves shadow roots, and bubbles', () => {
    const { bubbles, composed, cancelable } = new WiroErrorEvent('offline', undefined)

    assert.deepEqual([bubbles, composed, cancelable], [true, true, false])
  })

  it('before a connection can be cancelled', () => {
    assert.equal(new WiroBeforeConnectEvent(false).cancelable, true)
  })
})
