/**
 * The token endpoint as a function of a `Request`. GET is the relay page, POST an action: read (`request.ts`), authorized
 * (`authorize.ts`), run (`actions/`). An error becomes an answer and a log entry here. Every answer is built field by
 * field, so nothing of Wiro's is passed on. It uses web standards only and runs wherever `fetch` does.
 */
import type { ActionAnswer } from '../protocol/endpoint.js'
import type { HandlerServices } from './action-context.js'
import { runAction } from './actions/index.js'
import { createOwnAppSaver } from './actions/own-app.js'
import { createBindingServices } from './binding/binding-services.js'
import { authorize, type IncomingRequest } from './authorize.js'
import { addCorsHeaders, answerPreflight } from './cors.js'
import { toHandlerError } from './errors.js'
import type { Handler } from './handler-interface.js'
import { setLogOf } from './handler-logs.js'
import { createLazyHandler, type LazyOptions } from './lazy-handler.js'
import { createLogThrottle, toLogEntry, type LogContext } from './log.js'
import { resolveHandlerOptions, type HandlerOptions } from './options.js'
import { checkOrigin } from './origin.js'
import { createPageStatusReader, type ErrorLog } from './page-status.js'
import { createRecentAgentsReader } from './recent-agents.js'
import { createRelayPage } from './relay-page.js'
import { readActionRequest } from './request.js'
import { toErrorResponse, toResponse, unknownMethodError } from './responses.js'
import { createSharedReads } from './shared-reads.js'
import { startupWarnings } from './startup-warnings.js'
import { createWiro } from './wiro/client.js'

export type { Code } from '../protocol/codes.js'
export type { Action, AuthMethod, PageAction, RefusalAnswer, StatusAnswer } from '../protocol/endpoint.js'
export type { Account } from '../protocol/parsed-answers.js'
export type { SuspiciousConnect, SuspicionReason } from './binding/suspicion.js'
export type { Store } from './binding/store.js'
export type { ErrorCode } from './error-codes.js'
export type { Handler } from './handler-interface.js'
export type { LogEntry } from './log.js'
export type { LogReason } from './log-reasons.js'
export type { OptionalAction } from './offered-actions.js'
export type { HandlerOptions, RequestContext, WiroOptions } from './options.js'
export type { WiroAgent } from './wiro/agents.js'
export { createWiro, type Wiro } from './wiro/client.js'
export type { Credentials } from './wiro/credentials.js'
export { WiroError } from './wiro/errors.js'
export type { HubSpotStatus } from './wiro/hubspot-calls.js'
export type { RequestOptions } from './wiro/requests.js'
export type { CustomSkill } from './wiro/skills.js'

/**
 * Makes the token endpoint.
 * @param options - A function that returns them is called at the first request, for frameworks whose build loads the module
 * where no key is. Its mistakes are printed then, and answered with 500 `misconfigured`.
 * @throws TypeError that lists every mistake in the options, and no value.
 */
export function createHandler<Context = unknown>(
  options: HandlerOptions<Context> | LazyOptions<Context>,
): Handler<Context> {
  return typeof options === 'function' ? createLazyHandler(options, createReadyHandler) : createReadyHandler(options)
}

function createReadyHandler<Context>(options: HandlerOptions<Context>): Handler<Context> {
  const services = createServices(options)
  const { settings, wiro } = services
  const relayPage = createRelayPage(settings.origins)
  const readRecentAgents = createRecentAgentsReader(wiro)
  startupWarnings(options).forEach(settings.log)

  const route = async (incoming: IncomingRequest, logContext: LogContext): Promise<Response> => {
    const { request } = incoming
    const { method } = request
    if (method === 'GET' || method === 'HEAD') return relayPage(method)
    if (method === 'POST') return toResponse(200, await handleAction(incoming, services, logContext))
    if (method === 'OPTIONS' && settings.origins.length) return answerPreflight(request, settings.origins)
    throw unknownMethodError(settings.origins.length ? ['OPTIONS'] : [])
  }

  const logError: ErrorLog = async (error, logContext) => {
    const agents = error.code === 'useragent_not_found' ? await readRecentAgents() : undefined
    return settings.log({ ...toLogEntry(error, logContext), ...(agents && { agents }) })
  }

  const handleRequest = async (request: Request, context?: unknown): Promise<Response> => {
    settings.logCounts()
    const logContext: LogContext = {}
    const response = await route({ request, context }, logContext).catch(async (thrown: unknown) => {
      const error = toHandlerError(thrown)
      return toErrorResponse(error, await logError(error, logContext))
    })
    return addCorsHeaders(response, request, settings.origins)
  }
  const handler = Object.assign(handleRequest, { status: createPageStatusReader(services, logError) })
  setLogOf(handler, settings.log)
  return handler
}

/** The longest time that the agent's state may delay a status. */
const AGENT_TIMEOUT_MS = 2_000

function createServices(options: HandlerOptions): HandlerServices {
  const settings = resolveHandlerOptions(options)
  const { apiKey, apiSecret, baseUrl, dialect, log } = settings
  const { fetch } = options
  const wiro = createWiro({
    apiKey,
    ...(apiSecret !== undefined && { apiSecret }),
    baseUrl,
    dialect,
    log,
    ...(fetch && { fetch }),
  })
  return {
    settings,
    wiro,
    saveOwnApp: createOwnAppSaver({ settings, wiro }),
    reads: {
      status: createSharedReads((agent, signal) => wiro.status(agent, { signal })),
      detail: createSharedReads((agent, signal) => wiro.detail(agent, { signal, timeout: AGENT_TIMEOUT_MS })),
    },
    binding: createBindingServices(wiro),
    mayLog: createLogThrottle(),
  }
}

/** Reads, authorizes and runs the action of a POST. Fills `logContext` as soon as the action and the agent are known. */
async function handleAction(
  incoming: IncomingRequest,
  services: HandlerServices,
  logContext: LogContext,
): Promise<ActionAnswer> {
  const { settings } = services
  const redirectUrl = await checkOrigin(incoming.request, settings)
  const actionRequest = await readActionRequest(incoming.request, settings)
  logContext.action = actionRequest.action
  const authorization = await authorize({ ...incoming, redirectUrl }, actionRequest, services, logContext)
  const { agent } = authorization.requestContext
  const run = () => runAction(actionRequest, { ...services, ...authorization, redirectUrl, logContext })
  return actionRequest.action === 'status' ? run() : withReadsForgotten(agent, services, run)
}

/**
 * Runs an action that may change the agent. Shared reads that began before it ended are forgotten: they are no answer to
 * whoever asks after it.
 */
async function withReadsForgotten<T>(agent: string, { reads }: HandlerServices, change: () => Promise<T>): Promise<T> {
  const forget = () => Object.values(reads).forEach((read) => read.forget(agent))
  forget()
  return change().finally(forget)
}
