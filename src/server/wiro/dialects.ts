/**
 * The dialects of Wiro's endpoints about a connection: where a call goes, and how its parameters are spelled. How the answers
 * differ is known where they are read (`protocol/parsed-answers.ts`).
 */
import { lowerCaseKeys, type Fields } from '../../protocol/parse.js'

/**
 * `hubspot`: as in Wiro's HubSpot guide. `unified`: newer endpoints for every provider, with lower-case parameters and a
 * status without portal ids. `transitional`: the guide's paths with the newer parameters and answers.
 */
export type Dialect = 'hubspot' | 'transitional' | 'unified'

/** In the order in which they are tried. */
export const DIALECTS: readonly Dialect[] = ['hubspot', 'transitional', 'unified']

export type OAuthAction = 'Connect' | 'Status' | 'Disconnect' | 'TokenRefresh'

/** One request to Wiro. */
export interface WiroCall {
  path: string
  body: Fields
}

/** @param fields - The parameters in the spelling of the HubSpot guide. */
export function toOAuthCall(dialect: Dialect, action: OAuthAction, agent: string, fields: Fields): WiroCall {
  const isRefresh = action === 'TokenRefresh'
  const provider = dialect === 'unified' && !isRefresh ? { credentialKey: 'hubspot' } : {}
  const body = { userAgentGuid: agent, ...provider, ...fields }
  return {
    path: '/UserAgentOAuth/' + (isRefresh ? '' : dialect === 'unified' ? 'OAuth' : 'HubSpot') + action,
    body: dialect === 'hubspot' ? body : lowerCaseKeys(body),
  }
}
