/**
 * The demo's product: its agent, its keys and its token endpoint with two variants. It uses web standards only, so it runs
 * on the demo's server and, in the static site, in the page.
 */
import { createHandler, type HandlerOptions } from '../../src/server/handler.js'
import { AGENT, API_KEY, OWN_APP } from './product-seed.js'

/** The path of the token endpoint. Its query chooses a variant: `?own-app` or `?own-page`. */
export const ENDPOINT = '/api/hubspot'

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
