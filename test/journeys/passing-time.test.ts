/** Flows that take long: the 15 minutes run out, or Wiro shows the connection late. */
import assert from 'node:assert/strict'
import { codeStep, codeText, first, problems } from './card-texts.js'
import { approveInPopup, waitForClose } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

const MINUTE_MS = 60_000

/** Takes control of the browser's clock, which goes on at its normal speed. */
async function installClock({ page, waitForStatus }: Fixture): Promise<void> {
  await page.clock.install()
  await page.reload()
  await waitForStatus(first.disconnected.status)
}

/** Moves the clocks of Wiro and of the browser forward in one step, as when a laptop wakes up. */
async function advanceClocks({ page, emulator }: Fixture, ms: number): Promise<void> {
  emulator.clock.advance(ms)
  await page.clock.fastForward(ms)
}

journey('F55 I am slow at HubSpot, the card warns me in time, and I start again', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, buttons, events, connectCalls } = fixture
  await installClock(fixture)
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await waitForStatus(first.authorizing.status)

  await advanceClocks(fixture, 13.5 * MINUTE_MS)

  await waitForStatus(problems.expiring.status)
  await waitForText(problems.expiring.note)
  assert.deepEqual(await buttons(), [first.buttons.show, problems.expiring.restart, first.buttons.cancel])
  await approveInPopup(await pressForPopup(problems.expiring.restart))
  await waitForStatus(first.connected.status)
  assert.equal(connectCalls(), 2)
  assert.deepEqual(await events(), [
    'before-connect false',
    'flow-end superseded',
    'connected 12345678',
    'flow-end connected',
  ])
})

journey('F21 I close my laptop during a flow, find it expired, and start again', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, buttons, events } = fixture
  await installClock(fixture)
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await waitForStatus(first.authorizing.status)

  await advanceClocks(fixture, 600 * MINUTE_MS)

  await waitForStatus(problems.codes.session_expired.title)
  await waitForText(codeText('session_expired'))
  assert.deepEqual(await buttons(), [first.buttons.retry])
  assert.deepEqual(await events(), [
    'before-connect false',
    'error session_expired',
    'flow-end expired session_expired',
  ])
  // Wiro no longer knows the flow, so nothing could come of its window.
  await waitForClose(popup)
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey(
  'F82 HubSpot said yes, Wiro shows it eight seconds later, and I see that it is being confirmed',
  async (fixture) => {
    const { pressForPopup, waitForStatus, waitForText, events, emulator } = fixture
    // Longer than the relay page waits for the verdict.
    emulator.faults.set('status-lags', 8_000)

    await approveInPopup(await pressForPopup(first.disconnected.button))

    await waitForStatus(problems.verifying.status)
    await waitForStatus(first.connected.status)
    await waitForText('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  },
)

journey('F82 HubSpot said yes, Wiro takes a minute to show it, and I check again', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, waitForText, buttons, events, connectCalls, emulator } = fixture
  await installClock(fixture)
  emulator.faults.set('status-lags', MINUTE_MS)
  await approveInPopup(await pressForPopup(first.disconnected.button))
  await waitForStatus(problems.verifying.status)
  assert.deepEqual(await buttons(), [first.buttons.check, first.buttons.cancel])

  await page.clock.fastForward(8_000)

  await waitForStatus(problems.codes.not_confirmed.title)
  await waitForText(codeText('not_confirmed'))
  await waitForText(codeStep('not_confirmed'))
  assert.deepEqual(await buttons(), [first.buttons.checkAgain, first.buttons.cancel])
  assert.deepEqual(await events(), ['before-connect false', 'error not_confirmed'])
  await press(first.buttons.checkAgain)
  await waitForStatus(problems.verifying.status)
  emulator.clock.advance(MINUTE_MS)
  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.equal(connectCalls(), 1)
  assert.deepEqual((await events()).slice(2), ['connected 12345678', 'flow-end connected'])
})

const approvedText = (reason: string): string => problems.approved({ reason }).join('')

journey('F12 I approved, my server asks for a pause, and the card says so and goes on by itself', async (fixture) => {
  const { page, pressForPopup, waitForStatus, waitForText, events, setHostFaults, allowConsole } = fixture
  allowConsole(/429/)
  await installClock(fixture)
  const popup = await pressForPopup(first.disconnected.button)
  await setHostFaults('endpoint-429')

  await approveInPopup(popup)

  await waitForStatus(first.statusUnread.status)
  await waitForText(approvedText(codeText('rate_limited', { seconds: '30' })))
  await setHostFaults()
  await page.clock.fastForward(30_000)
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), [
    'before-connect false',
    'error rate_limited',
    'connected 12345678',
    'flow-end connected',
  ])
})

journey('F83 I approved, my server fails, and the card says so until I try again', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, waitForText, events, setHostFaults, allowConsole } = fixture
  allowConsole(/500/)
  await installClock(fixture)
  const popup = await pressForPopup(first.disconnected.button)
  await setHostFaults('endpoint-500')
  await approveInPopup(popup)
  await waitForStatus(problems.verifying.status)

  await page.clock.fastForward(8_000)

  await waitForStatus(first.statusUnread.status)
  await waitForText(approvedText(problems.statusUnread.unreadable))
  await setHostFaults()
  await press(first.buttons.retry)
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), [
    'before-connect false',
    'error endpoint_bad_answer',
    'connected 12345678',
    'flow-end connected',
  ])
})
