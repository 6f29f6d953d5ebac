/**
 * The emulator at the addresses of Wiro and HubSpot. A production build allows HubSpot's own address alone, so the browser
 * is told that app.hubspot.com and api.wiro.ai are on this machine. An app's server reaches Wiro's API by `baseUrl`.
 */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createEmulator, type Emulator } from '../../src/emulator/index.js'
import { toNodeListener } from '../../src/server/node.js'
import { launchArgs } from '../browser.js'
import { makeCertificate } from '../package/certificate.js'

const WIRO = 'https://api.wiro.ai'
const HUBSPOT = 'https://app.hubspot.com'

export interface WiroAndHubSpot {
  emulator: Emulator
  /** The value of the handler's option `baseUrl`. */
  baseUrl: string
  /** Lead a Chromium to the emulator at both addresses. */
  launchArgs: string[]
  close(): void
}

const listen = async (server: Server) => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

export async function startWiroAndHubSpot(): Promise<WiroAndHubSpot> {
  // A running agent, so that the card has nothing else to say of a connected account.
  const emulator = createEmulator({ seed: { agents: [{ guid: 'your-useragent-guid', status: 4 }] } })
  const listener = toNodeListener((request) => answer(emulator, request))
  const api = createServer(listener)
  const sites = createSecureServer(makeCertificate(), listener)
  const [apiPort, sitesPort] = [await listen(api), await listen(sites)]
  const rules = [WIRO, HUBSPOT].map((origin) => `MAP ${new URL(origin).host} 127.0.0.1:${sitesPort}`)
  return {
    emulator,
    baseUrl: `http://127.0.0.1:${apiPort}/v1`,
    launchArgs: [...launchArgs, '--ignore-certificate-errors', `--host-resolver-rules=${rules.join(',')}`],
    close() {
      api.close()
      sites.close()
    },
  }
}

/** The emulator has one origin for both sites. It gets Wiro's, and the approval page is moved to HubSpot's. */
async function answer(emulator: Emulator, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const response = await emulator.fetch(new Request(WIRO + pathname + search, request))
  if (!response.headers.get('content-type')?.startsWith('application/json')) return response
  const body = (await response.text()).replaceAll(`${WIRO}/oauth/`, `${HUBSPOT}/oauth/`)
  return new Response(body, response)
}
