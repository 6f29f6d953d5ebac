/**
 * Keeps equal failures from flooding the log: the first is logged at once, and as long as they go on, one entry a minute
 * says how many there were. It needs no timer, which some platforms allow only within a request and which would keep a
 * process alive: a count that is due is logged with the next request.
 */
import type { LogEntry } from './log.js'
import type { LogReason } from './log-reasons.js'

const INTERVAL_MS = 60_000

/** Over this number the failure that was logged longest ago is forgotten, after its count. */
const MAX_FAILURES = 100

export interface DampedLog {
  /** Logs or counts an entry. Returns the reference under which it is in the log. */
  log(entry: LogEntry): string | undefined
  /** Logs the counts that are due. */
  logCounts(): void
}

interface Failure {
  entry: LogEntry
  /** How many came since the last entry. */
  count: number
  /** Milliseconds since 1970. */
  loggedAt: number
}

export function createDampedLog(write: (entry: LogEntry) => void, now: () => number = Date.now): DampedLog {
  /** By what makes two failures equal, in the order in which they were logged. */
  const failures = new Map<string, Failure>()

  const writeCount = (key: string, { entry, count }: Failure): void => {
    failures.delete(key)
    if (!count) return
    write({ ...entry, count })
    failures.set(key, { entry, count: 0, loggedAt: now() })
  }

  const forgetOldest = (): void => {
    const [oldest] = failures
    if (!oldest) return
    writeCount(...oldest)
    failures.delete(oldest[0])
  }

  const logCounts = (): void => {
    for (const [key, failure] of failures) {
      if (now() < failure.loggedAt + INTERVAL_MS) return
      writeCount(key, failure)
    }
  }

  const logFailure = (entry: LogEntry): LogEntry['reference'] => {
    const shared = sharedPart(entry)
    const key = JSON.stringify(shared)
    const known = failures.get(key)
    if (known) {
      known.count++
      return known.entry.reference
    }
    if (failures.size >= MAX_FAILURES) forgetOldest()
    const { reference } = entry
    failures.set(key, { entry: { ...shared, ...(reference && { reference }) }, count: 0, loggedAt: now() })
    write(entry)
    return reference
  }

  return {
    logCounts,
    log(entry) {
      logCounts()
      if (isDamped(entry)) return logFailure(entry)
      write(entry)
      return entry.reference
    },
  }
}

/** Everyday events are for statistics, and each connection that another window finished is a case of its own. */
const isDamped = ({ level, reason }: LogEntry): boolean => level !== 'info' && reason !== 'finished_elsewhere'

/** What is wrong with one agent or its app. All other failures lie at Wiro, in the network or at the host: any agent meets them. */
const AGENT_REASONS: readonly LogReason[] = [
  'agent_not_found',
  'agent_stopping',
  'setup_incomplete',
  'no_subscription',
  'no_credits',
  'start_refused',
  'credentials_invalid',
  'credentials_missing',
  'credentials_not_allowed',
  'credentials_refused',
  'credentials_ignored',
  'portal_refused',
  'result_with_errors',
  'wiro_error',
]

/** Returns what equal failures have in common. */
function sharedPart({ reference: _reference, cause: _cause, agents: _agents, ...entry }: LogEntry): LogEntry {
  if (AGENT_REASONS.includes(entry.reason)) return entry
  const { agent: _agent, action: _action, ...shared } = entry
  return shared
}
