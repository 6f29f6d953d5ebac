/** Every code and who has to act on it. The words for people are in `card/`. */
import type { Code, Owner } from './protocol.js'

const codes = {
  you: [
    'missing_params',
    'authorization_denied',
    'session_expired',
    'popup_blocked',
    'unfinished',
    'not_confirmed',
    'wrong_portal',
    'wrong_browser',
    'offline',
    'endpoint_unreachable',
    'endpoint_timeout',
    'signed_out',
    'rate_limited',
  ],
  hubspotAdmin: ['hubspot_plan_lacks_scope', 'hubspot_no_permission'],
  appOwner: [
    'token_exchange_failed',
    'invalid_config',
    'hubspot_scope_mismatch',
    'hubspot_redirect_mismatch',
    'hubspot_unknown_client',
    'hubspot_link_retired',
    'credentials_rejected',
  ],
  developer: [
    'useragent_not_found',
    'relay_unreachable',
    'unsafe_authorize_url',
    'endpoint_bad_answer',
    'misconfigured',
    'start_refused',
  ],
  productAdmin: ['portal_refused', 'forbidden'],
  wiro: ['internal_error', 'unknown', 'unavailable'],
} satisfies Record<Owner, Code[]>

/** Does not compile where a code has no owner. */
type Owned = Code extends (typeof codes)[Owner][number] ? Code : never

/** `undefined` for a text that is no code. */
const find = (text: string) =>
  (Object.keys(codes) as Owner[]).find((owner) => (codes[owner] as string[]).includes(text))

export const ownerOf = (code: Owned): Owner => find(code)!

/** A code and who has to act on it, and as `reference` the text of a code that nobody knows. */
export interface Cause {
  code: Code
  owner: Owner
  reference?: string
}

/** The cause behind a code that arrived as text: Wiro may send one that nobody knows yet, which may be shown if short. */
export function causeOf(text: string): Cause {
  const owner = find(text)
  if (owner) return { code: text as Code, owner }
  return { code: 'unknown', owner: 'wiro', reference: /^[a-z0-9_]{1,64}$/.exec(text)?.[0] }
}
