/**
 * Reads and forgets the portal id and name of the account that is connected. A flow's session keeps them, because the
 * callback tells both once and each dialect of the status one of them: for other cards and tabs of the origin, and after a
 * reload.
 */
import type { ConnectionStatus } from '../protocol/endpoint.js'
import { parseName, parsePortalId } from '../protocol/parse.js'
import { accountNameKey } from '../protocol/relay-messages.js'
import { completeAccount } from './flow.js'

/** Adds what is kept to a status that tells the portal id or the name alone, if it is of the very account. */
export function withKeptAccount(key: string, status: ConnectionStatus): ConnectionStatus {
  const { account } = status
  if (!account.portalId === !account.name) return status
  try {
    const kept = JSON.parse(localStorage.getItem(accountNameKey(key))!) as unknown[]
    const [portalId, name] = [parsePortalId(kept[0]), parseName(kept[1])]
    return portalId && name ? completeAccount(status, { portalId, name }) : status
  } catch {
    // Storage is refused, or holds no account.
    return status
  }
}

export function forgetAccountName(key: string): void {
  try {
    localStorage.removeItem(accountNameKey(key))
  } catch {
    // Storage is refused.
  }
}
