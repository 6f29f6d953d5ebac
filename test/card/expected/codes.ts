/** What the card shows for each code, through Wiro's own HubSpot app and through an own one. */
import type { Code } from '../../../src/protocol/codes.js'
import type { Problem } from '../../../src/connector/state.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../src/protocol/hubspot.js'
import type { Drawing } from '../card.js'
import { texts } from '../texts.js'

export type Row = [drawing: Omit<Drawing, 'icon'>, problem?: Partial<Problem>]

const { codes, owners, ask } = texts.problems
const { copyDetails, continueHere } = texts.problems.buttons
const firstCodes = texts.first.codes
const firstButtons = texts.first.buttons

const again = `${firstButtons.retry} [button plain]`
const retry = [`${firstButtons.retry} [button action]`]

/** A single step stands alone, and several are a list. */
const steps = (...lines: string[]): Partial<Drawing> => (lines.length > 1 ? { body: lines } : { step: lines[0] })

type ProblemCode = keyof typeof codes

/** Title and text with Wiro's app, and the details with the button to copy them. */
const said = (code: ProblemCode): Pick<Drawing, 'status' | 'text' | 'code' | 'developer' | 'links'> => {
  const { title, text, wiroApp, developer } = codes[code]
  return {
    status: wiroApp?.title ?? title,
    text: wiroApp?.text ?? text,
    code: `Code ${code}`,
    ...(developer && { developer: [...developer] }),
    links: [copyDetails],
  }
}

/** The buttons and the tone by who has to act. */
const you = (code: ProblemCode) =>
  ({ ...said(code), ...steps(...codes[code].steps), tone: 'caution', buttons: retry }) as const

const admin = (code: ProblemCode) => ({
  ...said(code),
  ...steps(...codes[code].steps),
  tone: 'caution' as const,
  buttons: [`${ask.hubspotAdmin} [button action]`, again],
})

/** For support. The button copies the details already. */
const supported = (code: ProblemCode, lines: readonly string[], buttons: string[]) => {
  const { links: _links, ...rest } = said(code)
  return { ...rest, ...steps(...lines), tone: 'negative' as const, buttons }
}

const developer = (code: ProblemCode) =>
  supported(code, owners.developer.steps, [`${copyDetails} [button action]`, again])

/** Another try comes first, so support is asked only where that has failed. */
const retryFirst = { step: texts.problems.statusUnread.step }

/** Neither warns nor alarms. */
const neutral = ({ tone: _tone, ...rest }: ReturnType<typeof developer>) => rest

const productAdmin = (code: ProblemCode) => ({
  ...said(code),
  ...steps(...codes[code].steps),
  tone: 'negative' as const,
  buttons: [`${ask.productAdmin} [button action]`, again],
})

/** Nothing is wrong, so that nothing alarms. */
const { tone: _tone, ...calm } = productAdmin('no_agent')
const noAgent = {
  ...calm,
  buttons: [`${ask.productAdmin} [button action]`, `${firstButtons.checkAgain} [button plain]`],
}

const wiro = (code: ProblemCode) => supported(code, owners.wiro.steps, [...retry, `${copyDetails} [button plain]`])

/** A problem that a person solves alone needs no details. */
const alone = (code: ProblemCode) => {
  const { status, text } = said(code)
  return { status, text, tone: 'caution' as const, buttons: retry }
}

const atOnce = (code: keyof typeof firstCodes) => ({
  status: firstCodes[code].title,
  text: firstCodes[code].text,
  tone: 'caution' as const,
  buttons: retry,
})

const unknownConnection = (code: keyof typeof firstCodes, button: string) => ({
  status: firstCodes[code].title,
  text: firstCodes[code].text,
  buttons: [`${button} [button plain]`],
})

const list = (names: readonly string[]) => names.join(', ')

