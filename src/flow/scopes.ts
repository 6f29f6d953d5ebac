/**
 * What Wiro asks of every HubSpot app, and whether an authorize URL asks for just that: HubSpot refuses what an own app
 * has not declared, on a page of its own and without a word to ours. A piece of its own: only own mode needs it.
 */
import type { Problem } from '../protocol.js'

/** Where HubSpot sends the window; Wiro answers there. */
export const redirectUrl = 'https://api.wiro.ai/v1/UserAgentOAuth/HubSpotCallback'

/** In `scope` of every authorize URL: an app declares exactly these as required. */
export const requiredScopes = [
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.lists.read',
  'crm.lists.write',
  'oauth',
]

/** In `optional_scope`: what an account lacks is left out. */
export const optionalScopes = [
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.schemas.contacts.read',
  'content',
  'transactional-email',
  'files',
]

type Difference = Pick<Problem, 'code' | 'owner' | 'url' | 'answer'>

/** Of a text from outside. */
const longest = 200

function differenceInScopes(scope: string): Difference | undefined {
  const asked = scope.split(/\s+/).filter(Boolean)
  const words = [
    ...requiredScopes.filter((one) => !asked.includes(one)).map((one) => `${one} is missing`),
    ...asked.filter((one) => !requiredScopes.includes(one)).map((one) => `${one} is not declared`),
  ]
  if (!words.length) return
  return { code: 'hubspot_scope_mismatch', owner: 'appOwner', answer: words.join(', ').slice(0, longest) }
}

/** An emulator's origin is its own: only its path is Wiro's. */
function isOurs(url: string, hostname: string): boolean {
  return /(^|\.)hubspot\.com$/.test(hostname) ? url === redirectUrl : url.endsWith(new URL(redirectUrl).pathname)
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
    url: redirectUrl,
    answer: answer.slice(0, longest),
  }
}
