/** Holds the faults that are switched on, and returns their effects to the places where they act. */
import { FAULT_TABLE, isFaultName, type FaultName } from './faults.js'
import type { Fault, FaultAt, FaultSetting, InjectionPoint, InjectionPoints } from './injection-points.js'

/** A number stands for `ms` (or `code`), a string for `text`, `true` for the defaults, `false` for off. */
export type FaultValue = boolean | number | string | FaultSetting

export interface Faults {
  /**
   * Switches a fault on, or changes its setting.
   * @param value - Default: `true`.
   * @throws {Error} If there is no fault with this name.
   */
  set(name: FaultName, value?: FaultValue): void
  /** Switches one fault off, or all of them. */
  clear(name?: FaultName): void
  /** Returns the faults that are on, with their settings. */
  list(): Partial<Record<FaultName, FaultSetting>>
}

/** The request that a fault's `on` is compared with. */
export interface FaultTarget {
  action?: string
  /** `true`: only a fault that names this action in its `on` acts. */
  onlyIfNamed?: boolean
}

export interface FaultInjector extends Faults {
  /** Returns the effect of the first fault that acts here, and counts one use of that fault. */
  inject<Point extends InjectionPoint>(point: Point, target?: FaultTarget): InjectionPoints[Point] | undefined
  /** Returns the effects of all faults that act here, one by one, and counts one use of each when it is taken. */
  injectEach<Point extends InjectionPoint>(point: Point, target?: FaultTarget): Iterable<InjectionPoints[Point]>
  /** Same as `inject`, but counts no use: for a value that is read several times per request. */
  effectAt<Point extends InjectionPoint>(point: Point): InjectionPoints[Point] | undefined
  /** Returns a number that grows with every `set`, so that a fault can spare what is newer than itself. */
  epoch(): number
  /** Returns everything that `restore` needs. */
  save(): FaultState
  /** Takes over a saved state, without regard to what was on. */
  restore(state: FaultState): void
}

export interface FaultState {
  active: [name: FaultName, setting: FaultSetting][]
  epoch: number
}

type Settings = Map<FaultName, FaultSetting>

/** @param beforeChange - Called before a fault is switched on or off. */
export function createFaultInjector(beforeChange: () => void): FaultInjector {
  const active: Settings = new Map()
  let epoch = 0

  function set(name: FaultName, value: FaultValue = true): void {
    if (!isFaultName(name)) throw unknownFault(name)
    if (value === false) return clear(name)
    beforeChange()
    epoch += 1
    active.set(name, toSetting(FAULT_TABLE[name], value))
  }
  function clear(name?: FaultName): void {
    beforeChange()
    if (name === undefined) active.clear()
    else active.delete(name)
  }
  function restore(state: FaultState): void {
    active.clear()
    for (const [name, setting] of state.active) active.set(name, setting)
    epoch = state.epoch
  }
  const list = (): Partial<Record<FaultName, FaultSetting>> => Object.fromEntries(active)
  const save = (): FaultState => ({ active: [...active], epoch })
  return { set, clear, list, epoch: () => epoch, save, restore, ...injectionOf(active) }
}

function unknownFault(name: never): Error {
  return new Error(`Unknown fault "${String(name)}". Known: ${Object.keys(FAULT_TABLE).join(', ')}`)
}

function toSetting({ defaults }: Fault, value: FaultValue): FaultSetting {
  if (typeof value === 'number') return { ...defaults, [defaults?.code === undefined ? 'ms' : 'code']: value }
  if (typeof value === 'string') return { ...defaults, text: value }
  return typeof value === 'object' ? { ...defaults, ...value } : { ...defaults }
}

function injectionOf(active: Settings): Pick<FaultInjector, 'inject' | 'injectEach' | 'effectAt'> {
  function* injectEach<Point extends InjectionPoint>(point: Point, target: FaultTarget = {}) {
    for (const { name, setting, effect } of activeAt(active, point, target)) {
      countUse(active, name, setting)
      yield effect(setting)
    }
  }
  return {
    injectEach,
    inject: (point, target) => first(injectEach(point, target)),
    effectAt(point) {
      const fault = first(activeAt(active, point, {}))
      return fault?.effect(fault.setting)
    },
  }
}

interface ActiveFault<Point extends InjectionPoint> extends Pick<FaultAt<Point>, 'effect'> {
  name: FaultName
  setting: FaultSetting
}

/** Yields the active faults of one point, in the order of the table. */
function* activeAt<Point extends InjectionPoint>(
  active: Settings,
  point: Point,
  target: FaultTarget,
): Generator<ActiveFault<Point>> {
  for (const [name, fault] of Object.entries(FAULT_TABLE) as [FaultName, Fault][]) {
    const setting = active.get(name)
    if (!setting || fault.point !== point || !matchesTarget(setting, target)) continue
    // TypeScript does not narrow `fault` by a generic `point`.
    const { effect } = fault as FaultAt<InjectionPoint> as FaultAt<Point>
    yield { name, setting, effect }
  }
}

function matchesTarget({ on }: FaultSetting, { action, onlyIfNamed = false }: FaultTarget): boolean {
  return on === undefined ? !onlyIfNamed : on === action
}

/** Switches the fault off after the last of its `times`. */
function countUse(active: Settings, name: FaultName, setting: FaultSetting): void {
  if (setting.times === undefined) return
  if (setting.times > 1) active.set(name, { ...setting, times: setting.times - 1 })
  else active.delete(name)
}

function first<Value>(values: Iterable<Value>): Value | undefined {
  for (const value of values) return value
  return undefined
}
