/**
 * The state of an emulator as plain JSON, so that another one can go on from it, in a page after a reload for example.
 * The log of requests and the seed's key and apps of Wiro are left out: the emulator that takes the snapshot brings
 * its own.
 */
import type { FaultState } from './faults/fault-injector.js'
import type { Agent, Store } from './store.js'

/** What `snapshot()` returns: JSON for `restore()`. Only the same version of this package reads it. It holds secrets of the emulated apps. */
export interface Snapshot {
  /** How far the clock is set forward, in milliseconds. */
  clockOffsetMs: number
  faults: FaultState
  agents: AgentSnapshot[]
  /** The entries of the store's maps, by the map's name. */
  entries: Record<PlainMap, [key: string, value: unknown][]>
}

type AgentSnapshot = Omit<Agent, 'savedCredentials'> & { savedCredentials: string[] }

/** The maps of the store whose values are plain JSON. */
const PLAIN_MAPS = ['pendingConnects', 'apps', 'accounts', 'codes', 'refreshTokens', 'accessTokens'] as const
type PlainMap = (typeof PLAIN_MAPS)[number]

/** Returns a copy, which no later request changes. */
export function takeSnapshot(store: Store, clockOffsetMs: number): Snapshot {
  const agents = [...store.agents.values()].map((agent) => ({
    ...agent,
    savedCredentials: [...agent.savedCredentials],
  }))
  const entries = Object.fromEntries(PLAIN_MAPS.map((name) => [name, [...store[name]]])) as Snapshot['entries']
  return structuredClone({ clockOffsetMs, faults: store.faults.save(), agents, entries })
}

/**
 * Replaces the state of the store.
 * @throws {TypeError} If this is no snapshot; nothing is changed then.
 */
export function restoreSnapshot(store: Store, snapshot: Snapshot): void {
  if (!isSnapshot(snapshot)) throw new TypeError('restore: this is no snapshot of an emulator of this version')
  const { faults, agents, entries } = structuredClone(snapshot)
  store.faults.restore(faults)
  store.agents.clear()
  for (const agent of agents) {
    store.agents.set(agent.seed.guid, { ...agent, savedCredentials: new Set(agent.savedCredentials) })
  }
  for (const name of PLAIN_MAPS) {
    const map = store[name] as Map<string, unknown>
    map.clear()
    for (const [key, value] of entries[name]) map.set(key, value)
  }
}

/** Compares what `restoreSnapshot` reads at once; the agents and entries inside are taken as they are. */
function isSnapshot(value: unknown): value is Snapshot {
  const { clockOffsetMs, faults, agents, entries } = Object(value) as Partial<Snapshot>
  return (
    typeof clockOffsetMs === 'number' &&
    Array.isArray(faults?.active) &&
    Array.isArray(agents) &&
    PLAIN_MAPS.every((name) => Array.isArray(entries?.[name]))
  )
}
