/** The tests of one app: its own type check and build, and what a person does on its page. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'
import { first } from '../../src/card/locales/en/first.js'
import { findBrowser } from '../browser.js'
import { eventuallyEqual } from '../eventually.js'
import type { App } from './apps.js'
import { withPage } from './app-page.js'
import { runScript } from './app-project.js'
import { startApp, type AppServer } from './app-server.js'
import { startWiroAndHubSpot, type WiroAndHubSpot } from './wiro-and-hubspot.js'

const PORTAL_ID = '12345678'
const HEARD = `Contacts come from portal ${PORTAL_ID}.`

const cardOn = (page: Page) => page.locator('wiro-hubspot-connect')

const waitForStatus = (page: Page, status: string) =>
  eventuallyEqual('the card’s status', () => cardOn(page).locator('[part~=status]').innerText(), status)

/** Presses the card's button and returns HubSpot's window, on the approval page. */
async function openHubSpot(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup')
  await cardOn(page).getByRole('button', { name: first.disconnected.button }).click()
  const popup = await opened
  await popup.getByRole('radio', { name: 'Acme Europe' }).check()
  return popup
}

async function approve(popup: Page): Promise<void> {
  const closed = popup.waitForEvent('close')
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await closed
}

/** Follows a link of the app, or presses a button of it. */
const goTo = (page: Page, name: string) =>
  page
    .locator('a, button')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .click()

async function leave(page: Page): Promise<void> {
  await goTo(page, 'Home')
  // A framework may keep a page that is left, and hide it.
  await cardOn(page).waitFor({ state: 'hidden' })
}

const comeBack = (page: Page) => goTo(page, 'Settings')

/** Returns what the type check says of the app with the first token endpoint of a file misspelt. */
function checkMisspelt(folder: string, file: string): string {
  const path = join(folder, file)
  const code = readFileSync(path, 'utf8')
  const misspelt = code.replace(/(tokenE|token-e)ndpoint/, '$1ndpont')
  assert.notEqual(misspelt, code, `${file} holds a token endpoint`)
  writeFileSync(path, misspelt)
  try {
    return runScript(folder, 'check')
  } catch (error) {
    return String(error)
  } finally {
    writeFileSync(path, code)
  }
}

/** Defines the tests of an app. `makeProject` copies it and brings its packages. */
export function testApp(app: App, makeProject: (name: string) => string): void {
  describe(app.title, () => {
    let folder: string
    let sites: WiroAndHubSpot
    let browser: Browser
    let server: AppServer | undefined

    before(async () => {
      folder = makeProject(app.name)
      sites = await startWiroAndHubSpot()
      browser = await chromium.launch({ executablePath: await findBrowser(), args: sites.launchArgs })
      runScript(folder, 'build')
      server = await startApp(folder, sites.baseUrl)
    })
    after(async () => {
      server?.stop()
      await browser.close()
      sites.close()
    })
    beforeEach(() => sites.emulator.reset())

    const onPage = (use: Parameters<typeof withPage>[2]) => withPage(browser, server!.origin + app.path, use)

    test(`${app.title}: the app has no type error`, () => void runScript(folder, 'check'))

    const { checks } = app
    if (checks)
      test(`${app.title}: a misspelt token endpoint is a type error`, () =>
        assert.match(checkMisspelt(folder, checks), /token-?endpo/i))

    test(`${app.title}: a person connects an account, and the page hears of it`, () =>
      onPage(async ({ page }) => {
        await waitForStatus(page, first.disconnected.status)
        await approve(await openHubSpot(page))

        await waitForStatus(page, first.connected.status)
        await cardOn(page).getByText(PORTAL_ID).waitFor()
        await page.getByText(HEARD).waitFor()
      }))

    test(`${app.title}: the card shows a connected account at once, from the server's status`, () =>
      onPage(async ({ page, actions, paintedStatuses }) => {
        await approve(await openHubSpot(page))
        await waitForStatus(page, first.connected.status)
        actions.length = 0

        await page.reload()

        await waitForStatus(page, first.connected.status)
        assert.deepEqual([await paintedStatuses(), actions], [[first.connected.status], []])
      }))

    test(`${app.title}: the server gets the page's headers, and refuses a card without them`, () =>
      onPage(async ({ page, complaints }) => {
        await page.route('**/api/hubspot', async (route) => {
          const { 'x-csrf-token': token, ...headers } = route.request().headers()
          assert.ok(token)
          await route.continue({ headers })
        })
        await cardOn(page).getByRole('button', { name: first.disconnected.button }).click()

        await waitForStatus(page, first.codes.signed_out.title)
        assert.deepEqual(
          complaints.splice(0).filter((text) => !/401/.test(text)),
          [],
        )
      }))

    test(`${app.title}: a card that comes back in mid-flow goes on with it`, () =>
      onPage(async ({ page }) => {
        const popup = await openHubSpot(page)
        await leave(page)
        await comeBack(page)
        await waitForStatus(page, first.authorizing.status)

        await approve(popup)

        await waitForStatus(page, first.connected.status)
        await page.getByText(HEARD).waitFor()
      }))

    test(`${app.title}: an approval while the card is away is found when it comes back`, () =>
      onPage(async ({ page }) => {
        const popup = await openHubSpot(page)
        await leave(page)
        await popup.getByRole('button', { name: 'Connect app' }).click()
        await popup.waitForURL((url) => url.pathname === '/api/hubspot')

        await comeBack(page)

        await waitForStatus(page, first.connected.status)
        await page.getByText(HEARD).waitFor()
      }))
  })
}
