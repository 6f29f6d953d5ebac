/** A product whose owner starts connections, and an emulated HubSpot in which anybody can approve them. */
import type { HandlerOptions } from '../../../src/server/handler.js'
import { approveConnection, createEmulatedEndpoint, createFinishBody, guid, optionsFor } from '../emulator.js'
import { createEndpoint, type Endpoint, flow, postAction } from '../endpoint.js'
import type { MockedTime } from './mocked-time.js'

/** The accounts of the emulated HubSpot: the owner's, and that of whoever else approves. */
export const [ownPortal, victimPortal] = ['12345678', '87654321']

/** The name of the owner's account. */
export const ownName = 'Acme Europe'

export const otherFlow = 'BBBBBBBBBBBBBBBBBBBBB_'

/** @param time - mocked time, for a test in which the handler waits: it passes while a `finish` is answered. */
export function setUpProduct(options: Partial<HandlerOptions> = {}, time?: MockedTime) {
  const hostEvents: string[] = []
  const hooks: Partial<HandlerOptions> = {
    onConnected: ({ portalId, accountName }) => hostEvents.push(`connected ${portalId} ${accountName}`),
    onSuspiciousConnect: ({ portalId, undone }) => hostEvents.push(`${undone ? 'undone' : 'not undone'} ${portalId}`),
    ...options,
  }
  const { emulator, endpoint } = createEmulatedEndpoint(hooks)

  /** Calls Wiro past the endpoint. */
  const callWiro = async (action: string, fields: object = {}) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' }
    const body = JSON.stringify({ userAgentGuid: guid, ...fields })
    const url = `http://127.0.0.1:1/v1/UserAgentOAuth/${action}`
    const response = await emulator.fetch(url, { method: 'POST', headers, body })
    return (await response.json()) as Record<string, unknown>
  }

  return {
    emulator,
    endpoint,
    hostEvents,
    /** Makes another instance of the same product. */
    createInstance: (more: Partial<HandlerOptions> = {}) =>
      createEndpoint({ ...optionsFor(emulator), resolveAgent: () => guid, ...hooks, ...more }),
    /** Resolves to the authorize URL that the owner gets. */
    async startFlow(id = flow, at = endpoint): Promise<string> {
      const { body } = await postAction(at, { action: 'connect', flow: id })
      return String(body.authorizeUrl)
    },
    /** Resolves to the URL to which the window comes back. */
    approve: (authorizeUrl: string, portalId = ownPortal) => approveConnection(emulator, authorizeUrl, portalId),
    /** Resolves to the verdict, or to the HTTP status of an error. `storedFlow` is the flow in the window's own storage. */
    async finish(returnUrl: URL, storedFlow?: string, at: Endpoint = endpoint): Promise<unknown> {
      const answer = postAction(at, createFinishBody(returnUrl, storedFlow))
      const { status, body } = await (time ? time.settle(answer) : answer)
      return status === 200 ? body.verdict : status
    },
    disconnect: () => postAction(endpoint, { action: 'disconnect' }),
    /** Resolves to the portal that is connected at Wiro. */
    async connectedPortal(): Promise<unknown> {
      const { connected, username } = await callWiro('HubSpotStatus')
      return connected ? username : undefined
    },
    /** Resolves to whether an agent can reach HubSpot. */
    hasTokens: async () => 'accessToken' in (await callWiro('TokenRefresh', { provider: 'hubspot' })),
    countCalls: (action: string) => emulator.requests.filter((request) => request.action === action).length,
  }
}
