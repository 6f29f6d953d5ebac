/** The page loses its popup, or the popup its page, and the card still finds out that the account is connected. */
import assert from 'node:assert/strict'
import { first, portalLine } from './card-texts.js'
import { statusText } from './dialect.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey } from './journey.js'

journey('F42 I reload the page while HubSpot is open, and still get connected', async (fixture) => {
  const { page, pressForPopup, waitForStatus, waitForText, events, connectCalls } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.reload()

  await waitForStatus(first.authorizing.status)
  await approveInPopup(popup)
  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
  assert.equal(connectCalls(), 1)
})

for (const policy of ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'] as const) {
  journey(`F38 HubSpot severs its window (COOP ${policy}), and I still get connected`, async (fixture) => {
    const { waitForStatus, waitForText, events, connectCalls, emulator } = fixture
    emulator.faults.set(`consent-coop-${policy}`)

    await connect(fixture)

    await waitForStatus(first.connected.status)
    await waitForText('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
    assert.equal(connectCalls(), 1)
  })
}

journey('F37 The popup never returns to the product, and the card still shows my account', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, events, emulator } = fixture
  emulator.faults.set('landing-elsewhere')
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await popup.getByRole('heading', { name: 'wiro.ai' }).waitFor()

  await popup.close()

  await waitForClose(popup)
  await waitForStatus(first.connected.status)
  await waitForText(statusText(portalLine('12345678'), 'Acme Europe'))
  const connected = statusText('connected 12345678', 'connected')
  assert.deepEqual(await events(), ['before-connect false', connected, 'flow-end connected'])
})

journey('F52 I lose the popup, open it again and finish there', async (fixture) => {
  const { pressForPopup, waitForStatus, connectCalls } = fixture
  const lost = await pressForPopup(first.disconnected.button)
  await lost.getByRole('button', { name: 'Connect app' }).waitFor()

  await approveInPopup(await pressForPopup(first.buttons.reopen))

  await waitForStatus(first.connected.status)
  assert.equal(connectCalls(), 1)
})
