/** The settings page inside a frame of another site: what is kept from it there, and what a host has to allow. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright-core'
import { first, problems } from './card-texts.js'
import { serveOtherSite } from './other-site.js'
import { cardOf, type Card } from './card.js'
import { connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** The frame that the README tells a host to write, for this page. */
const frameOfReadme = (address: string) =>
  /<iframe\s[^>]+><\/iframe>/.exec(readme)![0].replace(/src="[^"]+"/, `src="${address}"`)

/** The card of the page in this page's frame. */
async function framed(page: Page, origin: string): Promise<Card & { frame: Frame }> {
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  await frame!.waitForURL(origin + '/')
  return { ...cardOf(page, 0, frame!), frame: frame! }
}

/** As browsers do it, while Playwright turns it off: what is framed by another site and our own windows hear no channel of each other. */
const partition = ({ context }: Fixture) =>
  context.addInitScript(() => {
    if (top === self) return
    const Whole = BroadcastChannel
    window.BroadcastChannel = class extends Whole {
      constructor(name: string) {
        super('framed ' + name)
      }
    }
  })

journey('F71 My session is kept from a frame on another site, and the card shows me the way out', async (fixture) => {
  const { page, context, origin, expectConsole } = fixture
  await partition(fixture)
  await fixture.signIn()
  const site = await serveOtherSite(context, { '/': `<iframe src="${origin}/"></iframe>` })
  await page.goto(site)

  const { waitForStatus, waitForText, buttons, frame } = await framed(page, origin)

  await waitForStatus(problems.frame.status)
  await expectConsole(/status of 401/)
  await waitForText(problems.frame.text)
  assert.deepEqual(await buttons(), [problems.buttons.reload])
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: problems.frame.link }).click(),
  ])
  const card = cardOf(tab)
  await card.waitForStatus(first.disconnected.status)
  await connect({ ...fixture, ...card })
  assert.equal(await tab.evaluate(() => opener as unknown), null)
})

journey(
  'F04 No window opens out of a sandbox, and one opens out of the frame that the README shows',
  async (fixture) => {
    const { page, context, origin, emulator, expectConsole } = fixture
    await partition(fixture)
    // A page in a sandbox that sends COOP is not shown: HubSpot’s window has to be out of the sandbox.
    emulator.faults.set('consent-coop-same-origin')
    const site = await serveOtherSite(context, {
      '/tight': `<iframe src="${origin}/" sandbox="allow-scripts allow-same-origin allow-forms"></iframe>`,
      '/readme': frameOfReadme(origin + '/'),
    })
    await page.goto(site + '/tight')
    const tight = await framed(page, origin)
    await tight.waitForStatus(first.disconnected.status)

    await tight.press(first.disconnected.button)

    await tight.waitForStatus(first.codes.popup_blocked.title)
    await tight.waitForText(problems.frame.text)
    await tight.waitForText(origin + '/')
    await expectConsole(/^warning: wiro-hubspot-connect:.* allow-popups .*allow-popups-to-escape-sandbox/)
    await expectConsole(/^error: Blocked opening .*'allow-popups'/)
    await tight.press(first.buttons.retry)
    await expectConsole(/^error: Blocked opening .*'allow-popups'/)
    await tight.waitForStatus(first.codes.popup_blocked.title)
    await tight.press(first.buttons.cancel)
    await tight.waitForStatus(first.disconnected.status)

    await page.goto(site + '/readme')
    const { pressForPopup, waitForStatus } = await framed(page, origin)
    const popup = await pressForPopup(first.disconnected.button)
    await popup.getByRole('radio', { name: 'Acme Europe' }).check()
    await popup.getByRole('button', { name: 'Connect app' }).click()
    await waitForStatus(first.connected.status)
  },
)
