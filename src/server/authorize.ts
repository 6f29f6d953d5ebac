/**
 * Decides for which agent a request acts, and whether it may. A page's request is authorized by the host's session, and
 * the relay page's `finish` by the state token in its body. Nothing here calls Wiro.
 */
import type { Action } from '../protocol/endpoint.js'
import type { ActionRequest } from './actions/index.js'
import { redirectUrlFor } from './binding/redirect-url.js'
import type { StateClaims } from './binding/state-token.js'
import { HandlerError } from './errors.js'
import { callHostGuard } from './host-hooks.js'
import type { LogContext } from './log.js'
import type { RequestContext, Settings } from './options.js'

interface Authorization {
  requestContext: RequestContext
  /** The claims of the state token; present exactly for `finish`. */
  claims?: StateClaims
}

/** @throws HandlerError where the request may not act. */
export async function authorize(
  request: Request,
  actionRequest: ActionRequest,
  settings: Settings,
  logContext: LogContext,
): Promise<Authorization> {
  const { action } = actionRequest
  const authorization =
    action === 'finish'
      ? await authorizeByStateToken(request, actionRequest.fields.seal, settings)
      : await authorizeBySession(request, actionRequest, settings)
  logContext.agent = authorization.requestContext.agent
  await checkRateLimit(authorization.requestContext, action, settings)
  return authorization
}

/** Asks the host who is signed in, and whether that person may do this. */
async function authorizeBySession(
  request: Request,
  { action, agentKey }: Pick<ActionRequest, 'action' | 'agentKey'>,
  { resolveAgent, authorize }: Settings,
): Promise<Authorization> {
  const agent = await callHostGuard('resolve_agent_failed', () => resolveAgent(request, agentKey))
  if (agent === undefined) throw new HandlerError('signed_out', 'signed_out')
  if (agent === null) throw new HandlerError('forbidden', 'agent_forbidden')
  if (typeof agent !== 'string' || !agent)
    throw new HandlerError('unavailable', 'resolve_agent_failed', { status: 500 })

  const requestContext: RequestContext = { request, agent, ...(agentKey !== undefined && { agentKey }) }
  if (authorize && (await callHostGuard('authorize_failed', () => authorize(requestContext, action))) !== true) {
    throw new HandlerError('forbidden', 'action_forbidden')
  }
  return { requestContext }
}

/** Nobody needs to be signed in: any browser may finish a flow, and the token says for which agent. */
async function authorizeByStateToken(request: Request, token: string, settings: Settings): Promise<Authorization> {
  const claims = await settings.stateTokens.decrypt(token, redirectUrlFor(request, settings))
  if (!claims) throw new HandlerError('misconfigured', 'seal_invalid', { status: 400 })
  return { requestContext: { request, agent: claims.agent }, claims }
}

const MAX_RETRY_AFTER_SECONDS = 86_400

async function checkRateLimit(context: RequestContext, action: Action, { limit }: Settings): Promise<void> {
  const seconds = limit ? await callHostGuard('limit_failed', () => limit(context, action)) : 0
  if (!(seconds >= 0)) throw new HandlerError('unavailable', 'limit_failed', { status: 500 })
  if (seconds > 0) {
    const retryAfter = String(Math.ceil(Math.min(seconds, MAX_RETRY_AFTER_SECONDS)))
    throw new HandlerError('rate_limited', 'limited', { headers: { 'retry-after': retryAfter } })
  }
}
