/** What the card says about each code: the project's own copy of the agreed words. */
import type { Code } from '../../../src/protocol/codes.js'
import type { Problem } from '../../../src/connector/state.js'
import type { Drawing } from '../card.js'
import { texts } from '../texts.js'

export type Row = [drawing: Omit<Drawing, 'icon'>, problem?: Partial<Problem>]

const again = `${texts.first.buttons.retry} [button]`
const retry = [`${texts.first.buttons.retry} [button action]`]
const you = { tone: 'caution', buttons: retry } as const
const admin = {
  tone: 'caution',
  buttons: [`${texts.problems.ask.hubspotAdmin} [button action]`, again],
} satisfies Partial<Drawing>
const developer = {
  tone: 'negative',
  buttons: [`${texts.problems.buttons.copyDetails} [button action]`, again],
} satisfies Partial<Drawing>
const productAdmin = {
  tone: 'negative',
  buttons: [`${texts.problems.ask.productAdmin} [button action]`, again],
} satisfies Partial<Drawing>
const wiro = { tone: 'negative', buttons: retry } as const

/** Where no button copies the details, a link does. */
const coded = (code: Code, ...links: string[]) => ({
  code: `Code ${code}`,
  links: [texts.problems.links.copyDetails, ...links],
})

const yours = (...steps: string[]) => [texts.problems.owners.you.line, ...steps]
const hubspotAdmins = (...steps: string[]) => [texts.problems.owners.hubspotAdmin.line, ...steps]
const owners = (...steps: string[]) => [texts.problems.owners.appOwner.line, ...steps]
const developers = (...steps: string[]) => [
  texts.problems.owners.developer.line,
  ...(steps.length ? steps : [...texts.problems.owners.developer.steps]),
]
const productAdmins = [texts.problems.owners.productAdmin.line]
const wiros = (...steps: string[]) => [
  texts.problems.owners.wiro.line,
  ...(steps.length ? steps : [...texts.problems.owners.wiro.steps]),
]

