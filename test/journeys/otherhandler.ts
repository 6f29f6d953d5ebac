/** The demo's host with other options than its own: what the page asks is answered by a handler of its own, from the same Wiro. */
import { createHandler, type HandlerOptions } from '../../src/server/handler.js'
import type { Stage } from './stage.js'

/** From now on, and for the questions that `isFor` says. */
export async function answerWith(
  { page, origin, emulatorOrigin }: Stage,
  options: Partial<HandlerOptions>,
  isFor: (asked: { action: string; agentKey?: string }) => boolean = () => true,
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
    if (!isFor(request.postDataJSON() as { action: string })) return route.continue()
    const init = { method: 'POST', headers: await request.allHeaders(), body: request.postData() }
    const answer = await handle(new Request(request.url(), init))
    const { status, headers } = answer
    await route.fulfill({ status, headers: Object.fromEntries(headers), body: await answer.text() })
  })
}
