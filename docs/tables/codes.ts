/** The tables of codes and of their owners. The compiler asks for a line for each. */
import { first } from '../../src/card/locales/en/first.js'
import { problems } from '../../src/card/locales/en/problems.js'
import { CODES, ownerOf, type Code, type Owner } from '../../src/protocol/codes.js'
import { code, type Table } from './table.js'

/** When a code comes up. */
const WHEN: Record<Code, string> = {
  missing_params: "Wiro's callback was called without an approval, as after an install from HubSpot's marketplace.",
  authorization_denied: 'HubSpot says that the person or the account did not approve.',
  session_expired: 'The 15 minutes of a flow are over.',
  token_exchange_failed: 'HubSpot refused the client secret or the redirect URL.',
  useragent_not_found: 'Wiro does not find the agent, or your key may not use it.',
  invalid_config: 'No HubSpot app is saved for the agent.',
  internal_error: 'Something failed at Wiro.',
  hubspot_no_permission: "The person chooses it, or pastes HubSpot's message.",
  hubspot_plan_lacks_scope: "The person chooses it, or pastes HubSpot's message.",
  hubspot_scope_mismatch: 'The person chooses or pastes it; with your own app also an authorize URL with other scopes.',
  hubspot_redirect_mismatch: 'The person chooses or pastes it; with your own app also another redirect URL.',
  hubspot_unknown_client: "The person chooses it, or pastes HubSpot's message.",
  hubspot_link_retired: "The person chooses it, or pastes HubSpot's message.",
  hubspot_account_not_allowed: "The person chooses it, or pastes HubSpot's message.",
  popup_blocked: 'The browser opened no window. The flow goes on with the next click.',
  unfinished: 'The window is gone, and nothing came back.',
  relay_unreachable: 'The relay page said nothing for 8 seconds. `problem.cause` says why.',
  storage_blocked: 'The browser lets your page or the relay page store nothing.',
  unsafe_authorize_url: "The authorize URL is not HubSpot's.",
  not_confirmed: 'HubSpot said yes, and 8 seconds later the status still says no.',
  wrong_portal: 'The account is not the one in `expected-portal`, or a reconnect came back with another.',
  wrong_browser: 'Another window finished the flow than the one that began it, so it was undone.',
  portal_refused: 'Your `allowPortal` did not answer `true`, so the connection was undone.',
  request_blocked: 'A bot protection, a firewall or a CSRF check answered in place of your route.',
  portal_unchecked: 'Your `allowPortal` threw, or Wiro told no portal id for it or for `expected-portal`.',
  offline: 'The browser is offline.',
  endpoint_unreachable: 'The request to your server failed.',
  endpoint_timeout: 'Your server, or Wiro, did not answer in time.',
  endpoint_bad_answer: "Your server's answer cannot be read.",
  signed_out: 'Your server answered 401, a redirect or a login page.',
  forbidden: 'Your server answered 403: `resolveAgent` gave `null`, or `authorize` did not give `true`.',
  no_agent: 'Your `resolveAgent` gave `false`: the person is signed in, and there is no agent yet.',
  rate_limited: 'Your server or Wiro answered 429.',
  unavailable: 'Wiro takes no request now: its limits, its balance, or it is down.',
  misconfigured: 'An address is missing or not allowed, or Wiro refused your key. The console or the log says which.',
  start_refused: 'Wiro refused to start the agent. `problem.reason` says why, where that is known.',
  credentials_rejected: 'Wiro did not save the client ID and secret, or they are none.',
  unknown: 'A code came that this version does not know. It is in `problem.unknownCode`.',
}

/** Who an owner is. */
const OWNERS: Record<Owner, string> = {
  you: 'The person at the card.',
  hubspotAdmin: 'An admin of the HubSpot account.',
  appOwner: 'The owner of the HubSpot app. With `auth-method="wiro"` the app is Wiro\'s.',
  developer: 'A developer of your product.',
  productAdmin: 'An admin of your product.',
  wiro: "Wiro's support.",
}

const titles = { ...first.codes, ...problems.codes }

export const codes = (): Table => ({
  columns: ['code', 'owner', 'title', 'when'],
  rows: (Object.keys(CODES) as Code[]).map((name) => [code(name), code(ownerOf(name)), titles[name].title, WHEN[name]]),
})

export const owners = (): Table => ({
  columns: ['owner', 'who that is'],
  rows: Object.entries(OWNERS).map(([owner, person]) => [code(owner), person]),
})
