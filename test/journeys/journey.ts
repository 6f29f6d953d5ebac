/**
 * Defines journeys: tests in which a person uses the card in a real browser, against the demo's host and the emulator.
 * Each journey has a page, a browser context and a time limit of its own, and fails on any unexpected console message.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import type { HostFaultName } from '../../demo/host/host-faults.js'
import { startHost, type Host, type HostOptions } from '../../demo/host/host.js'
import { buildPages, type BuiltPages } from '../../demo/host/serve-pages.js'
import type { Emulator } from '../../src/emulator/index.js'
import type { HandlerOptions } from '../../src/server/handler.js'
import { findBrowser, launchArgs } from '../browser.js'
import { eventually, lastWait, pendingWaits, WAIT_MS } from '../eventually.js'
import { cardOf, type Card } from './card.js'
import { dialect, hasPortalIds, wiroAction } from './dialect.js'
import { logEvents } from './event-log.js'

/** A journey's first card, and everything around it. */
export interface Fixture extends Card {
  context: BrowserContext
  emulator: Emulator
  /** The origin of the product's pages. */
  origin: string
  /** The URL of the demo page that holds nothing but the card. */
  cardUrl: string
  emulatorOrigin: string
  /** Every navigation of a page or popup, in order: `GET page /path` or `GET hubspot /path`. */
  navigations: string[]
  /** Replaces the faults of the product's server. */
  setHostFaults(...faults: HostFaultName[]): Promise<void>
  /** Counts the connect requests to Wiro. */
  connectCalls(): number
  /** The calls of the host's hooks, such as `connected 12345678 Acme Europe`. */
  hookCalls: readonly string[]
  /** From now on the product requires a session, and this browser has one in a `SameSite=Lax` cookie. */
  signIn(): Promise<void>
  /** Opens another browser context, such as another person's. */
  otherBrowser(): Promise<BrowserContext>
  /** Waits for a console message and takes it off the list of unexpected ones; with `'often'`, all that match. */
  expectConsole(pattern: RegExp, often?: 'often'): Promise<void>
  /** Ignores console messages that not every build of Chromium logs. */
  allowConsole(pattern: RegExp): void
}

interface JourneyOptions {
  /** The demo page to begin on, with query and hash. Default: the page with the card alone. */
  path?: string
  /** Options of another product's handler, and another seed of the emulator. */
  product?: Pick<HostOptions, 'handler' | 'seed'>
}

type DefineJourney = (title: string, run: (fixture: Fixture) => Promise<void>) => void

const CARD_PATH = '/card.html'
const JOURNEY_MS = 60_000

let browser: Browser
let host: Host
const hosts = new Map<JourneyOptions['product'], Host>()
const hookCalls: string[] = []
let requiresSession = false

before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})
after(async () => {
  await browser?.close()
  for (const one of hosts.values()) await one.close()
})

/** Returns a function that defines journeys on another page or with another product. */
export const journeyFrom =
  ({ path = CARD_PATH, product }: JourneyOptions): DefineJourney =>
  (title, run) =>
    void test(title, { timeout: 2 * JOURNEY_MS }, async () => {
      host = await hostOf(product)
      await resetHost()
      const contexts: BrowserContext[] = []
      const openContext = async () => {
        const context = await newContext()
        contexts.push(context)
        return context
      }
      try {
        await withinJourneyLimit(runOn(path, openContext, run))
      } catch (error) {
        for (const context of contexts) await printPages(context)
        throw error
      } finally {
        for (const context of contexts) await context.close()
      }
    })

export const journey = journeyFrom({})

/** Defines journeys that need `allowPortal`, with which no connection starts where Wiro has no portal ids. */
export const journeyWithPortalIds: DefineJourney = hasPortalIds
  ? journey
  : (title) => void test(title, { skip: 'Wiro has no portal ids in this dialect' })

async function runOn(
  path: string,
  openContext: () => Promise<BrowserContext>,
  run: (fixture: Fixture) => Promise<void>,
): Promise<void> {
  const context = await openContext()
  const consoleMessages = watchConsole(context)
  const allowed: RegExp[] = []
  const navigations = watchNavigations(context)
  await context.addInitScript(logEvents)
  const page = await context.newPage()
  await page.goto(host.origin + path)
  const { emulator, origin, emulatorOrigin } = host
  await run({
    ...cardOf(page),
    ...{ context, emulator, origin, emulatorOrigin, navigations, hookCalls, setHostFaults },
    cardUrl: origin + CARD_PATH,
    connectCalls: () => emulator.requests.filter(({ action }) => action === wiroAction('Connect')).length,
    otherBrowser: openContext,
    signIn: () => signIn(context),
    expectConsole: (pattern, often) => takeMessage(consoleMessages, pattern, often),
    allowConsole: (pattern) => void allowed.push(pattern),
  })
  const unexpected = consoleMessages.filter((message) => !allowed.some((pattern) => pattern.test(message)))
  assert.deepEqual(unexpected, [], 'There was an unexpected console message.')
}

