/** What docs/privacy.md says of storage and of servers contacted, compared with what a browser does. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import express from 'express'
import type { BrowserContext, Page } from 'playwright-core'
import { eventually } from '../eventually.js'
import { browser } from '../package/chromium.js'
import { codeIn } from './cells.js'
import { pageOf } from './pages.js'
import * as product from './product.js'

const { tableIn } = pageOf('docs/privacy.md')

const flowId = /[\w-]{22}/

/** Returns a pattern for a name as the page writes it, with `<…>` for what differs. */
const patternOf = (name: string) =>
  new RegExp(
    `^${name.replace('<endpoint> <agentKey>', 'http://localhost:\\d+/api/hubspot ').replace('<flow>', flowId.source)}$`,
  )

/**
 * Reports to the product the names under which its pages store, send and lock. HubSpot's pages report nothing: what they
 * store is theirs. A window's first page takes over the script that ran in its empty document, so `report` asks where it is.
 */
const spyIn = (origin: string) => `{
  const report = (name) => location.origin === '${origin}' && navigator.sendBeacon('/used', name)
  const { setItem } = Storage.prototype
  Storage.prototype.setItem = function (name, value) {
    report((this === localStorage ? 'localStorage ' : 'sessionStorage ') + name)
    setItem.call(this, name, value)
  }
  const Channel = BroadcastChannel
  window.BroadcastChannel = class extends Channel {
    constructor(name) {
      super(name)
      report('BroadcastChannel ' + name)
    }
  }
  const { request } = navigator.locks
  navigator.locks.request = (name, ...others) => {
    report('navigator.locks ' + name)
    return request.call(navigator.locks, name, ...others)
  }
  for (const [owner, name] of [[indexedDB, 'open'], [caches, 'open'], [navigator.serviceWorker, 'register']])
    owner[name] = () => report(name + ' of ' + owner)
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  Object.defineProperty(document, 'cookie', { ...cookie, set: () => report('a cookie') })
}`

interface Visit {
  page: Page
  context: BrowserContext
  origin: string
  /** The names in use, without repetition. */
  used: Set<string>
  /** The origins that the page sent requests to. */
  pageContacted: Set<string>
  /** The origins that the page and HubSpot's window sent requests to. */
  contacted: Set<string>
}

/** Opens a product's page that is spied on. */
async function visit(tag?: string): Promise<Visit> {
  product.emulator.reset()
  const app = express()
  const origin = await product.listen(createServer(app))
  const used = new Set<string>()
  app.post('/used', express.text(), ({ body }, res) => {
    used.add(String(body))
    res.status(204).end()
  })
  product.servePage(app, tag ? { tag } : {}).use('/api/hubspot', product.route({ publicUrl: origin + '/api/hubspot' }))
  const context = await browser.newContext()
  context.setDefaultTimeout(15_000)
  await context.addInitScript(spyIn(origin))
  const page = await context.newPage()
  const [pageContacted, contacted] = [new Set<string>(), new Set<string>()]
  page.on('request', (request) => pageContacted.add(new URL(request.url()).origin))
  context.on('request', (request) => contacted.add(new URL(request.url()).origin))
  await page.goto(origin)
  await page.getByRole('button', { name: 'Connect HubSpot' }).waitFor()
  return { page, context, origin, used, pageContacted, contacted }
}

/** Returns all that a page of the product keeps after itself. */
const keptBy = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    name: window.name,
  }))

const nothing = { local: [] as string[], session: [], databases: [], caches: [], name: '' }

/** Asserts that a page keeps its account's name and nothing else, and not that either once it has disconnected. */
async function assertKeepsName({ page, origin }: Visit): Promise<void> {
  const local = [`wiro-hubspot-connect name:${origin}/api/hubspot `]
  assert.deepEqual(await keptBy(page), { ...nothing, local })

  await page.evaluate(() => document.querySelector('wiro-hubspot-connect')!.disconnect())

  assert.deepEqual(await keptBy(page), nothing)
}

