/** HubSpot opens in the tab of the settings page: the way there and back, and attempts to return in another tab or browser. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { codeLine, codeText, first, portalLine, problems } from './card-texts.js'
import { hostPortal, wiroAction } from './dialect.js'
import { serveOtherSite } from './other-site.js'
import { eventuallyEqual } from '../eventually.js'
import { cardOf } from './card.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey as journeyByWindow, journeyFrom, type Fixture } from './journey.js'
import { isConnectedAtWiro } from './wiro-status.js'
import { returnTexts, waitForReturnPage, waitForReturnText } from './return-page.js'

/** The settings page with a query and a hash, which have to survive the way to HubSpot and back. */
const PATH = '/?mode=redirect&tab=crm#integrations'
const pageUrl = ({ origin }: Fixture) => origin + PATH

const journey = journeyFrom({ path: PATH })
const journeyFromOwnPage = journeyFrom({ path: '/redirect.html' })

/** Approves on HubSpot's page. */
async function approve(page: Page, account = 'Acme Europe'): Promise<void> {
  await page.getByRole('radio', { name: account }).check()
  await page.getByRole('button', { name: 'Connect app' }).click()
}

const goToHubSpot = async ({ page, press }: Fixture, label = first.disconnected.button) => {
  await press(label)
  await page.getByRole('button', { name: 'Connect app' }).waitFor()
}

const countStoredKeys = (page: Page) => page.evaluate(() => Object.keys(sessionStorage).length)

journey('I connect in this tab, and return to the page that I came from', async (fixture) => {
  const { page, context, waitForStatus, waitForText, events, connectCalls, hookCalls } = fixture
  await fixture.waitForStatus(first.disconnected.status)

  await goToHubSpot(fixture)
  await approve(page)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  await waitForText(portalLine('12345678'))
  await eventuallyEqual('the page’s URL', () => page.url(), pageUrl(fixture))
  assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
  assert.deepEqual(hookCalls, [`connected ${hostPortal('12345678')} Acme Europe`])
  assert.deepEqual([context.pages().length, connectCalls(), await countStoredKeys(page)], [1, 1, 0])
})

journey('I reload the page after that, and it fires no event again', async (fixture) => {
  const { page, waitForStatus, events } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await goToHubSpot(fixture)
  await approve(page)
  await waitForStatus(first.connected.status)

  await page.reload()

  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), [])
})

journeyByWindow('I reconnect in this tab, and the callback confirms my account', async (fixture) => {
  const { page, waitForStatus, waitForText, events } = fixture
  await connect(fixture)
  await page.goto(pageUrl(fixture))
  await waitForStatus(first.connected.status)

  await goToHubSpot(fixture, first.buttons.reconnect)
  await approve(page)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.deepEqual(await events(), ['flow-end connected'])
})

journey('F57 I refuse in this tab, the card says so, and I try again', async (fixture) => {
  const { page, waitForStatus, waitForDetails, events, emulator } = fixture
  emulator.faults.set('refusal-redirects')
  await fixture.waitForStatus(first.disconnected.status)
  await goToHubSpot(fixture)

  await page.getByRole('button', { name: 'Cancel' }).click()

  await waitForStatus(problems.codes.authorization_denied.title)
  await waitForDetails('authorization_denied')
  await eventuallyEqual('the page’s URL', () => page.url(), pageUrl(fixture))
  assert.deepEqual(await events(), ['error authorization_denied', 'flow-end failed authorization_denied'])
  await goToHubSpot(fixture, first.buttons.retry)
  await approve(page)
  await waitForStatus(first.connected.status)
})

journey('My app’s router cleans the address first, and the card still says what HubSpot answered', async (fixture) => {
  const { page, context, waitForStatus, waitForText, emulator } = fixture
  emulator.faults.set('refusal-redirects')
  await context.addInitScript(() => {
    if (location.pathname !== '/') return
    history.replaceState(
      null,
      '',
      location.pathname + location.search.replace(/[?&]hubspot_[^&]*/g, '') + location.hash,
    )
  })
  await fixture.waitForStatus(first.disconnected.status)
  await goToHubSpot(fixture)

  await page.getByRole('button', { name: 'Cancel' }).click()

  await waitForStatus(problems.codes.authorization_denied.title)
  emulator.faults.clear('refusal-redirects')
  await goToHubSpot(fixture, first.buttons.retry)
  await approve(page)
  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
})

journeyFrom({ path: '/?mode=redirect#/settings?tab=crm&hubspot_tab=1' })(
  'My app routes by the hash, and I return to the same route, with nothing of HubSpot’s in any address of my app',
  async (fixture) => {
    const { page, origin, waitForStatus, waitForText } = fixture
    const addresses: string[] = []
    page.on('framenavigated', (frame) => {
      if (frame.url().startsWith(origin + '/?')) addresses.push(frame.url())
    })
    await fixture.waitForStatus(first.disconnected.status)

    await goToHubSpot(fixture)
    await approve(page)

    await waitForStatus(first.connected.status)
    await waitForText('Acme Europe')
    assert.deepEqual([...new Set(addresses)], [origin + '/?mode=redirect#/settings?tab=crm&hubspot_tab=1'])
  },
)

