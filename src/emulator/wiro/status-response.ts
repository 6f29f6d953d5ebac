/**
 * What a status answers about a connection, in each dialect of Wiro's API. A field without a value is an empty string.
 */
import { TOKEN_TTL_MS } from '../hubspot/tokens.js'
import type { Connection } from '../store.js'

/** `undefined` stands for ISO 8601. */
type TimeFormat = 'unix-seconds' | undefined

/** The status of Wiro's HubSpot guide: `username` is the portal id, and the account's name is not in it. */
export function hubSpotStatus(connection: Connection | undefined, timeFormat: TimeFormat): object {
  if (!connection) return { connected: false, username: '', connectedAt: '', tokenExpiresAt: '' }
  return {
    connected: true,
    username: connection.portalId,
    connectedAt: formatTime(connection.connectedAt, timeFormat),
    tokenExpiresAt: formatTime(connection.expiresAt, timeFormat),
  }
}

/**
 * The status of the newer dialects. For HubSpot, `id` and `name` both hold the account's name: the portal id is missing.
 * `connectedat` is when the tokens were issued, so a refresh moves it.
 */
export function unifiedStatus(connection: Connection | undefined, timeFormat: TimeFormat): object {
  if (!connection) return { connected: false, accounts: [], connectedat: '', tokenexpiresat: '' }
  const { accountName, expiresAt } = connection
  return {
    connected: true,
    accounts: [{ id: accountName, name: accountName }],
    connectedat: formatTime(expiresAt - TOKEN_TTL_MS, timeFormat),
    tokenexpiresat: formatTime(expiresAt, timeFormat),
  }
}

function formatTime(ms: number, timeFormat: TimeFormat): string {
  return timeFormat ? String(Math.floor(ms / 1000)) : new Date(ms).toISOString()
}
