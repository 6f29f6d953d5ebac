/**
 * Defines journeys in the static demo. Each fails on a request that leaves the site's folder, on a file that is missing, and
 * on any console message.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { PRODUCT_SEED } from '../../demo/host/product-seed.js'
import { createSharedEmulator, EMULATOR_ORIGIN } from '../../demo/static/shared-emulator.js'
import { findBrowser, launchArgs } from '../browser.js'
import { WAIT_MS } from '../eventually.js'
import { cardOf, type Card } from './card.js'
import { FOLDER, startStaticServer, type StaticServer } from './static-server.js'

export interface StaticFixture extends Card {
  context: BrowserContext
  /** The address of the site's folder. */
  siteUrl: string
  files: StaticServer['files']
  /** Calls a route of the emulator's control API, as the panel in another tab does. */
  controlEmulator(route: string, method: 'PUT' | 'POST', body: object): Promise<void>
  /** Returns what the site has in the browser's storage. */
  storedText(): Promise<string>
  /** Accepts console messages that the journey causes on purpose. */
  allowConsole(pattern: RegExp): void
}

const STORAGE_KEY = 'demo emulator ' + FOLDER
const LIMIT_MS = 60_000

let browser: Browser
let server: StaticServer

before(async () => {
  server = await startStaticServer()
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})
after(async () => {
  await browser?.close()
  server?.close()
})

/** Defines a journey that begins on a page of the site. */
export const staticJourneyFrom =
  (path: string) =>
  (title: string, run: (fixture: StaticFixture) => Promise<void>): void =>
    void test(title, { timeout: LIMIT_MS }, async () => {
      const { siteUrl, files } = server
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' })
      try {
        context.setDefaultTimeout(WAIT_MS)
        const problems = watch(context, siteUrl)
        const allowed: RegExp[] = []
        const page = await context.newPage()
        await page.goto(siteUrl + path)
        const allowConsole = (pattern: RegExp) => void allowed.push(pattern)
        await run({ ...cardOf(page), context, siteUrl, files, allowConsole, ...stateOf(page) })
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
