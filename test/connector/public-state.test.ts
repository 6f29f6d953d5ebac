import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MachineState } from '../../src/connector/machine-model.js'
import { transition } from '../../src/connector/machine.js'
import { createProblem } from '../../src/connector/problem.js'
import { healthOf, toPublicState } from '../../src/connector/public-state.js'
import type { Flow, Health } from '../../src/connector/state.js'
import type { AuthMethod } from '../../src/protocol/endpoint.js'
import type { ConnectionStatus } from '../../src/protocol/parsed-answers.js'
import {
  checkingState,
  connected,
  connecting,
  disconnectedState,
  disconnectingState,
  failedState,
  firstFlow,
  MINUTE_MS,
  notConnected,
  reconnecting,
  secondFlow,
  START,
} from './states.js'

const minutes = (count: number) => new Date(START + count * MINUTE_MS)

/** A status with an agent, and access until `expires` minutes from `now`. */
const withAgent = (status: number, expires?: number, now: Date | undefined = minutes(0)): ConnectionStatus => ({
  ...connected({ portalId: '1', tokenExpiresAt: expires === undefined ? undefined : minutes(expires) }),
  agent: { status },
  now,
})

const healths: [title: string, status: ConnectionStatus, health: Health][] = [
  ['a running agent with access', withAgent(4, 20), 'ok'],
  ['a running agent whose access has just run out', withAgent(4, 0), 'ok'],
  ['a running agent whose access ran out 5 minutes ago', withAgent(4, -5), 'ok'],
  ['a running agent whose access ran out longer ago', withAgent(4, -5.001), 'failing'],
  ['F96 a running agent of a server without a clock', { ...withAgent(4, -60), now: undefined }, 'ok'],
  ['F94 a running agent without a date', withAgent(4), 'ok'],
  ['F95 a stopped agent', withAgent(0, -60), 'paused'],
  ['F99 a stopping agent', withAgent(1, 20), 'paused'],
  ['F99 a queued agent', withAgent(2, 20), 'paused'],
  ['F99 a starting agent', withAgent(3, 20), 'paused'],
  ['F99 an agent in error', withAgent(5, 20), 'paused'],
  ['F99 an agent that is not set up', withAgent(6, 20), 'paused'],
  ['an agent in an unknown status', withAgent(7, 20), 'paused'],
  ['F95 a status without an agent', connected({ tokenExpiresAt: minutes(-60) }), 'unknown'],
]
for (const [title, status, health] of healths) {
  test(`${title} is ${health}`, () => {
    assert.equal(healthOf(status), health)
  })
}

const { can } = notConnected
const account = { portalId: '1' }
const publicFlow = (reconnect: boolean): Flow => ({
  id: firstFlow().id,
  startedAt: firstFlow().startedAt,
  expiresAt: firstFlow().expiresAt,
  reconnect,
  windowHeld: true,
  lingering: false,
  redirect: undefined,
  leaving: undefined,
  windowClosed: undefined,
})
const unconfirmed = createProblem('not_confirmed')

const states: [title: string, state: MachineState, expected: object][] = [
  ['“checking” has nothing', checkingState, { status: 'checking', can: [] }],
  ['“disconnected” has no account', disconnectedState, { status: 'disconnected', can }],
  [
    '“connected” has account, health and agent',
    { status: 'connected', lastStatus: { ...connected(), agent: { status: 4 } } },
    { status: 'connected', can, account, health: 'ok', agent: { status: 4 } },
  ],
  [
    '“connected” can have a problem and an unconfirmed flow',
    { status: 'connected', lastStatus: connected(), problem: unconfirmed, flow: secondFlow() },
    { status: 'connected', can, account, health: 'unknown', problem: unconfirmed, flow: publicFlow(true) },
  ],
  [
    'a reconnect has the account that it keeps',
    reconnecting('authorizing'),
    { status: 'authorizing', can, account, flow: publicFlow(true) },
  ],
  ['a first connection has no account', connecting('opening'), { status: 'opening', can, flow: publicFlow(false) }],
  ['“disconnecting” has the account', disconnectingState, { status: 'disconnecting', can, account }],
  ['“failed” has its problem', failedState('not_confirmed'), { status: 'failed', can: [], problem: unconfirmed }],
  [
    '“failed” keeps the agent for a support request',
    failedState('not_confirmed', { lastStatus: { ...notConnected, agent: { status: 0 } } }),
    { status: 'failed', can, problem: unconfirmed, agent: { status: 0 } },
  ],
  ['a slow read is slow', { ...checkingState, isSlow: true }, { status: 'checking', can: [], slow: true }],
]
for (const [title, state, expected] of states) {
  test(title, () => {
    const defined = Object.entries(toPublicState(state)).filter(([, value]) => value !== undefined)

    assert.deepEqual(Object.fromEntries(defined), expected)
  })
}

for (const [title, state, mayBeOpen] of [
  ['the page lost its hold on the window', connecting('authorizing', { windowHeld: false }), true],
  ['the window can be closed', connecting('authorizing', { windowHeld: true }), false],
  ['the person closed the window', connecting('unfinished', { windowHeld: false, windowClosed: true }), false],
  ['no window opened', failedState('popup_blocked', { flow: firstFlow({ windowHeld: false }) }), false],
  ['the flow goes through this tab', connecting('authorizing', { windowHeld: false, redirect: true }), false],
] as const) {
  test(`F66 after Cancel a window ${mayBeOpen ? 'may be' : 'is not'} left open where ${title}`, () => {
    const cancelled = transition(state, { type: 'cancelRequested' }).state
    const { state: later } = transition(cancelled, { type: 'statusReceived', received: notConnected })

    const shown = [cancelled, later].map((one) => 'windowLeft' in toPublicState(one))

    assert.deepEqual(shown, [mayBeOpen, mayBeOpen])
  })
}

for (const [title, flow, isLeaving] of [
  ['has no URL yet', { redirect: true }, false],
  ['has its URL', { redirect: true, hasAuthorizeUrl: true }, true],
  ['goes through a window', { hasAuthorizeUrl: true }, false],
] as const) {
  test(`a flow that ${title} is ${isLeaving ? '' : 'not '}leaving this tab`, () => {
    const state = toPublicState(connecting('authorizing', flow)) as { flow: Flow }

    assert.equal(!!state.flow.leaving, isLeaving)
  })
}

const missing = { ...notConnected, appMissing: true }
const apps: [title: string, authMethod: AuthMethod, status: ConnectionStatus, expected: string][] = [
  ['an own app that is missing', 'own', missing, 'setup'],
  ['an own app that is saved', 'own', notConnected, 'disconnected'],
  ['Wiro’s app', 'wiro', missing, 'disconnected'],
  ['an own app that the endpoint pins, and that is missing,', 'wiro', { ...missing, authMethod: 'own' }, 'setup'],
  ['Wiro’s app, pinned by the endpoint,', 'own', { ...missing, authMethod: 'wiro' }, 'disconnected'],
]
for (const [title, authMethod, lastStatus, expected] of apps) {
  test(`${title} shows “${expected}”`, () => {
    assert.equal(toPublicState({ status: 'disconnected', lastStatus }, authMethod).status, expected)
  })
}
