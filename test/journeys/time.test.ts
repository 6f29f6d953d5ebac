/** Time goes by: fifteen minutes run out, or Wiro takes a while to show what HubSpot has said. */
import assert from 'node:assert/strict'
import { approve, journey, type Stage } from './stage.js'

const minute = 60_000

/** The browser's time is ours from here on, and goes on by itself. */
async function takeTime({ page, says }: Stage): Promise<void> {
  await page.clock.install()
  await page.reload()
  await says('Not connected')
}

/** Wiro's time goes on as the browser's does: as one step, as for whoever wakes up a laptop. */
async function letPass({ page, emulator }: Stage, ms: number): Promise<void> {
  emulator.clock.advance(ms)
  await page.clock.fastForward(ms)
}

journey('F55 I am slow at HubSpot, am told in time, and start again', async (stage) => {
  const { pressForWindow, says, shows, buttons, events, connects } = stage
  await takeTime(stage)
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await says('Waiting for you in HubSpot')

  await letPass(stage, 13.5 * minute)

  await says('Less than 2 minutes left')
  await shows('Starting again gives you another 15 minutes.')
  assert.deepEqual(await buttons(), ['Show window', 'Start again', 'Cancel'])
  await approve(await pressForWindow('Start again'))
  await says('Connected')
  assert.equal(connects(), 2)
  assert.deepEqual(await events(), [
    'before-connect false',
    'flow-end superseded',
    'connected 12345678',
    'flow-end connected',
  ])
})

journey('F21 I close my laptop over the attempt, find it expired, and start again', async (stage) => {
  const { pressForWindow, says, shows, buttons, events } = stage
  await takeTime(stage)
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await says('Waiting for you in HubSpot')

  await letPass(stage, 600 * minute)

  await says('Time ran out')
  await shows('An attempt stays open for 15 minutes.')
  assert.deepEqual(await buttons(), ['Try again'])
  assert.deepEqual(await events(), [
    'before-connect false',
    'error session_expired',
    'flow-end expired session_expired',
  ])
  // Wiro no longer knows whose window that is, and keeps it.
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await popup.getByRole('heading', { name: 'wiro.ai' }).waitFor()
  await says('Time ran out')
  await approve(await pressForWindow('Try again'))
  await says('Connected')
})

journey(
  'F82 HubSpot said yes, Wiro shows it eight seconds later, and I see that it is being confirmed',
  async (stage) => {
    const { pressForWindow, says, shows, events, emulator } = stage
    // Longer than the relay waits for its server's word.
    emulator.faults.set('status-lags', 8_000)

    await approve(await pressForWindow('Connect HubSpot'))

    await says('Confirming')
    await says('Connected')
    await shows('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  },
)

journey('F82 HubSpot said yes, Wiro takes a minute to show it, and I check again', async (stage) => {
  const { page, press, pressForWindow, says, shows, buttons, events, connects, emulator } = stage
  await takeTime(stage)
  emulator.faults.set('status-lags', minute)
  await approve(await pressForWindow('Connect HubSpot'))
  await says('Confirming')
  assert.deepEqual(await buttons(), ['Check now', 'Cancel'])

  await page.clock.fastForward(8_000)

  await says('Not confirmed yet')
  await shows('HubSpot said yes; Wiro doesn’t show it yet.')
  await shows('Check again in a minute.')
  assert.deepEqual(await buttons(), ['Check again', 'Cancel'])
  assert.deepEqual(await events(), ['before-connect false', 'error not_confirmed'])
  await press('Check again')
  await says('Confirming')
  emulator.clock.advance(minute)
  await says('Connected')
  await shows('Acme Europe')
  assert.equal(connects(), 1)
  assert.deepEqual((await events()).slice(2), ['connected 12345678', 'flow-end connected'])
})
