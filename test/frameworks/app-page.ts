/** An app's page in a browser: what is printed on its console, asked of its server, and painted of its card. */
import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { WAIT_MS } from '../eventually.js'

export interface AppPage {
  page: Page
  context: BrowserContext
  /** The actions that pages asked of the token endpoint, in order. */
  actions: string[]
  /** Errors and warnings of all pages, as the console shows them. */
  complaints: string[]
  /** Returns each status line that was painted since the page was loaded, in order. */
  paintedStatuses(): Promise<string[]>
}

/** Opens the page, hands it to `use`, and asserts that no page complained. */
export async function withPage(browser: Browser, url: string, use: (app: AppPage) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', ignoreHTTPSErrors: true })
  context.setDefaultTimeout(WAIT_MS)
  const complaints = collectComplaints(context)
  const actions = collectActions(context)
  await context.addInitScript(recordPaints)
  try {
    const page = await context.newPage()
    await page.goto(url)
    await use({ page, context, actions, complaints, paintedStatuses: () => page.evaluate(readPaints) })
    assert.deepEqual(complaints, [])
  } catch (error) {
    for (const page of context.pages()) console.error(`${page.url()}\n${await page.ariaSnapshot().catch(String)}`)
    throw error
  } finally {
    await context.close()
  }
}

function collectComplaints(context: BrowserContext): string[] {
  const complaints: string[] = []
  context.on('console', (message) => {
    if (/^(warning|error|assert)$/.test(message.type())) complaints.push(`${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error()}`))
  return complaints
}

function collectActions(context: BrowserContext): string[] {
  const actions: string[] = []
  context.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/api/hubspot')) return
    actions.push((request.postDataJSON() as { action: string }).action)
  })
  return actions
}

// These functions run in the page.

/** Reads the card's status line after each frame. */
function recordPaints(): void {
  const painted: string[] = []
  Object.assign(window, { painted })
  const channel = new MessageChannel()
  // A message is received after the frame is painted.
  channel.port1.onmessage = () => {
    const root = document.querySelector('wiro-hubspot-connect')?.shadowRoot
    const status = root?.querySelector('[part~=status]')?.textContent?.trim()
    if (status && status !== painted.at(-1)) painted.push(status)
    requestAnimationFrame(() => channel.port2.postMessage(''))
  }
  channel.port2.postMessage('')
}

const readPaints = () => (window as unknown as { painted: string[] }).painted
