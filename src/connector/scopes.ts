/**
 * Compares an authorize URL with what an own HubSpot app declares. HubSpot shows a difference on a page of its own and
 * reports nothing back.
 */
import { REDIRECT_URL, REQUIRED_SCOPES } from '../protocol/hubspot.js'
import type { Problem } from './state.js'

type Difference = Pick<Problem, 'code' | 'owner' | 'url' | 'answer'>

/** Of a text from outside. */
const longest = 200

function differenceInScopes(scope: string): Difference | undefined {
  const asked = scope.split(/\s+/).filter(Boolean)
  const words = [
    ...REQUIRED_SCOPES.filter((one) => !asked.includes(one)).map((one) => `${one} is missing`),
    ...asked.filter((one) => !REQUIRED_SCOPES.includes(one)).map((one) => `${one} is not declared`),
  ]
  if (!words.length) return
  return { code: 'hubspot_scope_mismatch', owner: 'appOwner', answer: words.join(', ').slice(0, longest) }
}

/** An emulator's origin is its own: only its path is Wiro's. */
function isOurs(url: string, hostname: string): boolean {
  return /(^|\.)hubspot\.com$/.test(hostname) ? url === REDIRECT_URL : url.endsWith(new URL(REDIRECT_URL).pathname)
}

/** What an authorize URL says that no own app can agree to; what it leaves out is for HubSpot to judge. */
export function compare(address: string): Difference | undefined {
  const { hostname, searchParams } = new URL(address)
  const scope = searchParams.get('scope')
  const answer = searchParams.get('redirect_uri')
  const found = scope === null ? undefined : differenceInScopes(scope)
  if (found || answer === null || isOurs(answer, hostname)) return found
  return {
    code: 'hubspot_redirect_mismatch',
    owner: 'appOwner',
    url: REDIRECT_URL,
    answer: answer.slice(0, longest),
  }
}
