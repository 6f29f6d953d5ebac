/** The static demo in Chromium, Firefox and WebKit: its windows share one state, and none needs a server. */
import { after, before, describe, test } from 'node:test'
import { eventuallyEqual } from '../eventually.js'
import { first } from '../journeys/card-texts.js'
import { startStaticServer, type StaticServer } from '../journeys/static-server.js'
import { chosenEngines, type Browser, type Tab } from './browsers.js'
import { popupAtHubSpot, TAG } from './stage.js'

const TIME_LIMIT = { timeout: 120_000 }

let server: StaticServer
before(async () => {
  server = await startStaticServer()
})
after(() => server?.close())

const waitForStatus = (tab: Tab, status: string) =>
  eventuallyEqual('the card’s status', () => tab.text(TAG, '[part~=status]'), status)

async function approve(tab: Tab): Promise<void> {
  await tab.press('input[value="87654321"]')
  await tab.press('button[value=connect]')
}

for (const [name, start] of chosenEngines()) {
  describe(name, () => {
    let browser: Browser
    before(async () => {
      browser = await start()
    })
    after(() => browser?.close())

    test(`${name}: I connect in a window, reload the page, and disconnect`, TIME_LIMIT, async () => {
      const { tab } = browser
      await tab.open(server.siteUrl)
      await waitForStatus(tab, first.disconnected.status)

      await tab.press(TAG, '[part~=action]')
      await approve(await popupAtHubSpot(browser))
      await waitForStatus(tab, first.connected.status)
      await eventuallyEqual('the number of popups', async () => (await browser.windows()).length, 0)

      await tab.open(server.siteUrl)
      await waitForStatus(tab, first.connected.status)
      await tab.press(TAG, '=' + first.buttons.disconnect)
      await tab.press(TAG, '[part~=removal]')
      await waitForStatus(tab, first.disconnected.status)
    })

    test(`${name}: I connect without a window`, TIME_LIMIT, async () => {
      const { tab } = browser
      await tab.open(server.siteUrl + 'redirect.html')
      await waitForStatus(tab, first.disconnected.status)

      await tab.press(TAG, '[part~=action]')
      await approve(tab)

      await waitForStatus(tab, first.connected.status)
    })
  })
}
