/**
 * Takes the pictures of the docs from the gallery. `npm run pictures` writes them to `docs/pictures/`. They travel with
 * the package, so that pngquant (a Debian package) makes them small.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { findBrowser, launchArgs } from '../../test/browser.js'
import { startHost } from '../host/host.js'

interface Picture {
  /** The gallery's URL parameters. */
  query: string
  /** In pixels. */
  width: number
  /** What is in the picture, one below or beside the other: the first element that each locator finds. */
  elements: string[]
  /** CSS of the box around them. */
  layout: string
  /** What is left out of them. */
  without?: string
}

const column = 'display: grid; gap: 16px; padding: 12px'
const card = (state: string) => `[data-shows=${state}]`

/** The card about a code. */
const problem = (code: string) => `figure:has(figcaption:text-is("${code}")) wiro-hubspot-connect`

const hosts = {
  width: 1192,
  elements: ['.host.bootstrap', '.host.material', '.host.shadcn'],
  layout: 'display: grid; grid-template-columns: repeat(3, 1fr)',
  without: '.host [data-shows=needsAdmin], .host [data-shows=authorizing], .host > p',
}

const pictures: Record<string, Picture> = {
  card: {
    query: 'only=rest,flow',
    width: 648,
    elements: ['disconnected', 'authorizing', 'connected'].map(card),
    layout: column,
  },
  states: {
    query: 'only=rest,flow,problems,unknown',
    width: 860,
    elements: [card('unfinished'), problem('hubspot_no_permission'), card('stopped'), card('signedOut')],
    layout: column,
  },
  inline: { query: 'only=inline', width: 828, elements: ['#inline .lines'], layout: 'padding: 12px' },
  hosts: { query: 'only=hosts', ...hosts },
  'hosts-dark': { query: 'theme=dark&only=hosts', ...hosts },
}

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

async function takePicture(page: Page, origin: string, name: string, picture: Picture): Promise<void> {
  const { query, width, elements, layout, without } = picture
  await page.setViewportSize({ width, height: 800 })
  await page.goto(`${origin}/gallery.html?${query}`, { waitUntil: 'networkidle' })
  const shown = await Promise.all(elements.map((locator) => page.locator(locator).first().elementHandle()))
  await page.evaluate(
    ({ shown, layout, without }) => {
      const box = document.createElement('div')
      box.style.cssText = layout
      if (without) for (const one of document.querySelectorAll(without)) one.remove()
      box.append(...shown.map((element) => element))
      document.body.style.cssText = 'margin: 0; padding: 0'
      document.body.replaceChildren(box)
    },
    { shown, layout, without },
  )
  await page.locator('body > div').screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
}

async function run(): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
  const host = await startHost({ port: 0, emulatorPort: 0 })
  try {
    const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC' })
    for (const [name, picture] of Object.entries(pictures)) await takePicture(page, host.origin, name, picture)
    const files = Object.keys(pictures).map((name) => `${folder}${name}.png`)
    execFileSync('pngquant', ['--force', '--ext', '.png', '--strip', '64', ...files])
    console.log(`${files.length} pictures in docs/pictures/`)
  } finally {
    await browser.close()
    await host.close()
  }
}

await run()
