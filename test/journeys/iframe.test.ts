/** The settings page in a frame of another site: what the browser withholds there, and what a host has to allow. */
import assert from 'node:assert/strict'
import type { Frame, Page } from 'playwright-core'
import { pageOf } from '../docs/pages.js'
import { first, problems } from './card-texts.js'
import { serveOtherSite } from './other-site.js'
import { cardOf, type Card } from './card.js'
import { connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

const [documentedFrame = ''] = pageOf('docs/deployment.md').blocksIn('In a frame', 'html')

/** Returns the documented example of a frame, for this URL. */
const frameFor = (url: string) => documentedFrame.replace(/src="[^"]+"/, `src="${url}"`)

/** Returns the card in the page's frame. */
async function cardInFrame(page: Page, origin: string): Promise<Card & { frame: Frame }> {
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  await frame!.waitForURL(origin + '/')
  return { ...cardOf(page, 0, frame!), frame: frame! }
}

/** Partitions channels as browsers do: a page framed by another site shares none with the product's windows. Playwright turns that off. */
const partitionChannels = ({ context }: Fixture) =>
  context.addInitScript(() => {
    if (top === self) return
    const Original = BroadcastChannel
    window.BroadcastChannel = class extends Original {
      constructor(name: string) {
        super('framed ' + name)
      }
    }
  })

journey('F71 The frame does not get my session, and the card offers to open the page in a new tab', async (fixture) => {
  const { page, context, origin, expectConsole } = fixture
  await partitionChannels(fixture)
  await fixture.signIn()
  const site = await serveOtherSite(context, { '/': `<iframe src="${origin}/"></iframe>` })
  await page.goto(site)

  const { waitForStatus, waitForText, buttons, frame } = await cardInFrame(page, origin)

  await waitForStatus(problems.frame.status)
  await expectConsole(/status of 401/)
  await waitForText(problems.frame.text)
  assert.deepEqual(await buttons(), [first.buttons.reload])
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
  'F04 No popup opens from a strict sandbox, and one opens from the frame that the README shows',
  async (fixture) => {
    const { page, context, origin, emulator, expectConsole, allowConsole } = fixture
    await partitionChannels(fixture)
    // Browsers do not show a page with COOP in a sandboxed window, so the popup has to escape the sandbox.
    emulator.faults.set('consent-coop-same-origin')
    const site = await serveOtherSite(context, {
      '/strict': `<iframe src="${origin}/" sandbox="allow-scripts allow-same-origin allow-forms"></iframe>`,
      '/readme': frameFor(origin + '/'),
    })
    await page.goto(site + '/strict')
    const strict = await cardInFrame(page, origin)
    await strict.waitForStatus(first.disconnected.status)

    await strict.press(first.disconnected.button)

    await strict.waitForStatus(first.codes.popup_blocked.title)
    await strict.waitForText(problems.frame.text)
    await strict.waitForText(origin + '/')
    await expectConsole(/^warning: wiro-hubspot-connect:.* allow-popups .*allow-popups-to-escape-sandbox/)
    await expectConsole(/^error: Blocked opening .*'allow-popups'/)
    await strict.press(first.buttons.retry)
    await expectConsole(/^error: Blocked opening .*'allow-popups'/)
    // A whole Chromium logs each blocked popup twice.
    allowConsole(/^error: Blocked opening .*'allow-popups'/)
    await strict.waitForStatus(first.codes.popup_blocked.title)
    await strict.press(first.buttons.cancel)
    await strict.waitForStatus(first.disconnected.status)

    await page.goto(site + '/readme')
    const { pressForPopup, waitForStatus } = await cardInFrame(page, origin)
    const popup = await pressForPopup(first.disconnected.button)
    await popup.getByRole('radio', { name: 'Acme Europe' }).check()
    await popup.getByRole('button', { name: 'Connect app' }).click()
    await waitForStatus(first.connected.status)
  },
)
