/** A card for each code, by who has to act, and the messages to other people. */
import { ownerOf } from '../../../src/protocol/codes.js'
import type { Code, Owner } from '../../../src/index.js'
import { codes, failed } from '../states.js'
import type { GalleryCase } from './case.js'
import { caseOf } from './case-of.js'

/** The headings of the groups. */
const owners: Record<Owner, string> = {
  hubspotAdmin: 'A HubSpot admin',
  appOwner: 'The HubSpot app’s owner',
  developer: 'This product’s developers',
  wiro: 'Wiro support',
  you: 'You',
  productAdmin: 'An admin of this product',
}

/** Codes with other texts if the HubSpot app is Wiro's. */
const WIRO_APP_CODES: Code[] = [
  'authorization_denied',
  'hubspot_plan_lacks_scope',
  'hubspot_link_retired',
  'token_exchange_failed',
  'invalid_config',
]

const caseOfCode = (code: Code): GalleryCase => ({
  title: code,
  name: code,
  state: failed(code),
  properties: { authMethod: 'own' },
})

const caseOfWiroApp = (code: Code): GalleryCase => ({
  title: `${code}, Wiro’s app`,
  name: code,
  state: failed(code),
})

export const messageCases = [
  caseOf('Ask your admin', 'needsAdmin', { press: [({ problems }) => problems.ask.hubspotAdmin] }),
  caseOf('Ask the owner', 'needsOwner', {
    press: [({ problems }) => problems.ask.appOwner],
    properties: { authMethod: 'own' },
  }),
  caseOf('Ask an admin', 'needsProduct', { press: [({ problems }) => problems.ask.productAdmin] }),
  caseOf('Wiro support, where the page has an address for it', 'wirosFault', { properties: { supportUrl: '/help' } }),
]

/** By heading. */
export const problemCases: Record<string, GalleryCase[]> = {
  ...Object.fromEntries(
    Object.entries(owners).map(([owner, heading]) => [
      heading,
      codes.filter((code) => ownerOf(code) === owner).map(caseOfCode),
    ]),
  ),
  'Through Wiro’s own HubSpot app': WIRO_APP_CODES.map(caseOfWiroApp),
}

export const unknownCases = [
  caseOf('Signed out', 'signedOut'),
  caseOf('Offline', 'offline'),
  caseOf('Endpoint down', 'down'),
  caseOf('Misconfigured, for the developer', 'unembedded'),
]
