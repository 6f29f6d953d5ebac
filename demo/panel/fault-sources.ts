/** Reads and switches all faults, from up to three sources with one interface: the emulator, the host and the browser. */
import { BROWSER_FAULTS, activeBrowserFaults, switchBrowserFault, type BrowserFaultName } from './browser-faults.js'
import type { DemoEnvironment, FaultListing, FaultOptions, FaultSource } from './environment.js'

export interface Fault {
  name: string
  description: string
  /** Undefined while the fault is off. */
  options: FaultOptions | undefined
  set: (value: FaultOptions | boolean) => Promise<unknown>
}

const browserSource: FaultSource = {
  async read() {
    const known = Object.fromEntries(
      Object.entries(BROWSER_FAULTS).map(([name, { description }]) => [name, description]),
    )
    return { known, active: Object.fromEntries(activeBrowserFaults().map((name) => [name, {}])) }
  },
  set: async (name, value) => switchBrowserFault(name as BrowserFaultName, value !== false),
  clear: async () => activeBrowserFaults().forEach((name) => switchBrowserFault(name, false)),
}

const emulatorSource = ({ controlEmulator }: DemoEnvironment): FaultSource => ({
  read: () => controlEmulator('/faults') as Promise<FaultListing>,
  set: (name, value) => controlEmulator('/faults', 'PUT', { [name]: value }),
  clear: () => controlEmulator('/faults', 'DELETE'),
})

export interface Faults {
  /** Resolves to all faults with their options. */
  read(): Promise<Fault[]>
  clear(): Promise<unknown>
}

export function faultsOf(environment: DemoEnvironment): Faults {
  const { hostFaults } = environment
  const sources = [emulatorSource(environment), ...(hostFaults ? [hostFaults] : []), browserSource]
  const readSource = async (source: FaultSource): Promise<Fault[]> => {
    const { known, active } = await source.read()
    return Object.entries(known).map(([name, description]) => {
      return { name, description, options: active[name], set: (value) => source.set(name, value) }
    })
  }
  return {
    read: async () => (await Promise.all(sources.map(readSource))).flat(),
    clear: () => Promise.all(sources.map((source) => source.clear())),
  }
}
