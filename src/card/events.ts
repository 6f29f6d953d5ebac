/** The element's events: what each says, and which of them a step of the connection brings. All bubble and are composed. */
import type { Change, Code, Ended, State } from '../protocol.js'

class ConnectEvent extends Event {
  constructor(name: string, fields: object, cancelable = false) {
    super(name, { bubbles: true, composed: true, cancelable })
    Object.assign(this, fields)
  }
}

/** Before a window opens; cancelling it leaves everything as it is. */
export class WiroBeforeConnectEvent extends ConnectEvent {
  declare readonly reconnect: boolean
  constructor(fields: { reconnect: boolean }) {
    super('wiro-before-connect', fields, true)
  }
}

export class WiroStateChangeEvent extends ConnectEvent {
  declare readonly state: State
  declare readonly previous: State
  constructor(fields: { state: State; previous: State }) {
    super('wiro-statechange', fields)
  }
}

/** Not connected became connected, here, in another tab or late; `flow` where it was this page's own. */
export class WiroConnectedEvent extends ConnectEvent {
  declare readonly portalId: string | undefined
  declare readonly accountName: string | undefined
  declare readonly flow: string | undefined
  constructor(fields: { portalId: string | undefined; accountName: string | undefined; flow: string | undefined }) {
    super('wiro-connected', fields)
  }
}

export class WiroDisconnectedEvent extends ConnectEvent {
  declare readonly portalId: string | undefined
  constructor(fields: { portalId: string | undefined }) {
    super('wiro-disconnected', fields)
  }
}

export class WiroPortalChangeEvent extends ConnectEvent {
  declare readonly portalId: string
  declare readonly previousPortalId: string
  constructor(fields: { portalId: string; previousPortalId: string }) {
    super('wiro-portalchange', fields)
  }
}

/** Something failed; success may still follow. */
export class WiroErrorEvent extends ConnectEvent {
  declare readonly code: Code
  declare readonly flow: string | undefined
  constructor(fields: { code: Code; flow: string | undefined }) {
    super('wiro-error', fields)
  }
}

/** A flow ended, once; `duration` in milliseconds from the press. */
export class WiroFlowEndEvent extends ConnectEvent {
  declare readonly outcome: Ended['outcome']
  declare readonly code: Code | undefined
  declare readonly flow: string
  declare readonly duration: number
  constructor(fields: Ended) {
    super('wiro-flowend', fields)
  }
}

/** The members that some states have. */
type Loose = Partial<Extract<State, { status: 'connected' }>>

/** The events of one step, in their order. `known` is the last state that said connected or not; none before the first. */
export function* eventsOf({ state, previous, ended }: Change, known: State | undefined): Generator<Event> {
  yield new WiroStateChangeEvent({ state, previous })
  const { problem, flow, account } = state as Loose
  if (problem && problem !== (previous as Loose).problem) {
    yield new WiroErrorEvent({ code: problem.code, flow: ended?.flow ?? flow?.id })
  }
  const before = (known as Loose | undefined)?.account
  if (before && state.status === 'disconnected') yield new WiroDisconnectedEvent({ portalId: before.portalId })
  if (state.status === 'connected') {
    const { portalId, name: accountName } = account!
    const own = ended?.outcome === 'connected'
    // At page load only a flow of this browser's own is news, and a reconnect of it is none.
    const news = known ? !before : own && !(previous as Loose).flow?.reconnect
    if (news) yield new WiroConnectedEvent({ portalId, accountName, flow: own ? ended.flow : undefined })
    else if (before?.portalId && portalId && before.portalId !== portalId) {
      yield new WiroPortalChangeEvent({ portalId, previousPortalId: before.portalId })
    }
  }
  if (ended) yield new WiroFlowEndEvent(ended)
}

declare global {
  interface HTMLElementEventMap {
    'wiro-before-connect': WiroBeforeConnectEvent
    'wiro-statechange': WiroStateChangeEvent
    'wiro-connected': WiroConnectedEvent
    'wiro-disconnected': WiroDisconnectedEvent
    'wiro-portalchange': WiroPortalChangeEvent
    'wiro-error': WiroErrorEvent
    'wiro-flowend': WiroFlowEndEvent
  }
}
