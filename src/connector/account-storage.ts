/**
 * Stores the portal id and name of the connected account, for other cards and tabs of the origin, and after a reload: the
 * callback tells both once, and each dialect of the status only one of them.
 */
import type { ConnectionStatus } from '../protocol/parsed-answers.js'
import { parseName, parsePortalId } from '../protocol/parse.js'
import { accountNameKey } from '../protocol/relay-messages.js'
import { completeAccount } from './flow.js'

/** Saves the account that a callback told. Where storage is refused or full, nothing is saved. */
export function saveAccount(key: string, portalId: string, name: string): void {
  try {
    localStorage.setItem(accountNameKey(key), JSON.stringify([portalId, name]))
  } catch {
    // The card shows the portal id alone.
  }
}

/** Adds the stored portal id or name to a status that tells only the other one of the same account. */
export function withStoredAccount(key: string, status: ConnectionStatus): ConnectionStatus {
  const { account } = status
  if (!account.portalId === !account.name) return status
  try {
    const stored = JSON.parse(localStorage.getItem(accountNameKey(key))!) as unknown[]
    const [portalId, name] = [parsePortalId(stored[0]), parseName(stored[1])]
    return portalId && name ? completeAccount(status, { portalId, name }) : status
  } catch {
    // Storage is refused, or holds no account.
    return status
  }
}

export function removeAccount(key: string): void {
  try {
    localStorage.removeItem(accountNameKey(key))
  } catch {
    // Storage is refused.
  }
}