journey(
  'F18 I return with the browser’s Back button, the card offers to say what HubSpot showed, and I try again',
  async (fixture) => {
    const { page, waitForStatus, waitForText, connectCalls } = fixture
    await fixture.waitForStatus(first.disconnected.status)
    await goToHubSpot(fixture)

    await page.goBack()

    await waitForStatus(problems.codes.unfinished.title)
    await waitForText(codeText('unfinished'))
    await waitForText(problems.questionLink)
    await goToHubSpot(fixture, first.buttons.retry)
    await approve(page)
    await waitForStatus(first.connected.status)
    assert.equal(connectCalls(), 2)
  },
)

journey('F42 I reload the page before it goes to HubSpot, and try again', async (fixture) => {
  const { page, press, waitForStatus, emulator } = fixture
  emulator.faults.set('latency', { on: wiroAction('Connect') })
  await fixture.waitForStatus(first.disconnected.status)
  await press(first.disconnected.button)
  await waitForStatus(first.opening.status)

  emulator.faults.clear('latency')
  await page.reload()

  await waitForStatus(problems.codes.unfinished.title)
  await goToHubSpot(fixture, first.buttons.retry)
  await approve(page)
  await waitForStatus(first.connected.status)
})

journeyFrom({ path: '/?fault=popup-blocked' })(
  'F01 My browser blocks the popup, and I go on in this tab',
  async (fixture) => {
    const { page, press, waitForStatus, buttons, connectCalls } = fixture
    const urlBefore = page.url()
    await press(first.disconnected.button)
    await waitForStatus(first.codes.popup_blocked.title)
    await eventuallyEqual('the card’s buttons', buttons, [
      first.buttons.openHubSpot,
      first.buttons.cancel,
      problems.buttons.continueHere,
    ])
    assert.equal(page.url(), urlBefore)

    await goToHubSpot(fixture, problems.buttons.continueHere)
    await approve(page)

    await waitForStatus(first.connected.status)
    await eventuallyEqual('the page’s URL', () => page.url(), urlBefore)
    assert.equal(connectCalls(), 1)
  },
)

