/** The page that the window opens with and comes back to: it is not there, it is left alone, or nobody asked for it. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { HostFaultName } from '../../demo/host/host-faults.js'
import { eventuallyEqual } from '../eventually.js'
import { cardOf } from './card.js'
import { codeLine, codeStep, codeText, first, portalLine, problems } from './card-texts.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

const neutral = 'You can close this window and go back to the page you came from.'

const text = (popup: Page) => popup.locator('body').innerText()

/** The browser's time is ours: the eight seconds that a relay may be silent go by at once. */
async function waitForRelay({ page, pressForPopup, waitForStatus }: Fixture, label: string): Promise<Page> {
  const popup = await pressForPopup(label)
  await popup.waitForLoadState()
  await waitForStatus(first.opening.status)
  await page.clock.fastForward(8_000)
  await waitForStatus(problems.codes.relay_unreachable.title)
  return popup
}

async function takeTime({ page }: Fixture): Promise<void> {
  await page.clock.install()
  await page.reload()
}

const missing: [fault: HostFaultName, whatCame: string, words: RegExp[]][] = [
  ['relay-404', 'HTTP 404', [/status of 404/, /status of 404/]],
  ['relay-page', problems.relayAnswers.page, []],
  // The login page is the demo's, which has none.
  ['relay-redirect', problems.relayAnswers.redirect, [/status of 404/]],
]

for (const [fault, whatCame, words] of missing) {
  journey(
    `The window opens and ${whatCame} came, I am told before HubSpot, and go on once it is mended`,
    async (fixture) => {
      const {
        pressForPopup,
        waitForStatus,
        waitForText,
        buttons,
        state,
        events,
        connectCalls,
        navigations,
        setHostFaults,
        expectConsole,
      } = fixture
      await takeTime(fixture)
      await setHostFaults(fault)

      const popup = await waitForRelay(fixture, first.disconnected.button)

      await waitForText(codeText('relay_unreachable', { url: '/api/hubspot', answer: whatCame }))
      await waitForText(problems.owners.developer.line)
      await waitForText(codeStep('relay_unreachable'))
      await waitForText(codeLine('relay_unreachable'))
      assert.deepEqual(await buttons(), [first.buttons.retry, problems.buttons.copyDetails, first.buttons.cancel])
      assert.equal(((await state()) as { problem: { code: string } }).problem.code, 'relay_unreachable')
      assert.ok(!navigations.some((place) => place.includes('hubspot /')), 'HubSpot was seen')
      for (const pattern of words) await expectConsole(pattern)
      await setHostFaults()
      await approveInPopup(await pressForPopup(first.buttons.retry))
      await waitForClose(popup)
      await waitForStatus(first.connected.status)
      assert.equal(connectCalls(), 1)
      assert.deepEqual(await events(), [
        'before-connect false',
        'error relay_unreachable',
        'connected 12345678',
        'flow-end connected',
      ])
    },
  )
}

journey('The return page of a reconnect is gone, and Cancel brings my account back', async (fixture) => {
  const { press, waitForStatus, waitForText, events, setHostFaults } = fixture
  await takeTime(fixture)
  await connect(fixture)
  const before = (await events()).length
  await setHostFaults('relay-page')
  const popup = await waitForRelay(fixture, first.buttons.reconnect)

  await press(first.buttons.cancel)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  await waitForClose(popup)
  assert.deepEqual((await events()).slice(before), [
    'before-connect true',
    'error relay_unreachable',
    'flow-end cancelled',
  ])
})

journey('F42 I reload the page while its window still waits for HubSpot’s address, and it goes on', async (fixture) => {
  const { page, pressForPopup, waitForStatus, events, connectCalls, emulator } = fixture
  emulator.faults.set('latency', { on: 'HubSpotConnect', ms: 1_500, times: 1 })
  const popup = await pressForPopup(first.disconnected.button)
  await eventuallyEqual('the text of the return page', () => text(popup), 'Opening HubSpot…')

  await page.reload()

  await approveInPopup(popup)
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
  // The page that went had asked; the one that came has to ask again.
  assert.equal(connectCalls(), 2)
})

journey('F44 I close the settings page, approve all the same, and find my account connected later', async (fixture) => {
  const { page, context, cardUrl, pressForPopup } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.close()
  await popup.getByRole('button', { name: 'Connect app' }).click()

  await eventuallyEqual('the text of the return page', () => text(popup), neutral)
  const later = await context.newPage()
  await later.goto(cardUrl)
  const card = cardOf(later)
  await card.waitForStatus(first.connected.status)
  await card.waitForText(portalLine('12345678'))
})

journey('F43 I look at another site meanwhile, approve, come back, and my account is connected', async (fixture) => {
  const { page, emulatorOrigin, pressForPopup, waitForStatus, waitForText, events } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.goto(emulatorOrigin)
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await eventuallyEqual('the text of the return page', () => text(popup), neutral)
  await page.goBack()

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  await waitForClose(popup)
  // A status read may be faster than the window, which alone tells the name.
  const heard = (await events()).map((event) => event.replace(' Acme Europe', ''))
  assert.deepEqual(heard, ['connected 12345678', 'flow-end connected'])
})

journey('F49 The window says three times that I approved, and it counts once', async (fixture) => {
  const { page, pressForPopup, waitForStatus, state, events, connectCalls } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await waitForStatus(first.authorizing.status)
  const { flow } = (await state()) as { flow: { id: string } }
  await approveInPopup(popup)
  await waitForStatus(first.connected.status)

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
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  assert.equal(connectCalls(), 1)
})

journey('F69 I open the return page by itself, and it tells nobody anything', async (fixture) => {
  const { page, context, origin, waitForStatus, events, emulator } = fixture
  await waitForStatus(first.disconnected.status)
  const asked = emulator.requests.length
  const forged = await context.newPage()

  await forged.goto(`${origin}/api/hubspot?hubspot_connected=true&hubspot_portal=666&hubspot_name=Mallory`)

  await eventuallyEqual('the text of the return page', () => text(forged), neutral)
  assert.equal(forged.url(), `${origin}/api/hubspot`)
  await page.bringToFront()
  await waitForStatus(first.disconnected.status)
  assert.deepEqual(await events(), [])
  assert.equal(emulator.requests.length, asked)
})
