/** What the machine is made of: what is known about a connection, what can happen to it, what is then to be done. */
import type { Baseline, ConnectionStatus } from '../protocol/endpoint.js'
import type { FlowResult, Problem, State } from './state.js'
import type { Attempt, Outcome } from './proof.js'

export interface Model {
  phase: State['status']
  /** The last status that was read. */
  told?: ConnectionStatus | undefined
  /** The account's name from a callback: the seed's dialect tells it nowhere else. */
  named?: Outcome | undefined
  problem?: Problem | undefined
  /** The portal id that the page expects. */
  expected?: string | undefined
  slow?: boolean
  /** The read under way decides whether a flow that a read found connected still is. */
  doubtful?: boolean
  flow?: Attempt | undefined
}

/** What can happen, each with what comes with it. */
export interface Happenings {
  /** The person pressed; `fresh` is the flow that may begin. */
  pressed: [fresh: Attempt]
  restarted: [fresh: Attempt]
  reopened: []
  cancelled: []
  /** The flow that was on its way when the page went. */
  resumed: [kept: Attempt]
  /** The person asks how things stand. */
  checked: []
  /** Something makes the status worth a read. */
  looked: []
  told: [told: ConnectionStatus]
  /** A status read failed. */
  untold: [problem: Problem]
  /** What is under way takes long. */
  slowed: []
  /** The relay waits for the word to go. */
  ready: []
  /** The endpoint gave an authorize URL, and what was connected before. */
  addressed: [expiresAt: Date, baseline?: Baseline]
  /** The window was blocked, or its relay is silent. */
  stalled: [problem: Problem]
  noted: [flow: Partial<Attempt>]
  /** The relay came back. */
  returned: [outcome: Outcome]
  /** The relay of a flow that is over did. */
  recalled: [outcome: Outcome]
  /** The ladder of reads ended. */
  climbed: []
  /** The window seems gone. */
  lost: []
  /** The endpoint said no, or the person read why. */
  refused: [problem: Problem]
  /** The time is up. */
  expired: [problem: Problem]
  /** The window of a flow that a read found connected has been silent for long. */
  doubted: []
  /** The person confirmed the disconnect; the endpoint did it, or did not do what was asked. */
  dismissed: []
  /** Another account is what the person wants. */
  accepted: []
  disconnected: []
  stayed: [problem: Problem]
}

export type Event = { [Name in keyof Happenings]: [name: Name, ...what: Happenings[Name]] }[keyof Happenings]

export type Effect =
  | 'carry' // the flow: hear its relay, watch its window and its time
  | 'ask' // for an authorize URL
  | 'open' // the window, on the relay
  | 'focus' // the window; where it is gone: open it again
  | 'reopen' // another window for the same flow; the old one is told to stop
  | 'go' // tell the relay where to
  | 'read' // the status
  | 'climb' // read the status at growing intervals
  | 'close' // the window
  | 'release' // the window, at its outcome or soon
  | 'disconnect'
  | 'ping' // other tabs
  | Pick<FlowResult, 'outcome' | 'code'> // the flow ends
