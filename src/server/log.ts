/**
 * What the operator reads: one entry per refusal or oddity, made of codes, reasons and ids. No key, no secret, no portal,
 * nothing that Wiro or a request said, but for what a developer has to see: a foreign `Origin`, the agents that there are.
 */
import type { Action } from '../protocol/endpoint.js'
import type { Code } from '../protocol/codes.js'
import type { Reason, Refusal } from './refusal.js'

/** `info`: what people do · `warn`: a request or a setting looks wrong · `error`: somebody has to act. */
export interface LogEntry {
  level: 'info' | 'warn' | 'error'
  reason: Reason
  /** Why that was so, where a reason alone does not say it. */
  because?: Reason
  /** What the browser was told; absent where the request succeeded all the same. */
  code?: Code
  action?: Action
  /** The agent's guid. */
  agent?: string
  /** Where Wiro does not find the agent: the newest that there are, at most once a minute. */
  agents?: readonly { guid: string; title?: string }[]
  /** The `Origin` that came (printable ASCII, at most 200 characters) and those that would have been right. */
  origin?: { got: string; expected: readonly string[] }
  /** What a function of the host threw, for the host's own log; the default log leaves it out. */
  cause?: unknown
}

/** What is known of a request so far. */
export type Trail = Pick<LogEntry, 'action' | 'agent'>

const everyday: readonly Reason[] = ['signed_out', 'agent_forbidden', 'action_forbidden', 'limited', 'client_gone']

export function entryOf({ code, reason, status, origin, cause }: Refusal, trail: Trail): LogEntry {
  return {
    level: everyday.includes(reason) ? 'info' : status < 500 ? 'warn' : 'error',
    code,
    reason,
    ...trail,
    ...(origin && { origin }),
    ...(cause !== undefined && { cause }),
  }
}

/** The log of a handler that was given none: one line per warning or error. */
export function logToConsole({ level, cause: _kept, ...entry }: LogEntry): void {
  if (level !== 'info') console[level]('wiro-hubspot-connect ' + JSON.stringify(entry))
}

/** A log that throws or rejects changes nothing. */
export function quietly(log: (entry: LogEntry) => unknown): (entry: LogEntry) => void {
  return (entry) => void (async () => log(entry))().catch(() => {})
}
