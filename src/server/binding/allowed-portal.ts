/** The host's decision which HubSpot accounts may be connected (the option `allowPortal`). */
import type { ActionContext } from '../action-context.js'
import { HandlerError } from '../errors.js'
import { callHostGuard } from '../host-hooks.js'
import type { HubSpotStatus } from '../wiro/hubspot-calls.js'

/** @throws `portal_ids_missing` where Wiro gives no portal id to decide on. */
export async function isPortalAllowed(
  { account: { portalId } }: HubSpotStatus,
  { requestContext, settings: { allowPortal } }: ActionContext,
): Promise<boolean> {
  if (!allowPortal) return true
  if (!portalId) throw new HandlerError('misconfigured', 'portal_ids_missing')
  return (await callHostGuard('allow_portal_failed', () => allowPortal(portalId, requestContext))) === true
}

/** Disconnects a connected account that the host does not allow, and throws `portal_refused`. */
export async function enforceAllowedPortal(status: HubSpotStatus, context: ActionContext): Promise<void> {
  if (!status.connected || (await isPortalAllowed(status, context))) return
  await context.wiro.disconnect(context.requestContext.agent)
  throw new HandlerError('portal_refused', 'portal_refused')
}