/** Through Wiro's own HubSpot app. */
export const rows: Record<Code, Row> = {
  missing_params: [
    {
      ...you,
      status: texts.problems.codes.missing_params.title,
      text: texts.problems.codes.missing_params.text,
      body: yours(...texts.problems.codes.missing_params.steps),
      ...coded('missing_params'),
    },
  ],
  authorization_denied: [
    {
      ...you,
      status: texts.problems.codes.authorization_denied.title,
      text: texts.problems.codes.authorization_denied.text,
      body: yours(...texts.problems.codes.authorization_denied.steps),
      ...coded('authorization_denied', texts.problems.ask.hubspotAdmin),
    },
  ],
  session_expired: [
    {
      ...you,
      status: texts.problems.codes.session_expired.title,
      text: texts.problems.codes.session_expired.text,
      body: yours(...texts.problems.codes.session_expired.steps),
      ...coded('session_expired'),
    },
  ],
  popup_blocked: [
    {
      ...you,
      status: texts.first.codes.popup_blocked.title,
      text: texts.first.codes.popup_blocked.text,
      buttons: [
        `${texts.first.buttons.openHubSpot} [button action]`,
        `${texts.problems.buttons.continueHere} [button aside]`,
      ],
    },
  ],
  unfinished: [{ ...you, status: texts.problems.codes.unfinished.title, text: texts.problems.codes.unfinished.text }],
  not_confirmed: [
    {
      ...you,
      status: texts.problems.codes.not_confirmed.title,
      text: texts.problems.codes.not_confirmed.text,
      body: yours(...texts.problems.codes.not_confirmed.steps),
      buttons: [`${texts.first.buttons.checkAgain} [button action]`],
    },
  ],
  wrong_portal: [
    {
      ...you,
      status: texts.problems.codes.wrong_portal.title,
      text: 'You approved Acme US; this page expects 12345678.',
      body: yours('Choose 12345678 in HubSpot.'),
      ...coded('wrong_portal'),
    },
    { portalId: '87654321', accountName: 'Acme US', expectedPortal: '12345678' },
  ],
  wrong_browser: [
    {
      ...you,
      status: texts.problems.codes.wrong_browser.title,
      text: texts.problems.codes.wrong_browser.text,
      body: yours(...texts.problems.codes.wrong_browser.steps),
      ...coded('wrong_browser'),
    },
  ],
  offline: [
    {
      status: texts.first.codes.offline.title,
      text: texts.first.codes.offline.text,
      buttons: [`${texts.first.buttons.retry} [button]`],
    },
  ],
  endpoint_unreachable: [
    {
      ...you,
      status: texts.first.codes.endpoint_unreachable.title,
      text: texts.first.codes.endpoint_unreachable.text,
    },
  ],
  endpoint_timeout: [
    { ...you, status: texts.first.codes.endpoint_timeout.title, text: texts.first.codes.endpoint_timeout.text },
  ],
  signed_out: [
    {
      status: texts.first.codes.signed_out.title,
      text: texts.first.codes.signed_out.text,
      buttons: [`${texts.first.buttons.reload} [button]`],
    },
  ],
  rate_limited: [
    {
      ...you,
      status: texts.problems.codes.rate_limited.title,
      text: 'You can try again in 30 seconds.',
      buttons: [`${texts.first.buttons.retry} [button action idle]`],
    },
    { retryAfter: 30 },
  ],
  hubspot_plan_lacks_scope: [
    {
      ...admin,
      status: texts.problems.codes.hubspot_plan_lacks_scope.title,
      text: texts.problems.codes.hubspot_plan_lacks_scope.text,
      body: hubspotAdmins(...texts.problems.codes.hubspot_plan_lacks_scope.steps),
      ...coded('hubspot_plan_lacks_scope'),
    },
  ],
  hubspot_no_permission: [
    {
      ...admin,
      status: texts.problems.codes.hubspot_no_permission.title,
      text: texts.problems.codes.hubspot_no_permission.text,
      body: hubspotAdmins(...texts.problems.codes.hubspot_no_permission.steps),
      ...coded('hubspot_no_permission'),
    },
  ],
  token_exchange_failed: [
    {
      ...wiro,
      status: texts.problems.codes.token_exchange_failed.title,
      text: texts.problems.codes.token_exchange_failed.text,
      body: wiros(),
      ...coded('token_exchange_failed'),
    },
  ],
  invalid_config: [
    {
      ...wiro,
      status: texts.problems.codes.invalid_config.wiroApp.title,
      text: texts.problems.codes.invalid_config.wiroApp.text,
      body: wiros(),
      ...coded('invalid_config'),
    },
  ],
  hubspot_scope_mismatch: [
    {
      ...wiro,
      status: texts.problems.codes.hubspot_scope_mismatch.title,
      text: texts.problems.codes.hubspot_scope_mismatch.text,
      body: wiros(),
      ...coded('hubspot_scope_mismatch'),
    },
  ],
  hubspot_redirect_mismatch: [
    {
      ...wiro,
      status: texts.problems.codes.hubspot_redirect_mismatch.title,
      text: texts.problems.codes.hubspot_redirect_mismatch.text,
      body: wiros(),
      ...coded('hubspot_redirect_mismatch'),
    },
  ],
  hubspot_unknown_client: [
    {
      ...wiro,
      status: texts.problems.codes.hubspot_unknown_client.title,
      text: texts.problems.codes.hubspot_unknown_client.text,
      body: wiros(),
      ...coded('hubspot_unknown_client'),
    },
  ],
  hubspot_link_retired: [
    {
      ...wiro,
      status: texts.problems.codes.hubspot_link_retired.title,
      text: texts.problems.codes.hubspot_link_retired.text,
      body: wiros(),
      ...coded('hubspot_link_retired'),
    },
  ],
  credentials_rejected: [
    {
      ...wiro,
      status: texts.problems.codes.credentials_rejected.title,
      text: texts.problems.codes.credentials_rejected.text,
      body: wiros(),
      ...coded('credentials_rejected'),
    },
  ],
  useragent_not_found: [
    {
      ...developer,
      status: texts.problems.codes.useragent_not_found.title,
      text: texts.problems.codes.useragent_not_found.text,
      body: developers(),
      code: 'Code useragent_not_found',
    },
  ],
  relay_unreachable: [
    {
      ...developer,
      buttons: [`${texts.first.buttons.retry} [button action]`, `${texts.problems.buttons.copyDetails} [button]`],
      status: texts.problems.codes.relay_unreachable.title,
      text: 'We asked for /api/hubspot; a redirect came back.',
      body: developers(...texts.problems.codes.relay_unreachable.steps),
      code: 'Code relay_unreachable',
    },
    { url: '/api/hubspot', answer: 'redirect' },
  ],
  unsafe_authorize_url: [
    {
      ...developer,
      status: texts.problems.codes.unsafe_authorize_url.title,
      text: texts.problems.codes.unsafe_authorize_url.text,
      body: developers(),
      code: 'Code unsafe_authorize_url',
    },
  ],
  endpoint_bad_answer: [
    {
      ...developer,
      status: texts.problems.codes.endpoint_bad_answer.title,
      text: texts.problems.codes.endpoint_bad_answer.text,
      body: developers(),
      code: 'Code endpoint_bad_answer',
    },
  ],
  misconfigured: [
    {
      ...developer,
      status: texts.problems.codes.misconfigured.title,
      text: texts.problems.codes.misconfigured.text,
      body: developers(),
      code: 'Code misconfigured',
    },
  ],
  start_refused: [
    {
      ...developer,
      status: texts.problems.codes.start_refused.title,
      text: texts.problems.codes.start_refused.text,
      body: developers(...texts.problems.codes.start_refused.steps),
      code: 'Code start_refused',
    },
    { during: 'start' },
  ],
  internal_error: [
    {
      ...wiro,
      status: texts.problems.codes.internal_error.title,
      text: texts.problems.codes.internal_error.text,
      body: wiros(),
      ...coded('internal_error'),
    },
  ],
  unknown: [
    {
      ...wiro,
      status: texts.problems.codes.unknown.title,
      text: 'We don’t know the code quota_eaten.',
      body: wiros(),
      ...coded('unknown'),
    },
    { reference: 'quota_eaten' },
  ],
  unavailable: [
    {
      ...wiro,
      status: texts.problems.codes.unavailable.title,
      text: texts.problems.codes.unavailable.text,
      body: wiros(...texts.problems.codes.unavailable.steps),
      ...coded('unavailable'),
    },
  ],
  portal_unchecked: [
    {
      ...developer,
      buttons: [`${texts.first.buttons.checkAgain} [button action]`, `${texts.problems.buttons.copyDetails} [button]`],
      status: texts.problems.codes.portal_unchecked.title,
      text: texts.problems.codes.portal_unchecked.text,
      body: developers(),
      code: 'Code portal_unchecked',
    },
  ],
  portal_refused: [
    {
      ...productAdmin,
      status: texts.problems.codes.portal_refused.title,
      text: 'This product doesn’t accept Acme US, so the connection was undone.',
      body: productAdmins,
      ...coded('portal_refused'),
    },
    { portalId: '87654321', accountName: 'Acme US' },
  ],
  forbidden: [
    {
      ...productAdmin,
      status: texts.problems.codes.forbidden.title,
      text: texts.problems.codes.forbidden.text,
      body: productAdmins,
      ...coded('forbidden'),
    },
  ],
  no_agent: [
    {
      buttons: [`${texts.problems.ask.productAdmin} [button action]`, texts.first.buttons.checkAgain + ' [button]'],
      status: texts.problems.codes.no_agent.title,
      text: texts.problems.codes.no_agent.text,
      body: [...productAdmins, ...texts.problems.codes.no_agent.steps],
      ...coded('no_agent'),
    },
  ],
}

