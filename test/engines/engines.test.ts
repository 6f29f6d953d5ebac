/**
 * The way through HubSpot's window, and the attack on it, in the engines of Debian's packages: `npm run test:engines`.
 * Not part of `npm test`, which needs one browser alone; CONTRIBUTING.md names the packages.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startHost, type Host } from '../../demo/host/host.js'
import { eventuallyEqual, eventually } from '../eventually.js'
import { isConnectedAtWiro } from '../journeys/wiro-status.js'
import { engines, type Browser, type Tab } from './browsers.js'

const card = 'wiro-hubspot-connect'
const undone = 'This connection was started in another browser, so it was undone.'

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
  eventuallyEqual('the card’s status', () => tab.text(card, '[part~=status]'), status)

/** Presses the card's leading button; resolves to HubSpot's page in the window that it opens. */
async function pressForPopup({ tab, windows }: Browser): Promise<Tab> {
  await tab.press(card, '[part~=action]')
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
  await waitForStatus(browser.tab, 'Connected')
}

const chosen = process.env.ENGINES?.split(',') ?? Object.keys(engines)

for (const name of chosen) {
  const start = engines[name]
  if (!start) throw new Error(`There is no engine ${name}; there are ${Object.keys(engines).join(', ')}.`)
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
      await owner.tab.open(host.origin)
      await waitForStatus(owner.tab, 'Not connected')
    })

    test(`${name}: I connect my account, its window closes, and I disconnect it again`, async () => {
      await connect(owner)
      await eventuallyEqual('the number of popups', async () => (await owner.windows()).length, 0)
      assert.match(await owner.tab.text(card, 'section'), /Acme Europe/)

      await owner.tab.press(card, '[part~=aside]')
      await owner.tab.press(card, '[part~=removal]')

      await waitForStatus(owner.tab, 'Not connected')
      assert.equal(await isConnectedAtWiro(host.emulatorOrigin), false)
    })

    test(`${name}: I connect my own account, it is kept, and the product is told once`, async () => {
      await connect(owner)

      await eventuallyEqual('the calls of the host’s hooks', () => hookCalls, ['connected 12345678 Acme Europe'])
      assert.equal(await isConnectedAtWiro(host.emulatorOrigin), true)
    })

    test(`${name}: I send HubSpot’s link to somebody else, and their approval is undone`, async () => {
      const link = await (await pressForPopup(owner)).url()

      await victim.tab.open(link)
      await approve(victim.tab, '87654321')

      await eventuallyEqual('the text of the return page', () => victim.tab.text('p'), undone)
      assert.equal(await isConnectedAtWiro(host.emulatorOrigin), false)
      assert.deepEqual(hookCalls, ['suspicious 87654321 finished_elsewhere'])
    })
  })
}
