/** What the card says about each code: the project's own copy of the agreed words. */
import type { Code } from '../../src/protocol/codes.js'
import type { Problem } from '../../src/connector/state.js'
import type { Drawing } from './card.js'

export type Row = [drawing: Omit<Drawing, 'icon'>, problem?: Partial<Problem>]

const again = 'Try again [button]'
const retry = ['Try again [button action]']
const you = { tone: 'caution', buttons: retry } as const
const admin = { tone: 'caution', buttons: ['Ask your admin [button action]', again] } satisfies Partial<Drawing>
const developer = { tone: 'negative', buttons: ['Copy details [button action]', again] } satisfies Partial<Drawing>
const productAdmin = { tone: 'negative', buttons: ['Ask an admin [button action]', again] } satisfies Partial<Drawing>
const wiro = { tone: 'negative', buttons: retry } as const

/** Where no button copies the details, a link does. */
const coded = (code: Code, ...links: string[]) => ({
  code: `Code ${code}`,
  links: ['Copy details for support', ...links],
})

const yours = (...steps: string[]) => ['What you can do', ...steps]
const hubspotAdmins = (...steps: string[]) => ['This needs a HubSpot admin', ...steps]
const owners = (...steps: string[]) => ['This needs the HubSpot app’s owner', ...steps]
const developers = (...steps: string[]) => [
  'This needs this product’s developers',
  ...(steps.length ? steps : ['Send them the details.']),
]
const productAdmins = ['This needs an admin of this product']
const wiros = (...steps: string[]) => [
  'This may need Wiro support',
  ...(steps.length ? steps : ['Try again in a few minutes.', 'If it comes back, send the details to support.']),
]

