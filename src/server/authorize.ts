/**
 * Resolves the agent that a request acts on, and checks that the request is allowed and not too frequent. A page's
 * request is authorized by the host's session, the relay page's `finish` by the state token that it brings. Wiro is not
 * called before all of this has passed.
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
  /** The claims of the state token; set only for `finish`. */
  claims?: StateClaims
}

/** @throws HandlerError if the request is not allowed. Adds the agent to `logContext` as soon as it is known. */
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

/** Asks the host who is signed in (`undefined`: nobody; `null`: no agent for this person), and whether they may do this. */
async function authorizeBySession(
  request: Request,
  { action, agentKey }: Pick<ActionRequest, 'action' | 'agentKey'>,
  { resolveAgent, authorize: isAllowed }: Settings,
): Promise<Authorization> {
  const agent = await callHostGuard('resolve_agent_failed', () => resolveAgent(request, agentKey))
  if (agent === undefined) throw new HandlerError('signed_out', 'signed_out')
  if (agent === null) throw new HandlerError('forbidden', 'agent_forbidden')
  if (typeof agent !== 'string' || !agent)
    throw new HandlerError('unavailable', 'resolve_agent_failed', { status: 500 })

  const requestContext: RequestContext = { request, agent, ...(agentKey !== undefined && { agentKey }) }
  if (isAllowed && (await callHostGuard('authorize_failed', () => isAllowed(requestContext, action))) !== true) {
    throw new HandlerError('forbidden', 'action_forbidden')
  }
  return { requestContext }
}

/**
 * Needs no session, because HubSpot's window may come back in another browser. The token says for which agent; whether
 * that browser began the flow is decided by `finish`.
 */
async function authorizeByStateToken(request: Request, token: string, settings: Settings): Promise<Authorization> {
  const claims = await settings.stateTokens.decrypt(token, redirectUrlFor(request, settings))
  if (!claims) throw new HandlerError('misconfigured', 'seal_invalid', { status: 400 })
  return { requestContext: { request, agent: claims.agent }, claims }
}

const MAX_RETRY_AFTER_SECONDS = 86_400

async function checkRateLimit(context: RequestContext, action: Action, { limit }: Settings): Promise<void> {
  const seconds = limit ? await callHostGuard('limit_failed', () => limit(context, action)) : 0
  // Not `seconds < 0`: NaN and `undefined` are refused too.
  if (!(seconds >= 0)) throw new HandlerError('unavailable', 'limit_failed', { status: 500 })
  if (seconds > 0) {
    const retryAfter = String(Math.ceil(Math.min(seconds, MAX_RETRY_AFTER_SECONDS)))
    throw new HandlerError('rate_limited', 'limited', { headers: { 'retry-after': retryAfter } })
  }
}
