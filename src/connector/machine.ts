/**
 * The states of a connection and what leads from one to the next. `transition` is pure: it returns the next state and
 * the effects that the connector has to perform.
 */
import { rowOf } from '../protocol/codes.js'
import { isConnected, toBaseline, type ConnectionStatus } from '../protocol/parsed-answers.js'
import { isOwnFlow, provesConnection } from './flow.js'
import type { EventOf, Facts, MachineEvent, MachineState, StateWithFlow, Step } from './machine-model.js'
import {
  advanceFlow,
  beginFlow,
  changeFlow,
  connectedState,
  continueAfterRead,
  endFlow,
  factsOf,
  failedState,
  failFlow,
  hasFlow,
  idleState,
  isIdentified,
  mayLeaveWindow,
  navigateWhenReady,
  problemState,
  rememberName,
  reopenFlow,
  showsAccount,
  step,
  succeed,
  unreadState,
  withCallbackAccount,
} from './machine-steps.js'
import { createProblem } from './problem.js'

type Type = MachineEvent['type']
type Handler<T extends Type, State = MachineState> = (state: State, event: EventOf<T>) => Step

const ignore = (state: MachineState): Step => step(state)

/** Handles an event of a flow. Without one under way, `otherwise` does; by default the event is ignored. */
const duringFlow =
  <T extends Type>(handle: Handler<T, StateWithFlow>, otherwise: Handler<T> = ignore): Handler<T> =>
  (state, event) =>
    hasFlow(state) ? handle(state, event) : otherwise(state, event)

// ── Requests of the person ──────────────────────────────────────────────────────────────────────────────────────────

/** A press joins the flow that waits, except one that is shown over an account. */
const handleConnect: Handler<'connectRequested'> = (state, { newFlow }) => {
  if (!hasFlow(state) || state.status === 'connected') return beginFlow(state, newFlow)
  const hasLostWindow = state.status === 'unfinished' || state.status === 'failed'
  return hasLostWindow ? reopenFlow(state) : step(state, 'focusWindow')
}

/** What was approved before the window closed is shown by one of the reads. */
const cancelFlow = (facts: Facts): Step =>
  endFlow(idleState(facts), { outcome: 'cancelled' }, 'closeWindow', 'pollUntilConfirmed')

const handleCheck: Handler<'checkRequested'> = (state) => {
  if (state.status !== 'failed') return step(state, 'readStatus')
  if (!hasFlow(state)) return step({ ...factsOf(state), status: 'checking' }, 'readStatus')
  return state.flow.callback?.success
    ? step(advanceFlow(state, 'verifying', {}), 'pollUntilConfirmed')
    : step(state, 'readStatus')
}

const handleHeaders: Handler<'headersChanged'> = (state) =>
  state.status === 'checking' || (state.status === 'failed' && state.problem.during === 'check' && !state.flow)
    ? step({ ...factsOf(state), status: 'checking' }, 'shareStatusRead')
    : step(state)

const handleDisconnectRequest: Handler<'disconnectRequested'> = (state) => {
  const { lastStatus } = state
  if (state.status === 'disconnecting' || !isConnected(lastStatus)) return step(state)
  const disconnecting: MachineState = { ...factsOf(state), status: 'disconnecting', lastStatus }
  return state.flow
    ? endFlow(disconnecting, { outcome: 'cancelled' }, 'closeWindow', 'sendDisconnect')
    : step(disconnecting, 'sendDisconnect')
}

// ── Status reads ────────────────────────────────────────────────────────────────────────────────────────────────────

const handleStatus: Handler<'statusReceived'> = (state, { received, unfinishedFlow }) => {
  // The status is read again once the disconnect is answered.
  if (state.status === 'disconnecting') return step(state)
  if (hasFlow(state)) return handleStatusDuringFlow(state, received)
  const lastStatus = withCallbackAccount(received, state.namedCallback)
  const ownUnfinishedFlow = unfinishedFlow && isOwnFlow(unfinishedFlow, received) ? unfinishedFlow : undefined
  const facts = { ...factsOf(state), lastStatus, windowLeft: state.windowLeft, unfinishedFlow: ownUnfinishedFlow }
  if (showsAccount(state, lastStatus) && !(state.expectedPortal && isIdentified(state, lastStatus)))
    return step(connectedState(facts, lastStatus, state.problem))
  if (isConnected(received)) return step(idleState(facts))
  // The server undid the connection within seconds: another browser had approved it.
  if (state.isVerifyingEnd) return step(failedState(facts, createProblem('wrong_browser')))
  const problem = state.status === 'failed' && state.problem.during !== 'check' ? state.problem : undefined
  return step(problem ? failedState(facts, problem) : idleState(facts))
}

