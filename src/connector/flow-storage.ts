/**
 * Keeps the flow under way in sessionStorage, so that the page can go on with it after a reload. One that did not finish
 * is shared with the other tabs, in localStorage. Where storage is refused, a reload loses the flow.
 */
import { FLOW_TTL_SECONDS } from '../protocol/endpoint.js'
import type { Baseline } from '../protocol/parsed-answers.js'
import { flowStorageKey, isFlowId } from '../protocol/relay-messages.js'
import { createFlow, type ResumableFlow } from './flow.js'

/** Times are in milliseconds since 1970. */
interface StoredFlow {
  flow: string
  startedAt: number
  expiresAt: number
  mode: 'popup' | 'redirect'
  baseline?: Baseline | undefined
  agentTag?: string | undefined
  unfinished?: boolean | undefined
  windowClosed?: boolean | undefined
  windowBlocked?: boolean | undefined
}

type StorageName = 'sessionStorage' | 'localStorage'

/** Saves the flow for this tab. */
export const saveFlow = (key: string, flow: ResumableFlow): void => write('sessionStorage', key, flow)
export const removeFlow = (key: string): void => write('sessionStorage', key)

/** Saves the flow for the other tabs. */
export const shareFlow = (key: string, flow: ResumableFlow): void => write('localStorage', key, flow)
export const unshareFlow = (key: string): void => write('localStorage', key)

/** Returns the stored flow, unless it is malformed or its time is up. This tab's comes first. */
export const loadFlow = (key: string, now: number): ResumableFlow | undefined =>
  read('sessionStorage', key, now) ?? loadSharedFlow(key, now)

export const loadSharedFlow = (key: string, now: number): ResumableFlow | undefined => read('localStorage', key, now)

/** Without a flow, removes what is saved there. */
function write(storage: StorageName, key: string, flow?: ResumableFlow): void {
  const name = flowStorageKey(key)
  try {
    if (flow) globalThis[storage].setItem(name, JSON.stringify(toStoredFlow(flow)))
    else globalThis[storage].removeItem(name)
  } catch {
    // Storage is refused or full.
  }
}

function read(storage: StorageName, key: string, now: number): ResumableFlow | undefined {
  try {
    const flow = parseStoredFlow(globalThis[storage].getItem(flowStorageKey(key))!, now)
    if (!flow) write(storage, key)
    return flow
  } catch {
    return
  }
}

const toStoredFlow = (flow: ResumableFlow): StoredFlow => ({
  flow: flow.id,
  startedAt: +flow.startedAt,
  expiresAt: +flow.expiresAt,
  mode: flow.redirect ? 'redirect' : 'popup',
  baseline: flow.baseline,
  agentTag: flow.agentTag,
  unfinished: flow.isUnfinished || undefined,
  windowClosed: flow.windowClosed || undefined,
  windowBlocked: flow.windowBlocked || undefined,
})

/** Throws where the text is not JSON of an object. */
function parseStoredFlow(text: string, now: number): ResumableFlow | undefined {
  const stored = JSON.parse(text) as StoredFlow
  const { flow, startedAt, expiresAt, mode, baseline, agentTag } = stored
  const isInTime = startedAt <= now && now < expiresAt && expiresAt <= startedAt + FLOW_TTL_SECONDS * 1000
  if (!isFlowId(flow) || !isInTime) return
  const created = createFlow({
    id: flow,
    startedAt,
    expiresAt,
    redirect: mode === 'redirect',
    baseline: typeof baseline?.connected === 'boolean' ? baseline : undefined,
    agentTag,
  })
  return {
    ...created,
    isUnfinished: stored.unfinished === true,
    windowBlocked: stored.windowBlocked === true,
    windowClosed: stored.windowClosed === true,
  }
}
