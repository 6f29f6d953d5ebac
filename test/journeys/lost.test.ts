/** The page and its window lose sight of each other, and find each other again. */
import assert from 'node:assert/strict'
import { approve, closed, connect, journey } from './stage.js'

journey('F42 I reload the page while HubSpot is open, and still get connected', async (stage) => {
  const { page, pressForWindow, says, shows, events, connects } = stage
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.reload()

  await says('Waiting for you in HubSpot')
  await approve(popup)
  await says('Connected')
  await shows('Acme Europe')
  assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
  assert.equal(connects(), 1)
})

for (const policy of ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'] as const) {
  journey(`F38 HubSpot cuts its window off (COOP ${policy}), and I still get connected`, async (stage) => {
    const { says, shows, events, connects, emulator } = stage
    emulator.faults.set(`consent-coop-${policy}`)

    await connect(stage)

    await says('Connected')
    await shows('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
    assert.equal(connects(), 1)
  })
}

journey('F37 The window never comes back, and the card finds out by itself', async (stage) => {
  const { pressForWindow, says, shows, events, emulator } = stage
  emulator.faults.set('landing-elsewhere')
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await popup.getByRole('heading', { name: 'wiro.ai' }).waitFor()

  await popup.close()

  await closed(popup)
  await says('Connected')
  await shows('Portal ID 12345678')
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
})

journey('F52 I lost the window, open it again and finish there', async (stage) => {
  const { pressForWindow, says, connects } = stage
  const lost = await pressForWindow('Connect HubSpot')
  await lost.getByRole('button', { name: 'Connect app' }).waitFor()

  await approve(await pressForWindow('Open again'))

  await says('Connected')
  assert.equal(connects(), 1)
})
