/**
 * The actions of Wiro's API for HubSpot's OAuth: connect, status, disconnect and refresh. Wiro's callback, where a
 * connect ends, is in callback.ts.
 */
import { findAgent, readParameter, requiredParameter, type ApiCall } from './api-call.js'
import { clientFor, refreshConnection } from './agent-refresh.js'
import { restartAgent } from './agent-status.js'
import { CALLBACK_PATH } from '../paths.js'
import { hubSpotStatus, unifiedStatus } from './status-response.js'
import { randomId } from '../random-id.js'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../hubspot/scopes.js'
import { WiroError } from './wiro-error.js'
import type { AuthMethod } from '../seed.js'
import type { Agent, Connection, Store } from '../store.js'

/** Wiro's HubSpot guide, Troubleshooting: "State cache expired (15 min TTL)". */
const STATE_TTL_MS = 15 * 60_000

export function connect(call: ApiCall): object {
  const { store, origin } = call
  requiredParameter(call, 'userAgentGuid')
  checkCredentialKey(call)
  const redirectUrl = parseRedirectUrl(requiredParameter(call, 'redirectUrl'))
  const agent = findAgent(call, 'userAgentGuid')
  const authMethod = parseAuthMethod(call)
  const client = clientFor(store, agent, authMethod)
  if (!client) throw new WiroError(0, 'HubSpot credentials not configured')

  const callbackUrl = origin + CALLBACK_PATH
  const expiresAt = store.clock.now() + STATE_TTL_MS
  const state = randomId()
  store.pendingConnects.set(state, { guid: agent.seed.guid, redirectUrl, callbackUrl, authMethod, expiresAt })
  const injected = store.faults.inject('authorizeUrl')
  return { authorizeUrl: injected ?? authorizeUrl(origin, client.clientId, callbackUrl, state) }
}

/** Takes https, and http on this machine. */
function parseRedirectUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isLoopback = url?.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '127.0.0.1')
  if (url?.protocol !== 'https:' && !isLoopback) throw new WiroError(0, 'Invalid redirect URL')
  return text
}

function parseAuthMethod(call: ApiCall): AuthMethod {
  const authMethod = readParameter(call, 'authMethod') ?? 'wiro'
  if (authMethod !== 'wiro' && authMethod !== 'own') throw new WiroError(0, 'Invalid authMethod')
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

export function readStatus(call: ApiCall): object {
  const { store, dialect } = call
  const agent = findAgent(call, 'userAgentGuid')
  checkCredentialKey(call)
  const statusOf = dialect === 'hubspot' ? hubSpotStatus : unifiedStatus
  return statusOf(reportedConnection(store, agent), store.faults.inject('timeFormat'))
}

function reportedConnection({ clock }: Store, { connection, staleStatus }: Agent): Connection | undefined {
  return staleStatus && clock.now() < staleStatus.until ? staleStatus.connection : connection
}

/** Forgets the tokens and keeps a saved app. HubSpot is not informed. */
export function disconnect(call: ApiCall): object {
  const agent = findAgent(call, 'userAgentGuid')
  checkCredentialKey(call)
  agent.connection = undefined
  agent.staleStatus = undefined
  restartAgent(call.store, agent)
  return {}
}

export function refreshToken(call: ApiCall): object {
  const agent = findAgent(call, 'userAgentGuid')
  if (requiredParameter(call, 'provider') !== 'hubspot') throw new WiroError(0, 'Invalid provider')
  if (!agent.connection) throw new WiroError(0, 'HubSpot is not connected')
  if (!refreshConnection(call.store, agent, call.store.clock.now())) throw new WiroError(0, 'Token refresh failed')
  const { accessToken, refreshToken } = agent.connection
  return call.dialect === 'hubspot'
    ? { accessToken, refreshToken }
    : { accesstoken: accessToken, refreshtoken: refreshToken }
}

/**
 * The unified paths serve every provider, so they must be given one.
 * @throws {WiroError} If it is missing, or not HubSpot.
 */
function checkCredentialKey(call: ApiCall): void {
  if (call.dialect !== 'unified') return
  if (requiredParameter(call, 'credentialKey') !== 'hubspot') throw new WiroError(0, 'Invalid credentialkey')
}