const storedNames = tableIn('Stored in the browser', 'in').map((row) => 'sessionStorage ' + codeIn(row.name)[0])
const sharedNames = tableIn('Stored in the browser', 'what').map(
  (row) => codeIn(row.what)[0] + ' ' + codeIn(row.name)[0],
)
/** The set-up of an own app keeps it, which these connections do without. */
const CLIENT_ID = 'localStorage wiro-hubspot-connect client-id:<endpoint> <agentKey>'

/** A flow that did not finish is shared with other tabs. */
const UNFINISHED = 'localStorage wiro-hubspot-connect:<endpoint> <agentKey>'

const documentedNames = [...new Set([...storedNames, ...sharedNames])]

/** What the relay page leaves for the page in its own tab. */
const CALLBACK = 'sessionStorage wiro-hubspot-connect:callback'

/** Asserts that the names in use are those that the page lists, each of them but the unneeded ones. */
function assertDocumented(used: Set<string>, ...unneeded: string[]): void {
  const unlisted = [...used].filter((name) => !documentedNames.some((documented) => patternOf(documented).test(name)))
  const needed = documentedNames.filter((documented) => ![...unneeded, CLIENT_ID].includes(documented))
  const unused = needed.filter((documented) => ![...used].some((name) => patternOf(documented).test(name)))

  assert.deepEqual({ unlisted, unused }, { unlisted: [], unused: [] })
}

test('nothing is stored before somebody presses Connect', async () => {
  const { page, context, used } = await visit()

  await eventually(
    'the first name in use',
    () => used.size,
    (size) => size > 0,
  )
  assert.deepEqual(
    [...used].filter((name) => !name.startsWith('BroadcastChannel ')),
    [],
  )
  assert.deepEqual(await keptBy(page), nothing)
  assert.deepEqual(await context.cookies(), [])
  await context.close()
})

test(
  'a connection uses the names that the page lists, and keeps the account’s name alone',
  { timeout: 60_000 },
  async () => {
    const visited = await visit()
    const { page, context, used } = visited

    const popup = await product.clickForPopup(page, 'Connect HubSpot')
    await product.approve(popup)
    await page.getByText('Hub ID 12345678').waitFor()
    if (!popup.isClosed()) await popup.waitForEvent('close')

    assertDocumented(used, CALLBACK, UNFINISHED)
    assert.equal(used.has(CALLBACK), false)
    await assertKeepsName(visited)
    assert.deepEqual(await context.cookies(), [])
    await context.close()
  },
)

test(
  'a connection in one tab uses the same names, and keeps the account’s name alone',
  { timeout: 60_000 },
  async () => {
    const tag = '<wiro-hubspot-connect token-endpoint="/api/hubspot" mode="redirect"></wiro-hubspot-connect>'
    const visited = await visit(tag)
    const { page, context, used } = visited

    await page.getByRole('button', { name: 'Connect HubSpot' }).click()
    await product.approve(page)
    await page.getByText('Hub ID 12345678').waitFor()

    assertDocumented(used, UNFINISHED)
    await assertKeepsName(visited)
    await context.close()
  },
)

test('a flow that did not finish is shared with other tabs, and nothing of it stays after Cancel', async () => {
  const { page, context, origin, used } = await visit()
  const popup = await product.clickForPopup(page, 'Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await popup.close()

  await page.getByText('Not finished').waitFor()
  assert.ok([...used].some((name) => patternOf(UNFINISHED).test(name)))
  assert.deepEqual((await keptBy(page)).local, [`wiro-hubspot-connect:${origin}/api/hubspot `])
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Not connected').waitFor()
  assert.deepEqual(await keptBy(page), nothing)
  await context.close()
})

test(
  'the page contacts its own origin alone, and HubSpot’s window also HubSpot and Wiro',
  { timeout: 60_000 },
  async () => {
    const { page, context, origin, pageContacted, contacted } = await visit()

    await product.approve(await product.clickForPopup(page, 'Connect HubSpot'))
    await page.getByText('Hub ID 12345678').waitFor()

    assert.deepEqual([...pageContacted], [origin])
    assert.deepEqual([...contacted].sort(), [origin, product.emulatorOrigin].sort())
    await context.close()
  },
)
