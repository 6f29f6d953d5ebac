/**
 * Reads and forgets the name of the account that is connected. A flow's session keeps it, because the callback tells it
 * once and one dialect of the status never: for other cards and tabs of the origin, and after a reload.
 */
import type { ConnectionStatus } from '../protocol/endpoint.js'
import { parseName } from '../protocol/parse.js'
import { accountNameKey } from '../protocol/relay-messages.js'

/** Adds the kept name to a status that tells none, if it is the name of the very account. */
export function withKeptName(key: string, status: ConnectionStatus): ConnectionStatus {
  const { connected, account } = status
  if (!connected || account.name) return status
  try {
    const [portalId, name] = JSON.parse(localStorage.getItem(accountNameKey(key))!) as unknown[]
    return portalId === account.portalId ? { ...status, account: { ...account, name: parseName(name) } } : status
  } catch {
    // Storage is refused, or holds no name.
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
