/** Calls of the host's functions: how long one may take, and what an exception in it means. */
import type { ActionContext } from './action-context.js'
import { HandlerError, HostTimeoutError, type HandlerErrorOptions } from './errors.js'
import type { ErrorCode } from './error-codes.js'
import type { LogReason } from './log-reasons.js'
import { describeCause } from './log.js'

/** The longest time for a function that decides about an action. */
export const GUARD_TIMEOUT_MS = 5_000

/** The longest time for a function that only informs the host or adds to an answer. */
const HOOK_TIMEOUT_MS = 2_000

interface GuardOptions extends Pick<HandlerErrorOptions, 'status'> {
  code?: ErrorCode
}

/** Calls a function that guards an action. An exception, or no answer within 5 s, counts as a refusal; by default HTTP 500. */
export async function callHostGuard<T>(
  reason: LogReason,
  call: () => T | Promise<T>,
  { code = 'unavailable', status = 500 }: GuardOptions = {},
): Promise<T> {
  try {
    return await withinTime(GUARD_TIMEOUT_MS, call)
  } catch (cause) {
    throw new HandlerError(code, reason, { status, cause })
  }
}

/** Calls a function that informs the host. An exception, or no answer within 2 s, is logged and changes nothing. */
export async function callHostHook<T>(
  reason: LogReason,
  { settings, logContext }: Pick<ActionContext, 'settings' | 'logContext'>,
  call: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await withinTime(HOOK_TIMEOUT_MS, call)
  } catch (cause) {
    settings.log({ level: 'error', reason, ...logContext, ...describeCause(cause) })
    return undefined
  }
}

/** @throws HostTimeoutError after the time, where a promise has not settled. */
export async function withinTime<T>(timeoutMs: number, call: () => T | Promise<T>): Promise<T> {
  const result = call()
  if (!isThenable(result)) return result
  let timer: ReturnType<typeof setTimeout> | undefined
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HostTimeoutError(`no answer within ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    return await Promise.race([result, timedOut])
  } finally {
    clearTimeout(timer)
  }
}

/** A host may return a promise of a library's own, such as a query of its database. */
const isThenable = <T>(value: T | Promise<T>): value is Promise<T> =>
  typeof (value as { then?: unknown } | undefined)?.then === 'function'
