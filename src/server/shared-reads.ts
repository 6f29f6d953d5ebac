/** Lets requests that read the same of one agent at the same time share one call to Wiro. */
import { WiroError } from './wiro/errors.js'

export interface SharedReads<T> {
  /** Resolves to what a call answers that is under way, or to that of a new one. Rejects once `signal` is aborted. */
  read(agent: string, signal: AbortSignal): Promise<T>
  /** From now on a call that is under way is shared no more: what it tells of this agent may be old. */
  forget(agent: string): void
}

interface SharedCall<T> {
  result: Promise<T>
  readers: number
  isSettled: boolean
  /** Ends the call once nobody waits for it. */
  abort: AbortController
}

export function createSharedReads<T>(call: (agent: string, signal: AbortSignal) => Promise<T>): SharedReads<T> {
  const calls = new Map<string, SharedCall<T>>()

  const remove = (agent: string, call: SharedCall<T>) => {
    if (calls.get(agent) === call) calls.delete(agent)
  }

  const start = (agent: string): SharedCall<T> => {
    const abort = new AbortController()
    const shared = { result: call(agent, abort.signal), readers: 0, isSettled: false, abort }
    const settle = () => {
      shared.isSettled = true
      remove(agent, shared)
    }
    shared.result.then(settle, settle)
    calls.set(agent, shared)
    return shared
  }

  return {
    async read(agent, signal) {
      const shared = calls.get(agent) ?? start(agent)
      shared.readers++
      try {
        return await untilAborted(shared.result, signal)
      } finally {
        shared.readers--
        // An abort makes an error with its stack, which costs as much as the rest of a read: a call that has ended is spared it.
        if (!shared.readers && !shared.isSettled) {
          remove(agent, shared)
          shared.abort.abort()
        }
      }
    },
    forget: (agent) => void calls.delete(agent),
  }
}

async function untilAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: () => void
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(new WiroError('unavailable', 'client_gone', { status: 499 }))
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
  })
  try {
    return await Promise.race([aborted, result])
  } finally {
    signal.removeEventListener('abort', onAbort!)
  }
}
