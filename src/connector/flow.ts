/** A flow while it is under way, and what proves that it led to a connection. Pure: no page, clock or network. */
import type { Account, Baseline, ConnectionStatus } from '../protocol/parsed-answers.js'
import type { FlowCallback } from './flow-callback.js'
import type { Flow } from './state.js'

/** A flow as the connector knows it; hosts read the fields of `Flow` alone. */
export interface ActiveFlow extends Omit<Flow, 'leaving'> {
  /** What was connected before. While it is absent, only a callback proves anything. */
  baseline?: Baseline | undefined
  /** Whose agent it connects, where the endpoint tells it. */
  agentTag?: string | undefined
  /** The endpoint gave an authorize URL that is not spent. */
  hasAuthorizeUrl?: boolean
  /** The relay page waits for the authorize URL. */
  isRelayReady?: boolean
  /** The window seems closed; the status read that follows decides. */
  isWindowLost?: boolean
  /** The window is back, and the next status is kept for its callback, which brings the verdict and the account's name. */
  isVerdictDue?: boolean
  /** The status that was read while the verdict was under way. */
  statusSinceReturn?: ConnectionStatus | undefined
  callback?: FlowCallback | undefined
}

/** A flow as it is stored: it may go on in another page or element. */
export interface ResumableFlow extends ActiveFlow {
  /** It was shown as not finished. */
  isUnfinished?: boolean
  /** Its window was blocked. */
  windowBlocked?: boolean
}

interface FlowStart {
  id: string
  /** Milliseconds since 1970. */
  startedAt: number
  /** Milliseconds since 1970. */
  expiresAt: number
  redirect?: boolean
  baseline?: Baseline | undefined
  agentTag?: string | undefined
}

/** Returns a flow at its beginning. Without a baseline it counts as a reconnect. */
export const createFlow = ({ id, startedAt, expiresAt, redirect, baseline, agentTag }: FlowStart): ActiveFlow => ({
  id,
  startedAt: new Date(startedAt),
  expiresAt: new Date(expiresAt),
  reconnect: baseline?.connected !== false,
  windowHeld: false,
  lingering: false,
  redirect,
  baseline,
  agentTag,
})

/** Returns whether two ids may be the same; an unknown id matches every other. */
export const idsMatch = (one?: string, other?: string): boolean => !one || !other || one === other

/** Returns whether two accounts may be the same: by portal id where both have one, else by name. */
export const isSameAccount = ({ portalId, name }: Account, other?: Account): boolean =>
  portalId && other?.portalId ? portalId === other.portalId : idsMatch(name, other?.name)

/**
 * Adds what another source knows of the account of a status, if it may be the same account. Wiro's status has the portal id
 * in one dialect and the name in the others.
 */
export function completeAccount<Status extends ConnectionStatus>(status: Status, { portalId, name }: Account): Status {
  const { connected, account } = status
  if (!connected || !isSameAccount(account, { portalId, name })) return status
  return { ...status, account: { ...account, portalId: account.portalId ?? portalId, name: account.name ?? name } }
}

/**
 * Returns whether a status proves that the flow succeeded: nothing was connected before, another account was, or the
 * flow's own callback reports success and names the same account. Dates prove nothing: a running agent renews them.
 */
export function provesConnection(
  { baseline, callback }: ActiveFlow,
  { connected, account }: ConnectionStatus,
): boolean {
  if (!connected) return false
  if (baseline?.connected === false || !isSameAccount(account, baseline)) return true
  return !!callback?.success && isSameAccount(account, callback)
}

/** Returns whether whom a status is read for began a flow. A flow without a tag is not compared, nor is a status without one. */
export const isOwnFlow = ({ agentTag }: ActiveFlow, status: ConnectionStatus | undefined): boolean =>
  !agentTag || (!!status && idsMatch(agentTag, status.agentTag))
