/**
 * Measures the gallery in Chromium, prints a table for each check, and fails where one is breached. `npm run audit` runs all
 * checks, `npm run audit -- rows shifts` two of them.
 */
import { chromium } from 'playwright-core'
import { findBrowser, launchArgs } from '../../../test/browser.js'
import { startHost } from '../../host/host.js'
import { buildPages } from '../../host/serve-pages.js'
import { checks } from './checks.js'

const PAGE = 'gallery/audit/audit.html'

/** How many faults of a check are printed. */
const MOST_FAULTS = 40

function chosenChecks(names: string[]): string[] {
  const unknown = names.filter((name) => !Object.hasOwn(checks, name))
  if (unknown.length)
    throw new Error(`No check: ${unknown.join(', ')}. The checks are ${Object.keys(checks).join(', ')}.`)
  return names.length ? names : Object.keys(checks)
}

async function run(names: string[]): Promise<number> {
  const chosen = chosenChecks(names)
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
  const host = await startHost({ port: 0, emulatorPort: 0, built: await buildPages([PAGE]) })
  try {
    const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC', viewport: { width: 1320, height: 800 } })
    await page.exposeFunction('pressEnter', () => page.keyboard.press('Enter'))
    await page.goto(`${host.origin}/${PAGE}`)
    await page.waitForFunction(() => 'auditPage' in globalThis)
    let count = 0
    for (const name of chosen) {
      await page.evaluate(() => auditPage.setLanguage('en'))
      const faults = await checks[name]!(page)
      count += faults.length
      for (const fault of faults.slice(0, MOST_FAULTS)) console.log(`   ✖ ${fault}`)
      console.log(faults.length ? `   ${faults.length} faults` : '   ✔')
    }
    return count
  } finally {
    await browser.close()
    await host.close()
  }
}

process.exitCode = (await run(process.argv.slice(2))) ? 1 : 0
