/**
 * Connecting, and the attack on it, in Chromium, Firefox and WebKit: `npm run test:engines`.
 * Not part of `npm test`, which needs only Chromium. CONTRIBUTING.md names Debian's packages.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startHost, type Host } from '../../demo/host/host.js'
import { eventually, eventuallyEqual } from '../eventually.js'
import { first } from '../journeys/card-texts.js'
import { isConnectedAtWiro } from '../journeys/wiro-status.js'
import { chosenEngines, closeWindows, type Browser, type Tab } from './browsers.js'

const TAG = 'wiro-hubspot-connect'
const TIME_LIMIT = { timeout: 120_000 }
const UNDONE_SENTENCE =
  'You approved in a different browser, so we didn’t keep the connection. Start again from your settings page.'

let host: Host
const hookCalls: string[] = []

before(async () => {
  host = await startHost({
    port: 0,
    emulatorPort: 0,
    handler: {
      onConnected: ({ portalId, accountName }) => hookCalls.push(`connected ${portalId} ${accountName}`),
      onSuspiciousConnect: ({ portalId, reason }) => hookCalls.push(`suspicious ${portalId} ${reason}`),
    },
  })
})
after(() => host?.close())

const waitForStatus = (tab: Tab, status: string) =>
  eventuallyEqual('the card’s status', () => tab.text(TAG, '[part~=status]'), status)

/** Presses the card's primary button. Resolves to the popup when it shows HubSpot's page. */
async function pressForPopup({ tab, windows }: Browser): Promise<Tab> {
  await tab.press(TAG, '[part~=action]')
  const atHubSpot = async () => {
    const [popup] = await windows()
    return (await popup?.text('button[value=connect]')) ? popup : undefined
  }
  const read = () => atHubSpot().catch(() => undefined)
  return eventually('HubSpot’s page in the popup', read, (popup) => popup !== undefined)
}

async function approve(tab: Tab, portalId: string): Promise<void> {
  await tab.press(`input[value="${portalId}"]`)
  await tab.press('button[value=connect]')
}

async function connect(browser: Browser): Promise<void> {
  await approve(await pressForPopup(browser), '12345678')
  await waitForStatus(browser.tab, first.connected.status)
}

for (const [name, start] of chosenEngines()) {
  describe(name, () => {
    let owner: Browser
    let victim: Browser

    before(async () => {
      owner = await start()
      victim = await start()
      console.log(`${name}: ${owner.version}`)
    })
    after(async () => {
      await owner?.close()
      await victim?.close()
    })
    beforeEach(async () => {
      host.emulator.reset()
      hookCalls.length = 0
      await closeWindows(owner)
      await owner.tab.open(host.origin)
      await owner.tab.evaluate('sessionStorage.clear()')
      await owner.tab.open(host.origin)
      await waitForStatus(owner.tab, first.disconnected.status)
    })

    test(`${name}: I connect my account, the popup closes, and I disconnect again`, TIME_LIMIT, async () => {
      await connect(owner)
      await eventuallyEqual('the number of popups', async () => (await owner.windows()).length, 0)
      assert.match(await owner.tab.text(TAG, 'section'), /Acme Europe/)

      await owner.tab.press(TAG, '=' + first.buttons.disconnect)
      await owner.tab.press(TAG, '[part~=removal]')

      await waitForStatus(owner.tab, first.disconnected.status)
      assert.equal(await isConnectedAtWiro(host.emulatorOrigin), false)
    })

    test(
      `${name}: I connect my own account, it stays connected, and the product’s hook runs once`,
      TIME_LIMIT,
      async () => {
        await connect(owner)

        await eventuallyEqual('the calls of the host’s hooks', () => hookCalls, ['connected 12345678 Acme Europe'])
        assert.equal(await isConnectedAtWiro(host.emulatorOrigin), true)
      },
    )

    test(`${name}: I send HubSpot’s link to somebody else, and their approval is undone`, TIME_LIMIT, async () => {
      const link = await (await pressForPopup(owner)).url()

      await victim.tab.open(link)
      await approve(victim.tab, '87654321')

      await eventuallyEqual('the text of the return page', () => victim.tab.text('p'), UNDONE_SENTENCE)
      assert.equal(await isConnectedAtWiro(host.emulatorOrigin), false)
      assert.deepEqual(hookCalls, ['suspicious 87654321 finished_elsewhere'])
    })
  })
}
