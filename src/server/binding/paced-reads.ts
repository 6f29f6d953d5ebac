/**
 * Status reads for `finish`, which anybody with a seal can cause without a login. For one agent they start at least
 * 250 ms apart, in this instance, and requests that wait share the next one. No request is refused for its number.
 */
import type { Clock } from './clock.js'
import { createPace } from './pace.js'

const READ_INTERVAL_MS = 250

/** Returns a reader. A read that began before the call is never its answer: it may have missed what just happened. */
export function createPacedReads<T>(
  read: (agent: string) => Promise<T>,
  { now, sleep }: Clock,
): (agent: string) => Promise<T> {
  const pace = createPace(READ_INTERVAL_MS, now)
  const waitingReads = new Map<string, Promise<T>>()

  const readLater = async (agent: string, delayMs: number): Promise<T> => {
    await sleep(delayMs)
    waitingReads.delete(agent)
    return readWhenAllowed(agent)
  }

  const readWhenAllowed = (agent: string): Promise<T> => {
    const waiting = waitingReads.get(agent)
    if (waiting) return waiting
    const delayMs = pace.start(agent)
    if (!delayMs) return read(agent)
    const later = readLater(agent, delayMs)
    waitingReads.set(agent, later)
    return later
  }

  return readWhenAllowed
}
