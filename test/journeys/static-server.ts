/** Builds the static demo, and serves it as a plain file server does: no headers but the type, in a folder of an origin. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildStaticSite } from '../../demo/static/build.js'

/** As on a host that serves each project from a folder. */
export const FOLDER = '/user/project/'

export interface StaticServer {
  /** The address of the folder. */
  siteUrl: string
  /** The content of each file, by its path in the folder. */
  files: ReadonlyMap<string, string | Uint8Array>
  close(): void
}

export async function startStaticServer(): Promise<StaticServer> {
  const files = new Map(await buildStaticSite())
  const server = createServer(({ url = '' }, res) => {
    const path = url.split(/[?#]/)[0]!.slice(FOLDER.length) || 'index.html'
    const content = url.startsWith(FOLDER) ? files.get(path) : undefined
    res.writeHead(content === undefined ? 404 : 200, { 'content-type': contentTypeOf(path) }).end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { siteUrl: `http://localhost:${(server.address() as AddressInfo).port}${FOLDER}`, files, close }
}

const CONTENT_TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
}

const contentTypeOf = (path: string): string => CONTENT_TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream'
