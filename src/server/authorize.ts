/**
 * Resolves the agent that a request acts on, and checks that the request is allowed and not too frequent. A page's
 * request is authorized by the host's session, the relay page's `finish` by the seal that it brings. Wiro is not
 * called before all of this has passed.
 */
import type { PageAction } from '../protocol/endpoint.js'
import type { HandlerServices } from './action-context.js'
import type { ActionRequest } from './actions/index.js'
import type { Seal } from './binding/state-token.js'
import { HandlerError, HostAnswerError } from './errors.js'
import { callHostGuard } from './host-hooks.js'
import type { LogReason } from './log-reasons.js'
import type { LogContext } from './log.js'
import type { RequestContext, Settings } from './options.js'

interface Authorization {
  requestContext: RequestContext
  /** Set only for `finish`. */
  seal?: Seal
}

/** A request as it came, with what is known beside it. */
export interface IncomingRequest {
  request: Request
  /** What the host passed along with the request, for its functions. */
  context?: unknown
}

/** @throws HandlerError if the request is not allowed. Adds the agent to `logContext` as soon as it is known. */
export async function authorize(
  incoming: IncomingRequest & { redirectUrl?: string },
  actionRequest: ActionRequest,
  services: Pick<HandlerServices, 'settings' | 'mayLog'>,
  logContext: LogContext,
): Promise<Authorization> {
  const authorization =
    actionRequest.action === 'finish'
      ? await authorizeBySeal(incoming, actionRequest.fields.seal, services)
      : { requestContext: await authorizeBySession(incoming, actionRequest, services.settings) }
  const { requestContext } = authorization
  logContext.agent = requestContext.agent
  if (actionRequest.action !== 'finish') await checkRateLimit(requestContext, actionRequest.action, services.settings)
  return authorization
}

/** A request of a page, in the fields that the host's functions get. */
interface PageRequest {
  action: PageAction
  agentKey?: string
}

/** Asks the host who is signed in (`undefined`: nobody; `null`: they may not; `false`: no agent yet), and whether they may do this. */
async function authorizeBySession(
  { request, context }: IncomingRequest,
  { action, agentKey }: PageRequest,
  { resolveAgent, authorize: isAllowed }: Settings,
): Promise<RequestContext> {
  const agent = await callHostGuard('resolve_agent_failed', () => resolveAgent(request, agentKey, context))
  if (agent === undefined) throw new HandlerError('signed_out', 'signed_out')
  if (agent === null) throw new HandlerError('forbidden', 'agent_forbidden')
  if (agent === false) throw new HandlerError('no_agent', 'no_agent')
  if (typeof agent !== 'string' || !agent)
    throw answerError('resolve_agent_failed', 'resolveAgent must return a text, undefined, null or false')

  const requestContext: RequestContext = {
    request,
    agent,
    ...(agentKey !== undefined && { agentKey }),
    ...(context !== undefined && { context }),
  }
  if (isAllowed && (await callHostGuard('authorize_failed', () => isAllowed(requestContext, action))) !== true) {
    throw new HandlerError('forbidden', 'action_forbidden')
  }
  return requestContext
}

/**
 * Asks nothing of the host's: HubSpot's window may come back in a browser without a session, and a limit that is counted
 * for the agent could be used up by whoever sent a link to a victim. The seal says for which agent the request is.
 */
async function authorizeBySeal(
  { request, context, redirectUrl = '' }: IncomingRequest & { redirectUrl?: string },
  token: string,
  { settings, mayLog }: Pick<HandlerServices, 'settings' | 'mayLog'>,
): Promise<Authorization> {
  const seal = await settings.stateTokens.decrypt(token, redirectUrl)
  if (seal) return { requestContext: { request, agent: seal.agent, ...(context !== undefined && { context }) }, seal }
  // A secret that was replaced without the old one leaves a victim's connection in place, and nobody else would know.
  if (mayLog('seal_invalid')) settings.log({ level: 'error', reason: 'seal_invalid', action: 'finish' })
  throw new HandlerError('misconfigured', 'seal_invalid', { status: 400 })
}

const answerError = (reason: LogReason, message: string) =>
  new HandlerError('unavailable', reason, { status: 500, cause: new HostAnswerError(message) })

const MAX_RETRY_AFTER_SECONDS = 86_400

async function checkRateLimit(context: RequestContext, action: PageAction, { limit }: Settings): Promise<void> {
  const seconds: unknown = limit ? await callHostGuard('limit_failed', () => limit(context, action)) : 0
  // Not `seconds < 0`: NaN is refused too.
  if (typeof seconds !== 'number' || !(seconds >= 0))
    throw answerError('limit_failed', 'limit must return a number, at least 0')
  if (seconds > 0) {
    const retryAfter = String(Math.ceil(Math.min(seconds, MAX_RETRY_AFTER_SECONDS)))
    throw new HandlerError('rate_limited', 'limited', { headers: { 'retry-after': retryAfter } })
  }
}
