/**
 * The card's backend in the static site: the product's token endpoint, which runs in the page instead of on a server.
 * HubSpot's window goes to a page of the site.
 */
import type { Backend, ConnectAnswer, RefusalAnswer } from '../../src/protocol/endpoint.js'
import { EMULATOR_ORIGIN } from './shared-emulator.js'

export interface PageBackendOptions {
  /** The token endpoint. */
  handle(request: Request): Promise<Response>
  /** The address at which the endpoint believes to be. */
  endpointUrl: URL
  /** The page of the site that shows HubSpot's pages. */
  hubSpotUrl: URL
}

export function createPageBackend({ handle, endpointUrl, hubSpotUrl }: PageBackendOptions): Backend {
  // The card checks every answer itself, as it does with a server's.
  const perform = async <Answer>(action: string, fields: object = {}): Promise<Answer> => {
    const request = createRequest(endpointUrl, { action, ...fields })
    const answer: unknown = navigator.onLine ? await (await handle(request)).json() : OFFLINE
    return answer as Answer
  }
  return {
    status: () => perform('status'),
    connect: async (fields) => replaceHubSpot(await perform('connect', fields), hubSpotUrl) as ConnectAnswer,
    disconnect: () => perform('disconnect'),
    saveCredentials: (fields) => perform('save-credentials', fields),
    startAgent: () => perform('start-agent'),
  }
}

const OFFLINE: RefusalAnswer = { result: false, errors: [{ code: 'offline', message: 'There is no network.' }] }

/**
 * Returns a request as a server gets it. A browser adds `Origin` when it sends a request, and lets no script set it; in
 * Firefox a request has no `body` to read: https://bugzilla.mozilla.org/show_bug.cgi?id=1387483.
 */
function createRequest(url: URL, fields: object): Request {
  const text = JSON.stringify(fields)
  return Object.defineProperties(new Request(url, { method: 'POST', body: text }), {
    headers: { value: new Headers({ origin: url.origin, 'content-type': 'application/json' }) },
    body: { value: new Response(text).body },
  })
}

/** Leads to the site's own page in place of the emulator's origin, where no server is. A URL that a fault made stays. */
function replaceHubSpot(answer: Partial<ConnectAnswer>, hubSpotUrl: URL): Partial<ConnectAnswer> {
  const { authorizeUrl } = answer
  if (!authorizeUrl?.startsWith(EMULATOR_ORIGIN + '/')) return answer
  const url = new URL(hubSpotUrl)
  url.search = new URL(authorizeUrl).search
  return { ...answer, authorizeUrl: url.href }
}
