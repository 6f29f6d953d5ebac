/**
 * Every code and who has to act on it, and how what Wiro says becomes a code.
 * The words for people are in `card/`; matching on Wiro's texts ends here.
 */
import { isCodeText, type Code, type ErrorEntry, type Owner } from './protocol.js'

const owners: Record<Code, Owner> = {
  missing_params: 'you',
  authorization_denied: 'you',
  session_expired: 'you',
  popup_blocked: 'you',
  unfinished: 'you',
  not_confirmed: 'you',
  wrong_portal: 'you',
  wrong_browser: 'you',
  offline: 'you',
  endpoint_unreachable: 'you',
  endpoint_timeout: 'you',
  signed_out: 'you',
  rate_limited: 'you',
  hubspot_plan_lacks_scope: 'hubspotAdmin',
  hubspot_no_permission: 'hubspotAdmin',
  token_exchange_failed: 'appOwner',
  invalid_config: 'appOwner',
  hubspot_scope_mismatch: 'appOwner',
  hubspot_redirect_mismatch: 'appOwner',
  hubspot_unknown_client: 'appOwner',
  hubspot_link_retired: 'appOwner',
  credentials_rejected: 'appOwner',
  useragent_not_found: 'developer',
  relay_unreachable: 'developer',
  unsafe_authorize_url: 'developer',
  endpoint_bad_answer: 'developer',
  misconfigured: 'developer',
  start_refused: 'developer',
  internal_error: 'wiro',
  unknown: 'wiro',
  unavailable: 'wiro',
  portal_refused: 'productAdmin',
  forbidden: 'productAdmin',
}

export const ownerOf = (code: Code): Owner => owners[code]

export const isCode = (value: unknown): value is Code => typeof value === 'string' && Object.hasOwn(owners, value)

/** A code, and as `reference` the text of one that nobody knows. */
export interface Cause {
  code: Code
  reference?: string
}

/** The cause behind a code that arrived as text. */
export const causeOf = (text: string): Cause =>
  isCode(text) ? { code: text } : { code: 'unknown', reference: isCodeText(text) ? text : undefined }

/** Wiro's numbers: 1 not found, 96 concurrency, 97 balance, 98 sign-in, 99 bearer token. */
const numbers: Record<string, Code | undefined> = {
  1: 'useragent_not_found',
  96: 'unavailable',
  97: 'unavailable',
  98: 'misconfigured',
  99: 'misconfigured',
}

/** Wiro's texts, which it sends under the general number 0 or 1. */
const texts: [RegExp, Code][] = [
  [/credentials not configured/i, 'invalid_config'],
  [/invalid redirect url/i, 'misconfigured'],
  [/agent not found/i, 'useragent_not_found'],
]

function causeOfEntry({ code, message }: ErrorEntry): Cause | undefined {
  const known = texts.find(([pattern]) => pattern.test(`${message}`))?.[1]
  if (!known && typeof code === 'string' && /[a-z]/.test(code)) return causeOf(code)
  const named = known ?? numbers[`${code}`]
  return named && { code: named }
}

/** The cause that an answer's errors name, in our codes or in Wiro's numbers and texts. */
export const namedCause = (errors: readonly ErrorEntry[]): Cause | undefined =>
  errors.map(causeOfEntry).find((cause) => cause)

/** The same; where they name none, Wiro failed. */
export const causeOfErrors = (errors: readonly ErrorEntry[]): Cause => namedCause(errors) ?? { code: 'internal_error' }