/** Who has to act, and how, where the HubSpot app is the product's or the customer's own. */
export const ownRows: [Code, string[]][] = [
  [
    'authorization_denied',
    yours(...texts.problems.codes.authorization_denied.steps, ...texts.problems.codes.authorization_denied.ownAppSteps),
  ],
  [
    'hubspot_plan_lacks_scope',
    hubspotAdmins(
      ...texts.problems.codes.hubspot_plan_lacks_scope.steps,
      ...texts.problems.codes.hubspot_plan_lacks_scope.ownAppSteps,
    ),
  ],
  ['token_exchange_failed', owners(...texts.problems.codes.token_exchange_failed.steps)],
  ['invalid_config', owners(...texts.problems.codes.invalid_config.steps)],
  ['hubspot_scope_mismatch', owners(...texts.problems.codes.hubspot_scope_mismatch.steps)],
  ['hubspot_redirect_mismatch', owners(...texts.problems.codes.hubspot_redirect_mismatch.steps)],
  ['hubspot_unknown_client', owners(...texts.problems.codes.hubspot_unknown_client.steps)],
  ['hubspot_link_retired', owners(...texts.problems.codes.hubspot_link_retired.steps)],
  ['credentials_rejected', owners(...texts.problems.codes.credentials_rejected.steps)],
]
