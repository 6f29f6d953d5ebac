/**
 * A proxy in front of the demo's host, as a company has one: it hands everything on, and changes what answers a GET. Its
 * pages are on its own origin, so that a service worker or a header of one test meets no other.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { BrowserContext } from 'playwright-core'

/** What answers a path in place of the host: the host's answer, changed, or one of its own. */
export type Change = (answer: Response) => Response | Promise<Response>

/** Hands requests on to `host` until the browser context closes, and changes the answers to GET by path. Resolves to its origin. */
export async function serveThroughProxy(
  context: BrowserContext,
  host: string,
  changes: Record<string, Change>,
): Promise<string> {
  const handOn = async (req: IncomingMessage, res: ServerResponse) => {
    const { url = '/', method = 'GET' } = req
    const change = method === 'GET' ? changes[url.split('?')[0]!] : undefined
    const answer = await fetch(host + url, await readRequest(req, host))
    const changed = change ? await change(answer) : answer
    res.writeHead(changed.status, headersOf(changed)).end(Buffer.from(await changed.arrayBuffer()))
  }
  const server = createServer((req, res) => void handOn(req, res).catch(() => res.destroy()))
  server.listen(0, 'localhost')
  await once(server, 'listening')
  context.once('close', () => {
    server.close()
    server.closeAllConnections()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** The host knows its own origin alone, so the proxy's pages come in its name. */
async function readRequest(req: IncomingMessage, host: string): Promise<RequestInit> {
  const { accept = '*/*', origin, 'content-type': type } = req.headers
  const headers = { accept, ...(origin && { origin: host }), ...(type && { 'content-type': type }) }
  const hasBody = req.method === 'POST'
  return { method: req.method, headers, redirect: 'manual', ...(hasBody && { body: await text(req) }) }
}

/** Leaves out what describes the body on its way from the host. */
const headersOf = ({ headers }: Response) =>
  [...headers]
    .filter(([name]) => !/^(content-(encoding|length)|transfer-encoding|connection|keep-alive)$/.test(name))
    .flat()
