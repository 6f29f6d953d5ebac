/** A token endpoint with other options than the demo's: Playwright routes the page's requests to a handler made here. */
import { createHandler, type HandlerOptions } from '../../src/server/handler.js'
import type { Fixture } from './journey.js'

/** Routes the page's requests to a handler with these options, or only those requests that `matches` accepts. */
export async function routeToHandler(
  { page, origin, emulatorOrigin }: Fixture,
  options: Partial<HandlerOptions>,
  matches: (body: { action: string; agentKey?: string }) => boolean = () => true,
): Promise<void> {
  const endpoint = origin + '/api/hubspot'
  const handle = createHandler({
    apiKey: 'YOUR_API_KEY',
    publicUrl: endpoint,
    baseUrl: emulatorOrigin + '/v1',
    resolveAgent: () => 'your-useragent-guid',
    ...options,
  })
  await page.route(endpoint, async (route) => {
    const request = route.request()
    if (!matches(request.postDataJSON() as { action: string })) return route.continue()
    const init = { method: 'POST', headers: await request.allHeaders(), body: request.postData() }
    const response = await handle(new Request(request.url(), init))
    const { status, headers } = response
    await route.fulfill({ status, headers: Object.fromEntries(headers), body: await response.text() })
  })
}
