/** Reads and switches all faults, from three sources with one interface: the emulator, the host and the browser. */
import { emulatorOrigin } from '../pages/emulator-origin.js'
import {
  BROWSER_FAULTS,
  activeBrowserFaults,
  realFetch,
  switchBrowserFault,
  type BrowserFaultName,
} from './browser-faults.js'

/** A fault's options. The emulator sends those that a fault has, with their defaults. */
export interface FaultOptions {
  ms?: number
  code?: number
  text?: string
  fields?: unknown
  /** The only call that fails. */
  on?: string
}

interface FaultListing {
  known: Record<string, string>
  active: Record<string, FaultOptions>
}

interface FaultSource {
  read(): Promise<FaultListing>
  set(name: string, value: FaultOptions | boolean): Promise<unknown>
  clear(): Promise<unknown>
}

export interface Fault {
  name: string
  description: string
  /** Undefined while the fault is off. */
  options: FaultOptions | undefined
  set: (value: FaultOptions | boolean) => Promise<unknown>
}

async function requestJson(url: string, method = 'GET', body?: object): Promise<unknown> {
  const response = await realFetch(url, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}`)
  return response.json()
}

const httpSource = (url: string): FaultSource => ({
  read: () => requestJson(url) as Promise<FaultListing>,
  set: (name, value) => requestJson(url, 'PUT', { [name]: value }),
  clear: () => requestJson(url, 'DELETE'),
})

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

const controlUrl = emulatorOrigin + '/emulator'
const sources = [httpSource(controlUrl + '/faults'), httpSource('/demo/faults'), browserSource]

/** Resolves to all faults with their options. */
export async function readFaults(): Promise<Fault[]> {
  const lists = sources.map(async (source) => {
    const { known, active } = await source.read()
    return Object.entries(known).map(([name, description]): Fault => {
      return { name, description, options: active[name], set: (value) => source.set(name, value) }
    })
  })
  return (await Promise.all(lists)).flat()
}

export const clearFaults = () => Promise.all(sources.map((source) => source.clear()))
export const resetEmulator = () => requestJson(controlUrl + '/reset', 'POST')
export const advanceEmulator = (ms: number) => requestJson(controlUrl + '/clock', 'POST', { advance: ms })
