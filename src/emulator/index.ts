/**
 * Wiro and HubSpot in memory, for development and tests: one function from `Request` to `Response` that serves both
 * sites, with a clock and faults. It imports nothing from the rest of the package and writes Wiro's parameters out
 * itself, so that a mistake in the package cannot be repeated here and go unnoticed. It runs outside Node too.
 */
import { catchUpAll } from './wiro/agent-refresh.js'
import { addAgent } from './wiro/agents.js'
import { createClock, type AdvancingClock } from './clock.js'
import { refuseUnknownNames, type EmulatorOptions } from './options.js'
import { handleRequest } from './router.js'
import { DEFAULT_SEED } from './seed.js'
import { restoreSnapshot, takeSnapshot, type Snapshot } from './snapshot.js'
import { createStore, resetStore, type LoggedRequest } from './store.js'
import type { Faults } from './faults/fault-injector.js'

export type { AdvancingClock, Clock } from './clock.js'
export type { Faults, FaultValue } from './faults/fault-injector.js'
export { FAULTS, type FaultInfo, type FaultName } from './faults/faults.js'
export type { FaultSetting } from './faults/injection-points.js'
export type { AccountSeed, AgentSeed, AgentStatus, AppSeed, Dialect, SavedApp, Seed } from './seed.js'
export type { EmulatorOptions } from './options.js'
export type { Snapshot } from './snapshot.js'
export type { LoggedRequest } from './store.js'

export interface Emulator {
  /**
   * Responds to a request to either site, and can be passed on as a `fetch`. It follows no redirect. It rejects only
   * under the faults `connection-reset` and, once the request is aborted, `hangs`.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>
  /** Returns to the seed: faults off, clock back, log empty. */
  reset(): void
  /** Returns the state as JSON, without the log: agents, tokens, flows, faults and clock. */
  snapshot(): Snapshot
  /**
   * Goes on from a snapshot that an emulator with the same seed took.
   * @throws {TypeError} If it is none; nothing is changed then.
   */
  restore(snapshot: Snapshot): void
  readonly faults: Faults
  readonly clock: AdvancingClock
  /** The last 1,000 requests, oldest first, without any key, secret, token, code or state. */
  readonly requests: readonly LoggedRequest[]
}

/**
 * Returns an emulator, which shares nothing with other emulators.
 * @throws {Error} Under NODE_ENV=production, without `allowInProduction`.
 * @throws {TypeError} If there is no such option, or no such field of the seed.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  refuseUnknownNames(options)
  const { clock: baseClock = Date, seed, wait = sleep, controlHosts = [], allowInProduction = false } = options
  if (!allowInProduction && isProduction()) throw new Error(PRODUCTION_MESSAGE)
  const clock = createClock(baseClock)
  // Agents catch up before a fault changes, so that a new fault has no effect on the past.
  const store = createStore({
    seed: { ...DEFAULT_SEED, ...seed },
    clock,
    wait,
    controlHosts,
    beforeFaultChange: catchUpAll,
  })
  const reset = (): void => {
    clock.restore()
    resetStore(store)
    for (const agent of store.seed.agents) addAgent(store, agent)
  }
  reset()
  return {
    fetch: async (input, init) => handleRequest(store, new Request(input, init), reset),
    reset,
    snapshot: () => takeSnapshot(store, clock.offset()),
    restore(snapshot) {
      restoreSnapshot(store, snapshot)
      clock.restore(snapshot.clockOffsetMs)
    },
    faults: store.faults,
    clock: { now: clock.now, advance: clock.advance },
    requests: store.requests,
  }
}

const PRODUCTION_MESSAGE =
  'createEmulator: NODE_ENV is production, and the emulator connects nobody to HubSpot. If you mean it, pass { allowInProduction: true }.'

/** Reads the environment where there is one: the emulator also runs outside of Node. */
function isProduction(): boolean {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } }
  return process?.env?.['NODE_ENV'] === 'production'
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
