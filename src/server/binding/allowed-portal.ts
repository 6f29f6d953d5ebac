/** The host's decision which HubSpot accounts may be connected (the option `allowPortal`). */
import type { Code } from '../../protocol/codes.js'
import type { ActionContext } from '../action-context.js'
import { ERROR_CODES } from '../error-codes.js'
import { HandlerError } from '../errors.js'
import { callHostGuard } from '../host-hooks.js'
import type { HubSpotStatus } from '../wiro/hubspot-calls.js'
import type { SealedContext } from './finish-context.js'

/** @throws HandlerError `portal_unchecked` where Wiro gives no portal id, or `allowPortal` throws. Nothing is disconnected. */
export async function isPortalAllowed(
  { account: { portalId } }: HubSpotStatus,
  { requestContext, settings: { allowPortal } }: ActionContext,
): Promise<boolean> {
  if (!allowPortal) return true
  if (!portalId) throw new HandlerError('portal_unchecked', 'portal_ids_missing')
  const { status } = ERROR_CODES.portal_unchecked
  const answer = await callHostGuard('allow_portal_failed', () => allowPortal(portalId, requestContext), {
    code: 'portal_unchecked',
    status,
  })
  return answer === true
}

/**
 * Decides on a connection that would be kept. Disconnects it where the host does not allow its account, or where the
 * account is new and has no portal id to ask about.
 * @returns the code of the refusal; `undefined` where the account is allowed.
 */
export async function refuseNewPortal(status: HubSpotStatus, context: SealedContext): Promise<Code | undefined> {
  const { seal, settings, wiro, logContext } = context
  const isUnknown = !!settings.allowPortal && !status.account.portalId && !seal.before.connected
  if (!isUnknown && (await isPortalAllowed(status, context))) return
  await wiro.disconnect(seal.agent)
  if (!isUnknown) return 'portal_refused'
  settings.log({ level: 'error', reason: 'portal_ids_missing', code: 'portal_unchecked', ...logContext })
  return 'portal_unchecked'
}

/** Disconnects a connected account that the host does not allow, and throws `portal_refused`. */
export async function enforceAllowedPortal(status: HubSpotStatus, context: ActionContext): Promise<void> {
  if (!status.connected || (await isPortalAllowed(status, context))) return
  await context.wiro.disconnect(context.requestContext.agent)
  throw new HandlerError('portal_refused', 'portal_refused')
}
