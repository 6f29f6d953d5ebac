/** The transitions while a flow is under way, or shown beside a problem. */
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
  START,
  success,
} from './states.js'

const relayReady: MachineEvent = { type: 'relayReady' }
const windowLost: MachineEvent = { type: 'windowLost' }
const confirmationTimedOut: MachineEvent = { type: 'confirmationTimedOut' }
const urlReceived: MachineEvent = { type: 'authorizeUrlReceived', expiresAt: new Date(START + 600_000) }
const launchFailed = (code: Code): MachineEvent => ({ type: 'launchFailed', problem: createProblem(code) })

const succeed: Effect[] = ['closeWindowSoon', 'endSession', 'notifyOtherTabs']
const failed = (code: Code): FlowEnd => ({ outcome: 'failed', code })
const blocked = failedState('popup_blocked', { flow: firstFlow(), lastStatus: notConnected })
const reconnectBlocked = failedState('popup_blocked', { flow: secondFlow(), lastStatus: connected() })
const unconfirmed: MachineState = {
  status: 'connected',
  lastStatus: connected(),
  flow: secondFlow(),
  problem: createProblem('not_confirmed'),
}

const launch: Row[] = [
  [
    'F02 a ready relay page is sent on when the URL comes',
    connecting('opening', { isRelayReady: true }),
    urlReceived,
    'authorizing',
    ['navigateToHubSpot'],
  ],
  [
    'a relay page that becomes ready is sent on to the URL',
    connecting('opening', { hasAuthorizeUrl: true }),
    relayReady,
    'authorizing',
    ['navigateToHubSpot'],
  ],
  ['a URL alone waits for the relay page', connecting('opening'), urlReceived, 'opening'],
  [
    'a ready relay page without a URL has one requested',
    connecting('opening'),
    relayReady,
    'opening',
    ['requestAuthorizeUrl'],
  ],
  ['F01 a blocked window fails and keeps the flow', connecting('opening'), launchFailed('popup_blocked'), 'failed'],
  ['a silent relay page fails and keeps the flow', connecting('opening'), launchFailed('relay_unreachable'), 'failed'],
  ['F01 a blocked window of a reconnect fails too', reconnecting('opening'), launchFailed('popup_blocked'), 'failed'],
  [
    'a relay page that spoke in time does not fail',
    connecting('opening', { isRelayReady: true }),
    launchFailed('relay_unreachable'),
    'opening',
  ],
  [
    'a window that is at HubSpot does not fail',
    connecting('authorizing'),
    launchFailed('popup_blocked'),
    'authorizing',
  ],
  ['F05 a second press shows the window', connecting('opening'), press, 'opening', ['focusWindow']],
  ['a press shows the window that is at HubSpot', connecting('authorizing'), press, 'authorizing', ['focusWindow']],
  [
    'a press while the callback is verified shows the window',
    connecting('verifying', { callback: success }),
    press,
    'verifying',
    ['focusWindow'],
  ],
  [
    'F67 a press opens the window of an unfinished flow again',
    connecting('unfinished'),
    press,
    'opening',
    ['reopenWindow'],
  ],
  ['F01 a press opens a blocked window', blocked, press, 'opening', ['reopenWindow']],
  [
    'a relay page that asks again is sent on again',
    connecting('authorizing', { hasAuthorizeUrl: true }),
    relayReady,
    'authorizing',
    ['navigateToHubSpot'],
  ],
  [
    'F42 a resumed flow requests its URL again',
    connecting('authorizing'),
    relayReady,
    'authorizing',
    ['requestAuthorizeUrl'],
  ],
  [
    'the relay page of an unfinished flow is sent on',
    connecting('unfinished', { hasAuthorizeUrl: true }),
    relayReady,
    'authorizing',
    ['navigateToHubSpot'],
  ],
  [
    'a relay page that was silent for too long is sent on',
    failedState('relay_unreachable', { flow: firstFlow({ hasAuthorizeUrl: true }) }),
    relayReady,
    'authorizing',
    ['navigateToHubSpot'],
  ],
  [
    'a relay page that asks while the callback is verified waits',
    connecting('verifying', { callback: success, hasAuthorizeUrl: true }),
    relayReady,
    'verifying',
  ],
  [
    '“Open again” opens the window again',
    connecting('authorizing'),
    { type: 'reopenRequested' },
    'opening',
    ['reopenWindow'],
  ],
]

const lostWindow: Row[] = [
  ['a window lost while it opens has the status read', connecting('opening'), windowLost, 'opening', ['readStatus']],
  [
    'F36 a window lost at HubSpot has the status read',
    connecting('authorizing'),
    windowLost,
    'authorizing',
    ['readStatus'],
  ],
  ['a lost window changes nothing in an unfinished flow', connecting('unfinished'), windowLost, 'unfinished'],
  [
    'F36 a read that proves nothing leaves the flow unfinished',
    connecting('authorizing', { isWindowLost: true }),
    notConnectedReceived,
    'unfinished',
  ],
  [
    'a read that fails leaves the flow unfinished',
    connecting('opening', { isWindowLost: true }),
    readFailed,
    'unfinished',
  ],
  [
    'a read that proves nothing lets a flow with a window wait',
    connecting('authorizing'),
    notConnectedReceived,
    'authorizing',
  ],
  ['a read that fails lets a flow with a window wait', connecting('authorizing'), readFailed, 'authorizing'],
  ['a read keeps a blocked flow blocked', blocked, notConnectedReceived, 'failed'],
  ['F84 a read keeps a blocked reconnect blocked', reconnectBlocked, received(), 'failed'],
  ['a failed read keeps a blocked reconnect blocked', reconnectBlocked, readFailed, 'failed'],
]

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
    { type: 'flowExpired', problem: createProblem('session_expired') },
    'failed',
    close,
    { outcome: 'expired', code: 'session_expired' },
  ],
  [
    `F66 ${name}: “Cancel” ends the flow and reads the status`,
    state,
    { type: 'cancelRequested' },
    'disconnected',
    [...close, 'readStatus'],
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

testRows('the start of a flow', launch)
testRows('a lost window', lostWindow)
testRows('a callback', callbacks)
testRows('the verification of a callback', verification)
testRows('in every state of a flow', inEveryFlow)
