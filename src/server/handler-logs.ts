/**
 * Remembers where each handler logs. An adapter refuses what it cannot turn into a `Request`, and that refusal belongs
 * in the same log as the handler's own.
 */
import { createSafeLog, logToConsole, type LogEntry } from './log.js'
import { createDampedLog } from './log-damping.js'

/** A handler, or a host's function around one. */
export type RequestHandler = (request: Request, context?: unknown) => Promise<Response>

/** Logs an entry. Returns the reference under which it is in the log. */
type Log = (entry: LogEntry) => string | undefined

const logs = new WeakMap<object, Log>()

export const setLogOf = (handler: object, log: Log): unknown => logs.set(handler, log)

/** Returns the log of a handler. A function around a handler has none of its own: its entries go to the console. */
export const logOf = (handler: object): Log => logs.get(handler) ?? createDampedLog(createSafeLog(logToConsole)).log
