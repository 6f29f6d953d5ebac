/**
 * What a journey needs: the demo's host on free ports, a browser, and for each journey a page of its own on which
 * everything is pressed as a person would. A journey fails at any word on a console that it did not expect.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright-core'
import type { HostFaultName } from '../../demo/host.faults.js'
import { startHost, type Host, type HostOptions } from '../../demo/host.js'
import { buildPages, type Built } from '../../demo/pages.js'
import type { Emulator } from '../../src/emulator/index.js'
import type { State } from '../../src/connector/state.js'
import type { HandlerOptions } from '../../src/server/handler.js'
import { findBrowser, launchArgs } from '../browser.js'
import { becomes, eventually, patience } from './becomes.js'
import { logEvents } from './eventlog.js'

export { becomes }

const card = 'wiro-hubspot-connect'

/** A card on a page, and what a person sees of it and does with it. */
export interface Card {
  page: Page
  /** Presses a button of the card. */
  press(label: string): Promise<void>
  /** Presses a button of the card and hands over the window that it opens. */
  pressForWindow(label: string): Promise<Page>
  /** Waits until the card's status is this. */
  says(status: string): Promise<void>
  /** Waits until the card shows this text somewhere; a space that may not break is a space. */
  shows(text: string): Promise<void>
  /** The card's buttons, leading one first; without the choices in its body. */
  buttons(): Promise<string[]>
  /** The label of what has the focus. */
  focused(): Promise<string>
  state(): Promise<State>
  /** The events of all elements since the page was loaded, in words. */
  events(): Promise<string[]>
}

/** The card that a journey begins with, and everything around it. */
export interface Stage extends Card {
  context: BrowserContext
  emulator: Emulator
  origin: string
  /** The address of the card by itself. */
  home: string
  emulatorOrigin: string
  /** Every page that a window went to, in order, as origin and path. */
  visited: string[]
  /** What the product's own server does wrong from now on; without a name: nothing. */
  breakHost(...faults: HostFaultName[]): Promise<void>
  /** How often Wiro was asked to connect. */
  connects(): number
  /** What the product was told of connections, in words. */
  told: readonly string[]
  /** From now on the product asks for a session, and the person has one, in a cookie as browsers take it by default. */
  signIn(): Promise<void>
  /** Another browser, as somebody else has one. */
  elsewhere(): Promise<BrowserContext>
  /** Says that a word on the console is expected, and waits for it; `often`: and for all that were said like it. */
  expectConsole(pattern: RegExp, often?: 'often'): Promise<void>
}

/** Where the journeys of a file begin, where that is not the demo's card by itself. */
interface Beginning {
  /** A path of the demo's, with a query and a hash. */
  at?: string
  /** Another product than the demo's, and another Wiro. */
  product?: Pick<HostOptions, 'handler' | 'seed'>
}

const home = '/card.html'

let browser: Browser
let host: Host
const hosts = new Map<Beginning['product'], Host>()
const told: string[] = []
let asksForSession = false

type Journey = (title: string, travel: (stage: Stage) => Promise<void>) => void

export const journeyFrom =
  ({ at = home, product }: Beginning): Journey =>
  (title, travel) =>
    void test(title, { timeout: 60_000 }, async () => {
      host = await hostOf(product)
      host.emulator.reset()
      told.length = 0
      asksForSession = false
      await breakHost()
      const context = await newBrowser()
      const others: BrowserContext[] = []
      try {
        const { stage, said } = await setUp(context, others, at)
        await travel(stage)
        assert.deepEqual(said, [], 'something was said on a console')
      } catch (error) {
        for (const page of context.pages()) console.error(await page.ariaSnapshot().catch(String))
        throw error
      } finally {
        for (const one of [context, ...others]) await one.close()
      }
    })

export const journey = journeyFrom({})

before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})
after(async () => {
  await browser?.close()
  for (const one of hosts.values()) await one.close()
})

/** `npm test` builds the pages once for all; a file that is run alone does it itself. */
async function builtPages(): Promise<Built> {
  const { BUILT_PAGES: file } = process.env
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as Built) : buildPages()
}

async function hostOf(product: Beginning['product']): Promise<Host> {
  const handler: Partial<HandlerOptions> = {
    resolveAgent: ({ headers }) =>
      asksForSession && headers.get('cookie') !== 'session=mine' ? undefined : 'your-useragent-guid',
    onConnected: ({ portalId, accountName }) => told.push(`connected ${portalId} ${accountName}`),
    onSuspiciousConnect: ({ portalId, reason }) => told.push(`suspicious ${portalId} ${reason}`),
    ...product?.handler,
  }
  const there = hosts.get(product)
  const one = there ?? (await startHost({ ...product, port: 0, emulatorPort: 0, built: await builtPages(), handler }))
  hosts.set(product, one)
  return one
}

