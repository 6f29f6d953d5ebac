// Where HubSpot sends the window: Wiro checks the state, exchanges the code, and sends the window on to the redirect URL.
import { clientOf, restartAgent } from './agent.js'
import { exchangeCode, tokenInfo, TokenRefusal } from './tokens.js'
import type { FaultBoard, FaultName } from './faults.js'
import type { PendingConnect, World } from './store.js'

const CODES = [
  'missing_params',
  'authorization_denied',
  'session_expired',
  'token_exchange_failed',
  'useragent_not_found',
  'invalid_config',
  'internal_error',
] as const satisfies FaultName[]

type ErrorCode = (typeof CODES)[number]
type Outcome = { portalId: string; name: string } | { error: ErrorCode }

/** The page that stands for https://wiro.ai, where the window lands when Wiro does not know whose it is. */
export const ELSEWHERE_PATH = '/wiro.ai'

export function answerCallback(world: World, url: URL): Response {
  const state = url.searchParams.get('state')
  const pending = state ? world.states.get(state) : undefined
  const known = pending && world.clock.now() < pending.expiresAt ? pending : undefined
  const outcome = outcomeOf(world, url.searchParams, known)
  const query = world.faults.take('callback-query')?.text ?? queryOf(outcome, world.faults)
  const lost = !known || world.faults.take('landing-elsewhere')
  const location = lost ? `${url.origin}${ELSEWHERE_PATH}?${query}` : landing(known.redirectUrl, query, world.faults)
  // Through URL, since a header takes no letters beyond Latin-1.
  return new Response(null, { status: 302, headers: { location: new URL(location).href, 'cache-control': 'no-store' } })
}

function outcomeOf(world: World, query: URLSearchParams, pending: PendingConnect | undefined): Outcome {
  const state = query.get('state')
  const code = query.get('code')
  const forced = CODES.find((name) => world.faults.take(name))
  const denied = query.has('error')
  if (!forced && !denied && (!state || !code)) return { error: 'missing_params' }
  if (state) world.states.delete(state)
  if (forced) return { error: forced }
  if (denied) return { error: 'authorization_denied' }
  if (!pending || !code) return { error: 'session_expired' }
  try {
    return finish(world, pending, code)
  } catch (error) {
    return { error: error instanceof TokenRefusal ? 'token_exchange_failed' : 'internal_error' }
  }
}

function finish(world: World, pending: PendingConnect, code: string): Outcome {
  const agent = world.agents.get(pending.guid)
  if (!agent) return { error: 'useragent_not_found' }
  const client = clientOf(world, agent, pending.authMethod)
  if (!client) return { error: 'invalid_config' }
  const tokens = exchangeCode(world, client, code, pending.callbackUrl)
  const info = tokenInfo(world, tokens.accessToken)
  if (!info) return { error: 'internal_error' }

  const now = world.clock.now()
  const portalId = String(info.hub_id)
  const lag = world.faults.take('status-lags')
  agent.lag = lag && { until: now + (lag.ms ?? 0), connection: agent.connection }
  agent.connection = { portalId, authMethod: pending.authMethod, connectedAt: now, ...tokens }
  restartAgent(world, agent)
  return { portalId, name: info.hub_domain }
}

function queryOf(outcome: Outcome, faults: FaultBoard): string {
  if ('error' in outcome) return `hubspot_error=${outcome.error}`
  const name = faults.take('nameless') ? '' : `&hubspot_name=${encodeURIComponent(outcome.name)}`
  return `hubspot_connected=true&hubspot_portal=${outcome.portalId}${name}`
}

function landing(redirectUrl: string, query: string, faults: FaultBoard): string {
  const [page = '', hash] = redirectUrl.split('#', 2)
  const base = faults.take('drop-query') ? page.replace(/\?.*$/, '') : page
  const mark = base.includes('?') && !faults.take('append-question-mark') ? '&' : '?'
  const target = faults.take('drop-outcome') ? base : base + mark + query
  return hash === undefined ? target : `${target}#${hash}`
}
