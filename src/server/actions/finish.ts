/**
 * The action `finish`, which the relay page sends when HubSpot's window comes back. It binds a connection to the window
 * that started it: an authorize URL is a bearer link, and any person who opens it and approves connects their own
 * HubSpot to another person's agent. Such a connection cannot be prevented; it is disconnected again.
 *
 * Nobody is signed in here, and the window may close at any time: the work never ends with the request.
 */
import * as v from 'valibot'
import { parseCallback } from '../../protocol/callback.js'
import type { FinishAnswer, Verdict } from '../../protocol/endpoint.js'
import { toBaseline } from '../../protocol/parsed-answers.js'
import { refuseNewPortal } from '../binding/allowed-portal.js'
import { createFinishContext, type FinishContext, type SealedContext } from '../binding/finish-context.js'
import { pollVerdict } from '../binding/poll-verdict.js'
import { isRememberedReturn, rememberReturn } from '../binding/marked-return.js'
import { reportConnected, reportSuspicion, withFailureReport } from '../binding/report.js'
import { showsReturn, type ReturnedAccount } from '../binding/returned-account.js'
import { SEAL_LISTEN_SECONDS } from '../binding/state-token.js'
import { undoConnection } from '../binding/undo.js'
import { decideVerdict, type Evidence } from '../binding/verdict.js'

export const finishSchema = v.object({
  /** The state token. */
  seal: v.string(),
  /** The query of HubSpot's callback. */
  outcome: v.record(v.string(), v.string()),
  /** The flow that the window's own storage holds. Any value but the seal's flow is no mark. */
  flow: v.optional(v.string()),
})

export async function finish(
  sealedContext: SealedContext,
  { outcome, flow }: v.InferOutput<typeof finishSchema>,
): Promise<FinishAnswer> {
  const context = createFinishContext(sealedContext)
  const { binding, seal } = context
  const returned = parseCallback(new URLSearchParams(outcome).toString())
  const expiredMs = binding.clock.now() - seal.expiresAt
  if (!returned.success || expiredMs > SEAL_LISTEN_SECONDS * 1000) return answerWith('nothing')

  const isMarked = flow === seal.flow && (await wasFirstMarked(returned, context))
  const evidence = { before: seal.before, returned, isMarked, isRemembered: isMarked, isExpired: expiredMs >= 0 }
  return isMarked ? finishMarked(evidence, context) : answerWith(await finishUnmarked(evidence, context))
}

const answerWith = (verdict: Verdict): FinishAnswer => ({ result: true, verdict, errors: [] })

/** Remembers the report before the status is read, so that a link scanner beside its owner undoes nothing. */
const wasFirstMarked = (returned: ReturnedAccount, context: FinishContext): Promise<boolean> =>
  withFailureReport('store_failed', context, () => rememberReturn(returned, context))

// ── The window that the starter's page sent to HubSpot ──────────────────────────────────────────────────────────────

async function finishMarked(evidence: Evidence, context: FinishContext): Promise<FinishAnswer> {
  const early = decideVerdict(evidence)
  if (early) return answerWith(early)
  const { binding, seal } = context
  const hubSpotStatus = await binding.readStatus(seal.agent)
  const status = toBaseline(hubSpotStatus)
  const verdict = decideVerdict({ ...evidence, status }) ?? 'pending'
  if (verdict !== 'kept') return answerWith(verdict)
  const code = await refuseNewPortal(hubSpotStatus, context)
  if (code) return { ...answerWith('undone'), code }
  await reportConnected(status, evidence.returned, context)
  return answerWith('kept')
}

// ── Any other window ────────────────────────────────────────────────────────────────────────────────────────────────

async function finishUnmarked(evidence: Evidence, context: FinishContext): Promise<Verdict> {
  const { binding, memory, settings } = context
  if (settings.binding === 'none') return 'nothing'
  const check = () => checkUnmarked(evidence, context)
  const isFirst = await withFailureReport('store_failed', context, () => memory.isFirst('polled'))
  return isFirst ? pollVerdict(check, binding.clock) : check()
}

/** Asks again at each check, because the owner's window may come back at any time. */
const wasMarked = ({ returned }: Evidence, context: FinishContext): Promise<boolean> =>
  withFailureReport('store_failed', context, () => isRememberedReturn(returned, context))

/** Reads the status once, and carries out the verdict that follows from it. */
async function checkUnmarked(evidence: Evidence, context: FinishContext): Promise<Verdict> {
  const isRemembered = await wasMarked(evidence, context)
  const early = decideVerdict({ ...evidence, isRemembered })
  if (early) return early
  const { binding, memory, seal } = context
  const [status, wasUndone] = await withFailureReport('status_failed', context, async () => {
    const read = toBaseline(await binding.readStatus(seal.agent))
    return [read, read.connected && (await memory.wasUndone(read))] as const
  })
  const verdict = decideVerdict({ ...evidence, isRemembered, status, wasUndone }) ?? 'pending'
  if (verdict === 'undone') return undoConnection(status, evidence.returned, context)
  const isThere = showsReturn(status, evidence.returned)
  const reason = evidence.isExpired ? 'seal_expired' : 'finished_elsewhere'
  await reportSuspicion({ reason, undone: false, ...(isThere && { account: status }) }, context)
  return verdict
}
