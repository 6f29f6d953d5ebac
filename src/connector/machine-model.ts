/**
 * The vocabulary of the state machine: what is known about a connection, what can happen to it, and what the connector
 * then has to do. Types only; the transitions are in machine.ts.
 */
import type { Baseline, ConnectedStatus, ConnectionStatus } from '../protocol/parsed-answers.js'
import type { ActiveFlow, ResumableFlow } from './flow.js'
import type { FlowCallback } from './flow-callback.js'
import type { FlowResult, Problem } from './state.js'

// ── States ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What stays known from one state to the next. */
export interface Facts {
  /** The last status that was read. */
  lastStatus?: ConnectionStatus | undefined
  /** The last callback with an account's name: one dialect of the status tells no name. */
  namedCallback?: FlowCallback | undefined
  /** The id of a flow that ended before its window came back: the next connection is its. */
  lateFlow?: string | undefined
  /** The portal id that the page expects. */
  expectedPortal?: string | undefined
  /** The flow was cancelled, and its window may still be open. Ends with what is shown. */
  windowLeft?: boolean
  /** A flow of another tab or element that did not finish, while nothing is connected. Ends with what is shown. */
  unfinishedFlow?: ResumableFlow | undefined
}

interface Pending {
  /** The status read under way takes longer than usual. */
  isSlow?: boolean
  /** Why the last status read failed. */
  unread?: Problem | undefined
  /** The status read under way decides whether a flow that a read found connected still is. */
  isVerifyingEnd?: boolean
}

/** The states in which a flow is shown. */
export type FlowStatus = 'opening' | 'authorizing' | 'verifying' | 'unfinished'

interface IdleState {
  status: 'checking' | 'disconnected'
  flow?: undefined
  problem?: undefined
}

/** A flow beside an account is one whose success no status confirmed. */
interface ConnectedState {
  status: 'connected'
  lastStatus: ConnectedStatus
  flow?: ActiveFlow | undefined
  problem?: Problem | undefined
}

interface DisconnectingState {
  status: 'disconnecting'
  lastStatus: ConnectedStatus
  flow?: undefined
  problem?: undefined
}

interface WaitingState {
  status: FlowStatus
  flow: ActiveFlow
  problem?: undefined
}

/** A flow that failed here can still go on: its window was blocked, or its relay page is silent. */
interface FailedState {
  status: 'failed'
  problem: Problem
  flow?: ActiveFlow | undefined
}

export type MachineState = Facts &
  Pending &
  (IdleState | ConnectedState | DisconnectingState | WaitingState | FailedState)

/** A state with a flow under way. */
export type StateWithFlow = MachineState & { flow: ActiveFlow }

// ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a flow may learn while it waits. */
export type FlowChanges = Partial<Pick<ActiveFlow, 'windowHeld' | 'windowClosed' | 'lingering' | 'redirect'>>

export type MachineEvent =
  // From the person or the host.
  /** `newFlow` begins unless a flow is under way. */
  | { type: 'connectRequested'; newFlow: ActiveFlow }
  | { type: 'restartRequested'; newFlow: ActiveFlow }
  /** Opens the window of the flow once more; `redirect` says that the flow goes on in this tab. */
  | { type: 'reopenRequested'; redirect?: boolean }
  | { type: 'cancelRequested' }
  | { type: 'checkRequested' }
  | { type: 'disconnectRequested' }
  /** The page has set its headers: a read that left without them does not count. */
  | { type: 'headersChanged' }
  | { type: 'problemDismissed' }
  // From status reads.
  | { type: 'statusReceived'; received: ConnectionStatus; unfinishedFlow?: ResumableFlow | undefined }
  | { type: 'statusFailed'; problem: Problem }
  /** The status read under way takes longer than usual. */
  | { type: 'statusDelayed' }
  /** Something makes the status worth a read: the person is back, a timer, the network. */
  | { type: 'statusSuggested' }
  /** The reads that follow a success found no connection. */
  | { type: 'confirmationTimedOut' }
  /** The window of a flow that a read found connected has been silent for long. */
  | { type: 'endVerificationRequested' }
  // From actions of the endpoint.
  /** Without a baseline, the endpoint did not say what was connected before. */
  | { type: 'authorizeUrlReceived'; expiresAt: Date; baseline?: Baseline | undefined }
  /** The endpoint refused, or the person read the reason on HubSpot's page. */
  | { type: 'connectFailed'; problem: Problem }
  | { type: 'disconnectSucceeded' }
  /** The endpoint refused an action other than connect. */
  | { type: 'actionFailed'; problem: Problem }
  // From a flow's window, relay page and time.
  /** A flow from before a reload, or of another tab or element, goes on. */
  | { type: 'flowResumed'; flow: ResumableFlow }
  | { type: 'flowChanged'; changes: FlowChanges }
  | { type: 'flowExpired' }
  /** The window was blocked, or its relay page is silent. */
  | { type: 'launchFailed'; problem: Problem }
  /** The relay page waits for the authorize URL. */
  | { type: 'relayReady' }
  | { type: 'windowLost' }
  /** The window is back from HubSpot with a success; its callback follows with the server's verdict. */
  | { type: 'windowReturned'; flow: string }
  | { type: 'callbackReceived'; callback: FlowCallback }
  /** The callback of a flow that has ended. */
  | { type: 'lateCallbackReceived'; flow: string; callback: FlowCallback }

export type EventOf<Type extends MachineEvent['type']> = Extract<MachineEvent, { type: Type }>

// ── Steps ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the session of a flow has to do: it has a method for each. */
export type SessionEffect =
  | 'requestAuthorizeUrl'
  | 'openWindow'
  | 'reopenWindow'
  | 'focusWindow'
  | 'closeWindow'
  | 'closeWindowSoon'
  | 'navigateToHubSpot'
  | 'pollUntilConfirmed'

/** What the connector has to do; effects.ts holds a function for each that is not the session's. */
export type Effect =
  | SessionEffect
  | 'startSession'
  | 'endSession'
  | 'readStatus'
  | 'shareStatusRead'
  | 'sendDisconnect'
  | 'notifyOtherTabs'

/** How a flow ends. */
export type FlowEnd = Pick<FlowResult, 'outcome' | 'code'>

export interface Step {
  state: MachineState
  effects: readonly Effect[]
  /** Set where the flow of the state before ends with this step. */
  ended?: FlowEnd
}
