/** Calls of the host's functions, and what an exception in one of them means. */
import type { ActionContext } from './action-context.js'
import { HandlerError } from './errors.js'
import type { LogReason } from './log-reasons.js'

/** Calls a function that guards an action. An exception counts as a refusal, with HTTP 500. */
export async function callHostGuard<T>(reason: LogReason, call: () => T | Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    throw new HandlerError('unavailable', reason, { status: 500, cause })
  }
}

/** Calls a function that only informs the host or adds to an answer. An exception is logged and changes nothing. */
export async function callHostHook<T>(
  reason: LogReason,
  { settings, logContext }: Pick<ActionContext, 'settings' | 'logContext'>,
  call: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await call()
  } catch (cause) {
    settings.log({ level: 'error', reason, ...logContext, cause })
    return undefined
  }
}
