/** The page that the window opens with and comes back to: it is not there, it is left alone, or nobody asked for it. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { HostFaultName } from '../../demo/host.faults.js'
import { approve, becomes, cardOf, closed, connect, journey, type Stage } from './stage.js'

const neutral = 'You can close this window and go back to the page you came from.'

const text = (popup: Page) => popup.locator('body').innerText()

/** The browser's time is ours: the eight seconds that a relay may be silent go by at once. */
async function waitForRelay({ page, pressForWindow, says }: Stage, label: string): Promise<Page> {
  const popup = await pressForWindow(label)
  await popup.waitForLoadState()
  await says('Opening HubSpot')
  await page.clock.fastForward(8_000)
  await says('The return page didn’t open')
  return popup
}

async function takeTime({ page }: Stage): Promise<void> {
  await page.clock.install()
  await page.reload()
}

const missing: [fault: HostFaultName, whatCame: string, words: RegExp[]][] = [
  ['relay-404', 'HTTP 404', [/status of 404/, /status of 404/]],
  ['relay-page', 'another page', []],
  // The login page is the demo's, which has none.
  ['relay-redirect', 'a redirect', [/status of 404/]],
]

for (const [fault, whatCame, words] of missing) {
  journey(
    `The window opens and ${whatCame} came, I am told before HubSpot, and go on once it is mended`,
    async (stage) => {
      const { pressForWindow, says, shows, buttons, state, events, connects, visited, breakHost, expectConsole } = stage
      await takeTime(stage)
      await breakHost(fault)

      const popup = await waitForRelay(stage, 'Connect HubSpot')

      await shows(`We asked for /api/hubspot; ${whatCame} came back.`)
      await shows('This needs this product’s developers')
      await shows('It must answer without a login.')
      await shows('Code relay_unreachable')
      assert.deepEqual(await buttons(), ['Try again', 'Copy details', 'Cancel'])
      assert.equal(((await state()) as { problem: { code: string } }).problem.code, 'relay_unreachable')
      assert.ok(!visited.some((place) => place.includes('hubspot /')), 'HubSpot was seen')
      for (const pattern of words) await expectConsole(pattern)
      await breakHost()
      await approve(await pressForWindow('Try again'))
      await closed(popup)
      await says('Connected')
      assert.equal(connects(), 1)
      assert.deepEqual(await events(), [
        'before-connect false',
        'error relay_unreachable',
        'connected 12345678',
        'flow-end connected',
      ])
    },
  )
}

journey('The return page of a reconnect is gone, and Cancel brings my account back', async (stage) => {
  const { press, says, shows, events, breakHost } = stage
  await takeTime(stage)
  await connect(stage)
  const before = (await events()).length
  await breakHost('relay-page')
  const popup = await waitForRelay(stage, 'Reconnect')

  await press('Cancel')

  await says('Connected')
  await shows('Acme Europe')
  await closed(popup)
  assert.deepEqual((await events()).slice(before), [
    'before-connect true',
    'error relay_unreachable',
    'flow-end cancelled',
  ])
})

journey('F42 I reload the page while its window still waits for HubSpot’s address, and it goes on', async (stage) => {
  const { page, pressForWindow, says, events, connects, emulator } = stage
  emulator.faults.set('latency', { on: 'HubSpotConnect', ms: 1_500, times: 1 })
  const popup = await pressForWindow('Connect HubSpot')
  await becomes(() => text(popup), 'Opening HubSpot…')

  await page.reload()

  await approve(popup)
  await says('Connected')
  assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
  // The page that went had asked; the one that came has to ask again.
  assert.equal(connects(), 2)
})

journey('F44 I close the settings page, approve all the same, and find my account connected later', async (stage) => {
  const { page, context, home, pressForWindow } = stage
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.close()
  await popup.getByRole('button', { name: 'Connect app' }).click()

  await becomes(() => text(popup), neutral)
  const later = await context.newPage()
  await later.goto(home)
  const card = cardOf(later)
  await card.says('Connected')
  await card.shows('Portal ID 12345678')
})

journey('F43 I look at another site meanwhile, approve, come back, and my account is connected', async (stage) => {
  const { page, emulatorOrigin, pressForWindow, says, shows, events } = stage
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.goto(emulatorOrigin)
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await becomes(() => text(popup), neutral)
  await page.goBack()

  await says('Connected')
  await shows('Acme Europe')
  await closed(popup)
  // A status read may be faster than the window, which alone tells the name.
  const heard = (await events()).map((event) => event.replace(' Acme Europe', ''))
  assert.deepEqual(heard, ['connected 12345678', 'flow-end connected'])
})

journey('F49 The window says three times that I approved, and it counts once', async (stage) => {
  const { page, pressForWindow, says, state, events, connects } = stage
  const popup = await pressForWindow('Connect HubSpot')
  await says('Waiting for you in HubSpot')
  const { flow } = (await state()) as { flow: { id: string } }
  await approve(popup)
  await says('Connected')

  const answered = await page.evaluate(async (flow) => {
    const channel = new BroadcastChannel('wiro-hubspot-connect:' + flow)
    const acknowledged = new Promise((resolve) => (channel.onmessage = ({ data }) => resolve(data.wiro)))
    const query = '?hubspot_connected=true&hubspot_portal=12345678&hubspot_name=Acme+Europe'
    const outcome = { wiro: 'outcome', flow, query }
    channel.postMessage(outcome)
    postMessage(outcome)
    return acknowledged
  }, flow.id)

  assert.equal(answered, 'ack')
  await says('Connected')
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  assert.equal(connects(), 1)
})

journey('F69 I open the return page by itself, and it tells nobody anything', async (stage) => {
  const { page, context, origin, says, events, emulator } = stage
  await says('Not connected')
  const asked = emulator.requests.length
  const forged = await context.newPage()

  await forged.goto(`${origin}/api/hubspot?hubspot_connected=true&hubspot_portal=666&hubspot_name=Mallory`)

  await becomes(() => text(forged), neutral)
  assert.equal(forged.url(), `${origin}/api/hubspot`)
  await page.bringToFront()
  await says('Not connected')
  assert.deepEqual(await events(), [])
  assert.equal(emulator.requests.length, asked)
})
