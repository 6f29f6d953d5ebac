/**
 * The demo's product: its agent, its keys and its token endpoint with two variants. It uses web standards only, so it runs
 * on the demo's server and, in the static site, in the page.
 */
import type { Seed } from '../../src/emulator/index.js'
import { createHandler, type HandlerOptions } from '../../src/server/handler.js'

/** The path of the token endpoint. Its query chooses a variant: `?own-app` or `?own-page`. */
export const ENDPOINT = '/api/hubspot'

const API_KEY = 'YOUR_API_KEY'
const AGENT = 'your-useragent-guid'

/** The product's own HubSpot app, which the emulated HubSpot knows. */
const OWN_APP = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }

/** What the emulated Wiro and HubSpot know of the product. */
export const PRODUCT_SEED = {
  apiKey: API_KEY,
  agents: [{ guid: AGENT, title: 'Lead Generation Manager', status: 4 }],
} satisfies Partial<Seed>

export interface ProductOptions extends Partial<HandlerOptions> {
  publicUrl: HandlerOptions['publicUrl']
  /** The address of Wiro's API, or of what stands in for it. */
  baseUrl: string
  /** A page of the product that is itself the redirect URL, without a relay page. */
  ownPageUrl: string
  /** The emulator's time, in milliseconds since 1970. */
  now(): number
}

/** Returns the token endpoint. Other options replace the demo's for the handler. */
export function createProduct({
  ownPageUrl,
  now,
  ...options
}: ProductOptions): (request: Request) => Promise<Response> {
  const createVariant = (variant: Partial<HandlerOptions> = {}) =>
    createHandler({
      apiKey: API_KEY,
      // Every visitor is signed in and has the same agent.
      resolveAgent: () => AGENT,
      actions: ['start-agent', 'save-credentials'],
      ...options,
      ...variant,
    })
  const standard = createVariant()
  const variants: Record<string, typeof standard> = {
    // A product with one HubSpot app for all its customers.
    '?own-app': createVariant({ ownApp: OWN_APP }),
    '?own-page': createVariant({ relayUrl: ownPageUrl }),
  }
  return async (request) => {
    const [variant = ''] = new URL(request.url).search.split('&')
    return withEmulatorTime(await (variants[variant] ?? standard)(request), now())
  }
}

/**
 * Sets `now` in a status answer to the emulator's time. After the demo's clock was set forward, the system's time would
 * make an expired access look valid.
 */
async function withEmulatorTime(response: Response, now: number): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return response
  const body = (await response.text()).replace(/(?<="now":")[^"]+/, new Date(now).toISOString())
  return new Response(body, response)
}
