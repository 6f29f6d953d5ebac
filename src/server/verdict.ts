/**
 * What a connection that came back is worth: whether it is there yet, and whether whoever finished it is who started it.
 * Pure; what follows from a verdict is in `binding.ts`.
 */
import type { Callback } from '../protocol/callback.js'
import type { Baseline } from '../protocol/endpoint.js'

/** `kept` and `undone` are still to be done; `pending`: ask again. */
export type Judgement = 'pending' | 'keep' | 'undo' | 'nothing'

export interface Evidence {
  before: Baseline
  now: Baseline
  outcome: Callback
  /** The window that came back is one that this host's page sent away. */
  marked: boolean
}

/** "Not connected" is a portal of its own; two unknown ones are never equal. In the unified dialect a name stands for the id. */
export function isSamePortal(one: Baseline, other: Baseline): boolean {
  if (!one.connected || !other.connected) return one.connected === other.connected
  const [own, others] = one.portalId ? [one.portalId, other.portalId] : [one.name, other.name]
  return own !== undefined && own === others
}

/** Wiro's status may lag behind its own callback. */
export function isThere({ before, now, outcome }: Omit<Evidence, 'marked'>): boolean {
  const another = !!outcome.portalId && !!now.portalId && outcome.portalId !== now.portalId
  return now.connected && !(another && isSamePortal(now, before))
}

export function judge(evidence: Evidence): Judgement {
  const { before, now, marked } = evidence
  if (!isThere(evidence)) return marked ? 'pending' : 'undo'
  if (marked) return 'keep'
  return isSamePortal(now, before) ? 'nothing' : 'undo'
}
