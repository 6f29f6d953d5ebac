/**
 * The way through HubSpot's window, and the attack on it, in the engines of Debian's packages: `npm run test:engines`.
 * Not part of `npm test`, which needs one browser alone; CONTRIBUTING.md names the packages.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startHost, type Host } from '../../demo/host.js'
import { becomes, eventually } from '../journeys/becomes.js'
import { isConnected } from '../journeys/wiro.js'
import { engines, type Browser, type Tab } from './browsers.js'

const card = 'wiro-hubspot-connect'
const undone = 'This connection was started in another browser, so it was undone.'

let host: Host
const told: string[] = []

before(async () => {
  host = await startHost({
    port: 0,
    emulatorPort: 0,
    handler: {
      onConnected: ({ portalId, accountName }) => told.push(`connected ${portalId} ${accountName}`),
      onSuspiciousConnect: ({ portalId, reason }) => told.push(`suspicious ${portalId} ${reason}`),
    },
  })
})
after(() => host?.close())

const says = (tab: Tab, status: string) => becomes(() => tab.text(card, '[part~=status]'), status)

/** Presses the card's leading button; resolves to HubSpot's page in the window that it opens. */
async function pressForWindow({ tab, windows }: Browser): Promise<Tab> {
  await tab.press(card, '[part~=action]')
  const atHubSpot = async () => {
    const [popup] = await windows()
    return (await popup?.text('button[value=connect]')) ? popup : undefined
  }
  const popup = await eventually(() => atHubSpot().catch(() => undefined), Boolean)
  assert.ok(popup, 'no window came to HubSpot')
  return popup
}

async function approve(tab: Tab, portalId: string): Promise<void> {
  await tab.press(`input[value="${portalId}"]`)
  await tab.press('button[value=connect]')
}

async function connect(browser: Browser): Promise<void> {
  await approve(await pressForWindow(browser), '12345678')
  await says(browser.tab, 'Connected')
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
      told.length = 0
      await owner.tab.open(host.origin)
      await says(owner.tab, 'Not connected')
    })

    test(`${name}: I connect my account, its window closes, and I disconnect it again`, async () => {
      await connect(owner)
      await becomes(async () => (await owner.windows()).length, 0)
      assert.match(await owner.tab.text(card, 'section'), /Acme Europe/)

      await owner.tab.press(card, '[part~=aside]')
      await owner.tab.press(card, '[part~=removal]')

      await says(owner.tab, 'Not connected')
      assert.equal(await isConnected(host.emulatorOrigin), false)
    })

    test(`${name}: I connect my own account, it is kept, and the product is told once`, async () => {
      await connect(owner)

      await becomes(() => told, ['connected 12345678 Acme Europe'])
      assert.equal(await isConnected(host.emulatorOrigin), true)
    })

    test(`${name}: I send HubSpot’s link to somebody else, and their approval is undone`, async () => {
      const link = await (await pressForWindow(owner)).url()

      await victim.tab.open(link)
      await approve(victim.tab, '87654321')

      await becomes(() => victim.tab.text('p'), undone)
      assert.equal(await isConnected(host.emulatorOrigin), false)
      assert.deepEqual(told, ['suspicious 87654321 finished_elsewhere'])
    })
  })
}
