/** Sample statuses, flows and machine states for the tests of pure modules. Needs no page. */
import { transition } from '../../src/connector/machine.js'
import { createProblem } from '../../src/connector/problem.js'
import type { ActiveFlow } from '../../src/connector/flow.js'
import type { FlowCallback } from '../../src/connector/flow-callback.js'
import type { Facts, FlowStatus, MachineEvent, MachineState, Step } from '../../src/connector/machine-model.js'
import type { Code } from '../../src/protocol/codes.js'
import type { Account, ConnectedStatus, ConnectionStatus } from '../../src/protocol/parsed-answers.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../src/protocol/hubspot.js'

export const FLOW_ID = 'abcdefghijklmnopqrst-_'
export const MINUTE_MS = 60_000
/** When every sample flow begins, in milliseconds since 1970. */
export const START = Date.parse('2026-04-17T10:00:00Z')

const can = ['status', 'connect', 'disconnect'] as const

export const connected = (account: Account = { portalId: '1' }): ConnectedStatus => ({ connected: true, account, can })
export const notConnected: ConnectionStatus = { connected: false, account: {}, can }

export const sampleFlow = (changes: Partial<ActiveFlow> = {}): ActiveFlow => ({
  id: FLOW_ID,
  startedAt: new Date(START),
  expiresAt: new Date(START + 15 * MINUTE_MS),
  reconnect: false,
  windowHeld: true,
  lingering: false,
  ...changes,
})

/** A flow that begins while nothing is connected. */
export const firstFlow = (changes: Partial<ActiveFlow> = {}): ActiveFlow =>
  sampleFlow({ baseline: { connected: false }, ...changes })

/** A flow that begins while portal 1 is connected. */
export const secondFlow = (changes: Partial<ActiveFlow> = {}): ActiveFlow =>
  sampleFlow({ baseline: { connected: true, portalId: '1' }, reconnect: true, ...changes })

/** A first connection under way. */
export const connecting = (status: FlowStatus, flow: Partial<ActiveFlow> = {}, facts: Facts = {}): MachineState => ({
  status,
  lastStatus: notConnected,
  flow: firstFlow(flow),
  ...facts,
})

/** A flow under way while an account is connected. */
export const reconnecting = (status: FlowStatus, flow: Partial<ActiveFlow> = {}, facts: Facts = {}): MachineState => ({
  status,
  lastStatus: connected(),
  flow: secondFlow(flow),
  ...facts,
})

export const checkingState: MachineState = { status: 'checking' }
export const disconnectedState: MachineState = { status: 'disconnected', lastStatus: notConnected }
export const connectedState: MachineState = { status: 'connected', lastStatus: connected() }
export const disconnectingState: MachineState = { status: 'disconnecting', lastStatus: connected() }
export const failedState = (code: Code = 'unfinished', facts: Facts & { flow?: ActiveFlow } = {}): MachineState => ({
  status: 'failed',
  problem: createProblem(code),
  ...facts,
})
/** A first read that failed. */
export const checkFailedState: MachineState = { status: 'failed', problem: createProblem('signed_out', 'check') }

export const success: FlowCallback = { success: true, portalId: '1', name: 'Acme' }
export const failing = (code: Code): FlowCallback => ({ success: false, cause: { code } })
export const denied = failing('authorization_denied')

/** Sends events one after the other, and returns the last step. */
export const send = (state: MachineState, ...events: MachineEvent[]): Step =>
  events.reduce<Step>(({ state: before }, event) => transition(before, event), { state, effects: [] })

/** An authorize URL as Wiro makes it, with other parameters; `null` leaves one out. */
export function sampleAuthorizeUrl(
  changes: Record<string, string | null> = {},
  origin = 'https://app.hubspot.com',
): string {
  const url = new URL('/oauth/authorize', origin)
  const parameters = {
    client_id: '1',
    redirect_uri: REDIRECT_URL,
    scope: REQUIRED_SCOPES.join(' '),
    optional_scope: OPTIONAL_SCOPES.join(' '),
    state: 's',
    ...changes,
  }
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value)
  return url.href
}
