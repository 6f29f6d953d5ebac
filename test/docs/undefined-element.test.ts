/** The room that docs/theming.md keeps for the element before its script has loaded, in a browser. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import express from 'express'
import type { Page } from 'playwright-core'
import { browser } from '../package/chromium.js'
import { pageOf } from './pages.js'
import * as product from './product.js'

const [css] = pageOf('docs/theming.md').blocksIn('Before the script has loaded', 'css')

/** A page in a common font, with something below the card. */
const tag = `<style>body { margin: 16px; font: 16px/1.5 sans-serif } ${css}</style>
  <wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect><p id="below">Below</p>`

const topOfBelow = (page: Page) => page.evaluate(() => document.querySelector('#below')!.getBoundingClientRect().top)

/** Opens the page, and holds its script back until `release` is called. */
async function openUndefined(width: number) {
  const app = express()
  const origin = await product.listen(createServer(app))
  product.servePage(app, { tag }).use('/api/hubspot', product.route({ publicUrl: origin + '/api/hubspot' }))
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/page.js', async (route) => released.then(() => route.continue()))
  await page.goto(origin, { waitUntil: 'commit' })
  await page.locator('#below').waitFor()
  return { page, context, release }
}

for (const width of [320, 480, 640, 768, 1280]) {
  test(`nothing below the card moves when its script comes, ${width} pixels wide`, { timeout: 60_000 }, async () => {
    const { page, context, release } = await openUndefined(width)
    const before = await topOfBelow(page)

    release()
    await page.getByRole('button', { name: 'Connect HubSpot' }).waitFor()

    assert.equal(await topOfBelow(page), before)
    await context.close()
  })
}
