/**
 * A handler that is made at the first request, from options that a function returns. The build of a framework such as Next.js
 * or SvelteKit loads the modules of all routes, where the environment has no key yet.
 */
import { HandlerError } from './errors.js'
import type { Handler } from './handler-interface.js'
import { logOf, setLogOf } from './handler-logs.js'
import { createSafeLog, logToConsole, toLogEntry } from './log.js'
import type { ContextArguments, HandlerOptions } from './options.js'
import { toErrorResponse, toRefusal } from './responses.js'

/** Options, or a function that returns them: at the first request, and again at the next one as long as it fails. */
export type LazyOptions<Context> = () => HandlerOptions<Context> | Promise<HandlerOptions<Context>>

const logByDefault = createSafeLog(logToConsole)

/** As long as there are no valid options, each request is answered with 500 `misconfigured`. */
export function createLazyHandler<Context>(
  getOptions: LazyOptions<Context>,
  create: (options: HandlerOptions<Context>) => Handler<Context>,
): Handler<Context> {
  let created: Promise<Handler<Context>> | undefined
  let log = logByDefault

  const makeHandler = async (): Promise<Handler<Context>> => {
    const handler = createOrPrint(create, await getOptions())
    log = logOf(handler)
    return handler
  }
  const getHandler = () =>
    (created ??= makeHandler().catch((cause: unknown) => {
      created = undefined
      const error = new HandlerError('misconfigured', 'options_failed', { status: 500, cause })
      logByDefault(toLogEntry(error, {}))
      throw error
    }))

  const answer = (request: Request, ...context: ContextArguments<Context>) =>
    getHandler().then((handler) => handler(request, ...context), toErrorResponse)
  const status = (request: Request, agentKey?: string, ...context: ContextArguments<Context>) =>
    getHandler().then((handler) => handler.status(request, agentKey, ...context), toRefusal)

  const handler = Object.assign(answer, { status })
  setLogOf(handler, (entry) => log(entry))
  return handler
}

/** Prints what is wrong with the options, as an exception at the start would. The text holds no value of them. */
function createOrPrint<Context>(
  create: (options: HandlerOptions<Context>) => Handler<Context>,
  options: HandlerOptions<Context>,
): Handler<Context> {
  try {
    return create(options)
  } catch (error) {
    console.error(String(error))
    throw error
  }
}
