/**
 * The log entries of the handler, and where they go by default. An entry is made of codes, reasons and ids. It holds no
 * key, secret or portal id, and of a request or of Wiro only two things: a foreign `Origin` and the agents' titles.
 */
import type { Code } from '../protocol/codes.js'
import type { Action } from '../protocol/endpoint.js'
import { HostAnswerError, HostTimeoutError, type HandlerError } from './errors.js'
import type { LogReason } from './log-reasons.js'
import { createReference } from './reference.js'
import { describeThrown } from './thrown.js'
import type { WiroCallFacts } from './wiro/call-facts.js'
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
  /** Names this entry: the answer to the browser has it too. Equal failures share it. */
  reference?: string
  action?: Action
  /** The agent's guid. */
  agent?: string
  /** Where Wiro does not find the agent: the newest agents of the key, read at most once a minute. */
  agents?: readonly { guid: string; title?: string }[]
  /** With `dialect_changed`: the form of Wiro's API that is used from now on. */
  dialect?: Dialect
  /** The call to Wiro that failed, and what came back. */
  wiro?: WiroCallFacts
  /** What `fetch` or a function of the host threw: its code, else its class; never its message. */
  thrown?: string
  /** The field of the request that is wrong. */
  field?: string
  /** How many equal failures this entry stands for: those since the one before it. Absent from a single one. */
  count?: number
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

/** Answered below 500, and yet somebody at the host's has to act. */
const ERROR_REASONS: readonly LogReason[] = ['upstream_429']

/** Every entry about a refusal has a new reference. */
export function toLogEntry({ code, reason, status, facts, cause }: HandlerError, context: LogContext): LogEntry {
  const reference = createReference()
  return { level: levelOf(reason, status), code, reason, reference, ...context, ...facts, ...describeCause(cause) }
}

function levelOf(reason: LogReason, status: number): LogEntry['level'] {
  if (INFO_REASONS.includes(reason)) return 'info'
  return status < 500 && !ERROR_REASONS.includes(reason) ? 'warn' : 'error'
}

/** Returns what an entry says about a function of the host that threw, took too long or returned something else. */
export function describeCause(cause: unknown): Pick<LogEntry, 'because' | 'thrown' | 'cause'> {
  if (cause === undefined) return {}
  if (cause instanceof HostTimeoutError) return { because: 'host_timeout', cause }
  if (cause instanceof HostAnswerError) return { because: 'host_answer_invalid', cause }
  return { thrown: describeThrown(cause), cause }
}

/** The default log: prints one line per warning or error, without what a function of the host threw. */
export function logToConsole({ cause: _cause, ...entry }: LogEntry): void {
  const { level } = entry
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
