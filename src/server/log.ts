/**
 * The log entries of the handler, and where they go by default. An entry is made of codes, reasons and ids. It holds no
 * key, secret or portal id, and of a request or of Wiro only two things: a foreign `Origin` and the agents' titles.
 */
import type { Code } from '../protocol/codes.js'
import type { Action } from '../protocol/endpoint.js'
import { HostTimeoutError, type HandlerError } from './errors.js'
import type { LogReason } from './log-reasons.js'
import type { Dialect } from './wiro/dialects.js'

/** `info`: everyday events · `warn`: a request or a setting looks wrong · `error`: somebody has to act. */
export interface LogEntry {
  level: 'info' | 'warn' | 'error'
  reason: LogReason
  /** The reason behind `reason`, where that one alone does not explain the entry. */
  because?: LogReason
  /** With `finished_elsewhere`: nothing was disconnected. An entry without it precedes a disconnect. */
  undone?: false
  /** The code that the browser got; absent where the request succeeded. */
  code?: Code
  action?: Action
  /** The agent's guid. */
  agent?: string
  /** Where Wiro does not find the agent: the newest agents of the key, read at most once a minute. */
  agents?: readonly { guid: string; title?: string }[]
  /** With `dialect_changed`: the form of Wiro's API that is used from now on. */
  dialect?: Dialect
  /** The `Origin` that came (printable ASCII, at most 200 characters) and those that are allowed. */
  origin?: { got: string; expected: readonly string[] }
  /** What a function of the host threw. The default log leaves it out. */
  cause?: unknown
}

/** What is known about a request so far; every entry of the request carries it. */
export type LogContext = Pick<LogEntry, 'action' | 'agent'>

const INFO_REASONS: readonly LogReason[] = [
  'signed_out',
  'agent_forbidden',
  'no_agent',
  'action_forbidden',
  'limited',
  'client_gone',
  // Logged at level error by itself, once an hour.
  'seal_invalid',
]

export function toLogEntry({ code, reason, status, origin, cause }: HandlerError, context: LogContext): LogEntry {
  return {
    level: INFO_REASONS.includes(reason) ? 'info' : status < 500 ? 'warn' : 'error',
    code,
    reason,
    ...timeoutReason(cause),
    ...context,
    ...(origin && { origin }),
    ...(cause !== undefined && { cause }),
  }
}

/** Tells a function of the host's that took too long from one that threw. */
export const timeoutReason = (cause: unknown): { because?: LogReason } =>
  cause instanceof HostTimeoutError ? { because: 'host_timeout' } : {}

/** The default log: prints one line per warning or error, without what a function of the host threw. */
export function logToConsole({ level, cause: _cause, ...entry }: LogEntry): void {
  if (level !== 'info') console[level]('wiro-hubspot-connect ' + JSON.stringify(entry))
}

/** Wraps the host's log function so that an exception or a rejection in it changes nothing. */
export function createSafeLog(log: (entry: LogEntry) => unknown): (entry: LogEntry) => void {
  return (entry) => void (async () => log(entry))().catch(() => {})
}

const LOG_INTERVAL_SECONDS = 3600

/** Returns a function that allows a log entry at most once an hour for each key. Keys are few: nothing is removed. */
export function createLogThrottle(now: () => number = Date.now): (key: string) => boolean {
  const silentUntil = new Map<string, number>()
  return (key) => {
    if (now() < (silentUntil.get(key) ?? 0)) return false
    silentUntil.set(key, now() + LOG_INTERVAL_SECONDS * 1000)
    return true
  }
}
