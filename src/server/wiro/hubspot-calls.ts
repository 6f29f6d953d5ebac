/** The calls about an agent's HubSpot connection (`/UserAgentOAuth/…`). */
import { parseConnect, parseStatus, type AuthMethod, type ConnectionStatus } from '../../protocol/endpoint.js'
import { READ_ATTEMPTS, type RequestOptions, type WiroRequests } from './requests.js'
import { badAnswer, toRefreshError } from './responses.js'

/** The connection of an agent. `account` is empty unless `connected`. */
export type HubSpotStatus = Pick<ConnectionStatus, 'connected' | 'account'>

export async function readStatus(
  { requestOAuth }: WiroRequests,
  agent: string,
  options?: RequestOptions,
): Promise<HubSpotStatus> {
  const status = parseStatus(await requestOAuth('HubSpotStatus', agent, {}, { maxAttempts: READ_ATTEMPTS, ...options }))
  if (!status) throw badAnswer()
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
  if (!answer || !URL.canParse(answer.url)) throw badAnswer()
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
