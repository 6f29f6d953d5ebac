/** The popup is blocked, requested twice, or severed from the page by headers of the product itself. */
import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { eventuallyEqual } from '../eventually.js'
import { codeText, first, problems } from './card-texts.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

/**
 * Blocks the next popup: `window.open` returns null, as a page sees it in a browser with a popup blocker.
 * Playwright turns the blocker off, and the headless shell has none.
 */
const blockNextPopup = ({ page }: Fixture) =>
  page.evaluate(() => {
    const { open } = window
    window.open = () => {
      window.open = open
      return null
    }
  })

/**
 * Adds COOP to the responses of the product's server at these paths, as a framework or a proxy may do.
 * Patches Node's server, because a response that Playwright fulfils counts as public and may not request localhost.
 */
function addCoopHeader({ context }: Fixture, paths: readonly string[]): void {
  const patchResponse = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (!paths.includes(request.url!.split('?')[0]!)) return
    const { writeHead } = response
    response.writeHead = (status: number) => {
      response.setHeader('cross-origin-opener-policy', 'same-origin')
      return writeHead.call(response, status)
    }
  }
  subscribe('http.server.request.start', patchResponse)
  context.once('close', () => unsubscribe('http.server.request.start', patchResponse))
}

/** The buttons of a blocked window. The last one is loaded on demand. */
const waysOn = [first.buttons.openHubSpot, first.buttons.cancel, problems.buttons.continueHere]

journey('F01 My browser blocks the popup, and one more click goes on', async (fixture) => {
  const { press, pressForPopup, waitForStatus, waitForText, buttons, events, connectCalls } = fixture
  await waitForStatus(first.disconnected.status)
  await blockNextPopup(fixture)

  await press(first.disconnected.button)

  await waitForStatus(first.codes.popup_blocked.title)
  await waitForText(codeText('popup_blocked'))
  await eventuallyEqual('the card’s buttons', buttons, waysOn)
  await approveInPopup(await pressForPopup(first.buttons.openHubSpot))
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), [
    'before-connect false',
    'error popup_blocked',
    'connected 12345678',
    'flow-end connected',
  ])
  assert.equal(connectCalls(), 1)
})

journey(
  'F01 My browser blocks the popup, and Cancel leaves everything as it was, with or without an account',
  async (fixture) => {
    const { context, press, waitForStatus, waitForText, events } = fixture
    await waitForStatus(first.disconnected.status)
    await blockNextPopup(fixture)
    await press(first.disconnected.button)
    await waitForStatus(first.codes.popup_blocked.title)
    await press(first.buttons.cancel)
    await waitForStatus(first.disconnected.status)
    await connect(fixture)
    const before = (await events()).length
    await blockNextPopup(fixture)
    await press(first.buttons.reconnect)
    await waitForStatus(first.codes.popup_blocked.title)

    await press(first.buttons.cancel)

    await waitForStatus(first.connected.status)
    await waitForText('Acme Europe')
    assert.deepEqual((await events()).slice(before), [
      'before-connect true',
      'error popup_blocked',
      'flow-end cancelled',
    ])
    assert.equal(context.pages().length, 1)
  },
)

journey('F01 My browser blocks the popup, I reload the page, and the card does not blame HubSpot', async (fixture) => {
  const { page, press, waitForStatus, buttons } = fixture
  await waitForStatus(first.disconnected.status)
  await blockNextPopup(fixture)
  await press(first.disconnected.button)
  await waitForStatus(first.codes.popup_blocked.title)

  await page.reload()

  await waitForStatus(first.codes.popup_blocked.title)
  // The leading button goes on in this tab.
  assert.deepEqual(await buttons(), [first.buttons.openHubSpot, first.buttons.cancel])
  await press(first.buttons.cancel)
  await waitForStatus(first.disconnected.status)
})

journey('F05 F06 I hold the space bar in a form, one popup opens, and the form is not submitted', async (fixture) => {
  const { page, context, waitForStatus, events, connectCalls } = fixture
  await waitForStatus(first.disconnected.status)
  await page.locator('wiro-hubspot-connect').evaluate((element) => {
    const form = document.createElement('form')
    element.replaceWith(form)
    form.append(element)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      console.error('F06 the form was submitted')
    })
  })
  await page.getByRole('button', { name: first.disconnected.button }).focus()

  const opened = page.waitForEvent('popup')
  for (let repeats = 0; repeats < 5; repeats++) await page.keyboard.down(' ')
  await page.keyboard.up(' ')

  await approveInPopup(await opened)
  await waitForStatus(first.connected.status)
  assert.equal(context.pages().length, 1)
  assert.equal(connectCalls(), 1)
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  const [again] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')])
  await approveInPopup(again)
  await waitForStatus(first.connected.status)
})

const [page, relay, authorize] = ['/card.html', '/api/hubspot', '/oauth/authorize']

// `severed` lists the pages with COOP in the order of loading: the return page comes before HubSpot and after it.
for (const [cause, severed, atHubSpot] of [
  ['F39 The settings page severs its popups', [page], false],
  ['F39 The settings page and HubSpot both sever the popup', [page, authorize, authorize], true],
  ['F40 A proxy severs the return page', [relay, relay], false],
  ['F40 A proxy severs every page of the product', [page, relay, relay], false],
] as const) {
  journey(`${cause} (COOP same-origin), and I still get connected`, async (fixture) => {
    const { page, context, waitForText, events, connectCalls, emulator } = fixture
    const seen: string[] = []
    context.on('response', (response) => {
      if (!response.request().isNavigationRequest()) return
      if (response.headers()['cross-origin-opener-policy'] === 'same-origin')
        seen.push(new URL(response.url()).pathname)
    })
    if (atHubSpot) emulator.faults.set('consent-coop-same-origin')
    addCoopHeader(fixture, severed)
    await page.reload()

    await connect(fixture)

    await waitForText('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
    assert.equal(connectCalls(), 1)
    assert.deepEqual(seen, severed)
  })
}
