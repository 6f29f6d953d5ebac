/** The action `disconnect`: disconnects at Wiro, and reports the account to the host's `onDisconnected`. */
import type { ActionAnswer } from '../../protocol/endpoint.js'
import type { ActionContext } from '../action-context.js'
import { callHostHook } from '../host-hooks.js'

/** The longest time that the read for the host's event may delay the disconnect. */
const STATUS_TIMEOUT_MS = 3_000

export async function disconnect(context: ActionContext): Promise<ActionAnswer> {
  const { requestContext, settings, wiro } = context
  const { agent } = requestContext
  const { onDisconnected } = settings
  const status = onDisconnected && (await wiro.status(agent, { timeout: STATUS_TIMEOUT_MS }).catch(() => undefined))
  await wiro.disconnect(agent)
  const portalId = status?.account.portalId
  await callHostHook('on_disconnected_failed', context, () =>
    onDisconnected?.({ agent, ...(portalId && { portalId }) }),
  )
  return { result: true, errors: [] }
}
