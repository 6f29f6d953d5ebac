/** Remembers keys for a time, so that a request that is repeated takes effect once. */

export interface ReplayStore {
  /** Adds a key for so many seconds. Returns `false` where an earlier `add` still holds it. */
  add(key: string, ttlSeconds: number): boolean | Promise<boolean>
}

/** More than the connections of a busy hour. */
const MAX_KEYS = 10_000

/**
 * Keeps the keys in memory. Several instances of the handler need a store that they share.
 * Over the limit it forgets the oldest keys first, so that requests cannot exhaust the memory.
 */
export function createReplayStore(maxKeys = MAX_KEYS, now: () => number = Date.now): ReplayStore {
  const expiryByKey = new Map<string, number>()

  const removeOldKeys = (time: number) => {
    for (const [key, expiresAt] of expiryByKey) {
      if (expiryByKey.size <= maxKeys && expiresAt > time) break
      expiryByKey.delete(key)
    }
  }

  return {
    add(key, ttlSeconds) {
      const time = now()
      if ((expiryByKey.get(key) ?? 0) > time) return false
      // Deleted first: a map keeps the place of a key that is set again.
      expiryByKey.delete(key)
      expiryByKey.set(key, time + ttlSeconds * 1000)
      removeOldKeys(time)
      return true
    },
  }
}