/** Through Wiro's own HubSpot app. */
export const rows: Record<Code, Row> = {
  missing_params: [you('missing_params')],
  authorization_denied: [{ ...you('authorization_denied'), buttons: [...retry, `${ask.hubspotAdmin} [button quiet]`] }],
  session_expired: [you('session_expired')],
  popup_blocked: [
    {
      ...atOnce('popup_blocked'),
      buttons: [`${firstButtons.openHubSpot} [button action]`, `${continueHere} [button quiet]`],
    },
  ],
  unfinished: [alone('unfinished')],
  not_confirmed: [
    {
      ...alone('not_confirmed'),
      ...steps(...codes.not_confirmed.steps),
      buttons: [`${firstButtons.checkAgain} [button action]`],
    },
  ],
  wrong_portal: [
    {
      ...you('wrong_portal'),
      text: 'Connected to Acme US (Hub ID 87654321). This page uses Hub ID 12345678.',
      step: 'Choose Hub ID 12345678 when HubSpot asks.',
    },
    { portalId: '87654321', accountName: 'Acme US', expectedPortal: '12345678' },
  ],
  wrong_browser: [you('wrong_browser')],
  offline: [unknownConnection('offline', firstButtons.retry)],
  endpoint_unreachable: [atOnce('endpoint_unreachable')],
  endpoint_timeout: [atOnce('endpoint_timeout')],
  signed_out: [unknownConnection('signed_out', firstButtons.reload)],
  rate_limited: [
    {
      ...alone('rate_limited'),
      text: 'You can try again in 30 seconds.',
      buttons: [`${firstButtons.retry} [button action idle]`],
    },
    { retryAfter: 30 },
  ],
  hubspot_plan_lacks_scope: [
    {
      ...admin('hubspot_plan_lacks_scope'),
      text: 'Your HubSpot plan may lack access that your agent needs: contacts and lists.',
    },
  ],
  hubspot_no_permission: [admin('hubspot_no_permission')],
  token_exchange_failed: [wiro('token_exchange_failed')],
  invalid_config: [developer('invalid_config')],
  hubspot_scope_mismatch: [developer('hubspot_scope_mismatch')],
  hubspot_redirect_mismatch: [developer('hubspot_redirect_mismatch')],
  hubspot_unknown_client: [developer('hubspot_unknown_client')],
  hubspot_link_retired: [developer('hubspot_link_retired')],
  hubspot_account_not_allowed: [developer('hubspot_account_not_allowed')],
  credentials_rejected: [developer('credentials_rejected')],
  useragent_not_found: [developer('useragent_not_found')],
  relay_unreachable: [
    {
      ...developer('relay_unreachable'),
      ...retryFirst,
      buttons: [...retry, `${copyDetails} [button plain]`],
      developer: ['/api/hubspot answers HTTP 404. Mount the server route there, for GET too.'],
    },
    { url: '/api/hubspot', cause: 'http_error', answer: 'HTTP 404' },
  ],
  storage_blocked: [{ ...alone('storage_blocked'), ...steps(...codes.storage_blocked.steps) }],
  unsafe_authorize_url: [developer('unsafe_authorize_url')],
  endpoint_bad_answer: [developer('endpoint_bad_answer')],
  misconfigured: [developer('misconfigured')],
  start_refused: [developer('start_refused'), { during: 'start' }],
  internal_error: [wiro('internal_error')],
  unknown: [
    { ...wiro('unknown'), text: 'Wiro returned an unrecognized error: quota_eaten.' },
    { unknownCode: 'quota_eaten' },
  ],
  unavailable: [wiro('unavailable')],
  request_blocked: [
    {
      ...neutral(developer('request_blocked')),
      ...retryFirst,
      buttons: [`${firstButtons.reload} [button action]`, `${copyDetails} [button plain]`],
    },
  ],
  portal_unchecked: [
    {
      ...developer('portal_unchecked'),
      ...retryFirst,
      buttons: [`${firstButtons.checkAgain} [button action]`, `${copyDetails} [button plain]`],
    },
  ],
  portal_refused: [
    {
      ...productAdmin('portal_refused'),
      text: 'We undid the connection to Acme US (Hub ID 87654321).',
    },
    { portalId: '87654321', accountName: 'Acme US' },
  ],
  forbidden: [productAdmin('forbidden')],
  no_agent: [noAgent],
}

/** The steps where the HubSpot app is the product's or the customer's own. */
export const ownRows: [Code, string[]][] = [
  [
    'authorization_denied',
    [
      ...codes.authorization_denied.steps,
      `If you did: compare the scope list on the app’s Auth tab. Required are ${list(REQUIRED_SCOPES)}.`,
    ],
  ],
  [
    'hubspot_plan_lacks_scope',
    [...codes.hubspot_plan_lacks_scope.steps, ...codes.hubspot_plan_lacks_scope.ownAppSteps],
  ],
  [
    'token_exchange_failed',
    [codes.token_exchange_failed.steps[0]!, `Check that the app has the redirect URL ${REDIRECT_URL}.`],
  ],
  ['invalid_config', [...codes.invalid_config.steps]],
  [
    'hubspot_scope_mismatch',
    [
      `Mark exactly these 5 scopes as required: ${list(REQUIRED_SCOPES)}.`,
      `Mark these 9 scopes as optional: ${list(OPTIONAL_SCOPES)}.`,
      codes.hubspot_scope_mismatch.steps[2]!,
    ],
  ],
  [
    'hubspot_redirect_mismatch',
    [`Add Wiro’s redirect URL to the app: ${REDIRECT_URL}.`, codes.hubspot_redirect_mismatch.steps[1]!],
  ],
  ['hubspot_unknown_client', [...codes.hubspot_unknown_client.steps]],
  ['hubspot_link_retired', [...codes.hubspot_link_retired.steps]],
  ['hubspot_account_not_allowed', [...codes.hubspot_account_not_allowed.steps]],
  ['credentials_rejected', [...codes.credentials_rejected.steps]],
]
