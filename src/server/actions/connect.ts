/** The action `connect`: asks Wiro for the authorize URL of a new flow. */
import * as v from 'valibot'
import { FLOW_TTL_SECONDS, type AuthMethod, type ConnectAnswer } from '../../protocol/endpoint.js'
import { toBaseline, type Baseline } from '../../protocol/parsed-answers.js'
import { isFlowId } from '../../protocol/relay-messages.js'
import type { ActionContext } from '../action-context.js'
import { SEAL_TTL_SECONDS, withStateToken } from '../binding/state-token.js'
import { HandlerError } from '../errors.js'
import { withOwnApp } from './own-app.js'

export const connectSchema = v.object({
  flow: v.custom<string>(isFlowId),
  authMethod: v.optional(v.picklist<readonly AuthMethod[]>(['wiro', 'own']), 'wiro'),
})

/** The context of a page's request. */
export interface ConnectContext extends ActionContext {
  /** The address of the relay page, without a state token. */
  redirectUrl: string
}

/** Reads the status first: without a baseline the page cannot tell a new connection from the one before. */
export async function connect(
  context: ConnectContext,
  { flow, authMethod: chosenMethod }: v.InferOutput<typeof connectSchema>,
): Promise<ConnectAnswer> {
  const { redirectUrl, requestContext, settings, wiro } = context
  const status = await wiro.status(requestContext.agent)
  if (settings.allowPortal && (status.lacksPortalIds || (status.connected && !status.account.portalId))) {
    throw new HandlerError('misconfigured', 'portal_ids_missing')
  }
  const authMethod = settings.authMethod ?? chosenMethod
  const before = toBaseline(status)
  const sealedUrl = await sealRedirectUrl({ flow, before }, context)
  const requestUrl = () => wiro.connect(requestContext.agent, sealedUrl, authMethod)
  const authorizeUrl = await (authMethod === 'own' ? withOwnApp(requestUrl, context) : requestUrl())
  return {
    result: true,
    authorizeUrl,
    redirectUrl,
    errors: [],
    expiresIn: FLOW_TTL_SECONDS,
    connected: before.connected,
    ...(before.portalId && { username: before.portalId }),
    ...(before.name && { accountName: before.name }),
    ...(settings.authMethod && { authMethod }),
  }
}

async function sealRedirectUrl(
  flow: { flow: string; before: Baseline },
  { redirectUrl, requestContext, settings }: ConnectContext,
) {
  const claims = { agent: requestContext.agent, ...flow, expiresAt: Date.now() + SEAL_TTL_SECONDS * 1000 }
  return withStateToken(redirectUrl, await settings.stateTokens.encrypt(claims, redirectUrl))
}
