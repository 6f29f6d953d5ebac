/** The demo without a server: the emulator and the token endpoint run in the page. */
import type { WiroHubspotConnect } from '../../src/index.js'
import type { Backend } from '../../src/protocol/endpoint.js'
import { createProduct, ENDPOINT } from '../host/product.js'
import type { DemoEnvironment, FaultListing } from '../panel/environment.js'
import { createPageBackend } from './page-backend.js'
import { EMULATOR_ORIGIN } from './shared-emulator.js'
import { emulator, siteUrl } from './site.js'

type Card = HTMLElement & Partial<Pick<WiroHubspotConnect, 'backend' | 'relayUrl'>>

/** Browsers offer the cryptography that the endpoint needs on https and on this machine only. */
const handle = isSecureContext ? createEndpoint() : refuse

function createEndpoint(): (request: Request) => Promise<Response> {
  return createProduct({
    publicUrl: siteUrl('.' + ENDPOINT).href,
    relayUrl: siteUrl('relay.html').href,
    ownPageUrl: siteUrl('redirect.html').href,
    baseUrl: EMULATOR_ORIGIN + '/v1',
    fetch: emulator.fetch,
    now: emulator.now,
    // A static page cannot receive the relay page's request; on a server, the endpoint checks who approved.
    binding: 'none',
    // What the demo does on purpose would warn a developer here, such as the key of the examples.
    log: () => {},
  })
}

async function refuse(): Promise<Response> {
  const message = 'The page is not in a secure context.'
  return Response.json({ result: false, errors: [{ code: 'unavailable', message }] })
}

const backends = new Map<string, Backend>()

/** Returns the backend for a value of `token-endpoint`, whose query chooses a variant; for a wrong value, none. */
function backendFor(tokenEndpoint: string): Backend | undefined {
  const [path, query = ''] = tokenEndpoint.split('?')
  if (path !== ENDPOINT) return
  const backend =
    backends.get(query) ??
    createPageBackend({
      handle,
      endpointUrl: siteUrl('.' + tokenEndpoint),
      hubSpotUrl: siteUrl('hubspot.html'),
    })
  backends.set(query, backend)
  return backend
}

/** Gives the card its backend. It keeps the attribute, which a product's page has. */
function prepareCard(card: Card): void {
  card.backend = backendFor(card.getAttribute('token-endpoint') ?? '')
  card.relayUrl = siteUrl('relay.html').href
}

async function controlEmulator(path: string, method = 'GET', body?: object): Promise<unknown> {
  const init = body ? { method, body: JSON.stringify(body) } : { method }
  const response = await emulator.fetch(`${EMULATOR_ORIGIN}/emulator${path}`, init)
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
  const answer = (await response.json()) as Partial<FaultListing>
  return answer.known ? { ...answer, known: withoutHeaderFaults(answer.known) } : answer
}

/** Leaves out what needs a header of HubSpot's, because a static page has none. */
const withoutHeaderFaults = (known: FaultListing['known']) =>
  Object.fromEntries(Object.entries(known).filter(([name]) => !name.startsWith('consent-coop-')))

export const pageEnvironment: DemoEnvironment = {
  controlEmulator,
  prepareCard,
  notice: isSecureContext
    ? 'HubSpot, Wiro and the server are simulated in this page. No real account is touched.'
    : 'Open this page over https or on localhost: the demo needs what browsers allow only there.',
  unreachableHint: 'Reload the page.',
}
