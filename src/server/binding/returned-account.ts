/**
 * The account that a window reports when it comes back, and the comparison of accounts. A window may report anything:
 * it is compared with Wiro's status and with other reports, and never believed.
 */
import type { Callback } from '../../protocol/callback.js'
import type { Baseline } from '../../protocol/parsed-answers.js'

/** The portal id and the name in HubSpot's callback. */
export type ReturnedAccount = Pick<Callback, 'portalId' | 'name'>

/** Returns a text that is equal for equal reports. */
export const serializeReturn = ({ portalId = '', name = '' }: ReturnedAccount): string =>
  JSON.stringify([portalId, name])

/** Returns whether the status shows an account that can be the reported one: connected, and without another portal id. */
export const showsReturn = ({ connected, portalId }: Baseline, returned: ReturnedAccount): boolean =>
  connected && (!portalId || !returned.portalId || portalId === returned.portalId)

export type Comparison = 'same' | 'sameName' | 'different' | 'unknown'

/**
 * Compares what was connected before with a connected account: by portal id where both have one, else by name where
 * both have one. An account that is not connected differs from every other.
 */
export function compareAccounts(before: Baseline, account: Baseline): Comparison {
  if (!before.connected) return 'different'
  if (before.portalId && account.portalId) return before.portalId === account.portalId ? 'same' : 'different'
  if (before.name && account.name) return before.name === account.name ? 'sameName' : 'different'
  return 'unknown'
}

/** Returns what identifies an account in a key. Accounts without a portal id and a name share one. */
export const accountKey = ({ portalId, name }: Baseline): string =>
  portalId ? 'portal ' + portalId : name ? 'name ' + name : 'unknown'
