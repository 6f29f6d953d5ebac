// Wiro's OAuth calls for HubSpot: connect, status, disconnect, refresh. Where the window comes back to is in callback.ts.
import { agentOf, Refusal, required, type Call } from './call.js'
import { clientOf, refreshConnection, restartAgent } from './agent.js'
import {
  CALLBACK_PATH,
  OPTIONAL_SCOPES,
  randomId,
  REQUIRED_SCOPES,
  type Agent,
  type AuthMethod,
  type World,
} from './store.js'

/** The seed's Troubleshooting: "State cache expired (15 min TTL)". */
const STATE_LIFETIME = 15 * 60_000

export function connect(call: Call): object {
  const { world, origin } = call
  required(call, 'userAgentGuid')
  const redirectUrl = allowedRedirectUrl(required(call, 'redirectUrl'))
  const agent = agentOf(call, 'userAgentGuid')
  const authMethod = authMethodOf(call)
  const client = clientOf(world, agent, authMethod)
  if (!client) throw new Refusal(0, 'HubSpot credentials not configured')

  const callbackUrl = origin + CALLBACK_PATH
  const expiresAt = world.clock.now() + STATE_LIFETIME
  const state = randomId()
  world.states.set(state, { guid: agent.seed.guid, redirectUrl, callbackUrl, authMethod, expiresAt })
  const unsafe = world.faults.take('unsafe-authorize-url')
  return { authorizeUrl: unsafe?.text ?? authorizeUrl(origin, client.clientId, callbackUrl, state) }
}

function allowedRedirectUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const loopback = url?.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '127.0.0.1')
  if (url?.protocol !== 'https:' && !loopback) throw new Refusal(0, 'Invalid redirect URL')
  return text
}

function authMethodOf({ body: { authMethod = 'wiro' } }: Call): AuthMethod {
  if (authMethod !== 'wiro' && authMethod !== 'own') throw new Refusal(0, 'Invalid authMethod')
  return authMethod
}

function authorizeUrl(origin: string, clientId: string, callbackUrl: string, state: string): string {
  const url = new URL('/oauth/authorize', origin)
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('redirect_uri', callbackUrl)
  url.searchParams.set('scope', REQUIRED_SCOPES.join(' '))
  url.searchParams.set('optional_scope', OPTIONAL_SCOPES.join(' '))
  url.searchParams.set('state', state)
  return url.href
}

export function readStatus(call: Call): object {
  const connection = shownConnection(call.world, agentOf(call, 'userAgentGuid'))
  if (!connection) return { connected: false, username: '', connectedAt: '', tokenExpiresAt: '' }
  return {
    connected: true,
    username: connection.portalId,
    connectedAt: new Date(connection.connectedAt).toISOString(),
    tokenExpiresAt: new Date(connection.expiresAt).toISOString(),
  }
}

function shownConnection(world: World, agent: Agent): Agent['connection'] {
  const lags = agent.lag && world.clock.now() < agent.lag.until
  return lags ? agent.lag?.connection : agent.connection
}

/** Forgets the tokens and keeps a saved app; HubSpot is not told. */
export function disconnect(call: Call): object {
  const agent = agentOf(call, 'userAgentGuid')
  agent.connection = undefined
  agent.lag = undefined
  restartAgent(call.world, agent)
  return {}
}

export function refreshTokens(call: Call): object {
  const agent = agentOf(call, 'userAgentGuid')
  if (required(call, 'provider') !== 'hubspot') throw new Refusal(0, 'Invalid provider')
  if (!agent.connection) throw new Refusal(0, 'HubSpot is not connected')
  if (!refreshConnection(call.world, agent, call.world.clock.now())) throw new Refusal(0, 'Token refresh failed')
  return { accessToken: agent.connection.accessToken, refreshToken: agent.connection.refreshToken }
}
