/** The building blocks of the machine's transitions: constructors of states, and steps of a flow. Pure. */
import { isConnected, type ConnectedStatus, type ConnectionStatus } from '../protocol/parsed-answers.js'
import { findAccountMismatch } from './account-mismatch.js'
import { completeAccount, isSameAccount, type ActiveFlow } from './flow.js'
import type { FlowCallback } from './flow-callback.js'
import type { Effect, Facts, FlowEnd, FlowStatus, MachineState, StateWithFlow, Step } from './machine-model.js'
import { createProblem } from './problem.js'
import type { Problem } from './state.js'

export const step = (state: MachineState, ...effects: Effect[]): Step => ({ state, effects })

export const hasFlow = (state: MachineState): state is StateWithFlow => !!state.flow

// ── States ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Returns what a state knows independently of its status and its flow. */
export const factsOf = ({ lastStatus, namedCallback, lateFlow, expectedPortal }: Facts): Facts => ({
  lastStatus,
  namedCallback,
  lateFlow,
  expectedPortal,
})

export const connectedState = (
  facts: Facts,
  lastStatus: ConnectedStatus,
  problem?: Problem,
  flow?: ActiveFlow,
): MachineState => ({ ...factsOf(facts), lateFlow: undefined, status: 'connected', lastStatus, problem, flow })

export const failedState = (facts: Facts, problem: Problem, flow?: ActiveFlow): MachineState => ({
  ...factsOf(facts),
  status: 'failed',
  problem,
  flow,
})

/** Returns what the last status says, without a flow. */
export function idleState(facts: Facts): MachineState {
  const { lastStatus, expectedPortal, windowLeft, unfinishedFlow } = facts
  if (!lastStatus) return { ...factsOf(facts), status: 'checking' }
  if (!isConnected(lastStatus)) return { ...factsOf(facts), status: 'disconnected', windowLeft, unfinishedFlow }
  return connectedState(facts, lastStatus, findAccountMismatch({ account: lastStatus.account, expectedPortal }))
}

/** Shows a problem beside the account if the last status says that one is connected, else as `failed`. */
export const problemState = (facts: Facts, problem: Problem, flow?: ActiveFlow): MachineState =>
  isConnected(facts.lastStatus)
    ? connectedState(facts, facts.lastStatus, problem, flow)
    : failedState(facts, problem, flow)

/** HubSpot has approved, and whether Wiro has the connection cannot be read. */
export const unreadState = (state: StateWithFlow, problem: Problem): MachineState =>
  problemState(state, { ...problem, approved: true }, state.flow)

/** Returns whether a status says what is shown already: the problem beside it then stays. */
export const showsAccount = (state: MachineState, received: ConnectionStatus): received is ConnectedStatus =>
  received.connected && state.status === 'connected' && isSameAccount(received.account, state.lastStatus.account)

/** Returns whether the account's portal id is known since this status: only now can it be compared with the expected one. */
export const isIdentified = ({ lastStatus }: MachineState, { account }: ConnectionStatus) =>
  !!account.portalId && !lastStatus?.account.portalId

// ── Account names ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Adds the account of a callback if it is the account of the status. */
export const withCallbackAccount = <Status extends ConnectionStatus>(
  status: Status,
  callback?: FlowCallback,
): Status => (callback ? completeAccount(status, callback) : status)

/** Keeps the callback for the statuses that follow: what it tells of their account is compared as what they tell themselves. */
export const rememberName = <State extends MachineState>(state: State, callback: FlowCallback): State => ({
  ...state,
  namedCallback: callback.name ? callback : state.namedCallback,
})

// ── Flows ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const changeFlow = (state: StateWithFlow, changes: Partial<ActiveFlow>): StateWithFlow => ({
  ...state,
  flow: { ...state.flow, ...changes },
})

