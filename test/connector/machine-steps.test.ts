/** What a flow and an account keep from one step to the next. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transition } from '../../src/connector/machine.js'
import type { MachineEvent, MachineState } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import type { Baseline } from '../../src/protocol/parsed-answers.js'
import { disconnect, newFlow, notConnectedReceived, press, readFailed, received } from './rows.js'
import {
  checkFailedState,
  checkingState,
  connected,
  connectedState,
  connecting,
  denied,
  disconnectedState,
  disconnectingState,
  failedState,
  failing,
  firstFlow,
  FLOW_ID,
  reconnecting,
  secondFlow,
  send,
  START,
  success,
} from './states.js'

const expiresAt = new Date(START + 600_000)
const urlReceived = (baseline?: Baseline): MachineEvent => ({ type: 'authorizeUrlReceived', expiresAt, baseline })
const callbackReceived = (callback = success): MachineEvent => ({ type: 'callbackReceived', callback })
const lateCallback = (callback = success): MachineEvent => ({ type: 'lateCallbackReceived', flow: FLOW_ID, callback })
const reopen: MachineEvent = { type: 'reopenRequested' }
const relayReady: MachineEvent = { type: 'relayReady' }
const verifyEnd: MachineEvent = { type: 'endVerificationRequested' }
const blocked = failedState('popup_blocked', { flow: firstFlow() })
const other = { connected: true, portalId: '9' }

const nameAfter = (state: MachineState, ...events: MachineEvent[]) =>
  send(state, ...events).state.lastStatus!.account.name
const codeAfter = (state: MachineState, ...events: MachineEvent[]) => send(state, ...events).state.problem?.code

describe('the baseline of a flow', () => {
  const baselines: [title: string, state: MachineState, events: MachineEvent[], baseline: Baseline | undefined][] = [
    ['stays the first one', connecting('authorizing'), [urlReceived(other)], { connected: false }],
    ['is the endpoint’s', connectedState, [press, urlReceived(other)], other],
    [
      'is the last status where the endpoint tells none',
      connectedState,
      [press, urlReceived()],
      { connected: true, portalId: '1', name: undefined },
    ],
    ['is unknown where nothing told it', checkingState, [press, urlReceived()], undefined],
  ]
  for (const [title, state, events, baseline] of baselines) {
    test(title, () => {
      assert.deepEqual(send(state, ...events).state.flow?.baseline, baseline)
    })
  }

  test('becomes “not connected” where a read says so', () => {
    const { flow } = transition(reconnecting('authorizing'), notConnectedReceived).state

    assert.equal(flow?.baseline?.connected, false)
  })

  test('F42 of “not connected” makes the flow no reconnect', () => {
    const { flow } = transition(
      connecting('authorizing', { reconnect: true, baseline: undefined }),
      notConnectedReceived,
    ).state

    assert.equal(flow?.reconnect, false)
  })
})

describe('a flow', () => {
  test('expires when the endpoint says', () => {
    assert.equal(transition(connecting('opening'), urlReceived()).state.flow?.expiresAt, expiresAt)
  })

  for (const [state, isReconnect] of [
    [connectedState, true],
    [disconnectedState, false],
    [checkingState, false],
  ] as const) {
    test(`that begins in “${state.status}” is ${isReconnect ? 'a' : 'no'} reconnect`, () => {
      assert.equal(transition(state, press).state.flow?.reconnect, isReconnect)
    })
  }

  test('that is opened again forgets its lost window', () => {
    const { flow } = transition(connecting('unfinished', { isWindowLost: true, isRelayReady: true }), reopen).state

    assert.deepEqual([flow?.isWindowLost, flow?.isRelayReady], [false, false])
  })

  test('F56 takes what is seen of its window', () => {
    const changes = { windowHeld: false, lingering: true }

    const { flow } = transition(connecting('authorizing'), { type: 'flowChanged', changes }).state

    assert.deepEqual([flow?.windowHeld, flow?.lingering], [false, true])
  })

  for (const [title, state] of [
    ['F82 that nothing confirms', connecting('verifying', { callback: success })],
    ['F82 that nothing confirms over an account', reconnecting('verifying', { callback: success })],
  ] as const) {
    test(`${title} still waits`, () => {
      assert.equal(transition(state, { type: 'confirmationTimedOut' }).state.flow?.id, FLOW_ID)
    })
  }

  test('F82 that was not confirmed can be confirmed by a later read', () => {
    const unconfirmed = failedState('not_confirmed', { flow: firstFlow({ callback: success }) })

    const { state, ended } = transition(unconfirmed, received())

    assert.deepEqual([state.status, state.problem, ended?.outcome], ['connected', undefined, 'connected'])
  })

  test('that a refused portal interrupts still waits for its callback', () => {
    const refused: MachineEvent = { type: 'statusFailed', problem: createProblem('portal_refused', 'check') }

    assert.equal(transition(connecting('verifying', { callback: success }), refused).state.flow?.id, FLOW_ID)
  })
})

describe('the mode of a flow', () => {
  const redirecting = connecting('authorizing', { redirect: true, hasAuthorizeUrl: true })

  for (const [title, state, redirect, expected] of [
    ['changes to this tab', connecting('authorizing'), true, true],
    ['changes to a window', redirecting, false, false],
    ['stays where the request names none', redirecting, undefined, true],
  ] as const) {
    test(title, () => {
      assert.equal(transition(state, { type: 'reopenRequested', redirect }).state.flow?.redirect, expected)
    })
  }

  test('F01 of a blocked window can become this tab, with the URL that is there', () => {
    const state = failedState('popup_blocked', { flow: firstFlow({ hasAuthorizeUrl: true }) })

    const { state: next, effects } = send(state, { type: 'reopenRequested', redirect: true }, relayReady)

    assert.deepEqual([next.status, next.flow?.redirect, effects], ['authorizing', true, ['navigateToHubSpot']])
  })
})

describe('an authorize URL', () => {
  const withUrl = (status: 'authorizing' | 'unfinished', flow = {}) =>
    connecting(status, { hasAuthorizeUrl: true, isRelayReady: true, ...flow })

  test('F136 is used again while it may be unspent', () => {
    const { state, effects } = send(withUrl('authorizing'), reopen, relayReady)

    assert.deepEqual([state.status, effects], ['authorizing', ['navigateToHubSpot']])
  })

  test('is requested anew after its window went without a callback', () => {
    const { state, effects } = send(withUrl('unfinished'), press, relayReady)

    assert.deepEqual([state.status, effects], ['opening', ['requestAuthorizeUrl']])
  })

  test('that is new has a new callback', () => {
    const unfinished = withUrl('unfinished', { callback: { success: false } })

    const { flow } = send(unfinished, press, relayReady, urlReceived(), callbackReceived(denied)).state

    assert.deepEqual(flow?.callback, denied)
  })
})

describe('a second callback', () => {
  test('counts where it turns an error into a success', () => {
    const { state, effects } = send(connecting('authorizing'), callbackReceived(denied), callbackReceived())

    assert.deepEqual([state.flow?.callback, effects], [success, ['pollUntilConfirmed']])
  })

  for (const [title, first, second] of [
    ['an error after a success', success, denied],
    ['F49 a success after a success', success, { ...success, portalId: '2' }],
    ['F49 an error after an error', denied, failing('internal_error')],
  ] as const) {
    test(`is ignored where it is ${title}`, () => {
      const before = transition(connecting('authorizing'), callbackReceived(first)).state

      const { state, effects } = transition(before, callbackReceived(second))

      assert.deepEqual([state === before, effects], [true, []])
    })
  }
})

describe('the name of the account', () => {
  const otherPortal = { ...success, portalId: '2' }
  const named: MachineState = { status: 'connected', lastStatus: connected({ portalId: '1', name: 'Kept' }) }
  const names: [title: string, state: MachineState, events: MachineEvent[], name: string | undefined][] = [
    ['comes from the callback', connecting('authorizing'), [callbackReceived(), received()], 'Acme'],
    ['stays at later reads', connecting('authorizing'), [callbackReceived(), received(), received()], 'Acme'],
    [
      'comes from a late callback of the same portal, with the read that follows',
      connectedState,
      [lateCallback(), received()],
      'Acme',
    ],
    ['is not the one of another portal', connectedState, [lateCallback(otherPortal), received()], undefined],
    ['is the status’s where it tells one', named, [lateCallback(), received(named.lastStatus)], 'Kept'],
    [
      'is forgotten with the account',
      connectedState,
      [lateCallback(), disconnect, { type: 'disconnectSucceeded' }, received()],
      undefined,
    ],
  ]
  for (const [title, state, events, name] of names) {
    test(title, () => {
      assert.equal(nameAfter(state, ...events), name)
    })
  }
})

describe('a flow that ended before its window came back', () => {
  const cancelled = transition(connecting('authorizing'), { type: 'cancelRequested' }).state
  const lateReturn: MachineEvent = { type: 'windowReturned', flow: FLOW_ID }
  const timedOut: MachineEvent = { type: 'confirmationTimedOut' }

  const flows: [title: string, events: MachineEvent[], flow: string | undefined][] = [
    ['is the one of what connects after its callback', [lateCallback()], FLOW_ID],
    ['is the one of what connects after its window’s return', [lateReturn], FLOW_ID],
    ['waits for a status that lags behind', [lateCallback(), notConnectedReceived, readFailed], FLOW_ID],
    ['is none without its window', [], undefined],
    ['is none after a refusal', [lateReturn, lateCallback(denied)], undefined],
    ['is none after the connection was not confirmed', [lateCallback(), timedOut], undefined],
    ['is none once its account was connected', [lateCallback(), received()], undefined],
    ['is none once another flow begins', [lateCallback(), press, { type: 'cancelRequested' }], undefined],
  ]
  for (const [title, events, flow] of flows) {
    test(title, () => {
      assert.equal(send(cancelled, ...events).state.lateFlow, flow)
    })
  }
})

describe('a problem', () => {
  const actionFailed: MachineEvent = {
    type: 'actionFailed',
    problem: createProblem('endpoint_timeout', 'disconnect'),
  }
  const portalRefused: MachineEvent = { type: 'statusFailed', problem: createProblem('portal_refused', 'check') }
  const portalUnchecked: MachineEvent = { type: 'statusFailed', problem: createProblem('portal_unchecked', 'check') }
  const stopped: MachineState = { ...connectedState, problem: createProblem('start_refused', 'start') } as MachineState
  const codes: [title: string, state: MachineState, events: MachineEvent[], code: string | undefined][] = [
    ['goes when its flow goes on', blocked, [press], undefined],
    ['goes when the account is new', blocked, [received()], undefined],
    ['of a check goes when a flow is resumed', checkFailedState, [{ type: 'flowResumed', flow: newFlow }], undefined],
    ['stays with its account at later reads', stopped, [received()], 'start_refused'],
    ['goes when it is dismissed', stopped, [{ type: 'problemDismissed' }], undefined],
    [
      'F107 goes where another tab did the disconnect',
      disconnectingState,
      [actionFailed, notConnectedReceived],
      undefined,
    ],
    ['of a refused portal is shown over the account', connectedState, [portalRefused], 'portal_refused'],
    ['of a refused portal goes with the next read', connectedState, [portalRefused, notConnectedReceived], undefined],
    ['of an unchecked portal is shown over the account', connectedState, [portalUnchecked], 'portal_unchecked'],
    ['of an unchecked portal goes when it is checked', connectedState, [portalUnchecked, received()], undefined],
  ]
  for (const [title, state, events, code] of codes) {
    test(title, () => {
      assert.equal(codeAfter(state, ...events), code)
    })
  }

  test('of an unchecked portal leaves no account that a flow could be compared with', () => {
    const { state } = send(connectedState, portalUnchecked)

    assert.deepEqual([state.status, state.lastStatus], ['failed', undefined])
  })

  test('F84 of a failed reconnect stands beside the account that is kept', () => {
    const { state } = send(reconnecting('authorizing'), callbackReceived(denied), received())

    assert.deepEqual([state.status, state.problem?.code], ['connected', 'authorization_denied'])
  })

  test('F75 carries the text of an unknown code', () => {
    const unknown = { success: false, cause: { code: 'unknown', unknownCode: 'quota_2' } } as const

    const { problem } = send(connecting('authorizing'), callbackReceived(unknown), notConnectedReceived).state

    assert.deepEqual(problem, { code: 'unknown', owner: 'wiro', during: 'connect', unknownCode: 'quota_2' })
  })

  test('of a blocked reconnect goes with “Cancel”', () => {
    const state = failedState('popup_blocked', { flow: secondFlow(), lastStatus: connected() })

    const { status, problem } = transition(state, { type: 'cancelRequested' }).state

    assert.deepEqual([status, problem], ['connected', undefined])
  })

  test('of an unconfirmed reconnect is still named after it was dismissed and the account has gone', () => {
    const unconfirmed: MachineState = { status: 'connected', lastStatus: connected(), flow: secondFlow() }

    assert.equal(codeAfter(unconfirmed, notConnectedReceived), 'not_confirmed')
  })
})

describe('a flow that a read found connected, without a callback', () => {
  const { state: doubted, effects } = send(connecting('authorizing'), received(), verifyEnd)

  test('has the status read once more', () => {
    assert.deepEqual([doubted.status, effects], ['connected', ['readStatus']])
  })

  for (const [title, events, code] of [
    ['was approved in another browser where the server has undone it', [notConnectedReceived], 'wrong_browser'],
    ['is believed after it was still connected', [received(), notConnectedReceived], undefined],
    ['is believed after that read failed', [readFailed, notConnectedReceived], undefined],
  ] as const) {
    test(title, () => {
      assert.equal(codeAfter(doubted, ...events), code)
    })
  }

  for (const [title, state] of [
    ['after somebody disconnected it', send(connecting('authorizing'), received(), notConnectedReceived).state],
    ['beside the flow that followed', connecting('authorizing')],
  ] as const) {
    test(`is not read again ${title}`, () => {
      assert.deepEqual(transition(state, verifyEnd), { state, effects: [] })
    })
  }
})
