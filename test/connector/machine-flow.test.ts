/** The transitions of a flow that is verified, ends or is replaced. */
import type { Effect, FlowEnd, FlowStatus, MachineEvent, MachineState } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import type { Code } from '../../src/protocol/codes.js'
import {
  begin,
  check,
  close,
  connectFailed,
  notConnectedReceived,
  press,
  readFailed,
  received,
  restart,
  testRows,
  type Row,
} from './rows.js'
import {
  connected,
  connecting,
  denied,
  failedState,
  failing,
  firstFlow,
  notConnected,
  reconnecting,
  secondFlow,
  success,
} from './states.js'

const confirmationTimedOut: MachineEvent = { type: 'confirmationTimedOut' }

const succeed: Effect[] = ['closeWindowSoon', 'endSession', 'notifyOtherTabs']
const failed = (code: Code): FlowEnd => ({ outcome: 'failed', code })
const blocked = failedState('popup_blocked', { flow: firstFlow(), lastStatus: notConnected })
const unconfirmed: MachineState = {
  status: 'connected',
  lastStatus: connected(),
  flow: secondFlow(),
  problem: createProblem('not_confirmed'),
}

const verifying = (callback: object) => connecting('verifying', { callback: { success: false, ...callback } })
const reverifying = (callback: object) => reconnecting('verifying', { callback: { success: false, ...callback } })

const verification: Row[] = [
  ['F82 a success that no read confirms fails', verifying(success), confirmationTimedOut, 'failed'],
  ['F82 a reconnect that no read confirms keeps its account', reverifying(success), confirmationTimedOut, 'connected'],
  [
    'the end of the reads changes nothing in an unfinished flow',
    connecting('unfinished'),
    confirmationTimedOut,
    'unfinished',
  ],
  ['F82 a success waits for a status that lags behind', verifying(success), notConnectedReceived, 'verifying'],
  ['F83 a success waits while reads fail', verifying(success), readFailed, 'verifying'],
  [
    'F57 an error that the status agrees with fails',
    verifying(denied),
    notConnectedReceived,
    'failed',
    close,
    failed('authorization_denied'),
  ],
  [
    'an error fails where the status cannot be read',
    verifying(denied),
    readFailed,
    'failed',
    close,
    failed('authorization_denied'),
  ],
  [
    'F84 an error beside a new account is a success',
    verifying(denied),
    received(),
    'connected',
    succeed,
    { outcome: 'connected', code: undefined },
  ],
  [
    'F84 an error of a reconnect keeps its account',
    reverifying(denied),
    received(),
    'connected',
    close,
    failed('authorization_denied'),
  ],
  [
    'a success that the server undid fails with its code',
    verifying(failing('portal_refused')),
    notConnectedReceived,
    'failed',
    close,
    failed('portal_refused'),
  ],
  [
    'a success that the server undid proves no reconnect',
    reverifying(failing('wrong_browser')),
    received(),
    'connected',
    close,
    failed('wrong_browser'),
  ],
  ['F79 a callback without a result leaves the flow unfinished', verifying({}), notConnectedReceived, 'unfinished'],
  ['a callback without a result is unfinished where reads fail', verifying({}), readFailed, 'unfinished'],
  [
    '“Check again” on an unconfirmed success polls again',
    failedState('not_confirmed', { flow: firstFlow({ callback: success }) }),
    check,
    'verifying',
    ['pollUntilConfirmed'],
  ],
  ['“Check again” on a blocked window reads once', blocked, check, 'failed', ['readStatus']],
  [
    'a press after an unconfirmed reconnect begins a new flow',
    unconfirmed,
    press,
    'opening',
    [...close, ...begin],
    { outcome: 'superseded' },
  ],
  ['an unconfirmed reconnect whose account has gone fails', unconfirmed, notConnectedReceived, 'failed'],
  ['a failed read keeps an unconfirmed reconnect', unconfirmed, readFailed, 'connected'],
]

const flowStates: [name: string, state: MachineState][] = [
  ...(['opening', 'authorizing', 'unfinished'] satisfies FlowStatus[]).map((status): [string, MachineState] => [
    status,
    connecting(status),
  ]),
  ['verifying', connecting('verifying', { callback: success })],
  ['blocked', blocked],
]

const inEveryFlow: Row[] = flowStates.flatMap(([name, state]): Row[] => [
  [`${name}: focus or time has the status read`, state, { type: 'statusSuggested' }, state.status, ['readStatus']],
  [
    `${name}: a new account ends the flow`,
    state,
    received(),
    'connected',
    succeed,
    { outcome: 'connected', code: undefined },
  ],
  [
    `${name}: a refusal ends the flow`,
    state,
    connectFailed('internal_error'),
    'failed',
    close,
    failed('internal_error'),
  ],
  [
    `F55 ${name}: the flow expires`,
    state,
    { type: 'flowExpired' },
    'failed',
    close,
    { outcome: 'expired', code: 'session_expired' },
  ],
  [
    `F66 ${name}: “Cancel” ends the flow and reads the status, which may lag behind`,
    state,
    { type: 'cancelRequested' },
    'disconnected',
    [...close, 'pollUntilConfirmed'],
    { outcome: 'cancelled' },
  ],
  [
    `${name}: “Start over” replaces the flow`,
    state,
    restart,
    'opening',
    [...close, ...begin],
    { outcome: 'superseded' },
  ],
])

const callbacks: Row[] = flowStates
  .filter(([name]) => name !== 'verifying')
  .flatMap(([name, state]): Row[] => [
    [
      `${name}: a success is verified`,
      state,
      { type: 'callbackReceived', callback: success },
      'verifying',
      ['pollUntilConfirmed'],
    ],
    [
      `${name}: an error is verified`,
      state,
      { type: 'callbackReceived', callback: denied },
      'verifying',
      ['readStatus'],
    ],
  ])

testRows('a callback', callbacks)
testRows('the verification of a callback', verification)
testRows('in every state of a flow', inEveryFlow)