/** Rejects after the limit with the waits in progress. */
async function withinJourneyLimit(journey: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    const fail = () => {
      const waits = pendingWaits().join('; ')
      const place = waits ? `It was waiting for ${waits}.` : `Its last wait was for ${lastWait()}.`
      reject(new Error(`The journey took longer than ${JOURNEY_MS / 1000} s. ${place}`))
    }
    timer = setTimeout(fail, JOURNEY_MS)
  })
  await Promise.race([journey, limit]).finally(() => clearTimeout(timer))
}

/** Prints what each page shows, for the reader of a failure. A page that hangs is left out. */
async function printPages(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const snapshot = await page.ariaSnapshot({ timeout: 2_000 }).catch(String)
    console.error(`${page.url()}\n${snapshot}`)
  }
}

// ── The host ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Reads the pages that `npm test` has built, or builds them for a file that runs alone. */
async function builtPages(): Promise<BuiltPages> {
  const { BUILT_PAGES: file } = process.env
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as BuiltPages) : buildPages()
}

/** Starts a product's host, or returns the running one. */
async function hostOf(product: JourneyOptions['product']): Promise<Host> {
  const running = hosts.get(product)
  if (running) return running
  const handler: Partial<HandlerOptions> = {
    resolveAgent: ({ headers }) =>
      requiresSession && headers.get('cookie') !== 'session=mine' ? undefined : 'your-useragent-guid',
    onConnected: ({ portalId, accountName }) => hookCalls.push(`connected ${portalId} ${accountName}`),
    onSuspiciousConnect: ({ portalId, reason, undone }) =>
      hookCalls.push(`${undone ? 'undone' : 'suspicious'} ${portalId} ${reason}`),
    ...product?.handler,
  }
  const seed = { dialect, ...product?.seed }
  const started = await startHost({ ...product, seed, port: 0, emulatorPort: 0, built: await builtPages(), handler })
  hosts.set(product, started)
  return started
}

async function resetHost(): Promise<void> {
  host.emulator.reset()
  hookCalls.length = 0
  requiresSession = false
  await setHostFaults()
}

async function setHostFaults(...faults: HostFaultName[]): Promise<void> {
  const url = host.origin + '/demo/faults'
  await fetch(url, { method: 'DELETE' })
  const body = JSON.stringify(Object.fromEntries(faults.map((name) => [name, true])))
  if (faults.length) await fetch(url, { method: 'PUT', body })
}

async function signIn(context: BrowserContext): Promise<void> {
  requiresSession = true
  await context.addCookies([{ name: 'session', value: 'mine', url: host.origin, sameSite: 'Lax' }])
}

// ── The browser ─────────────────────────────────────────────────────────────────────────────────────────────────────

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' })
  context.setDefaultTimeout(WAIT_MS)
  return context
}

/** Returns a growing list of the warnings, errors and uncaught exceptions of all pages. */
function watchConsole(context: BrowserContext): string[] {
  const messages: string[] = []
  context.on('console', (message) => {
    if (/^(warning|error|assert)$/.test(message.type())) messages.push(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => messages.push(`uncaught: ${error.error()}`))
  return messages
}

async function takeMessage(messages: string[], pattern: RegExp, often?: 'often'): Promise<void> {
  const read = () => [...messages]
  await eventually(`a console message like ${pattern}`, read, (all) => all.some((one) => pattern.test(one)))
  const index = messages.findIndex((one) => pattern.test(one))
  const later = messages.splice(index).slice(1)
  messages.push(...(often ? later.filter((one) => !pattern.test(one)) : later))
}

function watchNavigations(context: BrowserContext): string[] {
  const navigations: string[] = []
  context.on('request', (request) => {
    if (!request.isNavigationRequest()) return
    const { origin, pathname } = new URL(request.url())
    navigations.push(`${request.method()} ${origin === host.origin ? 'page' : 'hubspot'} ${pathname}`)
  })
  return navigations
}
