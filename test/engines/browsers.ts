/**
 * Starts browsers of the three engines behind one interface: Chromium and Firefox with puppeteer-core, WebKit as Debian's
 * MiniBrowser with WebKitWebDriver on a virtual screen. Installs nothing.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import puppeteer, { type ElementHandle, type LaunchOptions, type Page } from 'puppeteer-core'
import { findBrowser, launchArgs } from '../browser.js'
import { eventually, eventuallyEqual } from '../eventually.js'
import { startSession, type Session } from './webdriver.js'

/**
 * Selectors that lead to an element. Each is looked up in the shadow root of the element before, if it has one. `=Cancel`
 * selects the button with this label.
 */
export type Path = readonly string[]

export interface Tab {
  open(url: string): Promise<void>
  /** Waits for the element and clicks it as a user, so that it may open a popup. */
  press(...path: Path): Promise<void>
  /** Returns the element's text, or `''` if there is no such element. */
  text(...path: Path): Promise<string>
  url(): Promise<string>
  /** Evaluates an expression, given as source text, in the page. Waits for a promise. */
  evaluate<T>(expression: string): Promise<T>
  /** Goes back in the history. */
  goBack(): Promise<void>
  close(): Promise<void>
}

/** A browser with a profile of its own. */
export interface Browser {
  version: string
  /** The tab that is open from the beginning. */
  tab: Tab
  /** Returns the other open windows, oldest first. */
  windows(): Promise<Tab[]>
  close(): Promise<void>
}

/** Closes all windows but the first tab. HubSpot's closes itself a moment after it is back, maybe before its turn here. */
export async function closeWindows(browser: Browser): Promise<void> {
  const closeOnce = async () => {
    for (const popup of await browser.windows()) await popup.close().catch(() => {})
    return (await browser.windows()).length
  }
  await eventuallyEqual('the number of windows', closeOnce, 0)
}

/** Runs in the page, also from its source text, so it uses nothing outside itself and contains no named function. */
function find(path: Path): HTMLElement | null {
  let found: ParentNode | null = document
  for (const selector of path) {
    const root: ParentNode | null = found instanceof Element ? (found.shadowRoot ?? found) : found
    found = selector.startsWith('=')
      ? ([...(root?.querySelectorAll('button') ?? [])].find((button) => button.innerText === selector.slice(1)) ?? null)
      : (root?.querySelector(selector) ?? null)
  }
  return found as HTMLElement | null
}

const textAt = `(path) => { ${find}; return find(path)?.innerText.trim() ?? '' }`
const elementAt = (path: Path) => `an element at ${path.join(' › ')}`

// ── Chromium and Firefox ────────────────────────────────────────────────────────────────────────────────────────────

function tabOf(page: Page): Tab {
  const at = async (path: Path) =>
    (await page.evaluateHandle(find, path)).asElement() as ElementHandle<HTMLElement> | null
  return {
    open: async (url) => void (await page.goto(url)),
    async press(...path) {
      const read = () => at(path).catch(() => null)
      const element = await eventually(elementAt(path), read, (found) => found !== null)
      await element.click()
    },
    text: (...path) => page.evaluate(`(${textAt})(${JSON.stringify(path)})`).then(String, () => ''),
    // The driver's own record of a popup's address lags behind in Firefox.
    url: () => page.evaluate('location.href').then(String),
    evaluate: (expression) => page.evaluate(expression) as Promise<never>,
    // A page that comes from the back/forward cache is no navigation to the driver. The page left takes the answer along.
    goBack: () => page.evaluate('history.back()').catch(() => {}) as Promise<void>,
    close: () => page.close(),
  }
}

async function launch(options: LaunchOptions): Promise<Browser> {
  const browser = await puppeteer.launch({ headless: true, ...options })
  const [first = await browser.newPage()] = await browser.pages()
  return {
    version: await browser.version(),
    tab: tabOf(first),
    windows: async () => (await browser.pages()).filter((page) => page !== first).map(tabOf),
    close: () => browser.close(),
  }
}

const startChromium = async () =>
  launch({ browser: 'chrome', executablePath: await findBrowser(), args: [...launchArgs] })

/** Starts Firefox, with preferences in place of its own. */
export const startFirefox = (extraPrefsFirefox: Record<string, unknown> = {}): Promise<Browser> =>
  launch({ browser: 'firefox', executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr', extraPrefsFirefox })

// ── WebKit ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const miniBrowsers = ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)

async function startWebKit(): Promise<Browser> {
  const screen = await startScreen()
  const driver = await startDriver(screen.display)
  const binary = miniBrowsers.find((path) => existsSync(path))
  const options = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } }
  const session = await startSession(driver.address, options)
  const first = await session.command<string>('GET', '/window')
  return {
    version: 'WebKit/' + session.version,
    tab: drivenTab(session, first),
    async windows() {
      const handles = await session.command<string[]>('GET', '/window/handles')
      return handles.filter((handle) => handle !== first).map((handle) => drivenTab(session, handle))
    },
    async close() {
      await session.command('DELETE', '')
      await driver.stop()
      await screen.stop()
    },
  }
}

function drivenTab({ command, run, find: search, press }: Session, handle: string): Tab {
  const bringToFront = () => command('POST', '/window', { handle })
  return {
    async open(url) {
      await bringToFront()
      await command('POST', '/url', { url })
    },
    async press(...path) {
      await bringToFront()
      const read = () => search(find.toString(), path)
      await press(await eventually(elementAt(path), read, (found) => found !== undefined))
    },
    text: (...path) =>
      bringToFront()
        .then(() => run<string>(textAt, path))
        .catch(() => ''),
    async url() {
      await bringToFront()
      return command('GET', '/url')
    },
    async evaluate(expression) {
      await bringToFront()
      return run(`() => (${expression})`)
    },
    async goBack() {
      await bringToFront()
      await command('POST', '/back')
    },
    async close() {
      await bringToFront()
      await command('DELETE', '/window')
    },
  }
}

/** Starts a virtual screen, which chooses a free display number. */
async function startScreen() {
  const { child, stop } = await start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24'])
  const [display] = (await once(child.stdio[3] as Readable, 'data')) as [Buffer]
  return { display: ':' + String(display).trim(), stop }
}

/** Starts a driver for one browser. */
async function startDriver(display: string) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const { stop } = await start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { DISPLAY: display })
  const isReady = () => fetch(address + '/status').then(Boolean, () => false)
  await eventually('an answer of WebKitWebDriver', isReady, Boolean)
  return { address, stop }
}

/** Starts a program. Rejects if it is not installed. */
async function start(program: string, args: string[], env: Record<string, string> = {}) {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'] as const
  const child: ChildProcess = spawn(program, args, { stdio: [...stdio], env: { ...process.env, ...env } })
  await once(child, 'spawn')
  const stop = async () => {
    if (child.kill()) await once(child, 'close')
  }
  return { child, stop }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Starts a browser, by the engine's name. */
const engines: Record<string, () => Promise<Browser>> = {
  Chromium: startChromium,
  Firefox: () => startFirefox(),
  WebKit: startWebKit,
}

/** Returns the engines that `ENGINES` names, separated by commas; all where it names none. */
export function chosenEngines(): [name: string, start: () => Promise<Browser>][] {
  const names = process.env.ENGINES?.split(',') ?? Object.keys(engines)
  return names.map((name) => {
    const start = engines[name]
    if (!start) throw new Error(`There is no engine ${name}; there are ${Object.keys(engines).join(', ')}.`)
    return [name, start]
  })
}
