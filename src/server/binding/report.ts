/**
 * Reports to the host and to the log: a connection that was kept, and a success that came back without the flow's mark.
 * Each report is made once, however often a window asks.
 */
import type { Baseline } from '../../protocol/parsed-answers.js'
import { HandlerError } from '../errors.js'
import { callHostHook } from '../host-hooks.js'
import type { LogReason } from '../log-reasons.js'
import type { FinishContext } from './finish-context.js'
import { accountKey, type ReturnedAccount } from './returned-account.js'
import type { OnceName } from './seal-memory.js'
import type { SuspicionReason } from './suspicion.js'

export interface Suspicion {
  reason: SuspicionReason
  /** The account that Wiro shows; absent where there is nothing to undo, or nothing could be read. */
  account?: Baseline
  undone: boolean
}

/**
 * Logs at level error and calls `onSuspiciousConnect`: once for a seal without an account, once for each account.
 * An undoing has logged before it disconnected.
 */
export async function reportSuspicion(suspicion: Suspicion, context: FinishContext): Promise<void> {
  if (context.settings.binding === 'none') return
  if (!(await isFirstReport(suspicion, context))) return
  const { settings, logContext, seal } = context
  const { reason, account, undone } = suspicion
  const because: { because?: LogReason } = reason === 'finished_elsewhere' ? {} : { because: reason }
  if (!undone) settings.log({ level: 'error', reason: 'finished_elsewhere', ...because, undone: false, ...logContext })
  await callHostHook('on_suspicious_connect_failed', context, () =>
    settings.onSuspiciousConnect?.({
      agent: seal.agent,
      ...portalOf(account),
      ...(seal.before.portalId && { previousPortalId: seal.before.portalId }),
      reason,
      undone,
    }),
  )
}

async function isFirstReport({ account, undone }: Suspicion, context: FinishContext): Promise<boolean> {
  if (!account) return isFirst('reported', context)
  const isNew = await isFirst(`reported ${undone ? 'undone' : 'present'} ${accountKey(account)}`, context)
  // A repeated question finds nothing to undo any more. The host knows of the seal by then.
  if (undone) await isFirst('reported', context)
  return isNew
}

/** Falls back to this instance's memory where the host's store fails: a failing store must not silence a report. */
const isFirst = (name: OnceName, { memory, localMemory }: FinishContext): Promise<boolean> =>
  memory.isFirst(name).catch(() => localMemory.isFirst(name))

/** Runs a step of an unmarked window. What cannot be read is reported as well, and then thrown. */
export async function withFailureReport<T>(
  reason: SuspicionReason,
  context: FinishContext,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const isStore = error instanceof HandlerError && error.reason === 'store_failed'
    await reportSuspicion({ reason: isStore ? 'store_failed' : reason, undone: false }, context)
    throw error
  }
}

/**
 * Calls `onConnected`, once for a seal. The name is Wiro's where its status has one; the browser's own only beside the
 * portal that the browser reports.
 */
export async function reportConnected(
  { portalId, name }: Baseline,
  returned: ReturnedAccount,
  context: FinishContext,
): Promise<void> {
  if (!(await context.memory.isFirst('connected'))) return
  const { settings, seal } = context
  const accountName = name ?? (portalId && portalId === returned.portalId ? returned.name : undefined)
  await callHostHook('on_connected_failed', context, () =>
    settings.onConnected?.({ agent: seal.agent, ...portalOf({ portalId }), ...(accountName && { accountName }) }),
  )
}

const portalOf = ({ portalId }: { portalId?: string | undefined } = {}) => (portalId ? { portalId } : {})
