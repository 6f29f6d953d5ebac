/**
 * A second agent for the demo's host, which knows one: what a page asks for `agent="other"` is answered by a handler of
 * its own, from the same Wiro.
 */
import { createHandler } from '../../src/server/handler.js'
import type { Stage } from './stage.js'

const guid = 'other-useragent-guid'

export async function serveOtherAgent({ page, origin, emulator, emulatorOrigin }: Stage): Promise<void> {
  const body = JSON.stringify({ guid, status: 4 })
  await emulator.fetch(`${emulatorOrigin}/emulator/agents`, { method: 'PUT', body })
  const endpoint = origin + '/api/hubspot'
  const handle = createHandler({
    apiKey: 'YOUR_API_KEY',
    publicUrl: endpoint,
    baseUrl: emulatorOrigin + '/v1',
    resolveAgent: () => guid,
  })
  await page.route(endpoint, async (route) => {
    const request = route.request()
    if ((request.postDataJSON() as { agent?: string }).agent !== 'other') return route.continue()
    const init = { method: 'POST', headers: await request.allHeaders(), body: request.postData() }
    const answer = await handle(new Request(request.url(), init))
    const { status, headers } = answer
    await route.fulfill({ status, headers: Object.fromEntries(headers), body: await answer.text() })
  })
}
