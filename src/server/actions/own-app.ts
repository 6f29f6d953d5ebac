/** The product's own HubSpot app (the option `ownApp`): saved for an agent when Wiro says that the agent has none. */
import type { ActionContext, HandlerServices } from '../action-context.js'
import type { ErrorCode } from '../error-codes.js'
import { HandlerError } from '../errors.js'
import type { LogReason } from '../log-reasons.js'
import { WiroError } from '../wiro/errors.js'

/** Requests the authorize URL; where the agent has no app, saves the product's app and requests it once more. */
export async function withOwnApp(requestUrl: () => Promise<string>, context: ActionContext): Promise<string> {
  const { requestContext, saveOwnApp, settings, logContext } = context
  try {
    return await requestUrl()
  } catch (error) {
    if (!saveOwnApp || !hasCode(error, 'invalid_config')) throw error
  }
  await saveOwnApp(requestContext.agent).catch(misconfiguredOn('credentials_rejected', 'own_app_rejected'))
  settings.log({ level: 'info', reason: 'own_app_saved', ...logContext })
  return requestUrl().catch(misconfiguredOn('invalid_config', 'own_app_ignored'))
}

const hasCode = (error: unknown, code: ErrorCode): error is WiroError =>
  error instanceof WiroError && error.code === code

/** Rethrows an error, as `misconfigured` where it has this code: no customer can correct the product's app. */
const misconfiguredOn = (code: ErrorCode, reason: LogReason) => (error: unknown) => {
  throw hasCode(error, code) ? new HandlerError('misconfigured', reason, { wiro: error.wiro }) : error
}

/** Returns the function that saves the app. Calls for the same agent at the same time share one save. */
export function createOwnAppSaver({
  settings: { ownApp },
  wiro,
}: Pick<HandlerServices, 'settings' | 'wiro'>): HandlerServices['saveOwnApp'] {
  if (!ownApp) return
  const savesByAgent = new Map<string, Promise<void>>()
  return (agent) => {
    const save =
      savesByAgent.get(agent) ?? wiro.updateCredentials(agent, ownApp).finally(() => savesByAgent.delete(agent))
    savesByAgent.set(agent, save)
    return save
  }
}
