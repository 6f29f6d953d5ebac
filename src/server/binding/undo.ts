/** The undoing of a connection: it is disconnected at Wiro, and the host is told. */
import type { Verdict } from '../../protocol/endpoint.js'
import type { Baseline } from '../../protocol/parsed-answers.js'
import type { FinishContext } from './finish-context.js'
import { isRememberedReturn } from './marked-return.js'
import { reportSuspicion, withFailureReport } from './report.js'
import type { ReturnedAccount } from './returned-account.js'

/**
 * Disconnects the account of the status. An attempt follows another one for the same seal after a second at the earliest.
 * @returns `nothing` where the owner's window has come back meanwhile with the same report.
 */
export async function undoConnection(
  account: Baseline,
  returned: ReturnedAccount,
  context: FinishContext,
): Promise<Verdict> {
  const { binding, memory, seal, wiro, settings, logContext } = context
  if (binding.undoPace.start(`${seal.agent} ${seal.id}`)) return 'pending'
  if (await withFailureReport('store_failed', context, () => isRememberedReturn(returned, context))) return 'nothing'
  settings.log({ level: 'error', reason: 'finished_elsewhere', ...logContext })
  try {
    await wiro.disconnect(seal.agent)
  } catch (error) {
    await reportSuspicion({ reason: 'disconnect_failed', account, undone: false }, context)
    throw error
  }
  try {
    await memory.rememberUndone(account)
  } finally {
    await reportSuspicion({ reason: 'finished_elsewhere', account, undone: true }, context)
  }
  return 'undone'
}
