/** Takes screenshots of the gallery, in parts that stay readable. `npm run shots` writes them to `shots/`. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { findBrowser, launchArgs } from '../../test/browser.js'
import { startHost } from '../host/host.js'

interface Screenshot {
  /** The gallery's URL parameters. */
  query: string
  /** The width of the viewport; the height follows the content. */
  width: number
  forcedColors?: 'active'
  /** CSS added to the page, such as a larger font size. */
  style?: string
}

const screenshots: Record<string, Screenshot> = {
  'light-1-rest': { query: 'only=rest,inline', width: 1320 },
  'light-2-flow': { query: 'only=flow', width: 1320 },
  'light-3-problems': { query: 'only=problems,unknown', width: 1320 },
  'light-4-setup': { query: 'only=own', width: 900 },
  'dark-1-rest': { query: 'theme=dark&only=rest,inline', width: 1320 },
  'dark-2-flow': { query: 'theme=dark&only=flow', width: 1320 },
  'dark-3-problems': { query: 'theme=dark&only=problems,unknown', width: 1320 },
  'dark-4-setup': { query: 'theme=dark&only=own', width: 900 },
  'narrow-1': { query: 'width=260&only=rest,inline,unknown', width: 1216 },
  'narrow-2': { query: 'width=260&only=flow,problems', width: 1800 },
  'narrow-3': { query: 'width=260&only=own', width: 320 },
  rtl: { query: 'only=rtl', width: 1320 },
  'rtl-2': { query: 'dir=rtl&only=own', width: 900 },
  'forced-colors': { query: 'only=rest,flow', width: 1320, forcedColors: 'active' },
  'forced-colors-2': { query: 'only=problems,unknown', width: 1320, forcedColors: 'active' },
  'forced-colors-3': { query: 'only=own', width: 900, forcedColors: 'active' },
  'hosts-light': { query: 'only=hosts', width: 1400 },
  'hosts-dark': { query: 'theme=dark&only=hosts', width: 1400 },
  'text-200': { query: 'only=rest,inline,flow,unknown', width: 1320, style: 'html { font-size: 200% }' },
}

const folder = fileURLToPath(new URL('../../shots/', import.meta.url))

async function takeScreenshot(page: Page, origin: string, name: string, screenshot: Screenshot): Promise<void> {
  const { query, width, forcedColors, style } = screenshot
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ forcedColors: forcedColors ?? null })
  // What is loaded on demand has come as well.
  await page.goto(`${origin}/gallery.html?${query}`, { waitUntil: 'networkidle' })
  if (style) await page.addStyleTag({ content: style })
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true, animations: 'disabled' })
}

async function run(): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
  const host = await startHost({ port: 0, emulatorPort: 0 })
  mkdirSync(folder, { recursive: true })
  try {
    const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC' })
    for (const [name, screenshot] of Object.entries(screenshots))
      await takeScreenshot(page, host.origin, name, screenshot)
    console.log(`${Object.keys(screenshots).length} pictures in shots/`)
  } finally {
    await browser.close()
    await host.close()
  }
}

await run()
