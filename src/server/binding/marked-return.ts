/**
 * The report that came with the flow's mark: in the host's store, and in this instance's memory where it came while the
 * store failed. It has to outlast the outage, or a link scanner afterwards would undo its owner's connection.
 */
import type { FinishContext } from './finish-context.js'
import type { ReturnedAccount } from './returned-account.js'

type Memories = Pick<FinishContext, 'memory' | 'localMemory'>

/**
 * Remembers the first report of a seal that comes with the mark. Returns whether this report is that one.
 * @throws HandlerError `store_failed`: the window asks again, and the store may have it then.
 */
export async function rememberReturn(returned: ReturnedAccount, { memory, localMemory }: Memories): Promise<boolean> {
  // A seal has one success, also where that came during an outage.
  if ((await localMemory.isRememberedReturn(returned)) === false) return false
  try {
    return await memory.rememberReturn(returned)
  } catch (error) {
    await localMemory.rememberReturn(returned)
    throw error
  }
}

/**
 * Returns whether the report equals the remembered one. What the store has comes first: it may be another instance's.
 * @throws HandlerError `store_failed`
 */
export const isRememberedReturn = async (
  returned: ReturnedAccount,
  { memory, localMemory }: Memories,
): Promise<boolean> =>
  (await memory.isRememberedReturn(returned)) ?? (await localMemory.isRememberedReturn(returned)) ?? false
