/** HubSpot in the tab of the settings page: there and back, every other way back, and whose way back it is not. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { codeLine, codeText, first, portalLine, problems } from './card-texts.js'
import { serveOtherSite } from './other-site.js'
import { eventuallyEqual } from '../eventually.js'
import { cardOf } from './card.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey as journeyByWindow, journeyFrom, type Fixture } from './journey.js'
import { isConnectedAtWiro } from './wiro-status.js'

const undone = 'This connection was started in another browser, so it was undone.'

/** The settings page with a query and a hash of its own; everything beside the card is the demo's. */
const path = '/?mode=redirect&tab=crm#integrations'
const address = ({ origin }: Fixture) => origin + path

const journey = journeyFrom({ path: path })
const journeyFromOwnPage = journeyFrom({ path: '/redirect.html' })

/** What a person does on HubSpot's page, wherever it is. */
async function approve(page: Page, account = 'Acme Europe'): Promise<void> {
  await page.getByRole('radio', { name: account }).check()
  await page.getByRole('button', { name: 'Connect app' }).click()
}

const leave = async ({ page, press }: Fixture, label = first.disconnected.button) => {
  await press(label)
  await page.getByRole('button', { name: 'Connect app' }).waitFor()
}

const textOf = (page: Page) => page.locator('p').innerText()

const kept = (page: Page) => page.evaluate(() => Object.keys(sessionStorage).length)

journey('I connect in this tab and am back on the page I came from, connected', async (fixture) => {
  const { page, context, waitForStatus, waitForText, events, connectCalls, hookCalls } = fixture
  await fixture.waitForStatus(first.disconnected.status)

  await leave(fixture)
  await approve(page)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  await waitForText(portalLine('12345678'))
  await eventuallyEqual('the page’s URL', () => page.url(), address(fixture))
  assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
  assert.deepEqual(hookCalls, ['connected 12345678 Acme Europe'])
  assert.deepEqual([context.pages().length, connectCalls(), await kept(page)], [1, 1, 0])
})

journey('I load the page again afterwards, and it says the same and no news', async (fixture) => {
  const { page, waitForStatus, events } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await leave(fixture)
  await approve(page)
  await waitForStatus(first.connected.status)

  await page.reload()

  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), [])
})

journeyByWindow('I reconnect in this tab, and the account is proven by what came back', async (fixture) => {
  const { page, waitForStatus, waitForText, events } = fixture
  await connect(fixture)
  await page.goto(address(fixture))
  await waitForStatus(first.connected.status)

  await leave(fixture, first.buttons.reconnect)
  await approve(page)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.deepEqual(await events(), ['flow-end connected'])
})

journey('F57 I refuse in this tab, HubSpot says so, and I try again', async (fixture) => {
  const { page, waitForStatus, waitForText, events, emulator } = fixture
  emulator.faults.set('refusal-redirects')
  await fixture.waitForStatus(first.disconnected.status)
  await leave(fixture)

  await page.getByRole('button', { name: 'Cancel' }).click()

  await waitForStatus(problems.codes.authorization_denied.title)
  await waitForText('authorization_denied')
  await eventuallyEqual('the page’s URL', () => page.url(), address(fixture))
  assert.deepEqual(await events(), ['error authorization_denied', 'flow-end failed authorization_denied'])
  await leave(fixture, first.buttons.retry)
  await approve(page)
  await waitForStatus(first.connected.status)
})

journey('F18 I come back by the browser’s button, am asked what HubSpot showed, and try again', async (fixture) => {
  const { page, waitForStatus, waitForText, connectCalls } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await leave(fixture)

  await page.goBack()

  await waitForStatus(problems.unfinished.status)
  await waitForText(codeText('unfinished'))
  await waitForText(problems.question.heading)
  await leave(fixture, first.buttons.retry)
  await approve(page)
  await waitForStatus(first.connected.status)
  assert.equal(connectCalls(), 2)
})

journey('F42 I reload the page before it has left, and go on from there', async (fixture) => {
  const { page, press, waitForStatus, emulator } = fixture
  emulator.faults.set('latency', { on: 'HubSpotConnect' })
  await fixture.waitForStatus(first.disconnected.status)
  await press(first.disconnected.button)
  await waitForStatus(first.opening.status)

  emulator.faults.clear('latency')
  await page.reload()

  await waitForStatus(problems.unfinished.status)
  await leave(fixture, first.buttons.retry)
  await approve(page)
  await waitForStatus(first.connected.status)
})

journeyFrom({ path: '/?fault=popup-blocked' })(
  'F01 My browser blocks the window, and I go on in this tab',
  async (fixture) => {
    const { page, press, waitForStatus, buttons, connectCalls } = fixture
    const blocked = page.url()
    await press(first.disconnected.button)
    await waitForStatus(first.codes.popup_blocked.title)
    await eventuallyEqual('the card’s buttons', buttons, [
      problems.buttons.openHubSpot,
      problems.buttons.continueHere,
      first.buttons.cancel,
    ])
    assert.equal(page.url(), blocked)

    await leave(fixture, problems.buttons.continueHere)
    await approve(page)

    await waitForStatus(first.connected.status)
    await eventuallyEqual('the page’s URL', () => page.url(), blocked)
    assert.equal(connectCalls(), 1)
  },
)

journeyByWindow('F03 My app has one window, which the page lends to HubSpot at the next press', async (fixture) => {
  const { page, context, press, waitForStatus, waitForText, navigations } = fixture
  await context.addInitScript(() => {
    window.open = (url) => {
      // Without a network in between, the page would be gone before it has its own pieces, which begin with a lock.
      const timer = setInterval(async () => {
        const { held = [] } = await navigator.locks.query()
        if (!held.some(({ name }) => name?.startsWith('wiro-hubspot-connect:'))) return
        clearInterval(timer)
        location.href = String(url)
      }, 50)
      return window
    }
  })
  await page.reload()
  await waitForStatus(first.disconnected.status)
  await press(first.disconnected.button)

  await waitForStatus(problems.unfinished.status)
  assert.ok(navigations.includes('GET page /api/hubspot'), 'the window was not opened')
  await leave(fixture, first.buttons.retry)
  await approve(page)
  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
})

