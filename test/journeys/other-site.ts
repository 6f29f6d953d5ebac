/** A website on another origin, served over HTTP: a frame in a page that Playwright fulfils loads nothing from localhost. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext } from 'playwright-core'

/** Serves HTML by path on `<name>.localhost` until the browser context closes. Resolves to the site's origin. */
export async function serveOtherSite(
  context: BrowserContext,
  pages: Record<string, string>,
  name = 'elsewhere',
): Promise<string> {
  const server = createServer(({ url = '/' }, res) => {
    const html = pages[url.split('?')[0]!]
    res.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
    // With an icon named, the browser does not ask for /favicon.ico, whose 404 would be logged on the console.
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
