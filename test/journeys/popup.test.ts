/** The window that is asked for: it is blocked, asked for twice, or cut off from the page by headers on our own side. */
import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { codeText, first, problems } from './card-texts.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

/**
 * The next window is refused. Playwright switches off the blocking of windows, and Chromium's shell has none: what a page
 * sees of it is that `open` answers null.
 */
const blockNextWindow = ({ page }: Fixture) =>
  page.evaluate(() => {
    const { open } = window
    window.open = () => {
      window.open = open
      return null
    }
  })

/**
 * What our own server answers at these paths comes with COOP, as its framework or a proxy in front of it may add it. On the
 * wire: a page that Playwright filled in would count as one from the internet, and have no access to this computer.
 */
function addCoop({ context }: Fixture, paths: readonly string[]): void {
  const strike = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (!paths.includes(request.url!.split('?')[0]!)) return
    const { writeHead } = response
    response.writeHead = (status: number) => {
      response.setHeader('cross-origin-opener-policy', 'same-origin')
      return writeHead.call(response, status)
    }
  }
  subscribe('http.server.request.start', strike)
  context.once('close', () => unsubscribe('http.server.request.start', strike))
}

journey('F01 My browser blocks the window, and one more click goes on where I was', async (fixture) => {
  const { press, pressForPopup, waitForStatus, waitForText, buttons, events, connectCalls } = fixture
  await waitForStatus(first.disconnected.status)
  await blockNextWindow(fixture)

  await press(first.disconnected.button)

  await waitForStatus(first.codes.popup_blocked.title)
  await waitForText(codeText('popup_blocked'))
  assert.deepEqual(await buttons(), [problems.buttons.openHubSpot, problems.buttons.continueHere, first.buttons.cancel])
  await approveInPopup(await pressForPopup(problems.buttons.openHubSpot))
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), [
    'before-connect false',
    'error popup_blocked',
    'connected 12345678',
    'flow-end connected',
  ])
  assert.equal(connectCalls(), 1)
})

journey('F01 My browser blocks the window, and Cancel leaves everything as it was, my account too', async (fixture) => {
  const { context, press, waitForStatus, waitForText, events } = fixture
  await waitForStatus(first.disconnected.status)
  await blockNextWindow(fixture)
  await press(first.disconnected.button)
  await waitForStatus(first.codes.popup_blocked.title)
  await press(first.buttons.cancel)
  await waitForStatus(first.disconnected.status)
  await connect(fixture)
  const before = (await events()).length
  await blockNextWindow(fixture)
  await press(first.buttons.reconnect)
  await waitForStatus(first.codes.popup_blocked.title)

  await press(first.buttons.cancel)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.deepEqual((await events()).slice(before), ['before-connect true', 'error popup_blocked', 'flow-end cancelled'])
  assert.equal(context.pages().length, 1)
})

journey(
  'F05 F06 I hold the space bar too long in a form, and one window opens and nothing is sent',
  async (fixture) => {
    const { page, context, waitForStatus, events, connectCalls } = fixture
    await waitForStatus(first.disconnected.status)
    await page.locator('wiro-hubspot-connect').evaluate((element) => {
      const form = document.createElement('form')
      element.replaceWith(form)
      form.append(element)
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        console.error('F06 the form was sent')
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
  },
)

const [page, relay, authorize] = ['/card.html', '/api/hubspot', '/oauth/authorize']

// `cut` are the pages that come with COOP, in their order: the return page before HubSpot and after it.
for (const [fault, cut, hubspot] of [
  ['F39 The settings page cuts its windows off', [page], false],
  ['F39 The settings page and HubSpot both cut the window off', [page, authorize, authorize], true],
  ['F40 A proxy cuts the return page off', [relay, relay], false],
  ['F40 A proxy cuts off every page of ours', [page, relay, relay], false],
] as const) {
  journey(`${fault} (COOP same-origin), and I still get connected`, async (fixture) => {
    const { page, context, waitForText, events, connectCalls, emulator } = fixture
    const seen: string[] = []
    context.on('response', (response) => {
      if (!response.request().isNavigationRequest()) return
      if (response.headers()['cross-origin-opener-policy'] === 'same-origin')
        seen.push(new URL(response.url()).pathname)
    })
    if (hubspot) emulator.faults.set('consent-coop-same-origin')
    addCoop(fixture, cut)
    await page.reload()

    await connect(fixture)

    await waitForText('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
    assert.equal(connectCalls(), 1)
    assert.deepEqual(seen, cut)
  })
}
