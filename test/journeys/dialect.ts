/**
 * The dialect of Wiro's API in which the journeys run: `npm run test:dialects` runs all of them in each of the newer ones.
 * What a card and a host are told there differs in one thing: no portal id is in a status.
 */
import type { Dialect } from '../../src/emulator/index.js'

const DIALECTS: readonly Dialect[] = ['hubspot', 'transitional', 'unified']

export const dialect = DIALECTS.find((name) => name === process.env.DIALECT) ?? 'hubspot'

/** Whether Wiro's status has portal ids. */
export const hasPortalIds = dialect === 'hubspot'

type OAuthAction = 'Connect' | 'Status' | 'Disconnect'

/** Returns the name of a call to Wiro, as the emulator's log and a fault's `on` have it. */
export const wiroAction = (action: OAuthAction): string => (dialect === 'unified' ? 'OAuth' : 'HubSpot') + action

/** Returns the portal id as the host gets it, which is always Wiro's. */
export const hostPortal = (portalId: string): string | undefined => (hasPortalIds ? portalId : undefined)

/** Returns what only the card of this dialect shows of an account that nothing but a status tells. */
export const statusText = (portalText: string, name: string): string => (hasPortalIds ? portalText : name)
