/** Runs an example of the pages in Chromium: bundled as by a host, on a page whose route is the handler on an emulator. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after } from 'node:test'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { browser } from '../package/chromium.js'
import { root, run } from '../package/packed.js'
import { hostFolder } from './host-project.js'

/** The account that is connected when a page opens. */
export const PORTAL_ID = '12345678'

export interface ExamplePage {
  page: Page
  /** The headers of the requests to the route, in order. */
  requests: IncomingHttpHeaders[]
  /** Errors of the page, and errors and warnings on its console. */
  errors: string[]
}

const closing: (() => unknown)[] = []

after(() => Promise.all(closing.map((close) => close())))

/** Bundles code with the packages of the host's project, for the browser or for Node. */
async function bundle(code: string, format: 'esm' | 'cjs' = 'esm'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: hostFolder(), loader: 'jsx' },
    // Lit and React, as a host has installed them.
    nodePaths: [join(root, 'node_modules')],
    bundle: true,
    write: false,
    format,
    platform: format === 'cjs' ? 'node' : 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  })
  return outputFiles[0]!.text
}

/** Returns the HTML that React makes of an example's component on a server. */
export async function renderOnServer(example: string, component: string): Promise<string> {
  const start = `import { renderToString } from 'react-dom/server'\nconsole.log(renderToString(${component}))`
  const file = join(hostFolder(), 'server.cjs')
  writeFileSync(file, await bundle(`${example}\n${start}`, 'cjs'))
  return run(hostFolder(), process.execPath, file).trim()
}

/** Opens a page with this body, which runs the code. */
export async function openExample(code: string, body: string): Promise<ExamplePage> {
  const script = await bundle(code)
  const requests: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    if (request.url === '/example.js') return void response.setHeader('content-type', 'text/javascript').end(script)
    if (request.url !== '/api/hubspot') return void response.setHeader('content-type', 'text/html').end(htmlOf(body))
    requests.push(request.headers)
    void handle(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const handle = toNodeListener(createRoute(origin))

  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text())
  })
  await page.goto(origin)
  closing.push(
    () => page.close(),
    () => server.close(),
  )
  return { page, requests, errors }
}

const htmlOf = (body: string) => `<!doctype html><html lang="en"><title>Example</title><link rel="icon" href="data:,">
<meta name="csrf-token" content="from-the-page">${body}<script type="module" src="/example.js"></script>`

function createRoute(origin: string) {
  const emulator = createEmulator({ seed: { agents: [{ guid: 'guid', connected: PORTAL_ID }] } })
  return createHandler({
    apiKey: 'YOUR_API_KEY',
    publicUrl: origin + '/api/hubspot',
    baseUrl: 'http://127.0.0.1:1/v1',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    resolveAgent: () => 'guid',
  })
}
