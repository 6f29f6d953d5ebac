/**
 * Decides whether a connection that came back is kept. Pure: `actions/finish.ts` carries the verdict out.
 */
import type { Callback } from '../../protocol/callback.js'
import type { Baseline, Verdict } from '../../protocol/endpoint.js'

export interface Evidence {
  /** What was connected when the flow began. */
  before: Baseline
  /** What Wiro's status says now. */
  now: Baseline
  callback: Callback
  /** The browser that came back is the one in which the flow began. */
  isSameBrowser: boolean
}

/**
 * Returns whether both are the same account, or both are not connected. Accounts are compared by portal id, and by name
 * where Wiro's API gives no portal id. Accounts of which neither is known are never the same.
 */
export function isSameAccount(one: Baseline, other: Baseline): boolean {
  if (!one.connected || !other.connected) return one.connected === other.connected
  const [id, otherId] = one.portalId ? [one.portalId, other.portalId] : [one.name, other.name]
  return id !== undefined && id === otherId
}

/** Returns whether the status already shows the connection of the callback: Wiro's status may lag behind its callback. */
export function isConnectionVisible({ before, now, callback }: Omit<Evidence, 'isSameBrowser'>): boolean {
  const showsOtherPortal = !!callback.portalId && !!now.portalId && callback.portalId !== now.portalId
  return now.connected && !(showsOtherPortal && isSameAccount(now, before))
}

/** Returns the verdict: `pending` asks the relay page to try again, `nothing` leaves everything as it is. */
export function decideVerdict(evidence: Evidence): Verdict {
  const { before, now, isSameBrowser } = evidence
  if (!isConnectionVisible(evidence)) return isSameBrowser ? 'pending' : 'undone'
  if (isSameBrowser) return 'kept'
  return isSameAccount(now, before) ? 'nothing' : 'undone'
}