journeyByWindow(
  'F03 My app opens popups in its only window, and I connect there at the second press',
  async (fixture) => {
    const { page, context, press, waitForStatus, waitForText, navigations } = fixture
    await context.addInitScript(() => {
      window.open = (url) => {
        // Waits until the page holds the flow's lock; without network latency it would be gone before.
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

    await eventuallyEqual('a visit of the relay page', () => navigations.includes('GET page /api/hubspot'), true)
    await waitForStatus(first.codes.popup_blocked.title)
    await goToHubSpot(fixture, first.buttons.openHubSpot)
    await approve(page)
    await waitForStatus(first.connected.status)
    await waitForText('Acme Europe')
  },
)

journeyByWindow('F71 In a frame HubSpot opens in a popup, even in redirect mode', async (fixture) => {
  const { page, context, origin } = fixture
  const site = await serveOtherSite(context, { '/': `<iframe src="${origin}/?mode=redirect"></iframe>` })
  await page.goto(site)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  const { waitForStatus, pressForPopup } = cardOf(page, 0, frame!)
  await waitForStatus(first.disconnected.status)

  await approveInPopup(await pressForPopup(first.disconnected.button))

  await waitForStatus(first.connected.status)
})

journeyFromOwnPage('My page is itself the redirect URL, and reads the callback', async (fixture) => {
  const { page, origin, emulatorOrigin, navigations } = fixture
  const card = cardOf(page, 1)
  await card.waitForStatus(first.disconnected.status)
  navigations.length = 0

  await goToHubSpot({ ...fixture, ...card })
  await approve(page)

  await card.waitForStatus(first.connected.status)
  await card.waitForText('Acme Europe')
  await eventuallyEqual('the page’s URL', () => page.url(), origin + '/redirect.html')
  assert.deepEqual(await card.events(), ['connected 12345678', 'flow-end connected'])
  assert.equal(navigations.includes('GET page /api/hubspot'), false)
  assert.equal(await isConnectedAtWiro(emulatorOrigin), true)
  await cardOf(page).waitForStatus(first.connected.status)
})

journeyFromOwnPage('My page has two cards, and the one that I pressed gets the callback', async (fixture) => {
  const { page, origin } = fixture
  const [throughRelay, withoutRelay] = [cardOf(page), cardOf(page, 1)]
  await goToHubSpot({ ...fixture, ...withoutRelay })
  await page.goBack()
  await withoutRelay.waitForStatus(problems.codes.unfinished.title)
  await goToHubSpot({ ...fixture, ...throughRelay })

  await approve(page)

  await throughRelay.waitForStatus(first.connected.status)
  await throughRelay.waitForText('Acme Europe')
  await eventuallyEqual('the page’s URL', () => page.url(), origin + '/redirect.html')
})

// ── Other tabs and browsers ─────────────────────────────────────────────────────────────────────────────────────────

journey('F87 I send HubSpot’s link from this tab to somebody else, and their approval is undone', async (fixture) => {
  const { page, hookCalls, emulatorOrigin, waitForStatus } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await goToHubSpot(fixture)
  const victim = await (await fixture.otherBrowser()).newPage()

  await victim.goto(page.url())
  await approve(victim, 'Acme US')

  await waitForReturnText(victim, returnTexts.undone)
  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
  assert.deepEqual(hookCalls, [`undone ${hostPortal('87654321')} finished_elsewhere`])
  await page.goBack()
  await waitForStatus(problems.codes.unfinished.title)
})

journey('F87 I finish in another tab of my browser, and the approval is undone', async (fixture) => {
  const { page, context, emulatorOrigin } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await goToHubSpot(fixture)
  const other = await context.newPage()

  await other.goto(page.url())
  await approve(other)

  await waitForReturnText(other, returnTexts.undone)
  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
})

journey(
  'F87 I follow somebody’s link in the tab of my flow, the approval is undone, and my page says so',
  async (fixture) => {
    const { page, waitForStatus, waitForDetails, events, emulatorOrigin } = fixture
    await fixture.waitForStatus(first.disconnected.status)
    await goToHubSpot(fixture)
    // The other person has a flow of their own, for the same agent.
    const theirs = await (await fixture.otherBrowser()).newPage()
    await theirs.goto(pageUrl(fixture))
    await goToHubSpot({ ...fixture, ...cardOf(theirs) })

    await page.goto(theirs.url())
    await approve(page, 'Acme US')

    await waitForStatus(problems.codes.wrong_browser.title)
    await waitForDetails(codeLine('wrong_browser'))
    await eventuallyEqual('the page’s URL', () => page.url(), pageUrl(fixture))
    assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
    assert.deepEqual(await events(), ['error wrong_browser', 'flow-end failed wrong_browser'])
  },
)

journey('F87 Somebody’s link forges my flow’s mark and return path, and neither is used', async (fixture) => {
  const { page, origin, waitForStatus, state, emulatorOrigin } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await goToHubSpot(fixture)
  const link = page.url()
  await page.goBack()
  await waitForStatus(problems.codes.unfinished.title)
  const flow = ((await state()) as { flow: { id: string } }).flow.id
  const victim = await (await fixture.otherBrowser()).newPage()

  await victim.goto(`${origin}/api/hubspot#${flow}!/redirect.html?`)
  await waitForReturnPage(victim)
  await victim.goto(link)
  await approve(victim, 'Acme US')

  await waitForReturnText(victim, returnTexts.undone)
  assert.equal(victim.url(), origin + '/api/hubspot')
  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
})

journey(
  'F87 Somebody navigates my tab to the return page of another flow, and I still get connected',
  async (fixture) => {
    const { page, origin, waitForStatus, hookCalls, emulatorOrigin } = fixture
    await fixture.waitForStatus(first.disconnected.status)
    await goToHubSpot(fixture)
    const link = page.url()

    await page.goto(`${origin}/api/hubspot#${'A'.repeat(22)}`)

    await waitForStatus(problems.codes.unfinished.title)
    await page.goto(link)
    await approve(page)
    await waitForStatus(first.connected.status)
    assert.equal(await isConnectedAtWiro(emulatorOrigin), true)
    assert.deepEqual(hookCalls, [`connected ${hostPortal('12345678')} Acme Europe`])
  },
)

journey('F18 I come back with the Back button, and connect in a window', async (fixture) => {
  const { page, waitForStatus, waitForText, hookCalls } = fixture
  await fixture.waitForStatus(first.disconnected.status)
  await goToHubSpot(fixture)
  await page.goBack()
  await waitForStatus(problems.codes.unfinished.title)

  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void document.querySelector('wiro-hubspot-connect')!.connect({ mode: 'popup' })),
  ])
  await approveInPopup(popup)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.deepEqual(hookCalls, [`connected ${hostPortal('12345678')} Acme Europe`])
})

journeyByWindow(
  'F69 I open the return page with a forged success and return path, and it goes nowhere',
  async (fixture) => {
    const { context, origin, emulator } = fixture
    await fixture.waitForStatus(first.disconnected.status)
    const requestsBefore = emulator.requests.length
    const forged = await context.newPage()

    await forged.goto(
      `${origin}/api/hubspot?hubspot_connected=true&hubspot_portal=666#AAAAAAAAAAAAAAAAAAAAAA!//evil.example/`,
    )

    await waitForReturnPage(forged)
    assert.equal(forged.url(), origin + '/api/hubspot')
    assert.equal(emulator.requests.length, requestsBefore)
  },
)