function handleStatusDuringFlow(state: StateWithFlow, received: ConnectionStatus): Step {
  const { callback, isVerdictDue, isWindowLost, statusSinceReturn } = state.flow
  // Somebody else has signed in: the flow of the one before is not theirs, nor is the name that it brought.
  if (!isOwnFlow(state.flow, received))
    return cancelFlow({ lastStatus: received, expectedPortal: state.expectedPortal })
  if (isVerdictDue) return step(changeFlow(state, { isVerdictDue: false, statusSinceReturn: received }))
  const lastStatus = withCallbackAccount(received, state.namedCallback)
  const facts = { ...factsOf(state), lastStatus }
  const flow = {
    ...state.flow,
    statusSinceReturn: statusSinceReturn && received,
    ...(received.connected ? undefined : { baseline: toBaseline(received), reconnect: false }),
  }
  if (isConnected(lastStatus) && provesConnection(flow, received)) {
    // The window brings the portal id before the next read, if it comes back at all.
    const isIdDue = !lastStatus.account.portalId && !callback && !isWindowLost && !statusSinceReturn
    return isIdDue ? step(changeFlow(state, { statusSinceReturn: received })) : succeed(state, facts, lastStatus)
  }
  if (state.status !== 'connected')
    return continueAfterRead({ ...state, ...facts, flow, isSlow: false, unread: undefined })
  // The flow's success is not confirmed, and the account over which it was shown has gone.
  return step(
    showsAccount(state, lastStatus)
      ? connectedState(facts, lastStatus, state.problem, flow)
      : failedState(facts, state.problem ?? createProblem('not_confirmed'), flow),
  )
}

/** A later read that fails changes nothing that is shown, unless the server does not accept the account. */
const handleStatusFailure: Handler<'statusFailed'> = (state, { problem }) => {
  // The answer to the disconnect says how things stand.
  if (state.status === 'disconnecting') return step(state)
  if (rowOf(problem.code).hidesAccount || state.status === 'checking')
    return step(failedState({ ...state, lastStatus: undefined }, problem, state.flow))
  const next: MachineState = { ...state, isSlow: false, isVerifyingEnd: false, unread: problem }
  if (!hasFlow(next)) return step(next)
  // A person who has approved is told at once for how long nothing can be read. The reads go on.
  if (problem.retryAfter && (next.status === 'verifying' ? next.flow.callback?.success : next.problem?.approved))
    return step(unreadState(next, problem))
  return next.status === 'connected' ? step(next) : continueAfterRead(next)
}

const handleEndVerification: Handler<'endVerificationRequested'> = (state) =>
  state.status === 'connected' && !state.flow ? step({ ...state, isVerifyingEnd: true }, 'readStatus') : step(state)

const forgetLateFlow: Handler<'confirmationTimedOut'> = (state) =>
  step(state.lateFlow ? { ...state, lateFlow: undefined } : state)

const handleConfirmationTimeout: Handler<'confirmationTimedOut', StateWithFlow> = (state) => {
  if (state.status !== 'verifying') return step(state)
  const { unread, flow } = state
  return step(unread ? unreadState(state, unread) : problemState(state, createProblem('not_confirmed'), flow))
}

// ── The endpoint's answers ──────────────────────────────────────────────────────────────────────────────────────────

/** The flow's first baseline stands: a later one may already be the flow's own success. */
const handleAuthorizeUrl: Handler<'authorizeUrlReceived', StateWithFlow> = (state, { expiresAt, baseline }) => {
  const { flow, lastStatus } = state
  const before = flow.baseline ?? baseline ?? (lastStatus && toBaseline(lastStatus))
  return navigateWhenReady(changeFlow(state, { hasAuthorizeUrl: true, expiresAt, baseline: before }))
}

const handleConnectFailure: Handler<'connectFailed'> = (state, { problem }) =>
  step(state.status === 'disconnecting' ? state : problemState(state, problem))

const handleDisconnected: Handler<'disconnectSucceeded'> = ({ lastStatus, expectedPortal }) => {
  const disconnected: ConnectionStatus = { can: [], ...lastStatus, connected: false, account: {} }
  return step(idleState({ lastStatus: disconnected, expectedPortal }), 'notifyOtherTabs')
}

const handleActionFailure: Handler<'actionFailed'> = (state, { problem }) =>
  step(state.flow ? state : problemState(state, problem), 'readStatus')

// ── The flow's window and relay page ────────────────────────────────────────────────────────────────────────────────

