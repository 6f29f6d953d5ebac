/** The switchboards behind the panel: the emulator's, the host's and the page's own. All are asked alike. */
import { emulatorOrigin } from '../pages/emulator-origin.js'
import { BROWSER_FAULTS, browserFaults, request, switchBrowserFault, type BrowserFaultName } from './browser-faults.js'

/** What a fault takes beside being on; the emulator says which, with its defaults. */
export interface Setting {
  ms?: number
  code?: number
  text?: string
  fields?: unknown
  /** Only this call. */
  on?: string
}

interface Listing {
  known: Record<string, string>
  active: Record<string, Setting>
}

interface Board {
  read(): Promise<Listing>
  set(name: string, value: Setting | boolean): Promise<unknown>
  clear(): Promise<unknown>
}

export interface Fault {
  name: string
  does: string
  /** Absent: switched off. */
  setting: Setting | undefined
  set: (value: Setting | boolean) => Promise<unknown>
}

async function ask(url: string, method = 'GET', body?: object): Promise<unknown> {
  const response = await request(url, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}`)
  return response.json()
}

const overHttp = (url: string): Board => ({
  read: () => ask(url) as Promise<Listing>,
  set: (name, value) => ask(url, 'PUT', { [name]: value }),
  clear: () => ask(url, 'DELETE'),
})

const inPage: Board = {
  async read() {
    const known = Object.fromEntries(Object.entries(BROWSER_FAULTS).map(([name, { does }]) => [name, does]))
    return { known, active: Object.fromEntries(browserFaults().map((name) => [name, {}])) }
  },
  set: async (name, value) => switchBrowserFault(name as BrowserFaultName, value !== false),
  clear: async () => browserFaults().forEach((name) => switchBrowserFault(name, false)),
}

const control = emulatorOrigin + '/emulator'
const boards = [overHttp(control + '/faults'), overHttp('/demo/faults'), inPage]

/** Every fault as it stands. */
export async function readFaults(): Promise<Fault[]> {
  const lists = boards.map(async (board) => {
    const { known, active } = await board.read()
    return Object.entries(known).map(([name, does]): Fault => {
      return { name, does, setting: active[name], set: (value) => board.set(name, value) }
    })
  })
  return (await Promise.all(lists)).flat()
}

export const clearFaults = () => Promise.all(boards.map((board) => board.clear()))
export const resetEmulator = () => ask(control + '/reset', 'POST')
export const advanceEmulator = (ms: number) => ask(control + '/clock', 'POST', { advance: ms })
