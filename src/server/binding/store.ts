/**
 * The store in which the binding remembers what came back: the host's, or this instance's memory.
 * Every key begins with the agent and a space.
 */

/** A key-value store in which the first writer wins. Each method may return a promise. */
export interface Store {
  /** Returns the value of a key that has not expired. */
  get(key: string): string | null | undefined | Promise<string | null | undefined>
  /** Writes a key that is not there, for so many seconds. Returns `false`, and writes nothing, where it is there. */
  add(key: string, value: string, seconds: number): boolean | Promise<boolean>
}

/** About 50 finished connections within the lifetime of an entry. */
const MAX_ENTRIES_PER_AGENT = 400

/** How often the entries of all agents are searched for expired ones. */
const SWEEP_INTERVAL_MS = 60_000

interface Entry {
  value: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/**
 * Keeps the entries in this instance's memory. Each agent has a share of its own: over its limit an agent forgets its
 * own oldest entries, and never those of another agent.
 */
export function createMemoryStore(maxEntriesPerAgent = MAX_ENTRIES_PER_AGENT, now: () => number = Date.now): Store {
  const shares = new Map<string, Map<string, Entry>>()
  let nextSweepAt = 0

  const find = (key: string): Entry | undefined => {
    const entry = shares.get(agentOf(key))?.get(key)
    return entry && entry.expiresAt > now() ? entry : undefined
  }

  const sweep = () => {
    if (now() < nextSweepAt) return
    nextSweepAt = now() + SWEEP_INTERVAL_MS
    for (const [agent, share] of shares) {
      for (const [key, { expiresAt }] of share) if (expiresAt <= now()) share.delete(key)
      if (!share.size) shares.delete(agent)
    }
  }

  return {
    get: (key) => find(key)?.value,
    add(key, value, seconds) {
      sweep()
      if (find(key)) return false
      const share = shares.get(agentOf(key)) ?? new Map<string, Entry>()
      shares.set(agentOf(key), share)
      // Deleted first: a map keeps the place of a key that is set again.
      share.delete(key)
      share.set(key, { value, expiresAt: now() + seconds * 1000 })
      const [oldest] = share.keys()
      if (share.size > maxEntriesPerAgent && oldest !== undefined) share.delete(oldest)
      return true
    },
  }
}

const agentOf = (key: string): string => key.slice(0, key.indexOf(' '))