async function newBrowser(): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' })
  context.setDefaultTimeout(patience)
  return context
}

async function breakHost(...faults: HostFaultName[]): Promise<void> {
  const switches = host.origin + '/demo/faults'
  await fetch(switches, { method: 'DELETE' })
  const body = JSON.stringify(Object.fromEntries(faults.map((name) => [name, true])))
  if (faults.length) await fetch(switches, { method: 'PUT', body })
}

/** Waits until a window is gone. */
export async function closed(popup: Page): Promise<void> {
  if (!popup.isClosed()) await popup.waitForEvent('close')
}

/** What a person does at HubSpot who has only an account to choose; the window then closes itself. */
export async function approve(popup: Page, account = 'Acme Europe'): Promise<void> {
  await popup.getByRole('radio', { name: account }).check()
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await closed(popup)
}

/** From "Not connected" to "Connected". */
export async function connect({ pressForWindow, says }: Stage): Promise<void> {
  await approve(await pressForWindow('Connect HubSpot'))
  await says('Connected')
}

async function setUp(
  context: BrowserContext,
  others: BrowserContext[],
  at: string,
): Promise<{ stage: Stage; said: string[] }> {
  const said = listenToConsoles(context)
  const visited = watchWindows(context)
  await context.addInitScript(logEvents)
  const page = await context.newPage()
  const { emulator, origin, emulatorOrigin } = host
  await page.goto(origin + at)
  const connects = () => emulator.requests.filter(({ action }) => action === 'HubSpotConnect').length
  const expectConsole: Stage['expectConsole'] = async (pattern, often) => {
    const place = await eventually(
      () => said.findIndex((line) => pattern.test(line)),
      (index) => index >= 0,
    )
    assert.ok(place >= 0, `nothing like ${pattern} was said on a console: ${said.join('; ')}`)
    const others = said.splice(place).slice(1)
    said.push(...(often ? others.filter((line) => !pattern.test(line)) : others))
  }
  const elsewhere = async () => {
    const other = await newBrowser()
    others.push(other)
    return other
  }
  const signIn = async () => {
    asksForSession = true
    await context.addCookies([{ name: 'session', value: 'mine', url: origin, sameSite: 'Lax' }])
  }
  const around = {
    context,
    emulator,
    origin,
    home: origin + home,
    emulatorOrigin,
    visited,
    connects,
    breakHost,
    told,
    signIn,
    elsewhere,
    expectConsole,
  }
  return { stage: { ...around, ...cardOf(page) }, said }
}

/** The page's card; of several the one at that place, counted from 0. It may be in a frame of the page. */
export function cardOf(page: Page, place = 0, inside: Page | Frame = page): Card {
  const element = inside.locator(card).nth(place)
  const press: Card['press'] = (label) => element.getByRole('button', { name: label, exact: true }).click()
  return {
    page,
    press,
    async pressForWindow(label: string) {
      const [popup] = await Promise.all([page.waitForEvent('popup'), press(label)])
      return popup
    },
    says: (status: string) => becomes(() => element.locator('[part~=status]').innerText(), status),
    async shows(text: string) {
      const whole = async () => (await element.locator('section').innerText()).replaceAll('\u00a0', ' ')
      const got = await eventually(whole, (shown) => shown.includes(text))
      assert.ok(got.includes(text), `“${text}” is not in “${got}”`)
    },
    buttons: () => element.locator('[part=actions] button').allInnerTexts(),
    focused: () =>
      inside.evaluate(() => (document.activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.innerText ?? ''),
    state: () => element.evaluate((it: Element) => (it as Element & { state: State }).state),
    events: () => inside.evaluate(() => (window as unknown as { heard: string[] }).heard),
  }
}

/** What is said as a warning or an error, on any page and in any window. */
function listenToConsoles(context: BrowserContext): string[] {
  const said: string[] = []
  context.on('console', (message) => {
    if (/^(warning|error|assert)$/.test(message.type())) said.push(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => said.push(`uncaught: ${error.error()}`))
  return said
}

function watchWindows(context: BrowserContext): string[] {
  const visited: string[] = []
  context.on('request', (request) => {
    if (!request.isNavigationRequest()) return
    const { origin, pathname } = new URL(request.url())
    visited.push(`${request.method()} ${origin === host.origin ? 'page' : 'hubspot'} ${pathname}`)
  })
  return visited
}
