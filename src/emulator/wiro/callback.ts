/**
 * Wiro's OAuth callback, which HubSpot redirects the window to: it checks the state, exchanges the code for tokens,
 * and redirects the window to the redirect URL of the connect.
 */
import { clientFor } from './agent-refresh.js'
import { restartAgent } from './agent-status.js'
import { exchangeCode, readTokenInfo, TokenError } from '../hubspot/tokens.js'
import { WIRO_SITE_PATH } from '../paths.js'
import type { FaultInjector } from '../faults/fault-injector.js'
import type { CallbackError, RedirectParts } from '../faults/injection-points.js'
import type { PendingConnect, Store } from '../store.js'

type CallbackResult = { portalId: string; name: string } | { error: CallbackError }

export function handleCallback(store: Store, url: URL): Response {
  const state = url.searchParams.get('state')
  const pending = validConnect(store, state)
  const result = completeConnect(store, url.searchParams, pending)
  const query = store.faults.inject('callbackQuery') ?? queryFor(result, store.faults)
  const isLost = !pending || store.faults.inject('callbackPage')
  const location = isLost
    ? `${url.origin}${WIRO_SITE_PATH}?${query}`
    : redirectLocation(pending.redirectUrl, query, store.faults)
  // `URL` encodes what a header cannot carry: letters beyond Latin-1.
  return new Response(null, { status: 302, headers: { location: new URL(location).href, 'cache-control': 'no-store' } })
}

/** Returns what is kept for this state, if it has not expired. */
function validConnect({ pendingConnects, clock }: Store, state: string | null): PendingConnect | undefined {
  const pending = pendingConnects.get(state ?? '')
  return pending && clock.now() < pending.expiresAt ? pending : undefined
}

/** Removes the state, and connects the account unless there is an error. */
function completeConnect(store: Store, query: URLSearchParams, pending: PendingConnect | undefined): CallbackResult {
  const state = query.get('state')
  const code = query.get('code')
  const injected = store.faults.inject('callbackError')
  const isDenied = query.has('error')
  if (!injected && !isDenied && (!state || !code)) return { error: 'missing_params' }
  if (state) store.pendingConnects.delete(state)
  if (injected) return { error: injected }
  if (isDenied) return { error: 'authorization_denied' }
  if (!pending || !code) return { error: 'session_expired' }
  try {
    return saveConnection(store, pending, code)
  } catch (error) {
    return { error: error instanceof TokenError ? 'token_exchange_failed' : 'internal_error' }
  }
}

function saveConnection(store: Store, pending: PendingConnect, code: string): CallbackResult {
  const agent = store.agents.get(pending.guid)
  if (!agent) return { error: 'useragent_not_found' }
  const client = clientFor(store, agent, pending.authMethod)
  if (!client) return { error: 'invalid_config' }
  const tokens = exchangeCode(store, client, code, pending.callbackUrl)
  const info = readTokenInfo(store, tokens.accessToken)
  if (!info) return { error: 'internal_error' }

  const now = store.clock.now()
  const portalId = String(info.hub_id)
  const lagMs = store.faults.inject('statusLag')
  agent.staleStatus = lagMs === undefined ? undefined : { until: now + lagMs, connection: agent.connection }
  const name = info.hub_domain
  agent.connection = { portalId, accountName: name, authMethod: pending.authMethod, connectedAt: now, ...tokens }
  restartAgent(store, agent)
  return { portalId, name }
}

function queryFor(result: CallbackResult, faults: FaultInjector): string {
  if ('error' in result) return `hubspot_error=${result.error}`
  const name = faults.inject('callbackName') ? '' : `&hubspot_name=${encodeURIComponent(result.name)}`
  return `hubspot_connected=true&hubspot_portal=${result.portalId}${name}`
}

/** Appends the query to the redirect URL, before its hash. */
function redirectLocation(redirectUrl: string, query: string, faults: FaultInjector): string {
  const [page = '', hash] = redirectUrl.split('#', 2)
  let parts: RedirectParts = { url: page, query }
  for (const change of faults.injectEach('callbackRedirect')) parts = change(parts)
  const separator = parts.separator ?? (parts.url.includes('?') ? '&' : '?')
  const location = parts.query === undefined ? parts.url : parts.url + separator + parts.query
  return hash === undefined ? location : `${location}#${hash}`
}
