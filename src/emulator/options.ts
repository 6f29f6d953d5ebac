/** The options of `createEmulator`, and the refusal of those that there are not: in JavaScript nothing else would name a misspelt one. */
import type { Clock } from './clock.js'
import type { Seed } from './seed.js'

export interface EmulatorOptions {
  /** Default: the system's clock. `emulator.clock.advance` sets the emulator forward, and not this clock. */
  clock?: Clock
  /** Replaces fields of the default seed: `agents` given here replace the default agent. */
  seed?: Partial<Seed>
  /** How the fault `latency` waits. Default: with `setTimeout`. */
  wait?: (ms: number) => Promise<void>
  /**
   * Host names under which the control API answers, besides `localhost`, 127.0.0.1 and [::1]; pages there may use it.
   * For an emulator in a container of its own: `['emulator']`.
   */
  controlHosts?: readonly string[]
  /** `true`: runs under NODE_ENV=production too, where an emulator in Wiro's place is nearly always a mistake. */
  allowInProduction?: boolean
}

/** The compiler wants each name here. */
const OPTIONS: Record<keyof EmulatorOptions, true> = {
  clock: true,
  seed: true,
  wait: true,
  controlHosts: true,
  allowInProduction: true,
}

const SEED_FIELDS: Record<keyof Seed, true> = {
  apiKey: true,
  apiSecret: true,
  dialect: true,
  agents: true,
  accounts: true,
  wiroApp: true,
  apps: true,
}

/** @throws TypeError that lists the names. */
export function refuseUnknownNames(options: EmulatorOptions): void {
  const mistakes = [
    ...unknownNames(options, OPTIONS).map(
      (name) => `there is no option ${name}` + (Object.hasOwn(SEED_FIELDS, name) ? `, but a field of seed` : ''),
    ),
    ...unknownNames(options.seed ?? {}, SEED_FIELDS).map((name) => `seed has no field ${name}`),
  ]
  if (mistakes.length) throw new TypeError('createEmulator: ' + mistakes.join('; '))
}

const unknownNames = (given: object, known: object): string[] =>
  Object.keys(given).filter((name) => !Object.hasOwn(known, name))
