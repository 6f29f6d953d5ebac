/**
 * The action `finish`, which the relay page sends when HubSpot's window comes back. It binds a connection to the browser
 * that started it: an authorize URL is a bearer link, and any person who opens it and approves connects their own
 * HubSpot to another person's agent. Such a connection cannot be prevented; it is disconnected again.
 */
import * as v from 'valibot'
import { parseCallback } from '../../protocol/callback.js'
import { FLOW_TTL_SECONDS, toBaseline, type Baseline, type FinishAnswer } from '../../protocol/endpoint.js'
import type { ActionContext } from '../action-context.js'
import { isPortalAllowed } from '../binding/allowed-portal.js'
import type { StateClaims } from '../binding/state-token.js'
import { decideVerdict, isConnectionVisible, type Evidence } from '../binding/verdict.js'
import { callHostGuard, callHostHook } from '../host-hooks.js'

export const finishSchema = v.object({
  /** The state token. */
  seal: v.string(),
  /** The query of HubSpot's callback. */
  outcome: v.record(v.string(), v.string()),
  /** The flow that the window's own storage holds. Any value but the token's flow means "not the same browser". */
  flow: v.optional(v.string()),
})

export interface FinishContext extends ActionContext {
  claims: StateClaims
}

export async function finish(
  context: FinishContext,
  { outcome, flow }: v.InferOutput<typeof finishSchema>,
): Promise<FinishAnswer> {
  const { claims, wiro } = context
  const callback = parseCallback(new URLSearchParams(outcome).toString())
  if (claims.expiresAt <= Date.now() || !callback.success) return answerWith('nothing')

  const status = await wiro.status(claims.agent)
  const now = toBaseline(status)
  const evidence = { before: claims.before, now, callback, isSameBrowser: flow === claims.flow }
  const verdict = decideVerdict(evidence)
  if (verdict === 'pending') return answerWith('pending')
  if (now.connected && !(await isPortalAllowed(status, context))) {
    await wiro.disconnect(claims.agent)
    return { ...answerWith('undone'), code: 'portal_refused' }
  }
  if (verdict === 'kept') await reportConnected(evidence, context)
  if (verdict === 'undone') return answerWith(await undoConnection(evidence, context))
  return answerWith(verdict)
}

const answerWith = (verdict: FinishAnswer['verdict']): FinishAnswer => ({ result: true, verdict, errors: [] })

// ── A connection that is kept ───────────────────────────────────────────────────────────────────────────────────────

/** Tells the host once, however often the relay page asks. */
async function reportConnected({ now, callback: { name } }: Evidence, context: FinishContext): Promise<void> {
  if (!(await addToReplayStore(now, FLOW_TTL_SECONDS, context))) return
  const { claims, settings } = context
  const event = { agent: claims.agent, ...portalOf(now), ...(name && { accountName: name }) }
  await callHostHook('on_connected_failed', context, () => settings.onConnected?.(event))
}

// ── A connection that is undone ─────────────────────────────────────────────────────────────────────────────────────

/**
 * How long an undo reserves the replay key. A window that finishes the same connection in that time is not reported as
 * connected, though its status read may still have seen the account.
 */
const RESERVATION_SECONDS = 1

async function undoConnection(evidence: Evidence, context: FinishContext): Promise<'undone' | 'nothing'> {
  if ((await wasKept(evidence, context)) || context.settings.binding === 'none') return 'nothing'
  await disconnectAndReserve(context)
  context.settings.log({ level: 'error', reason: 'finished_elsewhere', ...context.logContext })
  await reportSuspiciousConnect(evidence, context)
  return 'undone'
}

/**
 * Returns whether this flow's connection was kept before. A link scanner that opens the return address after its owner,
 * or a replay of that address after a disconnect, then undoes nothing. Where the status does not show the connection,
 * the callback's portal id is looked up: it may be invented, but only portal ids from Wiro's status were ever added.
 */
async function wasKept(evidence: Evidence, context: FinishContext): Promise<boolean> {
  const { now, callback } = evidence
  const account = isConnectionVisible(evidence) ? now : callback.portalId ? { portalId: callback.portalId } : undefined
  return !!account && !(await addToReplayStore(account, RESERVATION_SECONDS, context))
}

async function disconnectAndReserve({ claims, wiro }: FinishContext): Promise<void> {
  await wiro.disconnect(claims.agent).catch(async (error: unknown) => {
    // The relay page asks again: by then the reservation must have ended, or `wasKept` would find its key.
    await new Promise((resolve) => setTimeout(resolve, RESERVATION_SECONDS * 1000))
    throw error
  })
}

/** Tells the host once for each account, however often a window asks. */
async function reportSuspiciousConnect({ before, now, callback }: Evidence, context: FinishContext): Promise<void> {
  const { claims, settings } = context
  const event = {
    agent: claims.agent,
    ...portalOf(now),
    ...(before.portalId && { previousPortalId: before.portalId }),
    reason: 'finished_elsewhere' as const,
  }
  await callHostHook('on_suspicious_connect_failed', context, async () => {
    const isFirst = await settings.replayStore.add(`${claims.flow} undone ${callback.portalId ?? ''}`, FLOW_TTL_SECONDS)
    if (isFirst) await settings.onSuspiciousConnect?.(event)
  })
}

/**
 * Adds a connection's key to the replay store. Returns `false` where the store has it already.
 * The key holds the account too: with the flow alone, a leaked token could use it up.
 */
const addToReplayStore = ({ portalId, name = '' }: Partial<Baseline>, seconds: number, context: FinishContext) =>
  callHostGuard('once_failed', () =>
    context.settings.replayStore.add(`${context.claims.flow} ${portalId ?? name}`, seconds),
  )

const portalOf = ({ portalId }: Baseline) => (portalId ? { portalId } : {})
