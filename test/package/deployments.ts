/**
 * The published package in the deployments that the README describes: behind helmet, with the relay page as a file, and
 * with the API on another origin over HTTPS. In each, an owner connects, and a stranger's connection is undone.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect as openSocket, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import express, { type Express } from 'express'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler, type HandlerOptions } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { makeCertificate } from './certificate.js'
import { browser } from './chromium.js'
import { pack, unpack } from './packed.js'

const dist = join(unpack(pack()), 'dist')
const read = (file: string) => readFileSync(join(dist, file), 'utf8')
const emulator = createEmulator()
const wiro = createServer(toNodeListener(emulator.fetch))
const servers: Server[] = [wiro]
const hostEvents: string[] = []
let emulatorOrigin: string

async function listen(server: Server, host = 'localhost'): Promise<string> {
  server.listen(0, host)
  await once(server, 'listening')
  servers.push(server)
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

before(async () => {
  emulatorOrigin = await listen(wiro, '127.0.0.1')
})

after(() => {
  for (const server of servers) server.close()
})

// ── Products ──────────────────────────────────────────────────────────────────────────────────────────────

/** The headers that helmet 8 sets by default (https://helmetjs.github.io). Helmet itself is no dependency. */
const helmet: Record<string, string> = {
  'Content-Security-Policy':
    "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';frame-ancestors 'self';" +
    "img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';" +
    "style-src 'self' https: 'unsafe-inline';upgrade-insecure-requests",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
}

const withHelmet = () => express().use((_req, res, next) => (res.set(helmet), next()))

/** Serves the settings page and its scripts. */
function servePage(app: Express, attributes: string, endpointOrigins: string[] = []): Express {
  const settings = JSON.stringify({ authorizeOrigins: [emulatorOrigin], endpointOrigins })
  app.get('/', (_req, res) => {
    // The product's session cookie, which its API on another subdomain gets too.
    if (endpointOrigins.length)
      res.cookie('session', 'mine', { domain: 'example.com', sameSite: 'lax', secure: true, httpOnly: true })
    res.send(`<!doctype html><html lang="en"><title>Settings</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>
      <wiro-hubspot-connect ${attributes}></wiro-hubspot-connect></html>`)
  })
  app.get('/page.js', (_req, res) => {
    res.type('js').send(`import { configure } from '/cdn/wiro-hubspot-connect.js'\nconfigure(${settings})`)
  })
  return app.use('/cdn', express.static(join(dist, 'cdn')))
}

const route = (options: Pick<HandlerOptions, 'publicUrl'> & Partial<HandlerOptions>) =>
  toNodeListener(
    createHandler({
      apiKey: 'YOUR_API_KEY',
      baseUrl: emulatorOrigin + '/v1',
      resolveAgent: () => 'your-useragent-guid',
      onConnected: ({ portalId }) => hostEvents.push(`connected ${portalId}`),
      onSuspiciousConnect: ({ portalId }) => hostEvents.push(`suspicious ${portalId}`),
      log: () => {},
      ...options,
    }),
  )

interface Product {
  origin: string
  /** Browser settings without which it cannot be reached. */
  browsing?: BrowserContextOptions
}

async function behindHelmet(): Promise<Product> {
  const app = withHelmet()
  const origin = await listen(createServer(app))
  servePage(app, 'token-endpoint="/api/hubspot"').use('/api/hubspot', route({ publicUrl: origin + '/api/hubspot' }))
  return { origin }
}

/** Helmet's policy forbids inline scripts, so the relay page's script is a file of its own. */
async function behindHelmetWithRelayFile(): Promise<Product> {
  const app = withHelmet()
  const origin = await listen(createServer(app))
  const relayUrl = origin + '/relay-external.html'
  servePage(app, 'token-endpoint="/api/hubspot" relay-url="/relay-external.html"')
  app.use('/api/hubspot', route({ publicUrl: origin + '/api/hubspot', relayUrl }))
  app.get('/relay.js', (_req, res) => void res.type('js').send(read('relay.js')))
  app.get('/relay-external.html', (_req, res) => {
    res.send(
      read('relay-external.html').replace('"wiro-endpoint" content=""', '"wiro-endpoint" content="/api/hubspot"'),
    )
  })
  return { origin }
}

