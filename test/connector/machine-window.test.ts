/** The transitions of a flow while its window opens, waits and goes. */
import type { MachineEvent } from '../../src/connector/machine-model.js'
import { createProblem } from '../../src/connector/problem.js'
import type { Code } from '../../src/protocol/codes.js'
import { notConnectedReceived, press, readFailed, received, testRows, type Row } from './rows.js'
import {
  connected,
  connecting,
  failedState,
  firstFlow,
  notConnected,
  reconnecting,
  secondFlow,
  START,
  success,
} from './states.js'

const relayReady: MachineEvent = { type: 'relayReady' }
const windowLost: MachineEvent = { type: 'windowLost' }
const urlReceived: MachineEvent = { type: 'authorizeUrlReceived', expiresAt: new Date(START + 600_000) }
const launchFailed = (code: Code): MachineEvent => ({ type: 'launchFailed', problem: createProblem(code) })

const blocked = failedState('popup_blocked', { flow: firstFlow(), lastStatus: notConnected })
const reconnectBlocked = failedState('popup_blocked', { flow: secondFlow(), lastStatus: connected() })

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

testRows('the start of a flow', launch)
testRows('a lost window', lostWindow)
