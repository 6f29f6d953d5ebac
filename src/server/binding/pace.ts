/** Spaces starts apart: at most one per key and interval. Nothing is counted, so nobody can use an allowance up. */

export interface Pace {
  /** Starts where the interval since the last start is over; returns 0 then, else the milliseconds that are left. */
  start(key: string): number
}

export function createPace(intervalMs: number, now: () => number): Pace {
  const lastStarts = new Map<string, number>()

  /** Starts are in the order of their time, so the old ones come first. */
  const removeOldStarts = () => {
    for (const [key, startedAt] of lastStarts) {
      if (now() - startedAt < intervalMs) break
      lastStarts.delete(key)
    }
  }

  return {
    start(key) {
      removeOldStarts()
      const lastStart = lastStarts.get(key)
      if (lastStart !== undefined) return lastStart + intervalMs - now()
      lastStarts.set(key, now())
      return 0
    },
  }
}
