/**
 * Defines journeys in the static demo: it is built, and served by a plain file server from a folder of an origin. Each
 * journey fails on a request that leaves the folder, on a file that is missing, and on any console message.
 */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { PRODUCT_SEED } from '../../demo/host/product-seed.js'
import { buildStaticSite } from '../../demo/static/build.js'
import { createSharedEmulator, EMULATOR_ORIGIN } from '../../demo/static/shared-emulator.js'
import { findBrowser, launchArgs } from '../browser.js'
import { WAIT_MS } from '../eventually.js'
import { cardOf, type Card } from './card.js'

export interface StaticFixture extends Card {
  context: BrowserContext
  /** The address of the folder. */
  siteUrl: string
  /** Calls a route of the emulator's control API, as the panel in another tab does. */
  controlEmulator(route: string, method: 'PUT' | 'POST', body: object): Promise<void>
  /** Returns what the site has in the browser's storage. */
  storedText(): Promise<string>
  /** Accepts console messages that the journey causes on purpose. */
  allowConsole(pattern: RegExp): void
}

/** As on a host that serves each project from a folder. */
const FOLDER = '/user/project/'
const STORAGE_KEY = 'wiro-hubspot-connect demo ' + FOLDER
const LIMIT_MS = 60_000

let browser: Browser
let server: Server
let site: Map<string, string | Uint8Array>

before(async () => {
  site = new Map(await buildStaticSite())
  server = createServer(({ url = '' }, res) => {
    const path = url.split('?')[0]!.slice(FOLDER.length) || 'index.html'
    const content = url.startsWith(FOLDER) ? site.get(path) : undefined
    res.writeHead(content === undefined ? 404 : 200, { 'content-type': contentTypeOf(path) }).end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})
after(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

export const sitePaths = (): string[] => [...site.keys()]

function contentTypeOf(path: string): string {
  const types: Record<string, string> = {
    html: 'text/html; charset=utf-8',
    js: 'text/javascript',
    css: 'text/css',
    svg: 'image/svg+xml',
    png: 'image/png',
  }
  return types[path.split('.').at(-1)!] ?? 'application/octet-stream'
}

/** Defines a journey that begins on a page of the site. */
export const staticJourneyFrom =
  (path: string) =>
  (title: string, run: (fixture: StaticFixture) => Promise<void>): void =>
    void test(title, { timeout: LIMIT_MS }, async () => {
      const siteUrl = `http://localhost:${(server.address() as AddressInfo).port}${FOLDER}`
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' })
      try {
        context.setDefaultTimeout(WAIT_MS)
        const problems = watch(context, siteUrl)
        const allowed: RegExp[] = []
        const page = await context.newPage()
        await page.goto(siteUrl + path)
        const allowConsole = (pattern: RegExp) => void allowed.push(pattern)
        await run({ ...cardOf(page), context, siteUrl, allowConsole, ...stateOf(page) })
        const isUnexpected = (problem: string) => !allowed.some((pattern) => pattern.test(problem))
        assert.deepEqual(problems.filter(isUnexpected), [])
      } finally {
        await context.close()
      }
    })

export const staticJourney = staticJourneyFrom('')

/** Returns a growing list of the requests that leave the site or fail, and of all messages on the console. */
function watch(context: BrowserContext, siteUrl: string): string[] {
  const problems: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(siteUrl) && !request.url().startsWith('data:')) problems.push(`to ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() !== 200) problems.push(`${response.status()} ${response.url()}`)
  })
  context.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`))
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error()}`))
  return problems
}

function stateOf(page: Page): Pick<StaticFixture, 'controlEmulator' | 'storedText'> {
  return {
    async controlEmulator(route, method, body) {
      let text = await page.evaluate((key) => localStorage.getItem(key), STORAGE_KEY)
      const storage = { getItem: () => text, setItem: (_: string, value: string) => void (text = value) }
      const emulator = createSharedEmulator({ storage, key: STORAGE_KEY, seed: PRODUCT_SEED })
      const response = await emulator.fetch(`${EMULATOR_ORIGIN}/emulator${route}`, {
        method,
        body: JSON.stringify(body),
      })
      assert.equal(response.status, 200)
      await page.evaluate(([key, value]) => localStorage.setItem(key!, value!), [STORAGE_KEY, text])
    },
    storedText: () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
  }
}
