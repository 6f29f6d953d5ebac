/** The tables on the emulator: its faults, and its routes over HTTP. */
import { createEmulator, FAULTS, type FaultSetting } from '../../src/emulator/index.js'
import { code, type Table } from './table.js'

const settingText = ([name, value]: [string, unknown]) =>
  code(`${name}: ${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}`)

const defaultsText = (defaults: FaultSetting = {}) => Object.entries(defaults).map(settingText).join(', ')

export const emulatorFaults = (): Table => ({
  columns: ['fault', 'what it does', 'default'],
  rows: Object.entries(FAULTS).map(([name, { description, defaults }]) => [
    code(name),
    description,
    defaultsText(defaults),
  ]),
})

/** As the emulator itself lists them. */
export async function emulatorRoutes(): Promise<Table> {
  const response = await createEmulator().fetch('http://127.0.0.1/emulator')
  const routes = (await response.json()) as Record<string, string>
  return { columns: ['route', 'what it does'], rows: Object.entries(routes).map(([path, text]) => [code(path), text]) }
}
