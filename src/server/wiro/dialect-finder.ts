/** Finds out which dialect a Wiro speaks by the way it refuses the others, and remembers it for the next call. */
import type { LogEntry } from '../log.js'
import { DIALECTS, type Dialect, type WiroCall } from './dialects.js'
import { WiroError } from './errors.js'

/** The option `dialect`. */
export type DialectOption = 'auto' | 'hubspot' | 'unified'

export interface DialectFinder {
  /** The dialect that answered last; at the beginning that of Wiro's HubSpot guide. */
  readonly current: Dialect
  /**
   * Wiro answered in the dialect within the last minute. Pinned to `unified` it needs no answer: a Wiro of another dialect
   * answers 404 to a save.
   */
  readonly isConfirmed: boolean
  /**
   * Sends a call in the current dialect, and in another one as long as Wiro does not know the call. Such a refusal precedes
   * everything that Wiro does, so that a call that changes something can be repeated.
   * @returns what the first dialect that Wiro knows leads to; where it knows none, the error of the first one is thrown.
   */
  send<T>(
    toCall: (dialect: Dialect) => WiroCall,
    send: (call: WiroCall) => Promise<T>,
  ): Promise<{ answer: T; dialect: Dialect }>
  /** Begins with this dialect from now on. The first time, the log says so. */
  remember(dialect: Dialect): void
}

const CONFIRMED_MS = 60_000

export function createDialectFinder(option: DialectOption, log: (entry: LogEntry) => void): DialectFinder {
  const isAuto = option === 'auto'
  let current: Dialect = isAuto ? 'hubspot' : option
  let confirmedUntil = option === 'unified' ? Infinity : 0
  const logged = new Set<Dialect>([current])

  return {
    get isConfirmed() {
      return Date.now() < confirmedUntil
    },
    get current() {
      return current
    },
    async send(toCall, send) {
      const begin = current
      const others = isAuto ? DIALECTS.filter((dialect) => dialect !== begin) : []
      const unknownPaths = new Set<string>()
      let firstError: WiroError | undefined
      for (const dialect of [begin, ...others]) {
        const call = toCall(dialect)
        if (unknownPaths.has(call.path)) continue
        try {
          return { answer: await send(call), dialect }
        } catch (error) {
          if (!isUnknownCall(error)) throw error
          firstError ??= error
          if (error.reason === 'upstream_404') unknownPaths.add(call.path)
        }
      }
      throw firstError!
    },
    remember(dialect) {
      current = dialect
      confirmedUntil = Math.max(confirmedUntil, Date.now() + CONFIRMED_MS)
      // Where Wiro's own servers differ for a while, the current dialect may change with every call.
      if (!logged.has(dialect)) log({ level: 'warn', reason: 'dialect_changed', dialect })
      logged.add(dialect)
    },
  }
}

/** Wiro answers 404 to a path of another dialect, and misses the parameters that it spells in another way. */
const isUnknownCall = (error: unknown): error is WiroError =>
  error instanceof WiroError && (error.reason === 'upstream_404' || error.reason === 'parameter_missing')
