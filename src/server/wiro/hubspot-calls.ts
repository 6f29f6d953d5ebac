/** The calls about an agent's HubSpot connection (`/UserAgentOAuth/…`). */
import type { AuthMethod } from '../../protocol/endpoint.js'
import { parseConnect, parseStatus, type Account } from '../../protocol/parsed-answers.js'
import { lowerCaseKeys, parseDate, type Fields } from '../../protocol/parse.js'
import type { LogReason } from '../log-reasons.js'
import { WiroError, withCallFacts } from './errors.js'
import { READ_ATTEMPTS, type RequestOptions, type WiroRequests } from './requests.js'
import { toRefreshError } from './responses.js'

/** The HubSpot connection of an agent. */
export interface HubSpotStatus {
  connected: boolean
  /** Empty unless `connected`. */
  account: Account
  /** Present where this Wiro's status has no portal ids, whether an account is connected or not. */
  lacksPortalIds?: true
}

export async function readStatus(
  { requestOAuth, logOnce }: WiroRequests,
  agent: string,
  options?: RequestOptions,
): Promise<HubSpotStatus> {
  const isComplete = (fields: Fields) => parseStatus(fields) !== undefined
  const answer = await requestOAuth('Status', agent, {}, { maxAttempts: READ_ATTEMPTS, isComplete, ...options })
  const { connected, account } = parseStatus(answer)!
  if (connected) oddDatesOf(answer).forEach((reason) => logOnce(reason, agent))
  return { connected, account, ...(lacksPortalIds(answer) && { lacksPortalIds: true }) }
}

/** The newer dialects list accounts by name, and have no `username`, in which the other one has the portal id. */
function lacksPortalIds(answer: Fields): boolean {
  const { username, accounts } = lowerCaseKeys(answer)
  return username === undefined && Array.isArray(accounts)
}

/** A date without a time zone could mean any of 27 hours. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d([T ][\d:.,]+)?$/

/** The status goes without a date that cannot be read. Whoever runs the server is the only one to notice. */
function oddDatesOf(answer: Fields): LogReason[] {
  const { connectedat, tokenexpiresat } = lowerCaseKeys(answer)
  return [connectedat, tokenexpiresat]
    .filter((date) => (date ?? '') !== '' && !parseDate(date))
    .map((date) => (WITHOUT_ZONE.test(String(date)) ? 'date_without_zone' : 'date_unreadable'))
}

export async function requestAuthorizeUrl(
  { requestOAuth }: WiroRequests,
  agent: string,
  redirectUrl: string,
  authMethod?: AuthMethod,
): Promise<string> {
  const fields = { redirectUrl, ...(authMethod === 'own' && { authMethod }) }
  const isComplete = (answer: Fields) => URL.canParse(parseConnect(answer)?.url ?? '')
  return parseConnect(await requestOAuth('Connect', agent, fields, { isComplete }))!.url
}

export async function disconnect({ requestOAuth }: WiroRequests, agent: string): Promise<void> {
  await requestOAuth('Disconnect', agent)
}

/** The refresh has succeeded when Wiro says so; only the new expiry needs a status read, which may fail. */
export async function refreshToken(requests: WiroRequests, agent: string): Promise<{ expiresAt?: Date }> {
  const fields = { provider: 'hubspot' }
  await requests
    .requestOAuth('TokenRefresh', agent, fields, { toError: toRefreshError })
    .catch((error: unknown) => explainRefreshError(error, requests, agent))
  const status = await readStatus(requests, agent).catch(() => undefined)
  const expiresAt = status?.account.tokenExpiresAt
  return expiresAt ? { expiresAt } : {}
}

/** A Wiro that answers a status and has no refresh is one of the unified dialect. Without a status, its error says more. */
async function explainRefreshError(error: unknown, requests: WiroRequests, agent: string): Promise<never> {
  if (!(error instanceof WiroError) || error.reason !== 'upstream_404') throw error
  await readStatus(requests, agent)
  throw withCallFacts(new WiroError('misconfigured', 'refresh_not_offered'), error.wiro ?? {})
}
