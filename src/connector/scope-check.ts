/**
 * Compares an authorize URL with the scopes and the redirect URL that the set-up guide prescribes for an own HubSpot app.
 * Where they differ, HubSpot shows an error page and never comes back. Loaded on demand: only `auth-method="own"` needs it.
 */
import type { Code } from '../protocol/codes.js'
import { REDIRECT_URL, REQUIRED_SCOPES } from '../protocol/hubspot.js'

const MAX_ANSWER_CHARACTERS = 200

/** What HubSpot would refuse, with the facts that explain it. */
interface AppMismatch {
  code: Extract<Code, 'hubspot_scope_mismatch' | 'hubspot_redirect_mismatch'>
  /** How the scopes differ, or the redirect URL that the authorize URL asks for. */
  answer: string
  /** The redirect URL that the app declares. */
  url?: string
}

const truncate = (answer: string): string => answer.slice(0, MAX_ANSWER_CHARACTERS)

function findScopeMismatch(scope: string): AppMismatch | undefined {
  const requested = scope.split(/\s+/).filter(Boolean)
  const differences = [
    ...REQUIRED_SCOPES.filter((name) => !requested.includes(name)).map((name) => `${name} is missing`),
    ...requested.filter((name) => !REQUIRED_SCOPES.includes(name)).map((name) => `${name} is not declared`),
  ]
  return differences.length ? { code: 'hubspot_scope_mismatch', answer: truncate(differences.join(', ')) } : undefined
}

const pathOf = (url: string): string | undefined => /^https?:\/\/[^/?#]+([^?#]*)/.exec(url)?.[1]

/** At an emulator, Wiro's callback has another origin and the same path. */
const isWiroRedirect = (redirectUrl: string, hostname: string): boolean =>
  /(^|\.)hubspot\.com$/.test(hostname) ? redirectUrl === REDIRECT_URL : pathOf(redirectUrl) === pathOf(REDIRECT_URL)

/** Returns what HubSpot would refuse. A parameter that the URL leaves out is left for HubSpot to reject. */
export function findAppMismatch(authorizeUrl: string): AppMismatch | undefined {
  const { hostname, searchParams } = new URL(authorizeUrl)
  const scope = searchParams.get('scope')
  const scopeMismatch = scope === null ? undefined : findScopeMismatch(scope)
  if (scopeMismatch) return scopeMismatch
  const foreign = searchParams.getAll('redirect_uri').find((redirectUrl) => !isWiroRedirect(redirectUrl, hostname))
  if (foreign === undefined) return
  return { code: 'hubspot_redirect_mismatch', answer: truncate(foreign), url: REDIRECT_URL }
}
