/**
 * The published package in the deployments that docs/deployment.md describes. In each, an owner connects, and a stranger's
 * connection is undone.
 */
import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect as openSocket } from 'node:net'
import { test } from 'node:test'
import express, { type Express } from 'express'
import type { BrowserContextOptions } from 'playwright-core'
import type { HandlerOptions } from '../../src/server/handler.js'
import { helmet } from '../helmet.js'
import { makeCertificate } from '../package/certificate.js'
import { browser } from '../package/chromium.js'
import { exampleIn } from './host-project.js'
import * as product from './product.js'

const page = 'docs/deployment.md'

// ── Products ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Product {
  origin: string
  /** Browser settings without which it cannot be reached. */
  browsing?: BrowserContextOptions
}

type PageOptions = Parameters<typeof product.servePage>[1]

interface ProductOptions {
  /** Sent with every answer. */
  headers?: Record<string, string>
  page?: PageOptions
  handler?: Partial<HandlerOptions>
  /** Adds what else the product serves. */
  extend?: (app: Express) => unknown
}

/** A product on one origin, with the route at `/api/hubspot`. */
async function productWith({ headers = {}, page, handler, extend }: ProductOptions): Promise<Product> {
  const app = express().use((_req, res, next) => (res.set(headers), next()))
  const origin = await product.listen(createServer(app))
  const absolute = handler?.relayUrl && { relayUrl: new URL(handler.relayUrl, origin).href }
  extend?.(app)
  product.servePage(app, page)
  app.use('/api/hubspot', product.route({ publicUrl: origin + '/api/hubspot', ...handler, ...absolute }))
  return { origin }
}

/** Helmet's policy forbids inline scripts, so the relay page's script is a file of its own. */
const relayAsFiles: ProductOptions = {
  headers: helmet,
  page: {
    tag: '<wiro-hubspot-connect token-endpoint="/api/hubspot" relay-url="/relay-external.html"></wiro-hubspot-connect>',
  },
  handler: { relayUrl: '/relay-external.html' },
  extend(app) {
    app.get('/relay.js', (_req, res) => void res.type('js').send(product.readPacked('relay.js')))
    app.get('/relay-external.html', (_req, res) => {
      const html = product.readPacked('relay-external.html')
      res.send(html.replace('"wiro-endpoint" content=""', '"wiro-endpoint" content="/api/hubspot"'))
    })
  },
}

const [productOrigin, apiOrigin] = ['https://app.example.com', 'https://api.example.com']

/** Under real host names, which a proxy leads to this process. */
async function withApiOnAnotherOrigin(): Promise<Product> {
  const section = 'An API on another origin'
  const relayUrl = productOrigin + '/relay.html'
  const publicUrl = apiOrigin + '/hubspot'
  const app = express()
  // The product's session cookie, which its API on another subdomain gets too.
  app.use((_req, res, next) => {
    res.cookie('session', 'mine', { domain: 'example.com', sameSite: 'lax', secure: true, httpOnly: true })
    next()
  })
  app.get('/relay.html', (_req, res) => {
    res.send(
      product
        .readPacked('relay.html')
        .replace('"wiro-endpoint" content=""', `"wiro-endpoint" content="${publicUrl}"`)
        .replace("connect-src 'self'", `connect-src 'self' ${apiOrigin}`)
        .replace('<script>', '<script data-cfasync="false">'),
    )
  })
  product.servePage(app, { tag: exampleIn(page, section, 'html'), script: exampleIn(page, section, 'js') })
  const resolveAgent: HandlerOptions['resolveAgent'] = ({ headers }) =>
    headers.get('cookie') === 'session=mine' ? 'your-useragent-guid' : undefined
  const api = product.route({ publicUrl, relayUrl, origins: [productOrigin], resolveAgent })
  const answer: RequestListener = (req, res) => (req.headers.host === 'api.example.com' ? api : app)(req, res)
  const { port } = new URL(await product.listen(createSecureServer(makeCertificate(), answer)))
  const proxy = createServer().on('connect', (_req, socket) => {
    const through = openSocket(+port, 'localhost', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    through.pipe(socket).pipe(through)
    for (const end of [through, socket]) end.on('error', () => through.destroy())
  })
  const server = await product.listen(proxy)
  return { origin: productOrigin, browsing: { ignoreHTTPSErrors: true, proxy: { server, bypass: '127.0.0.1' } } }
}

const headersSection = 'CSRF tokens and other headers'

/** Refuses what comes without a header, as the host's session check would. */
const requireHeader = (name: string, value: string): Partial<HandlerOptions> => ({
  authorize: ({ request }) => request.headers.get(name) === value,
})

const csrfToken: ProductOptions = {
  page: { script: exampleIn(page, headersSection, 'js') },
  handler: requireHeader('x-csrf-token', 'a-token'),
}

const bearer: ProductOptions = {
  page: { script: `const accessToken = async () => 'mine'\n${exampleIn(page, headersSection, 'js', 1)}` },
  handler: requireHeader('authorization', 'Bearer mine'),
}

const withPolicy = (policy: string): ProductOptions => ({ headers: { 'Cross-Origin-Opener-Policy': policy } })

const deployments: Record<string, () => Promise<Product>> = {
  'Behind Express and helmet': () => productWith({ headers: helmet }),
  'Behind helmet, with the relay page and its script as files': () => productWith(relayAsFiles),
  'With the API on another origin, over HTTPS': withApiOnAnotherOrigin,
  'With COOP same-origin-allow-popups': () => productWith(withPolicy('same-origin-allow-popups')),
  'With COOP noopener-allow-popups': () => productWith(withPolicy('noopener-allow-popups')),
  'With a CSRF token': () => productWith(csrfToken),
  'With a bearer': () => productWith(bearer),
}

// ── The test ────────────────────────────────────────────────────────────────────────────────────────────────────────

const undone =
  'You approved in a different browser, so we didn’t keep the connection. Start again from your settings page.'

for (const [title, deploy] of Object.entries(deployments)) {
  test(
    `${title}, I connect my account, and the connection of a stranger with my link is undone`,
    { timeout: 60_000 },
    async () => {
      const { emulator, hostEvents, approve, clickForPopup } = product
      emulator.reset()
      hostEvents.length = 0
      const { origin, browsing = {} } = await deploy()
      const mine = await browser.newContext(browsing)
      const others = await browser.newContext(browsing)
      for (const context of [mine, others]) context.setDefaultTimeout(15_000)
      const consoleErrors = product.recordErrors(mine, others)
      const page = await mine.newPage()
      await page.goto(origin)

      const popup = await clickForPopup(page, 'Connect HubSpot')
      await approve(popup)
      await page.getByText('Hub ID 12345678').waitFor()
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
