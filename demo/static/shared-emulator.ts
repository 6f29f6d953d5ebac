/**
 * The emulator of the static site. Each window runs one of its own, and all go on from one state in `localStorage`: the
 * settings page, HubSpot's window, a second tab, and a page after a reload. So no window waits for another to answer, and
 * HubSpot's page also works in the tab of the settings page, which is gone by then. A service worker would need no shared
 * state, but some browsers have none in private windows; Chrome for Android has no shared worker.
 */
import { createEmulator, type EmulatorOptions, type Snapshot } from '../../src/emulator/index.js'

/** Where Wiro and HubSpot are for the code in the page. Nothing is ever sent there. */
export const EMULATOR_ORIGIN = 'https://emulator.example'

export interface SharedEmulatorOptions extends Pick<EmulatorOptions, 'clock' | 'seed' | 'wait'> {
  storage: Pick<Storage, 'getItem' | 'setItem'>
  /** The key of the state in `storage`. */
  key: string
}

export interface SharedEmulator {
  /** Responds to a request for `EMULATOR_ORIGIN` as the emulator's `fetch` does. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>
  /** The emulator's time, in milliseconds since 1970. */
  now(): number
}

export function createSharedEmulator({ storage, key, ...options }: SharedEmulatorOptions): SharedEmulator {
  const emulator = createEmulator({
    ...options,
    controlHosts: [new URL(EMULATOR_ORIGIN).hostname],
    // A build for production may define the variable in the page.
    allowInProduction: true,
  })
  const state = createStoredState(storage, key)
  /** Counts the states that came from other windows. */
  let generation = 0

  const load = (): void => {
    const foreign = state.readForeign()
    if (!foreign) return
    generation += 1
    try {
      if (foreign.text === null) emulator.reset()
      else emulator.restore(JSON.parse(foreign.text) as Snapshot)
    } catch {
      // Another version of the site wrote it: the next save replaces it.
    }
  }

  return {
    async fetch(input, init) {
      const request = new Request(input, init)
      for (;;) {
        load()
        const atGeneration = generation
        const finish = await settle(emulator.fetch(request.clone()))
        load()
        // Another window wrote meanwhile, and this request began with an older state: it is made again.
        if (generation !== atGeneration) continue
        state.write(JSON.stringify(withoutForeignSecrets(emulator.snapshot())))
        return finish()
      }
    },
    now: emulator.clock.now,
  }
}

/** Resolves in either case, to a function that returns the value or throws the error. */
const settle = <Value>(promise: Promise<Value>): Promise<() => Value> =>
  promise.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error
    },
  )

interface StoredState {
  /**
   * Returns what another window wrote since the last call of either method, if it did. `null`: somebody cleared the storage.
   */
  readForeign(): { text: string | null } | undefined
  write(text: string): void
}

/** Windows that open each other share a thread, so nothing comes between a read and a write. */
function createStoredState(storage: SharedEmulatorOptions['storage'], key: string): StoredState {
  let known: string | null = null
  return {
    readForeign() {
      const text = attempt(() => storage.getItem(key))
      if (text === undefined || text === known) return
      known = text
      return { text }
    },
    write(text) {
      if (text === known) return
      attempt(() => storage.setItem(key, text))
      known = text
    },
  }
}

/** Returns `undefined` where the browser blocks storage, or it is full: each window then has a state of its own. */
function attempt<Value>(access: () => Value): Value | undefined {
  try {
    return access()
  } catch {
    return
  }
}

const HIDDEN_SECRET = 'not-kept'

/** Replaces a client secret that no emulated app has, since it may be a real one. It is as wrong as any other. */
function withoutForeignSecrets(snapshot: Snapshot): Snapshot {
  const apps = Object.fromEntries(snapshot.entries.apps) as Record<string, { clientSecret: string }>
  for (const { app } of snapshot.agents) {
    const isKnown = Object.values(apps).some(({ clientSecret }) => clientSecret === app.clientSecret)
    if (app.clientSecret && !isKnown) app.clientSecret = HIDDEN_SECRET
  }
  return snapshot
}
