/**
 * Every code that a person, an event or a log can meet: one row each, with who has to act on it. The words for people
 * are in `card/locales/`.
 */

/** Who has to act on a problem. */
export type Owner = 'you' | 'hubspotAdmin' | 'appOwner' | 'developer' | 'productAdmin' | 'wiro'

interface CodeRow {
  owner: Owner
  /** The card explains it without the network: its texts are in the first load. */
  firstLoad?: true
  /** A person can have read it on HubSpot's page: with any app, or only with an own one. */
  onHubSpotPage?: 'anyApp' | 'ownApp'
}

/** One row per code. Adding a row makes the compiler ask for the code's words. */
export const CODES = {
  // Documented by Wiro for its callback, kept verbatim.
  missing_params: { owner: 'you' },
  authorization_denied: { owner: 'you' },
  session_expired: { owner: 'you' },
  token_exchange_failed: { owner: 'appOwner' },
  useragent_not_found: { owner: 'developer' },
  invalid_config: { owner: 'appOwner' },
  internal_error: { owner: 'wiro' },

  // Read off HubSpot's own page by the person, in the order in which they are offered: HubSpot sends nothing back for these.
  hubspot_no_permission: { owner: 'hubspotAdmin', onHubSpotPage: 'anyApp' },
  hubspot_plan_lacks_scope: { owner: 'hubspotAdmin', onHubSpotPage: 'anyApp' },
  hubspot_scope_mismatch: { owner: 'appOwner', onHubSpotPage: 'ownApp' },
  hubspot_redirect_mismatch: { owner: 'appOwner', onHubSpotPage: 'ownApp' },
  hubspot_unknown_client: { owner: 'appOwner', onHubSpotPage: 'ownApp' },
  hubspot_link_retired: { owner: 'appOwner', onHubSpotPage: 'anyApp' },

  // Found out by the page, its endpoint or its server.
  popup_blocked: { owner: 'you', firstLoad: true },
  unfinished: { owner: 'you' },
  relay_unreachable: { owner: 'developer' },
  unsafe_authorize_url: { owner: 'developer' },
  not_confirmed: { owner: 'you' },
  wrong_portal: { owner: 'you' },
  wrong_browser: { owner: 'you', onHubSpotPage: 'anyApp' },
  portal_refused: { owner: 'productAdmin' },
  offline: { owner: 'you', firstLoad: true },
  endpoint_unreachable: { owner: 'you', firstLoad: true },
  endpoint_timeout: { owner: 'you', firstLoad: true },
  endpoint_bad_answer: { owner: 'developer' },
  signed_out: { owner: 'you', firstLoad: true },
  forbidden: { owner: 'productAdmin' },
  rate_limited: { owner: 'you' },
  unavailable: { owner: 'wiro' },
  misconfigured: { owner: 'developer' },
  start_refused: { owner: 'developer' },
  credentials_rejected: { owner: 'appOwner' },
  unknown: { owner: 'wiro' },
} as const satisfies Record<string, CodeRow>

export type Code = keyof typeof CODES

type CodeWith<Column> = { [C in Code]: (typeof CODES)[C] extends Column ? C : never }[Code]

/** A code that the card explains without the network. */
export type FirstLoadCode = CodeWith<{ firstLoad: true }>

/** A code that a person can have read on HubSpot's page. */
export type HubSpotPageCode = CodeWith<{ onHubSpotPage: string }>

const isCode = (text: string): text is Code => Object.hasOwn(CODES, text)

/** Returns whether a person can have read a code on HubSpot's page. */
export const isOnHubSpotPage = (code: Code): code is HubSpotPageCode => 'onHubSpotPage' in CODES[code]

/** Returns the codes that a person can have read on HubSpot's page, in the order in which they are offered. */
export const codesOnHubSpotPage = (isOwnApp: boolean): HubSpotPageCode[] =>
  (Object.keys(CODES) as Code[]).filter(
    (code): code is HubSpotPageCode => isOnHubSpotPage(code) && (isOwnApp || CODES[code].onHubSpotPage === 'anyApp'),
  )

export const ownerOf = (code: Code): Owner => CODES[code].owner

/** A code and who has to act on it; `reference` is the text of a code that this version does not know. */
export interface Cause {
  code: Code
  owner: Owner
  reference?: string
}

/** Returns the cause for a code that arrived as text. An unknown code becomes `unknown`, with a short text as reference. */
export function toCause(text: string): Cause {
  if (isCode(text)) return { code: text, owner: ownerOf(text) }
  return { code: 'unknown', owner: 'wiro', reference: /^[a-z0-9_]{1,64}$/.exec(text)?.[0] }
}
