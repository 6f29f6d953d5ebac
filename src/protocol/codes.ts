/**
 * Every code that a person, an event or a log can meet: one row each, with who has to act on it and what every page
 * needs of it. What only its explanation needs is in code-help.ts; the words for people are in `card/locales/`.
 */

/**
 * Who has to act on a problem: `you`, the person at the card; `hubspotAdmin`, an admin of the HubSpot account; `appOwner`, the
 * owner of the HubSpot app; `developer`, one of your product; `productAdmin`, an admin of your product; `wiro`, Wiro's support.
 */
export type Owner = 'you' | 'hubspotAdmin' | 'appOwner' | 'developer' | 'productAdmin' | 'wiro'

export interface CodeRow {
  owner: Owner
  /** The card explains it without the network: its texts are in the first load. */
  firstLoad?: true
  /** How a person goes on, where that is not to try the failed action again. */
  retry?: 'openWindow' | 'check' | 'reload'
  /** The card shows neither a warning nor an error: nothing failed, or it does not know how the connection stands. */
  neutral?: true
  /** After a status read the card says only that the status is unknown, because there was no answer or a broken one. */
  statusUnread?: true
  /** A status read that fails so also ends what was shown: the account is not accepted, or not known to be, or there is no agent. */
  hidesAccount?: true
  /** Caused by the frame around the page: it blocks the window, or hides the session. */
  inFrame?: 'windowBlocked' | 'sessionHidden'
}

/** One row per code. Adding a row makes the compiler ask for the code's texts. */
export const CODES = {
  // Documented by Wiro for its callback, kept verbatim.
  missing_params: { owner: 'you' },
  authorization_denied: { owner: 'you' },
  session_expired: { owner: 'you' },
  token_exchange_failed: { owner: 'appOwner' },
  useragent_not_found: { owner: 'developer' },
  invalid_config: { owner: 'appOwner' },
  internal_error: { owner: 'wiro' },

  // Read off HubSpot's own page by the person: HubSpot sends nothing back for these.
  hubspot_no_permission: { owner: 'hubspotAdmin' },
  hubspot_plan_lacks_scope: { owner: 'hubspotAdmin' },
  hubspot_scope_mismatch: { owner: 'appOwner' },
  hubspot_redirect_mismatch: { owner: 'appOwner' },
  hubspot_unknown_client: { owner: 'appOwner' },
  hubspot_link_retired: { owner: 'appOwner' },
  hubspot_account_not_allowed: { owner: 'appOwner' },

  // Found out by the page, its endpoint or its server.
  popup_blocked: { owner: 'you', firstLoad: true, retry: 'openWindow', inFrame: 'windowBlocked' },
  unfinished: { owner: 'you' },
  relay_unreachable: { owner: 'developer' },
  storage_blocked: { owner: 'you' },
  unsafe_authorize_url: { owner: 'developer' },
  not_confirmed: { owner: 'you', retry: 'check' },
  wrong_portal: { owner: 'you' },
  wrong_browser: { owner: 'you' },
  portal_refused: { owner: 'productAdmin', hidesAccount: true },
  portal_unchecked: { owner: 'developer', retry: 'check', hidesAccount: true },
  offline: { owner: 'you', firstLoad: true, neutral: true },
  endpoint_unreachable: { owner: 'you', firstLoad: true, statusUnread: true },
  endpoint_timeout: { owner: 'you', firstLoad: true, statusUnread: true },
  endpoint_bad_answer: { owner: 'developer', statusUnread: true },
  signed_out: {
    owner: 'you',
    firstLoad: true,
    neutral: true,
    retry: 'reload',
    inFrame: 'sessionHidden',
  },
  request_blocked: { owner: 'developer', retry: 'reload', neutral: true },
  forbidden: { owner: 'productAdmin' },
  no_agent: { owner: 'productAdmin', neutral: true, retry: 'check', hidesAccount: true },
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

const isCode = (text: string): text is Code => Object.hasOwn(CODES, text)

/** Returns what every page needs of a code; code-help.ts holds the rest. */
export const rowOf = (code: Code): CodeRow => CODES[code]

export const ownerOf = (code: Code): Owner => CODES[code].owner

/** Why something failed, as an answer or a callback says it. */
export interface Cause {
  code: Code
  /** With `unknown`: the code as it came. */
  unknownCode?: string
  /** By which the endpoint's log tells the failure. */
  reference?: string
}

/** Returns the cause for a code that arrived as text. An unknown code becomes `unknown`, and is kept if it is short. */
export const toCause = (text: string): Cause =>
  isCode(text) ? { code: text } : { code: 'unknown', unknownCode: /^[a-z0-9_]{1,64}$/.exec(text)?.[0] }