journeyByWindow('F71 In a frame HubSpot opens in a window, whatever the page asks for', async (fixture) => {
  const { page, context, origin } = fixture
  const site = await serveOtherSite(context, { '/': `<iframe src="${origin}/?mode=redirect"></iframe>` })
  await page.goto(site)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  const { waitForStatus, pressForPopup } = cardOf(page, 0, frame!)
  await waitForStatus(first.disconnected.status)

  await approveInPopup(await pressForPopup(first.disconnected.button))

  await waitForStatus(first.connected.status)
})

journeyFromOwnPage('My page is itself the redirect URL, and understands what comes back', async (fixture) => {
  const { page, origin, emulatorOrigin, navigations } = fixture
  const card = cardOf(page, 1)
  await card.waitForStatus(first.disconnected.status)
  navigations.length = 0

  await leave({ ...fixture, ...card })
  await approve(page)

  await card.waitForStatus(first.connected.status)
  await card.waitForText('Acme Europe')
  await eventuallyEqual('the page’s URL', () => page.url(), origin + '/redirect.html')
  assert.deepEqual(await card.events(), ['connected 12345678', 'flow-end connected'])
  assert.equal(navigations.includes('GET page /api/hubspot'), false)
  assert.equal(await isConnectedAtWiro(emulatorOrigin), true)
  await cardOf(page).waitForStatus(first.connected.status)
})

journeyFromOwnPage('Of two cards on my page, the one that I left from hears what came back', async (fixture) => {
  const { page, origin } = fixture
  const [relayed, itself] = [cardOf(page), cardOf(page, 1)]
  await leave({ ...fixture, ...itself })
  await page.goBack()
  await itself.waitForStatus(problems.unfinished.status)
  await leave({ ...fixture, ...relayed })

  await approve(page)

  await relayed.waitForStatus(first.connected.status)
  await relayed.waitForText('Acme Europe')
  await eventuallyEqual('the page’s URL', () => page.url(), origin + '/redirect.html')
})

// ── Whose way back it is not ────────────────────────────────────────────────────────────────────────────────────────

journey('F87 I send HubSpot’s link from this tab to somebody else, and their approval is undone', async (fixture) => {
  const { page, hookCalls, emulatorOrigin, waitForStatus } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await leave(fixture)
  const victim = await (await fixture.otherBrowser()).newPage()

  await victim.goto(page.url())
  await approve(victim, 'Acme US')

  await eventuallyEqual('the text of the return page', () => textOf(victim), undone)
  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
  assert.deepEqual(hookCalls, ['suspicious 87654321 finished_elsewhere'])
  await page.goBack()
  await waitForStatus(problems.unfinished.status)
})

journey('F87 Another tab of my own browser is not the tab that left', async (fixture) => {
  const { page, context, emulatorOrigin } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await leave(fixture)
  const other = await context.newPage()

  await other.goto(page.url())
  await approve(other)

  await eventuallyEqual('the text of the return page', () => textOf(other), undone)
  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
})

journey(
  'F87 I follow somebody’s link in the tab that I left from, and my page says what became of it',
  async (fixture) => {
    const { page, waitForStatus, waitForText, events, emulatorOrigin } = fixture
    await fixture.waitForStatus(first.disconnected.status)
    await leave(fixture)
    // Their flow is another one, for the same agent.
    const theirs = await (await fixture.otherBrowser()).newPage()
    await theirs.goto(address(fixture))
    await leave({ ...fixture, ...cardOf(theirs) })

    await page.goto(theirs.url())
    await approve(page, 'Acme US')

    await waitForStatus(problems.codes.wrong_browser.title)
    await waitForText(codeLine('wrong_browser'))
    await eventuallyEqual('the page’s URL', () => page.url(), address(fixture))
    assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
    assert.deepEqual(await events(), ['error wrong_browser', 'flow-end failed wrong_browser'])
  },
)

journey('F87 A link that forges a mark and a way back gives neither', async (fixture) => {
  const { page, origin, waitForStatus, state, emulatorOrigin } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await leave(fixture)
  const link = page.url()
  await page.goBack()
  await waitForStatus(problems.unfinished.status)
  const flow = ((await state()) as { flow: { id: string } }).flow.id
  const victim = await (await fixture.otherBrowser()).newPage()

  await victim.goto(`${origin}/api/hubspot#${flow}!/redirect.html?`)
  await eventuallyEqual('the text of the return page', () => textOf(victim), 'Opening HubSpot…')
  await victim.goto(link)
  await approve(victim, 'Acme US')

  await eventuallyEqual('the text of the return page', () => textOf(victim), undone)
  assert.equal(victim.url(), origin + '/api/hubspot')
  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
})

journeyByWindow('F69 I open the return page with a forged success, and am not sent anywhere', async (fixture) => {
  const { context, origin, emulator } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  const asked = emulator.requests.length
  const forged = await context.newPage()

  await forged.goto(
    `${origin}/api/hubspot?hubspot_connected=true&hubspot_portal=666#AAAAAAAAAAAAAAAAAAAAAA!//evil.example/`,
  )

  await eventuallyEqual('the text of the return page', () => textOf(forged), 'Opening HubSpot…')
  assert.equal(forged.url(), origin + '/api/hubspot')
  assert.equal(emulator.requests.length, asked)
})
