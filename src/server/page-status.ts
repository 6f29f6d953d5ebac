/**
 * The status for a page that the host's own server draws: what the action `status` answers, without a request of a
 * browser's. It needs no `Origin`, since nothing of a request but the host's own functions decides.
 */
import type { RefusalAnswer, StatusAnswer } from '../protocol/endpoint.js'
import type { HandlerServices } from './action-context.js'
import { readStatus } from './actions/status.js'
import { authorize } from './authorize.js'
import { HostAnswerError, HostTimeoutError, toHandlerError, type HandlerError } from './errors.js'
import type { LogContext } from './log.js'
import type { LogReason } from './log-reasons.js'
import { toRefusal } from './responses.js'

export type PageStatusReader = (
  request: Request,
  agentKey?: string,
  context?: unknown,
) => Promise<StatusAnswer | RefusalAnswer>

/** Logs why a request is refused. Resolves to the reference of the entry. */
export type ErrorLog = (error: HandlerError, logContext: LogContext) => Promise<string | undefined>

/** Exceptions in these functions of the host are often a framework's own: a redirect to its login, a page that is not found. */
const PASSED_ON: readonly LogReason[] = ['resolve_agent_failed', 'authorize_failed']

/**
 * Returns a reader that resolves to a refusal where the action would be refused, and logs it. What the host's
 * `resolveAgent` or `authorize` throws it throws as well, and logs nothing.
 */
export const createPageStatusReader =
  (services: HandlerServices, logError: ErrorLog) =>
  async (...[request, agentKey, context]: Parameters<PageStatusReader>): ReturnType<PageStatusReader> => {
    services.settings.logCounts()
    const logContext: LogContext = { action: 'status' }
    try {
      const actionRequest = { action: 'status', fields: {}, ...(agentKey !== undefined && { agentKey }) } as const
      const authorization = await authorize({ request, context }, actionRequest, services, logContext)
      return await readStatus({ ...services, ...authorization, logContext })
    } catch (thrown) {
      const error = toHandlerError(thrown)
      if (isHostException(error)) throw error.cause
      return toRefusal(error, await logError(error, logContext))
    }
  }

const isHostException = (error: HandlerError): boolean =>
  PASSED_ON.includes(error.reason) && 'cause' in error && !isOurs(error.cause)

/** The host's function has thrown nothing. */
const isOurs = (cause: unknown): boolean => cause instanceof HostTimeoutError || cause instanceof HostAnswerError
