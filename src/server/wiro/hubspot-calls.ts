/** The calls about an agent's HubSpot connection (`/UserAgentOAuth/…`). */
import { parseConnect, parseStatus, type Account, type AuthMethod } from '../../protocol/endpoint.js'
import { READ_ATTEMPTS, type RequestOptions, type WiroRequests } from './requests.js'
import { badAnswerError, toRefreshError } from './responses.js'

/** The HubSpot connection of an agent. */
export interface HubSpotStatus {
  connected: boolean
  /** Empty unless `connected`. */
  account: Account
}

export async function readStatus(
  { requestOAuth }: WiroRequests,
  agent: string,
  options?: RequestOptions,
): Promise<HubSpotStatus> {
  const status = parseStatus(await requestOAuth('HubSpotStatus', agent, {}, { maxAttempts: READ_ATTEMPTS, ...options }))
  if (!status) throw badAnswerError()
  const { connected, account } = status
  return { connected, account }
}

export async function requestAuthorizeUrl(
  { requestOAuth }: WiroRequests,
  agent: string,
  redirectUrl: string,
  authMethod?: AuthMethod,
): Promise<string> {
  const fields = { redirectUrl, ...(authMethod === 'own' && { authMethod }) }
  const answer = parseConnect(await requestOAuth('HubSpotConnect', agent, fields))
  if (!answer || !URL.canParse(answer.url)) throw badAnswerError()
  return answer.url
}

export async function disconnect({ requestOAuth }: WiroRequests, agent: string): Promise<void> {
  await requestOAuth('HubSpotDisconnect', agent)
}

/** The refresh has succeeded when Wiro says so; only the new expiry needs a status read, which may fail. */
export async function refreshToken(requests: WiroRequests, agent: string): Promise<{ expiresAt?: Date }> {
  await requests.requestOAuth('TokenRefresh', agent, { provider: 'hubspot' }, { toError: toRefreshError })
  const status = await readStatus(requests, agent).catch(() => undefined)
  const expiresAt = status?.account.tokenExpiresAt
  return expiresAt ? { expiresAt } : {}
}
