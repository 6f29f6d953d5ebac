/**
 * What the explanation of a code offers beside its texts, for the codes that have such. Loaded on demand: what every page
 * needs of a code is in codes.ts.
 */
import type { Code } from './codes.js'

export interface CodeHelp {
  /** A person can have read it on HubSpot's page: with any app, or only with an own one. */
  onHubSpotPage?: 'anyApp' | 'ownApp'
  /** HubSpot's page may have shown more than the code tells, so the card asks what it was. */
  asksWhatHubSpotShowed?: true
  /** Trying again may help although somebody else has to act: it comes before that person's button. */
  retryFirst?: true
  /** The code is hidden: a person needs nobody's help with it. */
  selfService?: true
  /** The owner of an own app can mend it in the set-up, although that is not the code's owner. */
  setupHelps?: true
  /** A HubSpot admin may have to approve, although that is not the code's owner. */
  adminMayHelp?: true
  /** Shown with the account that is connected in place of the expected or the previous one. */
  otherAccount?: true
  /** With a `url`: the element is not embedded completely, and the card tells the developer how. */
  embedding?: true
}

/** At most one row per code. Those on HubSpot's page are in the order in which they are offered. */
const CODE_HELP = {
  authorization_denied: { setupHelps: true, adminMayHelp: true, asksWhatHubSpotShowed: true },
  session_expired: { asksWhatHubSpotShowed: true },

  hubspot_no_permission: { onHubSpotPage: 'anyApp' },
  hubspot_plan_lacks_scope: { onHubSpotPage: 'anyApp' },
  hubspot_scope_mismatch: { onHubSpotPage: 'ownApp' },
  hubspot_redirect_mismatch: { onHubSpotPage: 'ownApp' },
  hubspot_unknown_client: { onHubSpotPage: 'ownApp' },
  hubspot_link_retired: { onHubSpotPage: 'anyApp' },
  hubspot_account_not_allowed: { onHubSpotPage: 'anyApp' },

  unfinished: { selfService: true, asksWhatHubSpotShowed: true },
  relay_unreachable: { retryFirst: true },
  storage_blocked: { selfService: true },
  not_confirmed: { selfService: true },
  wrong_portal: { otherAccount: true },
  wrong_browser: { onHubSpotPage: 'anyApp' },
  portal_unchecked: { retryFirst: true },
  popup_blocked: { selfService: true },
  offline: { selfService: true },
  endpoint_unreachable: { selfService: true },
  endpoint_timeout: { selfService: true },
  signed_out: { selfService: true },
  request_blocked: { retryFirst: true },
  rate_limited: { selfService: true },
  misconfigured: { embedding: true },
} as const satisfies { [C in Code]?: CodeHelp }

type HelpRows = typeof CODE_HELP

/** A code that a person can have read on HubSpot's page. */
export type HubSpotPageCode = {
  [C in keyof HelpRows]: HelpRows[C] extends { onHubSpotPage: string } ? C : never
}[keyof HelpRows]

export const helpOf = (code: Code): CodeHelp => (CODE_HELP as { [C in Code]?: CodeHelp })[code] ?? {}

/** Returns whether a person can have read a code on HubSpot's page. */
export const isOnHubSpotPage = (code: Code): code is HubSpotPageCode => !!helpOf(code).onHubSpotPage

/** Returns the codes that a person can have read on HubSpot's page, in the order in which they are offered. */
export const codesOnHubSpotPage = (isOwnApp: boolean): HubSpotPageCode[] =>
  (Object.keys(CODE_HELP) as Code[]).filter(
    (code): code is HubSpotPageCode => isOnHubSpotPage(code) && (isOwnApp || helpOf(code).onHubSpotPage === 'anyApp'),
  )
