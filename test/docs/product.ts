/** What the products of these tests share: the packed files, one emulator, their pages, and the server route. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before } from 'node:test'
import express, { type Express } from 'express'
import type { ConsoleMessage, Locator, Page } from 'playwright-core'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler, type HandlerOptions } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { pack, unpack } from '../package/packed.js'

const dist = join(unpack(pack()), 'dist')

/** Returns a file of the package's `dist`. */
export const readPacked = (file: string): string => readFileSync(join(dist, file), 'utf8')

export const emulator = createEmulator()
export let emulatorOrigin: string

const servers: Server[] = []

/** Returns the server's origin. The server closes after the tests. */
export async function listen(server: Server, host = 'localhost'): Promise<string> {
  server.listen(0, host)
  await once(server, 'listening')
  servers.push(server)
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

before(async () => {
  emulatorOrigin = await listen(createServer(toNodeListener(emulator.fetch)), '127.0.0.1')
})

after(() => {
  for (const server of servers) server.close()
})

// ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────

interface PageOptions {
  /** The element as the page writes it. */
  tag?: string
  /** Runs in the module that imports the element. */
  script?: string
}

/** Serves a settings page with the element, and its scripts. */
export function servePage(app: Express, options: PageOptions = {}): Express {
  const { tag = '<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect>', script = '' } = options
  const settings = JSON.stringify({ authorizeOrigins: [emulatorOrigin] })
  app.get('/', (_req, res) => {
    res.send(`<!doctype html><html lang="en"><title>Settings</title>
      <meta name="csrf-token" content="a-token"><script type="module" src="/page.js"></script>${tag}</html>`)
  })
  // Without it, a browser's request for it would be an error on the console.
  app.get('/favicon.ico', (_req, res) => void res.status(204).end())
  app.get('/page.js', (_req, res) => {
    res.type('js').send(`${withFile(script)}
      import * as wiro from '/cdn/wiro-hubspot-connect.js'
      wiro.configure(${settings})`)
  })
  return app.use('/cdn', express.static(join(dist, 'cdn')))
}

/** A page without a bundler imports the script-tag file in place of the package. */
const withFile = (script: string) =>
  script.replaceAll(/(from|import) 'wiro-hubspot-connect(\/define)?'/g, "$1 '/cdn/wiro-hubspot-connect.js'")

export const cardOf = (page: Page): Locator => page.locator('wiro-hubspot-connect')

/** Presses a button of the card, and returns the window that opens. */
export async function clickForPopup(page: Page, label: string): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: label }).click()])
  return popup
}

/** Chooses an account on HubSpot's page and approves. */
export async function approve(window: Page, account = 'Acme Europe'): Promise<void> {
  await window.getByRole('radio', { name: account }).check()
  await window.getByRole('button', { name: 'Connect app' }).click()
}

/** A page, or a context with its pages. */
interface ConsoleSource {
  on(event: 'console', listener: (message: ConsoleMessage) => void): unknown
}

/** Returns the console errors of pages, as they come. */
export function recordErrors(...pages: ConsoleSource[]): string[] {
  const errors: string[] = []
  for (const page of pages) page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return errors
}

// ── The route ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the handlers called the host's functions for. */
export const hostEvents: string[] = []

/** Returns the listener of a handler that asks the emulator. */
export const route = (options: Pick<HandlerOptions, 'publicUrl'> & Partial<HandlerOptions>) =>
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
