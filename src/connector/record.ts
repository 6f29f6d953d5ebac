/**
 * The record of a flow, by which a page goes on after a reload. It lives as long as its tab; where storage is refused,
 * a reload loses the flow.
 */
import { isFlowId, flowStorageKey } from '../protocol/relay-messages.js'
import { FLOW_TTL_SECONDS, type Baseline } from '../protocol/endpoint.js'
import type { Attempt } from './proof.js'

/** Times in milliseconds since 1970. */
interface Stored {
  flow: string
  startedAt: number
  expiresAt: number
  mode: 'popup' | 'redirect'
  baseline?: Baseline | undefined
}

/** A flow at its beginning. */
export const attempt = (
  id: string,
  startedAt: number,
  expiresAt: number,
  redirect?: boolean,
  baseline?: Baseline,
): Attempt => ({
  id,
  startedAt: new Date(startedAt),
  expiresAt: new Date(expiresAt),
  reconnect: baseline?.connected !== false,
  windowHeld: false,
  lingering: false,
  redirect,
  baseline,
})

/** Without an attempt: forgets it. */
export function keep(key: string, flow?: Attempt): void {
  const name = flowStorageKey(key)
  try {
    if (!flow) return sessionStorage.removeItem(name)
    const { id, startedAt, expiresAt, baseline, redirect } = flow
    const mode = redirect ? 'redirect' : 'popup'
    const stored: Stored = { flow: id, startedAt: +startedAt, expiresAt: +expiresAt, mode, baseline }
    sessionStorage.setItem(name, JSON.stringify(stored))
  } catch {
    // Storage is refused.
  }
}

/** The flow that was on its way when the page went, if its time has not run out. */
export function recall(key: string, now: number): Attempt | undefined {
  try {
    const stored = JSON.parse(sessionStorage.getItem(flowStorageKey(key))!) as Stored
    const { flow, startedAt, expiresAt, mode, baseline } = stored
    const inTime = startedAt <= now && now < expiresAt && expiresAt <= startedAt + FLOW_TTL_SECONDS * 1000
    if (!isFlowId(flow) || !inTime) return
    const before = typeof baseline?.connected === 'boolean' ? baseline : undefined
    return attempt(flow, startedAt, expiresAt, mode === 'redirect', before)
  } catch {
    return
  }
}
