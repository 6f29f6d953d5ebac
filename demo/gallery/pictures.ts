/**
 * Takes the pictures of the docs from the gallery. `npm run pictures` writes them to `docs/pictures/`. They travel with
 * the package, so that pngquant (a Debian package) makes them small.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium, type ElementHandle, type Page } from 'playwright-core'
import { findBrowser, launchArgs } from '../../test/browser.js'
import { startHost } from '../host/host.js'
import { callouts, drawTokenPicture, tokenPictureWidth } from './token-picture.js'

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
  /** Shows the elements once in each. */
  schemes?: ('light' | 'dark')[]
}

/** What `showAlone` needs of a picture, with the elements themselves. */
interface Shown extends Pick<Picture, 'layout' | 'without' | 'schemes'> {
  shown: Element[]
}

const column = 'display: grid; gap: 16px; padding: 12px'
/** The card of a state; rows and the hosts' pages show it too. */
const card = (state: string) => `figure [data-shows=${state}]:not([appearance=inline])`

/** The card about a code. */
const problem = (code: string) => `figure:has(figcaption:text-is("${code}")) wiro-hubspot-connect`

/** A theme's host page with two cards. */
const theme = (name: string, ...schemes: ('light' | 'dark')[]): Picture => ({
  query: 'only=hosts',
  width: 480 * schemes.length,
  elements: [`.host.${name}`],
  layout: `display: grid; grid-template-columns: repeat(${schemes.length}, 1fr)`,
  without: '.host [data-shows=needsAdmin], .host [data-shows=authorizing], .host > p',
  schemes,
})

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
  'theme-bootstrap': theme('bootstrap', 'light', 'dark'),
  'theme-material': theme('material', 'light', 'dark'),
  'theme-shadcn': theme('shadcn', 'light', 'dark'),
  'theme-dark-dashboard': theme('dark-dashboard', 'dark'),
}

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

async function takePicture(page: Page, origin: string, name: string, picture: Picture): Promise<void> {
  const { query, width, elements, layout, without, schemes } = picture
  await page.setViewportSize({ width, height: 800 })
  await page.goto(`${origin}/gallery.html?${query}`, { waitUntil: 'networkidle' })
  const shown = await Promise.all(
    elements.map((locator) => page.locator(locator).first().elementHandle() as Promise<ElementHandle<HTMLElement>>),
  )
  await page.evaluate(showAlone, { shown, layout, without, schemes })
  await page.locator('body > div').screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
}

async function takeTokenPicture(page: Page, origin: string): Promise<void> {
  await page.setViewportSize({ width: tokenPictureWidth, height: 800 })
  await page.goto(`${origin}/gallery.html`, { waitUntil: 'networkidle' })
  await page.evaluate(drawTokenPicture, { callouts })
  const path = `${folder}tokens.png`
  await page.locator('body > div').screenshot({ path, animations: 'disabled' })
  // It is the largest: without dithering it is small, too.
  execFileSync('pngquant', ['--force', '--ext', '.png', '--strip', '--nofs', '28', path])
}

/** Runs in the page, where no helper of the compiler is: it contains no function with a name. */
function showAlone({ shown, layout, without, schemes }: Shown): void {
  if (without) for (const one of document.querySelectorAll(without)) one.remove()
  const box = document.createElement('div')
  box.style.cssText = layout
  if (!schemes) box.append(...shown)
  for (const scheme of schemes ?? [])
    for (const element of shown) {
      const copy = element.cloneNode(true) as HTMLElement
      const cards = element.querySelectorAll('wiro-hubspot-connect')
      copy.classList.add(scheme)
      copy.querySelectorAll('wiro-hubspot-connect').forEach((card, index) => (card.connector = cards[index]!.connector))
      box.append(copy)
    }
  document.body.style.cssText = 'margin: 0; padding: 0'
  document.body.replaceChildren(box)
}

async function run(): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
  const host = await startHost({ port: 0, emulatorPort: 0 })
  try {
    const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC' })
    for (const [name, picture] of Object.entries(pictures)) await takePicture(page, host.origin, name, picture)
    await takeTokenPicture(page, host.origin)
    const files = Object.keys(pictures).map((name) => `${folder}${name}.png`)
    execFileSync('pngquant', ['--force', '--ext', '.png', '--strip', '64', ...files])
    console.log(`${files.length + 1} pictures in docs/pictures/`)
  } finally {
    await browser.close()
    await host.close()
  }
}

await run()
