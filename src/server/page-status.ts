/**
 * The status for a page that the host's own server draws: what the action `status` answers, without a request of a
 * browser's. It needs no `Origin`, since nothing of a request but the host's own functions decides.
 */
import type { RefusalAnswer, StatusAnswer } from '../protocol/endpoint.js'
import type { HandlerServices } from './action-context.js'
import { readStatus } from './actions/status.js'
import { authorize } from './authorize.js'
import { HostTimeoutError, toHandlerError, type HandlerError } from './errors.js'
import type { LogContext } from './log.js'
import type { LogReason } from './log-reasons.js'
import { toRefusal } from './responses.js'

export type PageStatusReader = (
  request: Request,
  agentKey?: string,
  context?: unknown,
) => Promise<StatusAnswer | RefusalAnswer>

/** Exceptions in these functions of the host are often a framework's own: a redirect to its login, a page that is not found. */
const PASSED_ON: readonly LogReason[] = ['resolve_agent_failed', 'authorize_failed']

/**
 * Returns a reader that resolves to a refusal where the action would be refused, and logs it. What the host's
 * `resolveAgent` or `authorize` throws it throws as well, and logs nothing.
 */
export const createPageStatusReader =
  (services: HandlerServices, logError: (error: HandlerError, logContext: LogContext) => Promise<void>) =>
  async (...[request, agentKey, context]: Parameters<PageStatusReader>): ReturnType<PageStatusReader> => {
    const logContext: LogContext = { action: 'status' }
    try {
      const actionRequest = { action: 'status', fields: {}, ...(agentKey !== undefined && { agentKey }) } as const
      const authorization = await authorize({ request, context }, actionRequest, services, logContext)
      return await readStatus({ ...services, ...authorization, logContext })
    } catch (thrown) {
      const error = toHandlerError(thrown)
      if (isHostException(error)) throw error.cause
      await logError(error, logContext)
      return toRefusal(error)
    }
  }

const isHostException = (error: HandlerError): boolean =>
  PASSED_ON.includes(error.reason) && 'cause' in error && !(error.cause instanceof HostTimeoutError)
