/**
 * What comes back to the redirect URL: its query, read. It imports types only and is handed the parsers of the wire's
 * values, so that a page may load it on demand.
 */
import type { parseName, parsePortalId } from './protocol.js'

export interface Parsers {
  parsePortalId: typeof parsePortalId
  parseName: typeof parseName
}

/** A hint, never a proof. */
export interface Callback {
  /** `hubspot_connected=true`, once, and no error. */
  success: boolean
  /** A `hubspot_error` as it came; empty where the query contradicts itself. */
  error?: string | undefined
  portalId?: string | undefined
  name?: string | undefined
}

/** Reads a callback's query. Wiro may append to a URL that has a query already, so a second `?` separates too. */
export function parseCallback(query: string, { parsePortalId, parseName }: Parsers): Callback {
  const parameters = new URLSearchParams(query.replaceAll('?', '&'))
  const [connected, ...others] = parameters.getAll('hubspot_connected')
  const contradicts = others.some((other) => other !== connected)
  const error = parameters.get('hubspot_error') ?? (contradicts ? '' : undefined)
  return {
    success: error === undefined && connected === 'true',
    error,
    portalId: parsePortalId(parameters.get('hubspot_portal')),
    name: parseName(parameters.get('hubspot_name')),
  }
}