/** Moves the flow to another status, and clears its problem. */
export const advanceFlow = (state: StateWithFlow, status: FlowStatus, changes: Partial<ActiveFlow>): StateWithFlow => ({
  ...state,
  status,
  problem: undefined,
  flow: { ...state.flow, isWindowLost: false, isVerdictDue: false, statusSinceReturn: undefined, ...changes },
})

/** Ends the flow: its window closes, at once or after the callback, and its session ends. */
export const endFlow = (
  state: MachineState,
  ended: FlowEnd,
  close: 'closeWindow' | 'closeWindowSoon',
  ...effects: Effect[]
): Step => ({ state, effects: [close, 'endSession', ...effects], ended })

/** Ends the flow without success. What was connected before stays connected. */
export const failFlow = (facts: Facts, problem: Problem, outcome: FlowEnd['outcome'] = 'failed'): Step =>
  endFlow(problemState(facts, problem), { outcome, code: problem.code }, 'closeWindow')

/**
 * Opens the window again. An unfinished flow asks for a new authorize URL: its window, which was closed without a callback,
 * may have used up the first one.
 */
export const reopenFlow = (state: StateWithFlow, redirect = state.flow.redirect): Step =>
  step(
    advanceFlow(state, 'opening', {
      redirect,
      isRelayReady: false,
      windowClosed: undefined,
      callback: undefined,
      hasAuthorizeUrl: state.status !== 'unfinished' && state.flow.hasAuthorizeUrl,
    }),
    'reopenWindow',
  )

/** Begins a flow, and supersedes the one that is under way. A disconnect under way is finished first. */
export function beginFlow(state: MachineState, newFlow: ActiveFlow): Step {
  if (state.status === 'disconnecting') return step(state)
  const flow = { ...newFlow, reconnect: isConnected(state.lastStatus), agentTag: state.lastStatus?.agentTag }
  const opening: MachineState = { ...factsOf(state), lateFlow: undefined, status: 'opening', flow }
  const begin: Effect[] = ['startSession', 'requestAuthorizeUrl', 'openWindow']
  return state.flow ? endFlow(opening, { outcome: 'superseded' }, 'closeWindow', ...begin) : step(opening, ...begin)
}

/** Sends the relay page to HubSpot once it waits and there is an authorize URL. */
export function navigateWhenReady(state: StateWithFlow): Step {
  const { isRelayReady, hasAuthorizeUrl } = state.flow
  if (!isRelayReady || state.status === 'verifying') return step(state)
  if (!hasAuthorizeUrl) return step(state, 'requestAuthorizeUrl')
  return step(advanceFlow(state, 'authorizing', {}), 'navigateToHubSpot')
}

/** Decides how a flow goes on after a status read that did not confirm the connection, or failed. */
export function continueAfterRead(state: StateWithFlow): Step {
  const { callback, isWindowLost } = state.flow
  const isVerifying = state.status === 'verifying'
  if (isVerifying && callback?.cause)
    return failFlow(state, createProblem(callback.cause.code, 'connect', callback.cause))
  const isUnfinished = isVerifying ? !callback?.success : isWindowLost && state.status !== 'failed'
  return step(isUnfinished ? { ...state, status: 'unfinished', problem: undefined } : state)
}

/** Ends the flow with the account that it connected. */
export function succeed({ flow, lastStatus: before }: StateWithFlow, facts: Facts, lastStatus: ConnectedStatus): Step {
  const { account } = lastStatus
  const { expectedPortal } = facts
  const problem = findAccountMismatch({ account, expectedPortal, flow, previous: before?.account })
  return endFlow(
    connectedState(facts, lastStatus, problem),
    { outcome: 'connected', code: problem?.code },
    'closeWindowSoon',
    'notifyOtherTabs',
  )
}

/** Returns whether a window that the page cannot close may be open: it lost its hold, or never had one after a reload. */
export const mayLeaveWindow = ({ status, flow }: StateWithFlow): boolean =>
  status !== 'opening' && status !== 'failed' && !flow.windowHeld && !flow.windowClosed && !flow.redirect