/** Through Wiro's own HubSpot app. */
export const rows: Record<Code, Row> = {
  missing_params: [
    {
      ...you,
      status: 'The approval didn’t arrive',
      text: 'HubSpot came back without it, as after an install from its marketplace.',
      body: yours('Start from this page.'),
      ...coded('missing_params'),
    },
  ],
  authorization_denied: [
    {
      ...you,
      status: 'Not approved',
      text: 'HubSpot says the connection wasn’t approved, or a scope is missing.',
      body: yours('Approve in the HubSpot window.'),
      ...coded('authorization_denied', 'Ask your admin'),
    },
  ],
  session_expired: [
    {
      ...you,
      status: 'Time ran out',
      text: 'An attempt stays open for 15 minutes.',
      body: yours('Sign in to HubSpot first if that takes long.'),
      ...coded('session_expired'),
    },
  ],
  popup_blocked: [
    {
      ...you,
      status: 'Your browser blocked the window',
      text: 'Nothing is lost. Open HubSpot with one more click.',
      buttons: ['Open HubSpot [button action]', 'Continue in this tab [button aside]'],
    },
  ],
  unfinished: [{ ...you, status: 'Not finished', text: 'HubSpot sent no answer.' }],
  not_confirmed: [
    {
      ...you,
      status: 'Not confirmed yet',
      text: 'HubSpot said yes; Wiro doesn’t show it yet.',
      body: yours('Check again in a minute.'),
      buttons: ['Check again [button action]'],
    },
  ],
  wrong_portal: [
    {
      ...you,
      status: 'Not the expected account',
      text: 'You approved Acme US; this page expects 12345678.',
      body: yours('Choose 12345678 in HubSpot.'),
      ...coded('wrong_portal'),
    },
    { portalId: '87654321', accountName: 'Acme US', expectedPortal: '12345678' },
  ],
  wrong_browser: [
    {
      ...you,
      status: 'Finished in another browser',
      text: 'It didn’t start this connection, so the approval was undone.',
      body: yours('Start here and stay in this browser.'),
      ...coded('wrong_browser'),
    },
  ],
  offline: [
    {
      status: 'You’re offline',
      text: 'We can’t check the connection until you’re back online.',
      buttons: ['Try again [button]'],
    },
  ],
  endpoint_unreachable: [
    {
      ...you,
      status: 'Couldn’t reach the server',
      text: 'The network or an ad blocker may be in the way.',
    },
  ],
  endpoint_timeout: [{ ...you, status: 'The server took too long', text: 'We stopped waiting.' }],
  signed_out: [
    {
      status: 'Your session has ended',
      text: 'Reload the page and sign in to see the connection.',
      buttons: ['Reload page [button]'],
    },
  ],
  rate_limited: [
    {
      ...you,
      status: 'Too many attempts',
      text: 'You can try again in 30 seconds.',
      buttons: ['Try again [button action idle]'],
    },
    { retryAfter: 30 },
  ],
  hubspot_plan_lacks_scope: [
    {
      ...admin,
      status: 'The account lacks a product',
      text: 'The HubSpot plan doesn’t cover a required scope.',
      body: hubspotAdmins('Ask which product is missing.'),
      ...coded('hubspot_plan_lacks_scope'),
    },
  ],
  hubspot_no_permission: [
    {
      ...admin,
      status: 'HubSpot needs an admin',
      text: 'Your role in HubSpot doesn’t allow connecting this app.',
      body: hubspotAdmins(
        'Send them the ready message.',
        'They connect from this page, or give you App Marketplace Access.',
      ),
      ...coded('hubspot_no_permission'),
    },
  ],
  token_exchange_failed: [
    {
      ...wiro,
      status: 'HubSpot refused the app',
      text: 'Usually its secret or its redirect URL is wrong.',
      body: wiros(),
      ...coded('token_exchange_failed'),
    },
  ],
  invalid_config: [
    {
      ...wiro,
      status: 'Not available yet',
      text: 'Wiro’s HubSpot app isn’t set up for this agent.',
      body: wiros(),
      ...coded('invalid_config'),
    },
  ],
  hubspot_scope_mismatch: [
    {
      ...wiro,
      status: 'The scopes don’t match',
      text: 'The app’s scopes differ from those Wiro asks for.',
      body: wiros(),
      ...coded('hubspot_scope_mismatch'),
    },
  ],
  hubspot_redirect_mismatch: [
    {
      ...wiro,
      status: 'The redirect URL doesn’t match',
      text: 'The app doesn’t have Wiro’s.',
      body: wiros(),
      ...coded('hubspot_redirect_mismatch'),
    },
  ],
  hubspot_unknown_client: [
    {
      ...wiro,
      status: 'HubSpot doesn’t know the app',
      text: 'The client ID is wrong, or the app was deleted.',
      body: wiros(),
      ...coded('hubspot_unknown_client'),
    },
  ],
  hubspot_link_retired: [
    {
      ...wiro,
      status: 'The install link is retired',
      text: 'HubSpot no longer accepts this app or link.',
      body: wiros(),
      ...coded('hubspot_link_retired'),
    },
  ],
  credentials_rejected: [
    {
      ...wiro,
      status: 'The credentials weren’t saved',
      text: 'Wiro didn’t accept the client ID and secret.',
      body: wiros(),
      ...coded('credentials_rejected'),
    },
  ],
  useragent_not_found: [
    {
      ...developer,
      status: 'Agent not found',
      text: 'Wiro doesn’t find it, or the key may not use it.',
      body: developers(),
      code: 'Code useragent_not_found',
    },
  ],
  relay_unreachable: [
    {
      ...developer,
      buttons: ['Try again [button action]', 'Copy details [button]'],
      status: 'The return page didn’t open',
      text: 'We asked for /api/hubspot; a redirect came back.',
      body: developers('It must answer without a login.', 'Remove redirects, caching and COOP headers.'),
      code: 'Code relay_unreachable',
    },
    { url: '/api/hubspot', answer: 'redirect' },
  ],
  unsafe_authorize_url: [
    {
      ...developer,
      status: 'HubSpot wasn’t opened',
      text: 'The address we got isn’t HubSpot’s.',
      body: developers(),
      code: 'Code unsafe_authorize_url',
    },
  ],
  endpoint_bad_answer: [
    {
      ...developer,
      status: 'Unexpected answer',
      text: 'The server’s answer can’t be read.',
      body: developers(),
      code: 'Code endpoint_bad_answer',
    },
  ],
  misconfigured: [
    {
      ...developer,
      status: 'Not available right now',
      text: 'This product can’t reach Wiro the way it is set up.',
      body: developers(),
      code: 'Code misconfigured',
    },
  ],
  start_refused: [
    {
      ...developer,
      status: 'The agent didn’t start',
      text: 'Wiro refused to start it.',
      body: developers('Send them the details: other settings, the plan or credits may be missing.'),
      code: 'Code start_refused',
    },
    { during: 'start' },
  ],
  internal_error: [
    {
      ...wiro,
      status: 'Wiro had a problem',
      text: 'Something failed at Wiro.',
      body: wiros(),
      ...coded('internal_error'),
    },
  ],
  unknown: [
    {
      ...wiro,
      status: 'Something went wrong',
      text: 'We don’t know the code quota_eaten.',
      body: wiros(),
      ...coded('unknown'),
    },
    { reference: 'quota_eaten' },
  ],
  unavailable: [
    {
      ...wiro,
      status: 'Not available for the moment',
      text: 'Wiro can’t take the request now.',
      body: wiros('Try again later.', 'If it stays, send the details to support.'),
      ...coded('unavailable'),
    },
  ],
  portal_refused: [
    {
      ...productAdmin,
      status: 'This account isn’t allowed here',
      text: 'This product doesn’t accept Acme US, so the connection was undone.',
      body: productAdmins,
      ...coded('portal_refused'),
    },
    { portalId: '87654321', accountName: 'Acme US' },
  ],
  forbidden: [
    {
      ...productAdmin,
      status: 'You can’t connect HubSpot here',
      text: 'Your role in this product doesn’t allow it.',
      body: productAdmins,
      ...coded('forbidden'),
    },
  ],
}

/** Who has to act, and how, where the HubSpot app is the product's or the customer's own. */
export const ownRows: [Code, string[]][] = [
  ['authorization_denied', yours('Approve in the HubSpot window.', 'Own app: compare its scopes.')],
  ['hubspot_plan_lacks_scope', hubspotAdmins('Ask which product is missing.', 'Own app: require only the 5 scopes.')],
  ['token_exchange_failed', owners('Copy ID and secret again.', 'Compare the redirect URL.')],
  ['invalid_config', owners('Save them in setup.')],
  [
    'hubspot_scope_mismatch',
    owners('Make exactly the 5 scopes required.', 'Make the 9 others optional.', 'Save the app, then try again.'),
  ],
  ['hubspot_redirect_mismatch', owners('Copy it from setup into the app.', 'Save the app, then try again.')],
  ['hubspot_unknown_client', owners('Copy the ID from the Auth tab.', 'Save it in setup.')],
  ['hubspot_link_retired', owners('Check that the app still exists.')],
  ['credentials_rejected', owners('Copy both again from the Auth tab.')],
]
