/** Time goes by: fifteen minutes run out, or Wiro takes a while to show what HubSpot has said. */
import assert from 'node:assert/strict'
import { codeStep, codeText, first, problems } from './card-texts.js'
import { approveInPopup } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

const minute = 60_000

/** The browser's time is ours from here on, and goes on by itself. */
async function takeTime({ page, waitForStatus }: Fixture): Promise<void> {
  await page.clock.install()
  await page.reload()
  await waitForStatus(first.disconnected.status)
}

/** Wiro's time goes on as the browser's does: as one step, as for whoever wakes up a laptop. */
async function letPass({ page, emulator }: Fixture, ms: number): Promise<void> {
  emulator.clock.advance(ms)
  await page.clock.fastForward(ms)
}

journey('F55 I am slow at HubSpot, am told in time, and start again', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, buttons, events, connectCalls } = fixture
  await takeTime(fixture)
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await waitForStatus(first.authorizing.status)

  await letPass(fixture, 13.5 * minute)

  await waitForStatus(first.expiring.status)
  await waitForText(first.expiring.note)
  assert.deepEqual(await buttons(), [first.buttons.show, first.expiring.restart, first.buttons.cancel])
  await approveInPopup(await pressForPopup(first.expiring.restart))
  await waitForStatus(first.connected.status)
  assert.equal(connectCalls(), 2)
  assert.deepEqual(await events(), [
    'before-connect false',
    'flow-end superseded',
    'connected 12345678',
    'flow-end connected',
  ])
})

journey('F21 I close my laptop over the attempt, find it expired, and start again', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, buttons, events } = fixture
  await takeTime(fixture)
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await waitForStatus(first.authorizing.status)

  await letPass(fixture, 600 * minute)

  await waitForStatus(problems.codes.session_expired.title)
  await waitForText(codeText('session_expired'))
  assert.deepEqual(await buttons(), [first.buttons.retry])
  assert.deepEqual(await events(), [
    'before-connect false',
    'error session_expired',
    'flow-end expired session_expired',
  ])
  // Wiro no longer knows whose window that is, and keeps it.
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await popup.getByRole('heading', { name: 'wiro.ai' }).waitFor()
  await waitForStatus(problems.codes.session_expired.title)
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey(
  'F82 HubSpot said yes, Wiro shows it eight seconds later, and I see that it is being confirmed',
  async (fixture) => {
    const { pressForPopup, waitForStatus, waitForText, events, emulator } = fixture
    // Longer than the relay waits for its server's word.
    emulator.faults.set('status-lags', 8_000)

    await approveInPopup(await pressForPopup(first.disconnected.button))

    await waitForStatus(first.verifying.status)
    await waitForStatus(first.connected.status)
    await waitForText('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  },
)

journey('F82 HubSpot said yes, Wiro takes a minute to show it, and I check again', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, waitForText, buttons, events, connectCalls, emulator } = fixture
  await takeTime(fixture)
  emulator.faults.set('status-lags', minute)
  await approveInPopup(await pressForPopup(first.disconnected.button))
  await waitForStatus(first.verifying.status)
  assert.deepEqual(await buttons(), [first.buttons.check, first.buttons.cancel])

  await page.clock.fastForward(8_000)

  await waitForStatus(problems.codes.not_confirmed.title)
  await waitForText(codeText('not_confirmed'))
  await waitForText(codeStep('not_confirmed'))
  assert.deepEqual(await buttons(), [problems.buttons.checkAgain, first.buttons.cancel])
  assert.deepEqual(await events(), ['before-connect false', 'error not_confirmed'])
  await press(problems.buttons.checkAgain)
  await waitForStatus(first.verifying.status)
  emulator.clock.advance(minute)
  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.equal(connectCalls(), 1)
  assert.deepEqual((await events()).slice(2), ['connected 12345678', 'flow-end connected'])
})
