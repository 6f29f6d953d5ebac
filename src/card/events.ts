/** The element's events, each a class, and which of them a change of the connection brings. */
import type { FlowResult, State, StateChange } from '../connector/state.js'
import type { Account } from '../protocol/parsed-answers.js'
import type { Code } from '../protocol/codes.js'
import { accountOf, flowOf, problemOf } from './state-facts.js'

/**
 * The browser's own class. Some libraries put something else in place of `window.Event`, which cannot be extended, and
 * the element would not be defined.
 */
const Event = Object.getPrototypeOf(MessageEvent) as typeof globalThis.Event

/** All events bubble, and leave the shadow roots they are fired in. */
const REACH = { bubbles: true, composed: true }

/** Fired before a flow begins. Cancelling it leaves everything as it is. */
export class WiroBeforeConnectEvent extends Event {
  /** An account is connected already. */
  readonly reconnect: boolean

  constructor(reconnect: boolean) {
    super('wiro-before-connect', { ...REACH, cancelable: true })
    this.reconnect = reconnect
  }
}

/** Fired where the state differs from the one before. */
export class WiroStateChangeEvent extends Event {
  /** The state now. */
  readonly state: State
  /** The state before. */
  readonly previous: State

  constructor(state: State, previous: State) {
    super('wiro-state-change', REACH)
    this.state = state
    this.previous = previous
  }
}

/** Fired when an account is connected where none was: here, in another tab, or late. */
export class WiroConnectedEvent extends Event {
  /** The portal id of the account, where the endpoint tells it. */
  readonly portalId: string | undefined
  /** The account's name, where it is known. */
  readonly accountName: string | undefined
  /** The id of the flow that connected it, where that was this page's own; also one that had been cancelled. */
  readonly flow: string | undefined

  constructor({ portalId, name }: Account, flow: string | undefined) {
    super('wiro-connected', REACH)
    this.portalId = portalId
    this.accountName = name
    this.flow = flow
  }
}

/** Fired when the account is not connected any more. */
export class WiroDisconnectedEvent extends Event {
  /** The portal id of the account that was connected. */
  readonly portalId: string | undefined

  constructor(portalId: string | undefined) {
    super('wiro-disconnected', REACH)
    this.portalId = portalId
  }
}

/** Fired when another account is connected in place of one. */
export class WiroPortalChangeEvent extends Event {
  /** The portal id of the account that is connected now. */
  readonly portalId: string
  /** The portal id of the account before. */
  readonly previousPortalId: string

  constructor(portalId: string, previousPortalId: string) {
    super('wiro-portal-change', REACH)
    this.portalId = portalId
    this.previousPortalId = previousPortalId
  }
}

/** Fired when something failed. Success may still follow. */
export class WiroErrorEvent extends Event {
  /** What went wrong. */
  readonly code: Code
  /** The id of the flow that failed. */
  readonly flow: string | undefined

  constructor(code: Code, flow: string | undefined) {
    super('wiro-error', REACH)
    this.code = code
    this.flow = flow
  }
}

/** Fired once when a flow ends. */
export class WiroFlowEndEvent extends Event implements Readonly<FlowResult> {
  /** How the flow ended. */
  readonly outcome: FlowResult['outcome']
  /** What went wrong, where something did. */
  readonly code?: Code
  /** The flow's id. */
  readonly flow: string
  /** Milliseconds from the press to the end. */
  readonly duration: number

  constructor({ outcome, code, flow, duration }: FlowResult) {
    super('wiro-flow-end', REACH)
    this.outcome = outcome
    if (code) this.code = code
    this.flow = flow
    this.duration = duration
  }
}

/** Each event by its name. */
export interface WiroEventMap {
  'wiro-before-connect': WiroBeforeConnectEvent
  'wiro-state-change': WiroStateChangeEvent
  'wiro-connected': WiroConnectedEvent
  'wiro-disconnected': WiroDisconnectedEvent
  'wiro-portal-change': WiroPortalChangeEvent
  'wiro-error': WiroErrorEvent
  'wiro-flow-end': WiroFlowEndEvent
}

declare global {
  /** The events bubble: elements, the document and the window hear them alike. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- An interface is extended by a declaration only.
  interface GlobalEventHandlersEventMap extends WiroEventMap {}
}

// ── Which of them a change brings ───────────────────────────────────────────────────────────────────────────────────

/**
 * Returns the events of a change, in their order. `lastSettled` is the last state before it that told for certain whether
 * an account is connected; `undefined` before the first one.
 */
export const eventsFor = (change: StateChange, lastSettled: State | undefined): Event[] =>
  [
    new WiroStateChangeEvent(change.state, change.previous),
    errorEvent(change),
    accountEvent(change, lastSettled),
    change.ended && new WiroFlowEndEvent(change.ended),
  ].filter((event) => event !== undefined)

/** Compares problems by occurrence: the same code twice is two errors. */
function errorEvent({ state, previous, ended }: StateChange): WiroErrorEvent | undefined {
  const problem = problemOf(state)
  if (!problem || problem === problemOf(previous)) return
  // A status read that finds an unexpected account has not failed.
  if (accountOf(state) && problem.during === 'check' && !problem.approved) return
  return new WiroErrorEvent(problem.code, ended?.flow ?? flowOf(state)?.id)
}

function accountEvent(change: StateChange, lastSettled: State | undefined): Event | undefined {
  const { state } = change
  const before = lastSettled && accountOf(lastSettled)
  if (state.status === 'disconnected') return before && new WiroDisconnectedEvent(before.portalId)
  if (state.status !== 'connected') return
  const ownFlow = change.ended?.outcome === 'connected' ? change.ended.flow : change.lateFlow
  if (isNewConnection(change, lastSettled)) return new WiroConnectedEvent(state.account, ownFlow)
  const { portalId } = state.account
  if (!before?.portalId || !portalId || before.portalId === portalId) return
  return new WiroPortalChangeEvent(portalId, before.portalId)
}

/** At page load a connection is new only if it ends this browser's own flow, and that was no reconnect. */
function isNewConnection({ previous, ended }: StateChange, lastSettled: State | undefined): boolean {
  if (ended?.outcome === 'connected' && !flowOf(previous)?.reconnect) return true
  return !!lastSettled && !accountOf(lastSettled)
}
