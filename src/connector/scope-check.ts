/**
 * Compares an authorize URL with what an own HubSpot app declares. HubSpot shows a difference on a page of its own and
 * reports nothing back. Loaded when own mode connects, so it imports nothing of what every page loads.
 */
import type { Code } from '../protocol/codes.js'
import { REDIRECT_URL, REQUIRED_SCOPES } from '../protocol/hubspot.js'

const MAX_ANSWER_CHARACTERS = 200

/** What HubSpot would refuse, with the facts that explain it. */
interface AppMismatch {
  code: Extract<Code, 'hubspot_scope_mismatch' | 'hubspot_redirect_mismatch'>
  /** What the authorize URL asks for. */
  answer: string
  /** What the app declares. */
  url?: string
}

const cut = (answer: string): string => answer.slice(0, MAX_ANSWER_CHARACTERS)

function findScopeDifference(scope: string): AppMismatch | undefined {
  const requested = scope.split(/\s+/).filter(Boolean)
  const differences = [
    ...REQUIRED_SCOPES.filter((name) => !requested.includes(name)).map((name) => `${name} is missing`),
    ...requested.filter((name) => !REQUIRED_SCOPES.includes(name)).map((name) => `${name} is not declared`),
  ]
  return differences.length ? { code: 'hubspot_scope_mismatch', answer: cut(differences.join(', ')) } : undefined
}

/** At an emulator the origin differs from Wiro's, and the path is the same. */
const isWiroRedirect = (redirectUrl: string, hostname: string): boolean =>
  /(^|\.)hubspot\.com$/.test(hostname)
    ? redirectUrl === REDIRECT_URL
    : redirectUrl.endsWith(new URL(REDIRECT_URL).pathname)

/** Returns what HubSpot would refuse. A parameter that the URL leaves out is HubSpot's to judge. */
export function findAppMismatch(authorizeUrl: string): AppMismatch | undefined {
  const { hostname, searchParams } = new URL(authorizeUrl)
  const scope = searchParams.get('scope')
  const redirectUrl = searchParams.get('redirect_uri')
  const difference = scope === null ? undefined : findScopeDifference(scope)
  if (difference || redirectUrl === null || isWiroRedirect(redirectUrl, hostname)) return difference
  return { code: 'hubspot_redirect_mismatch', answer: cut(redirectUrl), url: REDIRECT_URL }
}
