/**
 * A handler that is made at the first request, from options that a function returns. The build of a framework such as Next.js
 * or SvelteKit loads the modules of all routes, where the environment has no key yet.
 */
import { HandlerError } from './errors.js'
import type { Handler } from './handler-interface.js'
import { logOf, setLogOf } from './handler-logs.js'
import { GUARD_TIMEOUT_MS, withinTime } from './host-hooks.js'
import { createDampedLog } from './log-damping.js'
import { createSafeLog, logToConsole, toLogEntry } from './log.js'
import type { ContextArguments, HandlerOptions } from './options.js'
import { toErrorResponse, toRefusal } from './responses.js'

/** Options, or a function that returns them: at the first request, and again at the next one as long as it fails. */
export type LazyOptions<Context> = () => HandlerOptions<Context> | Promise<HandlerOptions<Context>>

/**
 * As long as there are no valid options, each request is answered with 500 `misconfigured`. A function without an answer
 * within 5 s has failed, and the next request calls it again.
 */
export function createLazyHandler<Context>(
  getOptions: LazyOptions<Context>,
  create: (options: HandlerOptions<Context>) => Handler<Context>,
): Handler<Context> {
  let created: Promise<Handler<Context>> | undefined
  let { log } = createDampedLog(createSafeLog(logToConsole))
  const print = createMistakePrinter()

  const makeHandler = async (): Promise<Handler<Context>> => {
    const options = await withinTime(GUARD_TIMEOUT_MS, getOptions)
    try {
      const handler = create(options)
      log = logOf(handler)
      return handler
    } catch (error) {
      print(String(error))
      throw error
    }
  }
  const refuseAll = (cause: unknown): Handler<Context> => {
    created = undefined
    const error = new HandlerError('misconfigured', 'options_failed', { status: 500, cause })
    return createRefusingHandler(error, log(toLogEntry(error, {})))
  }
  const getHandler = () => (created ??= makeHandler().catch(refuseAll))

  const answer = async (request: Request, ...context: ContextArguments<Context>) =>
    (await getHandler())(request, ...context)
  const status = async (request: Request, agentKey?: string, ...context: ContextArguments<Context>) =>
    (await getHandler()).status(request, agentKey, ...context)

  const handler = Object.assign(answer, { status })
  setLogOf(handler, (entry) => log(entry))
  return handler
}

const createRefusingHandler = (error: HandlerError, reference: string | undefined) =>
  Object.assign(async () => toErrorResponse(error, reference), { status: async () => toRefusal(error, reference) })

/**
 * Prints what is wrong with the options, as an exception at the start would: once, until something else is. The text holds no
 * value of them.
 */
function createMistakePrinter() {
  let printed: string | undefined
  return (mistakes: string) => {
    if (mistakes !== printed) console.error(mistakes)
    printed = mistakes
  }
}
