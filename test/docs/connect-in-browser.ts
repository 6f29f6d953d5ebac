/** Connects an account in a browser, in a page that a test started. */
import { after, before } from 'node:test'
import { chromium, type Browser } from 'playwright-core'
import { findBrowser, launchArgs } from '../browser.js'
import { stopProcesses } from './dev-project.js'

const LIMIT_MS = 20_000

let browser: Browser

before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})

after(async () => {
  stopProcesses()
  await browser.close()
})

/** Connects as the pages say, and returns the account that the card then shows. */
export async function connectAt(port: number): Promise<string> {
  const tab = await browser.newPage()
  tab.setDefaultTimeout(LIMIT_MS)
  await tab.goto(`http://localhost:${port}/`)
  const opened = tab.waitForEvent('popup')
  await tab.getByRole('button', { name: 'Connect HubSpot' }).click()
  const popup = await opened
  await popup.getByRole('radio', { name: 'Acme Europe' }).check()
  await popup.getByRole('button', { name: 'Connect app' }).click()
  const card = tab.locator('wiro-hubspot-connect')
  await card.getByText('12345678').waitFor()
  return card.locator('[part~=account]').innerText()
}
