/** An emulator in one of the newer dialects of Wiro's API, and the calls of that dialect. */
import type { Dialect } from '../../../src/emulator/index.js'
import {
  followCallback,
  GUID,
  REDIRECT_URL,
  serveEmulator,
  submitConsent,
  type EmulatorServer,
  type Json,
} from '../emulator-server.js'

const PATHS = {
  unified: { connect: 'OAuthConnect', status: 'OAuthStatus', disconnect: 'OAuthDisconnect' },
  transitional: { connect: 'HubSpotConnect', status: 'HubSpotStatus', disconnect: 'HubSpotDisconnect' },
}
export type NewerDialect = keyof typeof PATHS
type Call = keyof (typeof PATHS)['unified']

/** Serves an emulator that speaks this dialect. */
export const serveDialect = (dialect: Dialect, agent: object = {}): Promise<EmulatorServer> =>
  serveEmulator({ seed: { dialect, agents: [{ guid: GUID, ...agent }] } })

/** Calls connect, status or disconnect in the spelling of a newer dialect. */
export function callOAuth(
  server: EmulatorServer,
  dialect: NewerDialect,
  call: Call,
  fields: object = {},
): Promise<Json> {
  const common = { useragentguid: GUID, ...(dialect === 'unified' && { credentialkey: 'hubspot' }) }
  return server.callApi(`UserAgentOAuth/${PATHS[dialect][call]}`, { ...common, ...fields })
}

/** Goes through connect, consent and callback, and returns where the window ends. */
export async function connectAccount(
  server: EmulatorServer,
  dialect: NewerDialect,
  fields: object = {},
): Promise<string> {
  const { authorizeUrl } = await callOAuth(server, dialect, 'connect', { redirecturl: REDIRECT_URL, ...fields })
  return followCallback(server, await submitConsent(server, authorizeUrl))
}
