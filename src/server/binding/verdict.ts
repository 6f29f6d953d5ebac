/** The verdict on a connection that came back. Pure: the table of cases is in its test, the reasons are in docs/. */
import type { Verdict } from '../../protocol/endpoint.js'
import type { Baseline } from '../../protocol/parsed-answers.js'
import { compareAccounts, showsReturn, type ReturnedAccount } from './returned-account.js'

export interface Evidence {
  /** What was connected when the flow began. */
  before: Baseline
  /** What the window reports. */
  returned: ReturnedAccount
  /** The window has the flow's mark, and its report is the first that had it. */
  isMarked: boolean
  /** The report equals the one that came with the mark. */
  isRemembered: boolean
  /** The seal is too old to undo or keep anything. */
  isExpired: boolean
  /** Wiro's status; absent while it has not been read. */
  status?: Baseline
  /** The account of the status was undone on this agent within the hour. */
  wasUndone?: boolean
}

/**
 * Returns the verdict, or `undefined` where only the status can decide. `pending` asks for another check.
 * An unmarked window never keeps a connection, and undoes only an account that is there and was not there before.
 */
export function decideVerdict(evidence: Evidence): Verdict | undefined {
  const { before, returned, isMarked, isRemembered, isExpired, status, wasUndone } = evidence
  // An unmarked copy of the marked report is a link scanner's, after or beside its owner.
  if (isMarked ? isExpired : isRemembered) return 'nothing'
  if (!status) return
  if (isExpired) return 'nothing'
  if (!showsReturn(status, returned)) return 'pending'
  if (isMarked) return 'kept'
  // A flow that began while a victim's approval stood has that account as the one before.
  const comparison = wasUndone ? 'different' : compareAccounts(before, status)
  if (comparison === 'different') return 'undone'
  return comparison === 'same' ? 'nothing' : 'pending'
}
