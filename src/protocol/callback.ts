/** The query that HubSpot's callback brings back to the redirect URL, and its parser. */
import { parseName, parsePortalId } from './parse.js'

/** What a callback claims. It is a hint that makes the status worth reading, never a proof of a connection. */
export interface Callback {
  /** `hubspot_connected=true`, given once, and no error. */
  success: boolean
  /** `hubspot_error` as it came; empty where the query contradicts itself. */
  error?: string | undefined
  portalId?: string | undefined
  name?: string | undefined
}

/** Reads a callback's query. Wiro may append with `?` to a URL that already has a query, so `?` separates like `&`. */
export function parseCallback(query: string): Callback {
  const parameters = new URLSearchParams(query.replaceAll('?', '&'))
  const [connected, ...others] = parameters.getAll('hubspot_connected')
  const contradictsItself = others.some((other) => other !== connected)
  const error = parameters.get('hubspot_error') ?? (contradictsItself ? '' : undefined)
  return {
    success: error === undefined && connected === 'true',
    error,
    portalId: parsePortalId(parameters.get('hubspot_portal')),
    name: parseName(parameters.get('hubspot_name')),
  }
}
