/** The ways that end without an account: refused, closed, cancelled. None is a dead end. */
import assert from 'node:assert/strict'
import { approve, closed, journey } from './stage.js'

const wayOn = ['Nothing, I closed the window', 'I don’t have permission']

journey('F57 I refuse at HubSpot, which tells nobody, and am asked what HubSpot showed', async (stage) => {
  const { pressForWindow, says, shows, connects, emulator } = stage
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Cancel' }).click()
  await popup.getByRole('heading', { name: 'The app was not connected' }).waitFor()
  assert.ok(!emulator.requests.some(({ action }) => action === 'HubSpotCallback'))
  await says('Waiting for you in HubSpot')

  await popup.close()

  await says('Not finished')
  await shows('What did HubSpot show?')
  for (const answer of wayOn) await shows(answer)
  await approve(await pressForWindow('Nothing, I closed the window'))
  await says('Connected')
  // Who knows whether the first address was spent in that window: another one was asked for.
  assert.equal(connects(), 2)
})

journey('F57 I refuse, HubSpot says so, and I can try again', async (stage) => {
  const { pressForWindow, says, shows, events, emulator } = stage
  emulator.faults.set('refusal-redirects')
  const popup = await pressForWindow('Connect HubSpot')

  await popup.getByRole('button', { name: 'Cancel' }).click()

  await closed(popup)
  await says('Not approved')
  await shows('HubSpot says the connection wasn’t approved')
  await shows('authorization_denied')
  assert.deepEqual(await events(), [
    'before-connect false',
    'error authorization_denied',
    'flow-end failed authorization_denied',
  ])
  await approve(await pressForWindow('Try again'))
  await says('Connected')
})

journey('I tell what I read on HubSpot’s page, and learn who has to act', async (stage) => {
  const { pressForWindow, press, says, shows, events, emulator } = stage
  emulator.faults.set('no-permission')
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await popup.getByRole('heading', { name: 'Ask for permission to connect this app' }).waitFor()
  await popup.close()
  await says('Not finished')

  await press('I don’t have permission')

  await says('HubSpot needs an admin')
  await shows('This needs a HubSpot admin')
  assert.equal((await events()).at(-1), 'flow-end failed hubspot_no_permission')
})

journey('F36 I close the window too early, try again and connect', async ({ pressForWindow, says, connects }) => {
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await popup.close()

  await says('Not finished')
  await approve(await pressForWindow('Try again'))
  await says('Connected')
  assert.equal(connects(), 2)
})

journey('F66 I cancel before HubSpot is there, and the window closes', async (stage) => {
  const { pressForWindow, press, says, events, emulator } = stage
  emulator.faults.set('latency', { on: 'HubSpotConnect' })
  const popup = await pressForWindow('Connect HubSpot')
  await says('Opening HubSpot')

  await press('Cancel')

  await closed(popup)
  await says('Not connected')
  assert.deepEqual(await events(), ['before-connect false', 'flow-end cancelled'])
})

journey('F66 I cancel while HubSpot is open, finish there all the same, and the card says so', async (stage) => {
  const { pressForWindow, press, says, shows, events, buttons } = stage
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  assert.deepEqual(await buttons(), ['Show window', 'Open again', 'Cancel'])

  await press('Cancel')
  await says('Not connected')
  await approve(popup)

  await says('Connected')
  await shows('Acme Europe')
  assert.deepEqual(await events(), ['before-connect false', 'flow-end cancelled', 'connected 12345678'])
})
