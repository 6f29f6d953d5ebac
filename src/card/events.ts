/** The element's events: what each says, and which of them a step of the connection brings. All bubble and are composed. */
import type { StateChange, FlowResult, State } from '../connector/state.js'
import type { Code } from '../protocol/codes.js'

/** Before a window opens; cancelling it leaves everything as it is. */
export interface WiroBeforeConnectEvent extends Event {
  readonly reconnect: boolean
}

export interface WiroStateChangeEvent extends Event {
  readonly state: State
  readonly previous: State
}

/** Not connected became connected, here, in another tab or late; `flow` where it was this page's own. */
export interface WiroConnectedEvent extends Event {
  readonly portalId: string | undefined
  readonly accountName: string | undefined
  readonly flow: string | undefined
}

export interface WiroDisconnectedEvent extends Event {
  readonly portalId: string | undefined
}

export interface WiroPortalChangeEvent extends Event {
  readonly portalId: string
  readonly previousPortalId: string
}

/** Something failed; success may still follow. */
export interface WiroErrorEvent extends Event {
  readonly code: Code
  readonly flow: string | undefined
}

/** A flow ended, once; `duration` in milliseconds from the press. */
export interface WiroFlowEndEvent extends Event, Readonly<FlowResult> {}

declare global {
  interface HTMLElementEventMap {
    'wiro-before-connect': WiroBeforeConnectEvent
    'wiro-state-change': WiroStateChangeEvent
    'wiro-connected': WiroConnectedEvent
    'wiro-disconnected': WiroDisconnectedEvent
    'wiro-portal-change': WiroPortalChangeEvent
    'wiro-error': WiroErrorEvent
    'wiro-flow-end': WiroFlowEndEvent
  }
}

type Name = Extract<keyof HTMLElementEventMap, `wiro-${string}`>

/** Only `wiro-before-connect` can be prevented: everything else has happened. */
export const eventOf = <N extends Name>(name: N, fields: Omit<HTMLElementEventMap[N], keyof Event>): Event =>
  Object.assign(new Event(name, { bubbles: true, composed: true, cancelable: name === 'wiro-before-connect' }), fields)

/** The members that some states have. */
type Loose = Partial<Extract<State, { status: 'connected' }>>

/** The events of one step, in their order. `known` is the last state that said connected or not; none before the first. */
export function* eventsOf({ state, previous, ended }: StateChange, known: State | undefined): Generator<Event> {
  yield eventOf('wiro-state-change', { state, previous })
  const { problem, flow, account } = state as Loose
  // Which account is there is no failure of a read that finds it.
  const found = account && problem?.during === 'check'
  if (problem && !found && problem !== (previous as Loose).problem) {
    yield eventOf('wiro-error', { code: problem.code, flow: ended?.flow ?? flow?.id })
  }
  const before = (known as Loose | undefined)?.account
  if (before && state.status === 'disconnected') yield eventOf('wiro-disconnected', { portalId: before.portalId })
  if (state.status === 'connected') {
    const { portalId, name: accountName } = account!
    const own = ended?.outcome === 'connected'
    // At page load only a flow of this browser's own is news, and a reconnect of it is none.
    const news = known ? !before : own && !(previous as Loose).flow?.reconnect
    if (news) yield eventOf('wiro-connected', { portalId, accountName, flow: own ? ended.flow : undefined })
    else if (before?.portalId && portalId && before.portalId !== portalId) {
      yield eventOf('wiro-portal-change', { portalId, previousPortalId: before.portalId })
    }
  }
  if (ended) yield eventOf('wiro-flow-end', ended)
}
