/** The relay page, with which the popup opens and to which it returns: it is missing, loses its opener, or is opened by itself. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { HostFaultName } from '../../demo/host/host-faults.js'
import type { RelayCause } from '../../src/connector/state.js'
import { cardOf } from './card.js'
import { codeLine, causeText, codeText, first, portalLine, problems } from './card-texts.js'
import { statusText, wiroAction } from './dialect.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'
import { returnTexts, waitForReturnPage, waitForReturnText } from './return-page.js'

/** Presses the button, and skips the eight seconds that the card waits for the relay page. */
async function pressWithoutRelay({ page, pressForPopup, waitForStatus }: Fixture, label: string): Promise<Page> {
  const popup = await pressForPopup(label)
  await popup.waitForLoadState()
  await waitForStatus(first.opening.status)
  await page.clock.fastForward(8_000)
  await waitForStatus(problems.codes.relay_unreachable.title)
  return popup
}

async function installClock({ page }: Fixture): Promise<void> {
  await page.clock.install()
  await page.reload()
}

const missing: [fault: HostFaultName, cause: RelayCause, messages: RegExp[]][] = [
  ['relay-404', 'http_error', [/status of 404/, /status of 404/]],
  ['relay-page', 'other_page', []],
  // The redirect leads to the demo's login page, which does not exist.
  ['relay-redirect', 'redirect', [/status of 404/]],
]

for (const [fault, cause, messages] of missing) {
  journey(
    `The popup meets a ${cause} in place of the return page, the card says so before HubSpot, and I go on once it is fixed`,
    async (fixture) => {
      const {
        pressForPopup,
        waitForStatus,
        waitForText,
        waitForDetails,
        buttons,
        state,
        events,
        connectCalls,
        navigations,
        setHostFaults,
        expectConsole,
      } = fixture
      await installClock(fixture)
      await setHostFaults(fault)

      const popup = await pressWithoutRelay(fixture, first.disconnected.button)

      await waitForText(codeText('relay_unreachable'))
      await waitForDetails(causeText(cause, { url: '/api/hubspot', answer: 'HTTP 404' }))
      await waitForDetails(codeLine('relay_unreachable'))
      assert.deepEqual(await buttons(), [first.buttons.retry, problems.buttons.copyDetails, first.buttons.cancel])
      assert.equal(((await state()) as { problem: { code: string } }).problem.code, 'relay_unreachable')
      assert.ok(!navigations.some((place) => place.includes('hubspot /')), 'HubSpot was opened.')
      for (const pattern of messages) await expectConsole(pattern)
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

journey('The return page is missing at a reconnect, and Cancel shows my account again', async (fixture) => {
  const { press, waitForStatus, waitForText, events, setHostFaults } = fixture
  await installClock(fixture)
  await connect(fixture)
  const before = (await events()).length
  await setHostFaults('relay-page')
  const popup = await pressWithoutRelay(fixture, first.buttons.reconnect)

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

journey('The return page is missing, I reload the page, and the card does not wait for me', async (fixture) => {
  const { page, waitForStatus, setHostFaults } = fixture
  await installClock(fixture)
  await setHostFaults('relay-page')
  const popup = await pressWithoutRelay(fixture, first.disconnected.button)
  await popup.close()

  await page.reload()

  await waitForStatus(first.disconnected.status)
})

journey(
  'F42 I reload the page while its popup waits for the authorize URL, and my attempt goes on',
  async (fixture) => {
    const { page, pressForPopup, waitForStatus, events, connectCalls, emulator } = fixture
    emulator.faults.set('latency', { on: wiroAction('Connect'), ms: 1_500, times: 1 })
    const popup = await pressForPopup(first.disconnected.button)
    await waitForReturnPage(popup)

    await page.reload()

    await approveInPopup(popup)
    await waitForStatus(first.connected.status)
    assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
    // Once before the reload and once after it.
    assert.equal(connectCalls(), 2)
  },
)

journey('F44 I close the settings page, still approve, and find my account connected later', async (fixture) => {
  const { page, context, cardUrl, pressForPopup } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.close()
  await popup.getByRole('button', { name: 'Connect app' }).click()

  await waitForReturnText(popup, problems.relay.connected)
  const later = await context.newPage()
  await later.goto(cardUrl)
  const card = cardOf(later)
  await card.waitForStatus(first.connected.status)
  await card.waitForText(statusText(portalLine('12345678'), 'Acme Europe'))
})

journey('F43 I visit another site, approve, go back, and my account is connected', async (fixture) => {
  const { page, emulatorOrigin, pressForPopup, waitForStatus, waitForText, events } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.goto(emulatorOrigin)
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await waitForReturnText(popup, problems.relay.connected)
  await page.goBack()

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  await waitForClose(popup)
  // What the status does not tell comes from the popup, and a status read may be faster.
  const lines = (await events()).map((event) => event.replace(statusText('', ' 12345678'), ''))
  assert.deepEqual(lines, [statusText('connected 12345678', 'connected'), 'flow-end connected'])
})

journey('F49 The popup reports my approval three times, and it counts once', async (fixture) => {
  const { page, pressForPopup, waitForStatus, state, events, connectCalls } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await waitForStatus(first.authorizing.status)
  const { flow } = (await state()) as { flow: { id: string } }
  await approveInPopup(popup)
  await waitForStatus(first.connected.status)

  const reply = await page.evaluate(async (flow) => {
    const channel = new BroadcastChannel('wiro-hubspot-connect:' + flow)
    const acknowledged = new Promise((resolve) => (channel.onmessage = ({ data }) => resolve(data.wiro)))
    const query = '?hubspot_connected=true&hubspot_portal=12345678&hubspot_name=Acme+Europe'
    const outcome = { wiro: 'outcome', flow, query }
    channel.postMessage(outcome)
    postMessage(outcome)
    return acknowledged
  }, flow.id)

  assert.equal(reply, 'ack')
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  assert.equal(connectCalls(), 1)
})

journey('F69 I open the return page by itself with a forged success, and nothing happens', async (fixture) => {
  const { page, context, origin, waitForStatus, events, emulator } = fixture
  await waitForStatus(first.disconnected.status)
  const requestsBefore = emulator.requests.length
  const forged = await context.newPage()

  await forged.goto(`${origin}/api/hubspot?hubspot_connected=true&hubspot_portal=666&hubspot_name=Mallory`)

  await waitForReturnText(forged, returnTexts.lost)
  assert.equal(forged.url(), `${origin}/api/hubspot`)
  await page.bringToFront()
  await waitForStatus(first.disconnected.status)
  assert.deepEqual(await events(), [])
  assert.equal(emulator.requests.length, requestsBefore)
})
