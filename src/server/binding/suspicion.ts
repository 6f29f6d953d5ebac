/** What the host is told where another window than the starter's reports a success. */

/** Why the account is still there; `finished_elsewhere` alone says that it was undone, or that there is nothing to undo. */
export type SuspicionReason =
  'finished_elsewhere' | 'seal_expired' | 'status_failed' | 'store_failed' | 'disconnect_failed'

export interface SuspiciousConnect {
  /** The agent's guid. */
  agent: string
  /** The portal of Wiro's status, where it can be the reported one. */
  portalId?: string
  /** The portal that was connected when the flow began. */
  previousPortalId?: string
  reason: SuspicionReason
  /** Whether the account was disconnected. A report with `false` may be followed by one with `true`. */
  undone: boolean
}
