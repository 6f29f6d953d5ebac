/** Which codes a person can have read on HubSpot's own page. Loaded on demand, with the question about that page. */
import { CODES, rowOf, type Code, type HubSpotPageCode } from './codes.js'

/** Returns whether a person can have read a code on HubSpot's page. */
export const isOnHubSpotPage = (code: Code): code is HubSpotPageCode => !!rowOf(code).onHubSpotPage

/** Returns the codes that a person can have read on HubSpot's page, in the order in which they are offered. */
export const codesOnHubSpotPage = (isOwnApp: boolean): HubSpotPageCode[] =>
  (Object.keys(CODES) as Code[]).filter(
    (code): code is HubSpotPageCode => isOnHubSpotPage(code) && (isOwnApp || CODES[code].onHubSpotPage === 'anyApp'),
  )
