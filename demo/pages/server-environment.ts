/** The demo against its server: the emulator has an origin of its own, and the product's server has faults of its own. */
import { realFetch } from '../panel/browser-faults.js'
import type { DemoEnvironment, FaultListing, FaultSource } from '../panel/environment.js'
import { emulatorOrigin } from './emulator-origin.js'

async function requestJson(url: string, method = 'GET', body?: object): Promise<unknown> {
  const response = await realFetch(url, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}`)
  return response.json()
}

const HOST_FAULTS_URL = '/demo/faults'

const hostFaults: FaultSource = {
  read: () => requestJson(HOST_FAULTS_URL) as Promise<FaultListing>,
  set: (name, value) => requestJson(HOST_FAULTS_URL, 'PUT', { [name]: value }),
  clear: () => requestJson(HOST_FAULTS_URL, 'DELETE'),
}

export const serverEnvironment: DemoEnvironment = {
  controlEmulator: (path, method, body) => requestJson(`${emulatorOrigin}/emulator${path}`, method, body),
  hostFaults,
  notice: 'HubSpot and Wiro are simulated on this computer. No real account is touched.',
  unreachableHint: 'Is “npm run demo” still running?',
}
