/** The room that docs/theming.md keeps for the element before its script has loaded, in a browser. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import express from 'express'
import type { Page } from 'playwright-core'
import { browser } from '../package/chromium.js'
import { pageOf } from './pages.js'
import * as product from './product.js'

const css = pageOf('docs/theming.md').blocksIn('Before the script has loaded', 'css').join('\n')

/** A page in a common font, with something below the card. */
const tagOf = (appearance: string) => `<style>body { margin: 16px; font: 16px/1.5 sans-serif } ${css}</style>
  <wiro-hubspot-connect token-endpoint="/api/hubspot" appearance="${appearance}"></wiro-hubspot-connect>
  <p id="below">Below</p>`

const topOfBelow = (page: Page) => page.evaluate(() => document.querySelector('#below')!.getBoundingClientRect().top)

/** Opens the page, and holds back its script and the status, each until it is released. */
async function openUndefined(width: number, appearance: string) {
  const app = express()
  const origin = await product.listen(createServer(app))
  product
    .servePage(app, { tag: tagOf(appearance) })
    .use('/api/hubspot', product.route({ publicUrl: origin + '/api/hubspot' }))
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const hold = async (url: string) => {
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route(url, async (route) => released.then(() => route.continue()))
    return release
  }
  const [releaseScript, releaseStatus] = [await hold('**/page.js'), await hold('**/api/hubspot')]
  await page.goto(origin, { waitUntil: 'commit' })
  await page.locator('#below').waitFor()
  return { page, context, releaseScript, releaseStatus }
}

const widths = [320, 360, 368, 373, 375, 390, 412, 466, 480, 566, 640, 768, 1280]

for (const appearance of ['card', 'inline'])
  for (const width of widths)
    test(
      `nothing below appearance="${appearance}" moves when its script comes, ${width} pixels wide`,
      { timeout: 60_000 },
      async () => {
        const { page, context, releaseScript, releaseStatus } = await openUndefined(width, appearance)
        const before = await topOfBelow(page)

        releaseScript()
        await page.getByText('Checking').waitFor()

        assert.equal(await topOfBelow(page), before)
        releaseStatus()
        await page.getByRole('button', { name: 'Connect HubSpot' }).waitFor()
        // The room of a row is between those of its states.
        if (appearance === 'card') assert.equal(await topOfBelow(page), before)
        await context.close()
      },
    )
