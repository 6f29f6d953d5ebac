/** A site of somebody else's. Served for real: a frame in a page that Playwright filled in does not load from this computer. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext } from 'playwright-core'

/** Its pages by path; `name` is its host, and `*.localhost` are sites of their own. Resolves to its origin. */
export async function otherSite(
  context: BrowserContext,
  pages: Record<string, string>,
  name = 'elsewhere',
): Promise<string> {
  const server = createServer(({ url = '/' }, res) => {
    const html = pages[url.split('?')[0]!]
    res.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
    // Without an icon a browser asks for one, and its absence is an error on the console.
    res.end(`<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>${name}</title>${html ?? ''}`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.once('close', () => {
    server.close()
    server.closeAllConnections()
  })
  return `http://${name}.localhost:${(server.address() as AddressInfo).port}`
}
