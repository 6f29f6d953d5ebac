/** Takes sheets of the gallery, in pictures that stay readable. `npm run shots` writes them to `shots/`. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { findBrowser, launchArgs } from '../../test/browser.js'
import { startHost } from '../host/host.js'

interface Sheet {
  /** The gallery's URL parameters. */
  query: string
  /** The width of the viewport; the height follows the content. */
  width: number
  forcedColors?: 'active'
  /** CSS added to the page, such as a larger font size. */
  style?: string
}

const LARGE_TEXT = 'html { font-size: 200% }'
/** The card of a phone that is 375 px wide. */
const PHONE = 'html { --width: 343px !important }'

/** A sheet for each of these groups. */
function sheetsOf(name: string, groups: readonly string[], sheet: Sheet): Record<string, Sheet> {
  const entries = groups.map((group): [string, Sheet] => [
    `${name}-${group.split(',')[0]}`,
    { ...sheet, query: `${sheet.query}&only=${group}` },
  ])
  return Object.fromEntries(entries)
}

const cards = ['rest', 'flow', 'problems,unknown']
const all = [...cards, 'own']

const sheets: Record<string, Sheet> = {
  ...sheetsOf('light', ['rest,inline', 'flow', 'problems,unknown'], { query: 'theme=light', width: 1320 }),
  ...sheetsOf('dark', ['rest,inline', 'flow', 'problems,unknown'], { query: 'theme=dark', width: 1320 }),
  ...sheetsOf('light', ['own'], { query: 'theme=light', width: 900 }),
  ...sheetsOf('dark', ['own'], { query: 'theme=dark', width: 900 }),
  ...sheetsOf('slate', ['rest', 'own'], { query: 'theme=slate', width: 1320 }),
  ...sheetsOf('grey', ['rest', 'own'], { query: 'theme=grey', width: 1320 }),
  ...sheetsOf('320', all, { query: 'width=320', width: 1456 }),
  ...sheetsOf('480', all, { query: 'width=480', width: 1552 }),
  ...sheetsOf('760', cards, { query: 'width=760', width: 1600 }),
  ...sheetsOf('row-320', cards, { query: 'appearance=inline&width=320', width: 1456 }),
  ...sheetsOf('row-480', cards, { query: 'appearance=inline&width=480', width: 1552 }),
  ...sheetsOf('row-760', cards, { query: 'appearance=inline&width=760', width: 1600 }),
  ...sheetsOf('rtl', all, { query: 'dir=rtl&lang=ar', width: 1320 }),
  ...sheetsOf('343', cards, { query: 'width=320', width: 1548, style: PHONE }),
  ...sheetsOf('japanese', all, { query: 'lang=ja&width=320', width: 1456 }),
  ...sheetsOf('german', all, { query: 'lang=de&width=320', width: 1456 }),
  ...sheetsOf('german-row', cards, { query: 'lang=de&appearance=inline&width=480', width: 1552 }),
  ...sheetsOf('forced-colors', all, { query: 'theme=light', width: 1320, forcedColors: 'active' }),
  ...sheetsOf('hosts', ['hosts'], { query: 'theme=light', width: 1400 }),
  ...sheetsOf('hosts-dark', ['hosts'], { query: 'theme=dark', width: 1400 }),
  ...sheetsOf('text-200', all, { query: 'theme=light', width: 1320, style: LARGE_TEXT }),
  ...sheetsOf('text-200-row', cards, { query: 'appearance=inline', width: 1320, style: LARGE_TEXT }),
}

/** A picture that is higher is hard to read on a screen. */
const PICTURE_HEIGHT = 1500

const folder = fileURLToPath(new URL('../../shots/', import.meta.url))

async function takeSheet(page: Page, origin: string, name: string, sheet: Sheet): Promise<number> {
  const { query, width, forcedColors, style } = sheet
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ forcedColors: forcedColors ?? null })
  // What is loaded on demand has come as well.
  await page.goto(`${origin}/gallery.html?${query}`, { waitUntil: 'networkidle' })
  if (style) await page.addStyleTag({ content: style })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height })
  const count = Math.ceil(height / PICTURE_HEIGHT)
  for (let index = 0; index < count; index++) {
    const y = index * PICTURE_HEIGHT
    const clip = { x: 0, y, width, height: Math.min(PICTURE_HEIGHT, height - y) }
    await page.screenshot({ path: `${folder}${name}-${index + 1}.png`, clip, animations: 'disabled' })
  }
  return count
}

async function run(names: string[]): Promise<void> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
  const host = await startHost({ port: 0, emulatorPort: 0 })
  mkdirSync(folder, { recursive: true })
  try {
    const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC' })
    // `npm run shots -- rtl german` takes the sheets whose names begin so.
    const chosen = Object.entries(sheets).filter(([name]) => !names.length || names.some((one) => name.startsWith(one)))
    let count = 0
    for (const [name, sheet] of chosen) count += await takeSheet(page, host.origin, name, sheet)
    console.log(`${count} pictures of ${chosen.length} sheets in shots/`)
  } finally {
    await browser.close()
    await host.close()
  }
}

await run(process.argv.slice(2))
