/** Checks the authorize URL that an endpoint gave before a window goes there, and names the account to choose. */
import { isHubSpotAuthorizeUrl, returnsToWiro } from '../protocol/approval-page.js'
import type { AuthMethod } from '../protocol/endpoint.js'
import { parseSafeUrl } from '../protocol/safe-url.js'
import type { Facts } from './machine-model.js'
import type { ProblemCause } from './problem.js'

/** Accepts HubSpot's approval page if it sends the person back to Wiro, and any page on an origin that the host allows. */
export function parseAuthorizeUrl(value: string, authorizeOrigins: readonly string[]): URL | undefined {
  const url = parseSafeUrl(value)
  if (!url) return
  const isAllowed = isHubSpotAuthorizeUrl(url) ? returnsToWiro(url) : authorizeOrigins.includes(url.origin)
  return isAllowed ? url : undefined
}

/**
 * Adds the expected portal id to the path: HubSpot then offers that account alone. A first connection is left open: a
 * person without access to the account would read of it on HubSpot's page only, and here with both names.
 */
export function pinExpectedPortal(url: URL, { lastStatus, expectedPortal }: Facts): URL {
  if (!expectedPortal || !lastStatus?.connected || url.pathname !== '/oauth/authorize') return url
  const pinned = new URL(url)
  pinned.pathname = `/oauth/${expectedPortal}/authorize`
  return pinned
}

interface AuthorizeContext {
  authMethod: AuthMethod
  facts: Facts
  /** Origins that the host allows besides HubSpot's. */
  authorizeOrigins: readonly string[]
}

const importScopeCheck = () => import('./scope-check.js')

/** Returns the URL to send the window to; or a problem where it leads elsewhere, or HubSpot would refuse the own app. */
export async function prepareAuthorizeUrl(
  value: string,
  context: AuthorizeContext,
  loadScopeCheck = importScopeCheck,
): Promise<string | ProblemCause> {
  const url = parseAuthorizeUrl(value, context.authorizeOrigins)
  if (!url) {
    const hints = await import('./developer-hints.js').catch(() => undefined)
    hints?.warnUnsafeAuthorizeUrl(parseSafeUrl(value))
    return { code: 'unsafe_authorize_url' }
  }
  if (context.authMethod === 'own') {
    // Where the comparison cannot be loaded, HubSpot itself shows the difference.
    const scopeCheck = await loadScopeCheck().catch(() => undefined)
    const mismatch = scopeCheck?.findAppMismatch(url.href)
    if (mismatch) return mismatch
  }
  return pinExpectedPortal(url, context.facts).href
}