/** A resumed flow waited for a status, which follows. One whose window was blocked was never at HubSpot. */
const handleResume: Handler<'flowResumed'> = (state, { flow: { isUnfinished, windowBlocked, ...flow } }) => {
  if (state.flow || state.status === 'disconnecting') return step(state)
  if (windowBlocked) return step(failedState(state, createProblem('popup_blocked'), flow), 'startSession')
  return step({ ...factsOf(state), status: isUnfinished ? 'unfinished' : 'authorizing', flow }, 'startSession')
}

const handleLaunchFailure: Handler<'launchFailed', StateWithFlow> = (state, { problem }) =>
  step(state.status === 'opening' && !state.flow.isRelayReady ? { ...state, status: 'failed', problem } : state)

const handleLostWindow: Handler<'windowLost', StateWithFlow> = (state) =>
  state.status === 'opening' || state.status === 'authorizing'
    ? step(changeFlow(state, { isWindowLost: true }), 'readStatus')
    : step(state)

/** A second callback counts only where the first was no success and the second is. */
const handleCallback: Handler<'callbackReceived', StateWithFlow> = (state, { callback }) => {
  const first = state.flow.callback
  if (first && (first.success || !callback.success)) return step(state)
  const verifying = advanceFlow(rememberName(state, callback), 'verifying', { callback })
  const { statusSinceReturn } = state.flow
  const confirmed = callback.success && statusSinceReturn && handleStatusDuringFlow(verifying, statusSinceReturn)
  if (confirmed && confirmed.ended) return confirmed
  if (!callback.success) return step(verifying, 'readStatus')
  const { unread } = verifying
  return step(unread?.retryAfter ? unreadState(verifying, unread) : verifying, 'pollUntilConfirmed')
}

/** The status is read beside the verdict, and judged once both are there. */
const handleReturn: Handler<'windowReturned', StateWithFlow> = (state) =>
  state.flow.callback ? step(state) : step(changeFlow(state, { isVerdictDue: true }), 'readStatus')

/** A refusal says that what connects from now on is not this flow's. */
const handleLateCallback: Handler<'lateCallbackReceived'> = (state, { flow, callback }) =>
  step({ ...rememberName(state, callback), lateFlow: callback.success ? flow : undefined }, 'pollUntilConfirmed')

// ── The table ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** One row per event; a missing row does not compile. */
const TRANSITIONS: { [T in Type]: Handler<T> } = {
  connectRequested: handleConnect,
  restartRequested: (state, { newFlow }) => beginFlow(state, newFlow),
  reopenRequested: duringFlow((state, { redirect }) => reopenFlow(state, redirect)),
  cancelRequested: duringFlow((state) => cancelFlow({ ...factsOf(state), windowLeft: mayLeaveWindow(state) })),
  checkRequested: handleCheck,
  disconnectRequested: handleDisconnectRequest,
  headersChanged: handleHeaders,
  problemDismissed: (state) => step(state.status === 'connected' ? { ...state, problem: undefined } : state),

  statusReceived: handleStatus,
  statusFailed: handleStatusFailure,
  statusDelayed: (state) => step({ ...state, isSlow: true }),
  statusSuggested: duringFlow((state) => step(state, 'readStatus')),
  confirmationTimedOut: duringFlow(handleConfirmationTimeout, forgetLateFlow),
  endVerificationRequested: handleEndVerification,

  authorizeUrlReceived: duringFlow(handleAuthorizeUrl),
  connectFailed: duringFlow((state, { problem }) => failFlow(state, problem), handleConnectFailure),
  disconnectSucceeded: handleDisconnected,
  actionFailed: handleActionFailure,

  flowResumed: handleResume,
  flowChanged: duringFlow((state, { changes }) => step(changeFlow(state, changes))),
  flowExpired: duringFlow((state) => failFlow(state, createProblem('session_expired'), 'expired')),
  launchFailed: duringFlow(handleLaunchFailure),
  relayReady: duringFlow((state) => navigateWhenReady(changeFlow(state, { isRelayReady: true }))),
  windowLost: duringFlow(handleLostWindow),
  windowReturned: duringFlow(handleReturn, (state, { flow }) => step({ ...state, lateFlow: flow })),
  callbackReceived: duringFlow(handleCallback),
  lateCallbackReceived: handleLateCallback,
}

/** Returns the next state and its effects. An event without meaning in a state returns the same state and no effect. */
export function transition(state: MachineState, event: MachineEvent): Step {
  const handle = TRANSITIONS[event.type] as Handler<Type>
  return handle(state, event)
}
