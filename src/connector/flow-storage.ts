/**
 * Keeps the flow under way in sessionStorage, so that the page can go on with it after a reload. Where storage is
 * refused, a reload loses the flow.
 */
import { FLOW_TTL_SECONDS, type Baseline } from '../protocol/endpoint.js'
import { flowStorageKey, isFlowId } from '../protocol/relay-messages.js'
import { createFlow, type ActiveFlow } from './flow.js'

/** Times are in milliseconds since 1970. */
interface StoredFlow {
  flow: string
  startedAt: number
  expiresAt: number
  mode: 'popup' | 'redirect'
  baseline?: Baseline | undefined
  agentTag?: string | undefined
}

export function saveFlow(key: string, { id, startedAt, expiresAt, baseline, redirect, agentTag }: ActiveFlow): void {
  const mode = redirect ? 'redirect' : 'popup'
  const stored: StoredFlow = { flow: id, startedAt: +startedAt, expiresAt: +expiresAt, mode, baseline, agentTag }
  try {
    sessionStorage.setItem(flowStorageKey(key), JSON.stringify(stored))
  } catch {
    // Storage is refused or full.
  }
}

export function removeFlow(key: string): void {
  try {
    sessionStorage.removeItem(flowStorageKey(key))
  } catch {
    // Storage is refused.
  }
}

/** Returns the stored flow, unless it is malformed or its time is up. */
export function loadFlow(key: string, now: number): ActiveFlow | undefined {
  try {
    return parseStoredFlow(sessionStorage.getItem(flowStorageKey(key))!, now)
  } catch {
    return
  }
}

/** Throws where the text is not JSON of an object. */
function parseStoredFlow(text: string, now: number): ActiveFlow | undefined {
  const { flow, startedAt, expiresAt, mode, baseline, agentTag } = JSON.parse(text) as StoredFlow
  const isInTime = startedAt <= now && now < expiresAt && expiresAt <= startedAt + FLOW_TTL_SECONDS * 1000
  if (!isFlowId(flow) || !isInTime) return
  return createFlow({
    id: flow,
    startedAt,
    expiresAt,
    redirect: mode === 'redirect',
    baseline: typeof baseline?.connected === 'boolean' ? baseline : undefined,
    agentTag,
  })
}