const [productOrigin, apiOrigin] = ['https://app.example.com', 'https://api.example.com']

/** As the README describes it, under real host names, which a proxy leads to this process. */
async function withApiOnAnotherOrigin(): Promise<Product> {
  const relayUrl = productOrigin + '/relay.html'
  const publicUrl = apiOrigin + '/hubspot'
  const app = servePage(express(), `token-endpoint="${publicUrl}" relay-url="/relay.html"`, [apiOrigin])
  app.get('/relay.html', (_req, res) => {
    res.send(
      read('relay.html')
        .replace('"wiro-endpoint" content=""', `"wiro-endpoint" content="${publicUrl}"`)
        .replace("connect-src 'self'", `connect-src 'self' ${apiOrigin}`),
    )
  })
  const resolveAgent: HandlerOptions['resolveAgent'] = ({ headers }) =>
    headers.get('cookie') === 'session=mine' ? 'your-useragent-guid' : undefined
  const api = route({ publicUrl, relayUrl, origins: [productOrigin], resolveAgent })
  const answer: RequestListener = (req, res) => (req.headers.host === 'api.example.com' ? api : app)(req, res)
  const { port } = new URL(await listen(createSecureServer(makeCertificate(), answer)))
  const proxy = createServer().on('connect', (_req, socket) => {
    const through = openSocket(+port, 'localhost', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    through.pipe(socket).pipe(through)
    for (const end of [through, socket]) end.on('error', () => through.destroy())
  })
  const server = await listen(proxy)
  return { origin: productOrigin, browsing: { ignoreHTTPSErrors: true, proxy: { server, bypass: '127.0.0.1' } } }
}

// ── The test ──────────────────────────────────────────────────────────────────────────────────────────────

const undone = 'This connection was started in another browser, so it was undone.'

const clickForPopup = async (page: Page, label: string) => {
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: label }).click()])
  return popup
}

async function approve(window: Page, account: string): Promise<void> {
  await window.getByRole('radio', { name: account }).check()
  await window.getByRole('button', { name: 'Connect app' }).click()
}

const deployments: Record<string, () => Promise<Product>> = {
  'Behind Express and helmet': behindHelmet,
  'Behind helmet, with the relay page and its script as files': behindHelmetWithRelayFile,
  'With the API on another origin, over HTTPS': withApiOnAnotherOrigin,
}

for (const [title, deploy] of Object.entries(deployments)) {
  test(
    `${title}, I connect my account, and the connection of a stranger with my link is undone`,
    { timeout: 60_000 },
    async () => {
      emulator.reset()
      hostEvents.length = 0
      const { origin, browsing = {} } = await deploy()
      const mine = await browser.newContext(browsing)
      const others = await browser.newContext(browsing)
      const consoleErrors: string[] = []
      for (const context of [mine, others]) {
        context.setDefaultTimeout(15_000)
        context.on('console', (message) => message.type() === 'error' && consoleErrors.push(message.text()))
      }
      const page = await mine.newPage()
      await page.goto(origin)

      const popup = await clickForPopup(page, 'Connect HubSpot')
      await approve(popup, 'Acme Europe')
      await page.getByText('Portal ID 12345678').waitFor()
      if (!popup.isClosed()) await popup.waitForEvent('close')
      assert.deepEqual(hostEvents, ['connected 12345678'])

      const sent = await clickForPopup(page, 'Reconnect')
      await sent.getByRole('button', { name: 'Connect app' }).waitFor()
      const victim = await others.newPage()
      await victim.goto(sent.url())
      await approve(victim, 'Acme US')
      await victim.getByText(undone).waitFor()

      assert.deepEqual(hostEvents, ['connected 12345678', 'suspicious 87654321'])
      assert.deepEqual(consoleErrors, [])
      for (const context of [mine, others]) await context.close()
    },
  )
}
