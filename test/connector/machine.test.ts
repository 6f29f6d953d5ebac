/** The transitions without a flow, and while an account is being disconnected. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transition } from '../../src/connector/machine.js'
import type { MachineEvent, MachineState } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import {
  begin,
  check,
  close,
  connectFailed,
  disconnect,
  newFlow,
  notConnectedReceived,
  press,
  readFailed,
  received,
  restart,
  testRows,
  type Row,
} from './rows.js'
import {
  checkFailedState,
  checkingState,
  connectedState,
  disconnectedState,
  disconnectingState,
  failedState,
  connecting,
  FLOW_ID,
  reconnecting,
  send,
  START,
  success,
} from './states.js'

const flowResumed: MachineEvent = { type: 'flowResumed', flow: newFlow }
const actionFailed: MachineEvent = {
  type: 'actionFailed',
  problem: createProblem('endpoint_timeout', 'disconnect'),
}

const withoutFlow: Row[] = [
  ['a press before the first read begins a flow', checkingState, press, 'opening', begin],
  ['a press begins a flow', disconnectedState, press, 'opening', begin],
  ['a press over an account begins a reconnect', connectedState, press, 'opening', begin],
  ['a press after a failure begins a flow', failedState(), press, 'opening', begin],
  ['a reloaded page goes on with its flow', checkingState, flowResumed, 'authorizing', ['startSession']],
  [
    'a reloaded page goes on with a flow that did not finish',
    checkingState,
    { type: 'flowResumed', flow: { ...newFlow, isUnfinished: true } },
    'unfinished',
    ['startSession'],
  ],
  [
    'a reloaded page says again that the window was blocked',
    checkingState,
    { type: 'flowResumed', flow: { ...newFlow, windowBlocked: true } },
    'failed',
    ['startSession'],
  ],
  ['F19 a press without a network fails', disconnectedState, connectFailed('offline'), 'failed'],
  ['F19 a press without a network keeps the account', connectedState, connectFailed('offline'), 'connected'],
  ['F107 a disconnect without an account does nothing', disconnectedState, disconnect, 'disconnected'],
  ['F102 a disconnect is sent', connectedState, disconnect, 'disconnecting', ['sendDisconnect']],
  ['“Check again” keeps what is shown', connectedState, check, 'connected', ['readStatus']],
  ['“Check again” after a failure checks', failedState(), check, 'checking', ['readStatus']],
  [
    'F86 the callback of an ended flow has the status read, which may lag behind',
    disconnectedState,
    { type: 'lateCallbackReceived', flow: FLOW_ID, callback: success },
    'disconnected',
    ['pollUntilConfirmed'],
  ],
]

const agentMissing: MachineEvent = { type: 'statusFailed', problem: createProblem('no_agent', 'check') }

const reads: Row[] = [
  ['a first read shows an account', checkingState, received(), 'connected'],
  ['a first read shows that there is no account', checkingState, notConnectedReceived, 'disconnected'],
  ['F88 a first read that fails is no “not connected”', checkingState, readFailed, 'failed'],
  ['a read shows that the account is gone', connectedState, notConnectedReceived, 'disconnected'],
  ['F48 a read shows the account that another tab connected', disconnectedState, received(), 'connected'],
  ['a later read that fails keeps the account', connectedState, readFailed, 'connected'],
  ['an agent that is gone takes its account along', connectedState, agentMissing, 'failed'],
  ['an agent that is there again shows its account', send(connectedState, agentMissing).state, received(), 'connected'],
  ['a later read that fails keeps “not connected”', disconnectedState, readFailed, 'disconnected'],
  ['F88 a read after a failed check shows an account', checkFailedState, received(), 'connected'],
  ['F88 a read after a failed check shows “not connected”', checkFailedState, notConnectedReceived, 'disconnected'],
  ['F66 a read after a failed flow shows an account', failedState(), received(), 'connected'],
  ['“not connected” after a failed flow keeps the problem', failedState(), notConnectedReceived, 'failed'],
  ['a read that fails after a failed flow keeps the problem', failedState(), readFailed, 'failed'],
]

const headersChanged: MachineEvent = { type: 'headersChanged' }

const headers: Row[] = [
  [
    'that come before the first answer cause another read',
    checkingState,
    headersChanged,
    'checking',
    ['shareStatusRead'],
  ],
  ['that come after a refused read cause another', checkFailedState, headersChanged, 'checking', ['shareStatusRead']],
  ['that come after a flow failed change nothing', failedState(), headersChanged, 'failed'],
  ['that come while an account is shown change nothing', connectedState, headersChanged, 'connected'],
  [
    'that come where another account was found than expected change nothing',
    { ...connectedState, problem: createProblem('wrong_portal', 'check') } as MachineState,
    headersChanged,
    'connected',
  ],
  ['that come during a flow leave it', connecting('authorizing'), headersChanged, 'authorizing'],
]

const disconnecting: Row[] = [
  [
    'F110 a disconnect that succeeds is announced to other tabs',
    disconnectingState,
    { type: 'disconnectSucceeded' },
    'disconnected',
    ['notifyOtherTabs'],
  ],
  ['F103 a disconnect that fails keeps the account', disconnectingState, actionFailed, 'connected', ['readStatus']],
  ['F104 a second disconnect does nothing', disconnectingState, disconnect, 'disconnecting'],
  ['F106 a press does nothing', disconnectingState, press, 'disconnecting'],
  ['F106 a restart does nothing', disconnectingState, restart, 'disconnecting'],
  ['F106 a flow is not resumed', disconnectingState, flowResumed, 'disconnecting'],
  ['F108 a read does nothing', disconnectingState, received(), 'disconnecting'],
  [
    'a read that says that the server has disconnected the portal does nothing',
    disconnectingState,
    { type: 'statusFailed', problem: createProblem('portal_refused', 'check') },
    'disconnecting',
  ],
  [
    'F105 a disconnect during a flow cancels the flow first',
    reconnecting('authorizing'),
    disconnect,
    'disconnecting',
    [...close, 'sendDisconnect'],
    { outcome: 'cancelled' },
  ],
]

testRows('without a flow', withoutFlow)
testRows('a status read without a flow', reads)
testRows('headers of the page', headers)
testRows('while disconnecting', disconnecting)

const reopen: MachineEvent = { type: 'reopenRequested' }
const relayReady: MachineEvent = { type: 'relayReady' }
const delayed: MachineEvent = { type: 'statusDelayed' }
const urlReceived: MachineEvent = { type: 'authorizeUrlReceived', expiresAt: new Date(START + 600_000) }
const callbackReceived: MachineEvent = { type: 'callbackReceived', callback: success }

describe('a slow read', () => {
  test('F13 is shown', () => {
    assert.equal(transition(checkingState, delayed).state.isSlow, true)
  })

  for (const [title, state, event] of [
    ['an answer', connectedState, received()],
    ['a first read that fails', checkingState, readFailed],
    ['a later read that fails', connectedState, readFailed],
    ['a read that fails during a flow', connecting('authorizing'), readFailed],
  ] as const) {
    test(`F13 ends with ${title}`, () => {
      assert.equal(!!send(state, delayed, event).state.isSlow, false)
    })
  }
})

describe('an event without meaning', () => {
  const meaningless: [title: string, state: MachineState, event: MachineEvent][] = [
    ['a relay page without a flow', disconnectedState, relayReady],
    ['a URL without a flow', connectedState, urlReceived],
    ['a failed launch without a flow', disconnectedState, { type: 'launchFailed', problem: createProblem('offline') }],
    ['a change without a flow', connectedState, { type: 'flowChanged', changes: { lingering: true } }],
    ['a callback without a flow', disconnectedState, callbackReceived],
    ['the end of reads without a flow', disconnectedState, { type: 'confirmationTimedOut' }],
    ['a lost window without a flow', connectedState, { type: 'windowLost' }],
    ['an expiry without a flow', connectedState, { type: 'flowExpired' }],
    ['“Cancel” without a flow', connectedState, { type: 'cancelRequested' }],
    ['“Open again” without a flow', disconnectedState, reopen],
    ['focus without a flow', connectedState, { type: 'statusSuggested' }],
    ['a resumed flow beside another', connecting('authorizing'), { type: 'flowResumed', flow: newFlow }],
    ['a disconnect without an account', disconnectedState, disconnect],
    ['a press while disconnecting', disconnectingState, press],
  ]
  for (const [title, state, event] of meaningless) {
    test(`(${title}) returns the same state`, () => {
      const step = transition(state, event)

      assert.deepEqual([step.state === state, step.effects], [true, []])
    })
  }
})

test('a transition leaves its input as it was', () => {
  const state = connecting('authorizing')
  const before = structuredClone(state)

  send(state, urlReceived, callbackReceived, check, received())

  assert.deepEqual(state, before)
})
