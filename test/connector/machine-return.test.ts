/** A window that is back from HubSpot: the status is read beside the server's verdict, and judged with it. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transition } from '../../src/connector/machine.js'
import type { MachineEvent } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import { notConnectedReceived, readFailed, received, testRows, type Row } from './rows.js'
import {
  connected,
  connectedState,
  connecting,
  disconnectedState,
  failedState,
  failing,
  firstFlow,
  FLOW_ID,
  reconnecting,
  send,
  success,
} from './states.js'

const returned: MachineEvent = { type: 'windowReturned', flow: FLOW_ID }
const callbackReceived = (callback = success): MachineEvent => ({ type: 'callbackReceived', callback })
const undone = failing('wrong_browser')
const end = ['closeWindowSoon', 'endSession', 'notifyOtherTabs'] as const

const rows: Row[] = [
  ['has the status read at once', connecting('authorizing'), returned, 'authorizing', ['readStatus']],
  ['has it read after it seemed closed, too', connecting('unfinished'), returned, 'unfinished', ['readStatus']],
  ['changes nothing after its callback', connecting('verifying', { callback: success }), returned, 'verifying'],
  ['shows nothing new after its flow', disconnectedState, returned, 'disconnected'],
  ['shows nothing new after its flow over an account', connectedState, returned, 'connected'],
]
testRows('a window that is back', rows)

describe('the status that is read beside the verdict', () => {
  const isBack = send(connecting('authorizing'), returned).state
  const isBackAgain = send(reconnecting('authorizing'), returned).state

  test('waits for the callback, which brings the account’s name', () => {
    const { state, ended } = transition(isBack, received())

    assert.deepEqual([state.status, ended], ['authorizing', undefined])
  })

  for (const [title, state] of [
    ['a first connection', isBack],
    ['a reconnect to the same account', isBackAgain],
  ] as const) {
    test(`proves ${title} together with the callback, without another read`, () => {
      const step = send(state, received(), callbackReceived())

      assert.deepEqual([step.state.status, step.effects, step.ended?.outcome], ['connected', end, 'connected'])
      assert.equal(step.state.lastStatus?.account.name, 'Acme')
    })
  }

  test('shows that a reconnect led to another account, and which one was before', () => {
    const before = { ...isBackAgain, lastStatus: connected({ portalId: '1', name: 'Acme' }) }
    const callback = { success: true, portalId: '2', name: 'Other' }

    const { state, ended } = send(before, received(connected({ portalId: '2' })), callbackReceived(callback))

    assert.deepEqual(ended, { outcome: 'connected', code: 'wrong_portal' })
    assert.deepEqual(
      [state.problem?.previousPortalId, state.problem?.previousName, state.problem?.accountName],
      ['1', 'Acme', 'Other'],
    )
  })

  for (const [title, flow, status] of [
    ['“not connected”', isBack, notConnectedReceived],
    ['the account of before, and the callback another', isBackAgain, received()],
  ] as const) {
    test(`is followed by others where it says ${title}`, () => {
      const { state, effects } = send(flow, status, callbackReceived({ success: true, portalId: '2' }))

      assert.deepEqual([state.status, effects], ['verifying', ['pollUntilConfirmed']])
    })
  }

  test('never shows an account that the server undid', () => {
    const { state, effects, ended } = send(isBack, received(), callbackReceived(undone))

    assert.deepEqual([state.status, effects, ended], ['verifying', ['readStatus'], undefined])
    assert.deepEqual(transition(state, notConnectedReceived).ended, { outcome: 'failed', code: 'wrong_browser' })
  })

  test('shows the account at the next read where no callback follows', () => {
    const step = send(isBack, received(), received())

    assert.deepEqual([step.state.status, step.ended?.outcome], ['connected', 'connected'])
  })

  test('is replaced by what a later read says', () => {
    const { state, effects } = send(isBackAgain, received(), notConnectedReceived, callbackReceived())

    assert.deepEqual([state.status, effects], ['verifying', ['pollUntilConfirmed']])
  })

  test('counts as any other once the callback was there first', () => {
    const step = send(isBack, callbackReceived(), received())

    assert.deepEqual([step.state.status, step.ended?.outcome], ['connected', 'connected'])
  })

  test('waits for no portal id once the callback was there without one', () => {
    const callback = callbackReceived({ success: true, name: 'Acme' })
    const step = send(isBack, callback, received(connected({ name: 'Acme' })))

    assert.deepEqual([step.state.status, step.ended?.outcome], ['connected', 'connected'])
  })

  test('that fails is followed by others', () => {
    const { state, effects } = send(isBack, readFailed, callbackReceived())

    assert.deepEqual([state.status, effects], ['verifying', ['pollUntilConfirmed']])
  })

  test('proves nothing for a window that was opened again', () => {
    const { effects } = send(isBack, received(), { type: 'reopenRequested' }, callbackReceived())

    assert.deepEqual(effects, ['pollUntilConfirmed'])
  })

  test('does not hide that the account is not allowed', () => {
    const refused: MachineEvent = { type: 'statusFailed', problem: createProblem('portal_refused', 'check') }

    assert.equal(send(isBack, refused).state.problem?.code, 'portal_refused')
  })

  test('goes on with a flow whose window was blocked at first', () => {
    const blocked = failedState('popup_blocked', { flow: firstFlow() })

    assert.equal(send(blocked, returned, received(), callbackReceived()).state.status, 'connected')
  })
})
