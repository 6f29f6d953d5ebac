/** Finds out whether another account is connected than the page expects, or than was connected before the flow. */
import type { Account } from '../protocol/parsed-answers.js'
import { isSameAccount, type ActiveFlow } from './flow.js'
import { createProblem } from './problem.js'
import type { Problem } from './state.js'

interface Comparison {
  account: Account
  expectedPortal?: string | undefined
  /** The flow that led to the account; absent where a read merely found it. */
  flow?: ActiveFlow | undefined
  /** The account before the flow, as the page knows it. The baseline may lack its name or its portal id. */
  previous?: Account | undefined
}

/**
 * A page that expects a portal is content with that one, whatever was connected before. It is not content with an account
 * whose portal id nobody tells.
 */
export function findAccountMismatch({ account, expectedPortal, flow, previous }: Comparison): Problem | undefined {
  const portalId = account.portalId ?? flow?.callback?.portalId
  const isExpected = expectedPortal ? expectedPortal === portalId : !flow || isSameAccount(account, flow.baseline)
  if (isExpected) return
  const isUnknown = expectedPortal && !portalId
  return createProblem(isUnknown ? 'portal_unchecked' : 'wrong_portal', flow ? 'connect' : 'check', {
    portalId,
    accountName: account.name,
    expectedPortal,
    previousPortalId: flow?.baseline?.portalId ?? previous?.portalId,
    previousName: previous?.name,
  })
}
