/** HubSpot has approved, and the status reads that would confirm it fail. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transition } from '../../src/connector/machine.js'
import type { MachineEvent } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import type { Code } from '../../src/protocol/codes.js'
import { notConnectedReceived, received } from './rows.js'
import { connecting, FLOW_ID, reconnecting, send, success } from './states.js'

const callbackReceived: MachineEvent = { type: 'callbackReceived', callback: success }

describe('an approval whose status cannot be read', () => {
  const approved = connecting('verifying', { callback: success })
  const reapproved = reconnecting('verifying', { callback: success })
  const timeIsUp: MachineEvent = { type: 'confirmationTimedOut' }
  const unread = (code: Code, retryAfter?: number): MachineEvent => ({
    type: 'statusFailed',
    problem: createProblem(code, 'check', retryAfter ? { retryAfter } : {}),
  })

  for (const [title, before] of [
    ['F83 says why', approved],
    ['F83 says why beside the account of before', reapproved],
  ] as const) {
    test(title, () => {
      const { status, problem, flow } = send(before, unread('unavailable'), timeIsUp).state

      assert.deepEqual(problem, { ...createProblem('unavailable', 'check'), approved: true })
      assert.deepEqual([status, flow?.id], [before === approved ? 'failed' : 'connected', FLOW_ID])
    })
  }

  test('F83 is not blamed on the reads where the last one had an answer', () => {
    const { problem } = send(approved, unread('unavailable'), notConnectedReceived, timeIsUp).state

    assert.deepEqual(problem, createProblem('not_confirmed'))
  })

  for (const [title, before] of [
    ['waits', approved],
    ['beside an account waits', reapproved],
  ] as const) {
    test(`F12 ${title} as long as a refusal says, and says so at once`, () => {
      const { state, effects } = transition(before, unread('rate_limited', 30))

      assert.deepEqual([state.problem?.retryAfter, state.problem?.approved, effects], [30, true, []])
    })
  }

  test('F12 waits anew after a further refusal', () => {
    const { problem } = send(approved, unread('rate_limited', 30), unread('rate_limited', 45)).state

    assert.equal(problem?.retryAfter, 45)
  })

  test('F12 says at once that a wait began before it', () => {
    const { state, effects } = send(connecting('authorizing'), unread('rate_limited', 30), callbackReceived)

    assert.deepEqual([state.status, state.problem?.approved, effects], ['failed', true, ['pollUntilConfirmed']])
  })

  test('F12 does not speak of a wait while the person is in HubSpot’s window', () => {
    assert.equal(transition(connecting('authorizing'), unread('rate_limited', 30)).state.status, 'authorizing')
  })

  for (const [title, before] of [
    ['F83 is shown as connected', approved],
    ['F83 is shown as connected over an account', reapproved],
  ] as const) {
    test(`${title} by the next read that has an answer`, () => {
      const { state, ended } = send(before, unread('unavailable'), timeIsUp, received())

      assert.deepEqual([state.status, state.problem, ended?.outcome], ['connected', undefined, 'connected'])
    })
  }

  test('F83 is read again at “Try again”', () => {
    const { state, effects } = send(approved, unread('unavailable'), timeIsUp, { type: 'checkRequested' })

    assert.deepEqual([state.status, effects], ['verifying', ['pollUntilConfirmed']])
  })
})
