/** The window that is asked for: it is blocked, asked for twice, or cut off from the page by headers on our own side. */
import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { approve, connect, journey, type Stage } from './stage.js'

/**
 * The next window is refused. Playwright switches off the blocking of windows, and Chromium's shell has none: what a page
 * sees of it is that `open` answers null.
 */
const blockNextWindow = ({ page }: Stage) =>
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
function addCoop({ context }: Stage, paths: readonly string[]): void {
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

journey('F01 My browser blocks the window, and one more click goes on where I was', async (stage) => {
  const { press, pressForWindow, says, shows, buttons, events, connects } = stage
  await says('Not connected')
  await blockNextWindow(stage)

  await press('Connect HubSpot')

  await says('Your browser blocked the window')
  await shows('Nothing is lost. Open HubSpot with one more click.')
  assert.deepEqual(await buttons(), ['Open HubSpot', 'Continue in this tab', 'Cancel'])
  await approve(await pressForWindow('Open HubSpot'))
  await says('Connected')
  assert.deepEqual(await events(), [
    'before-connect false',
    'error popup_blocked',
    'connected 12345678',
    'flow-end connected',
  ])
  assert.equal(connects(), 1)
})

journey('F01 My browser blocks the window, and Cancel leaves everything as it was, my account too', async (stage) => {
  const { context, press, says, shows, events } = stage
  await says('Not connected')
  await blockNextWindow(stage)
  await press('Connect HubSpot')
  await says('Your browser blocked the window')
  await press('Cancel')
  await says('Not connected')
  await connect(stage)
  const before = (await events()).length
  await blockNextWindow(stage)
  await press('Reconnect')
  await says('Your browser blocked the window')

  await press('Cancel')

  await says('Connected')
  await shows('Acme Europe')
  assert.deepEqual((await events()).slice(before), ['before-connect true', 'error popup_blocked', 'flow-end cancelled'])
  assert.equal(context.pages().length, 1)
})

journey('F05 F06 I hold the space bar too long in a form, and one window opens and nothing is sent', async (stage) => {
  const { page, context, says, events, connects } = stage
  await says('Not connected')
  await page.locator('wiro-hubspot-connect').evaluate((element) => {
    const form = document.createElement('form')
    element.replaceWith(form)
    form.append(element)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      console.error('F06 the form was sent')
    })
  })
  await page.getByRole('button', { name: 'Connect HubSpot' }).focus()

  const opened = page.waitForEvent('popup')
  for (let repeats = 0; repeats < 5; repeats++) await page.keyboard.down(' ')
  await page.keyboard.up(' ')

  await approve(await opened)
  await says('Connected')
  assert.equal(context.pages().length, 1)
  assert.equal(connects(), 1)
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  const [again] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')])
  await approve(again)
  await says('Connected')
})

const [page, relay, authorize] = ['/card.html', '/api/hubspot', '/oauth/authorize']

// `cut` are the pages that come with COOP, in their order: the return page before HubSpot and after it.
for (const [fault, cut, hubspot] of [
  ['F39 The settings page cuts its windows off', [page], false],
  ['F39 The settings page and HubSpot both cut the window off', [page, authorize, authorize], true],
  ['F40 A proxy cuts the return page off', [relay, relay], false],
  ['F40 A proxy cuts off every page of ours', [page, relay, relay], false],
] as const) {
  journey(`${fault} (COOP same-origin), and I still get connected`, async (stage) => {
    const { page, context, shows, events, connects, emulator } = stage
    const seen: string[] = []
    context.on('response', (response) => {
      if (!response.request().isNavigationRequest()) return
      if (response.headers()['cross-origin-opener-policy'] === 'same-origin')
        seen.push(new URL(response.url()).pathname)
    })
    if (hubspot) emulator.faults.set('consent-coop-same-origin')
    addCoop(stage, cut)
    await page.reload()

    await connect(stage)

    await shows('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
    assert.equal(connects(), 1)
    assert.deepEqual(seen, cut)
  })
}
