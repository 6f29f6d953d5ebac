/** The parts of the binding that all requests of one handler share. */
import type { Wiro } from '../wiro/client.js'
import type { HubSpotStatus } from '../wiro/hubspot-calls.js'
import { systemClock, type Clock } from './clock.js'
import { createPace, type Pace } from './pace.js'
import { createPacedReads } from './paced-reads.js'
import { createMemoryStore, type Store } from './store.js'

/** An attempt to undo is repeated at most once in this time, for one seal. */
const UNDO_INTERVAL_MS = 1_000

/** The longest time of one status read: the relay page waits 5 s for a verdict that keeps. */
const STATUS_TIMEOUT_MS = 5_000

export interface BindingServices {
  clock: Clock
  /** Reads the status at Wiro, paced for each agent. */
  readStatus(agent: string): Promise<HubSpotStatus>
  undoPace: Pace
  /** Stands in for the host's store where that fails. */
  localStore: Store
}

export function createBindingServices(wiro: Pick<Wiro, 'status'>, clock: Clock = systemClock): BindingServices {
  return {
    clock,
    readStatus: createPacedReads((agent) => wiro.status(agent, { timeout: STATUS_TIMEOUT_MS }), clock),
    undoPace: createPace(UNDO_INTERVAL_MS, clock.now),
    localStore: createMemoryStore(undefined, clock.now),
  }
}
