/**
 * Compares an authorize URL with what an own HubSpot app declares. HubSpot shows a difference on a page of its own and
 * reports nothing back. Loaded when own mode connects.
 */
import { ownerOf, type Code } from '../protocol/codes.js'
import { REDIRECT_URL, REQUIRED_SCOPES } from '../protocol/hubspot.js'
import type { ProblemCause } from './problem.js'

const MAX_ANSWER_CHARACTERS = 200

const describe = (code: Code, answer: string, url?: string): ProblemCause => ({
  code,
  owner: ownerOf(code),
  ...(url && { url }),
  answer: answer.slice(0, MAX_ANSWER_CHARACTERS),
})

function findScopeDifference(scope: string): ProblemCause | undefined {
  const requested = scope.split(/\s+/).filter(Boolean)
  const differences = [
    ...REQUIRED_SCOPES.filter((name) => !requested.includes(name)).map((name) => `${name} is missing`),
    ...requested.filter((name) => !REQUIRED_SCOPES.includes(name)).map((name) => `${name} is not declared`),
  ]
  return differences.length ? describe('hubspot_scope_mismatch', differences.join(', ')) : undefined
}

/** At an emulator the origin differs from Wiro's, and the path is the same. */
const isWiroRedirect = (redirectUrl: string, hostname: string): boolean =>
  /(^|\.)hubspot\.com$/.test(hostname)
    ? redirectUrl === REDIRECT_URL
    : redirectUrl.endsWith(new URL(REDIRECT_URL).pathname)

/** Returns what HubSpot would refuse. A parameter that the URL leaves out is HubSpot's to judge. */
export function findAppMismatch(authorizeUrl: string): ProblemCause | undefined {
  const { hostname, searchParams } = new URL(authorizeUrl)
  const scope = searchParams.get('scope')
  const redirectUrl = searchParams.get('redirect_uri')
  const difference = scope === null ? undefined : findScopeDifference(scope)
  if (difference || redirectUrl === null || isWiroRedirect(redirectUrl, hostname)) return difference
  return describe('hubspot_redirect_mismatch', redirectUrl, REDIRECT_URL)
}
