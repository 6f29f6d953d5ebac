/** What happens to an account that is there already. */
import assert from 'node:assert/strict'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey } from './journey.js'

journey('I reconnect the same account, and it stays connected', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, events } = fixture
  await connect(fixture)
  const before = (await events()).length

  await approveInPopup(await pressForPopup('Reconnect'))

  await waitForStatus('Connected')
  await waitForText('Acme Europe')
  assert.deepEqual((await events()).slice(before), ['before-connect true', 'flow-end connected'])
})

journey('I reconnect to another account, take the first one back after all, and keep it', async (fixture) => {
  const { press, pressForPopup, waitForStatus, waitForText, buttons, events } = fixture
  await connect(fixture)
  const before = (await events()).length

  await approveInPopup(await pressForPopup('Reconnect'), 'Acme US')

  await waitForStatus('A different HubSpot account')
  await waitForText('You connected Acme US (87654321).')
  await waitForText('Before, it was Acme Europe (12345678).')
  assert.deepEqual(await buttons(), ['Keep \u2068Acme US\u2069', 'Choose another account'])

  await approveInPopup(await pressForPopup('Choose another account'), 'Acme Europe')

  await waitForText('Before, it was Acme US (87654321).')
  await press('Keep \u2068Acme Europe\u2069')
  await waitForStatus('Connected')
  await waitForText('Portal ID 12345678')
  assert.deepEqual((await events()).slice(before), [
    'before-connect true',
    'error wrong_portal',
    'portal-change 87654321 12345678',
    'flow-end connected wrong_portal',
    'before-connect true',
    'error wrong_portal',
    'portal-change 12345678 87654321',
    'flow-end connected wrong_portal',
  ])
})

journey('I cancel a reconnect, and keep my account', async (fixture) => {
  const { pressForPopup, press, waitForStatus, waitForText, events } = fixture
  await connect(fixture)
  await pressForPopup('Reconnect')
  await waitForStatus('Waiting for you in HubSpot')

  await press('Cancel')

  await waitForStatus('Connected')
  await waitForText('Acme Europe')
  assert.equal((await events()).at(-1), 'flow-end cancelled')
})

journey('I refuse a reconnect, and am told that my account is still connected', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, emulator } = fixture
  await connect(fixture)
  emulator.faults.set('refusal-redirects')
  const popup = await pressForPopup('Reconnect')

  await popup.getByRole('button', { name: 'Cancel' }).click()

  await waitForClose(popup)
  await waitForStatus('Connected')
  await waitForText('Reconnect wasn’t confirmed. HubSpot is still connected.')
})

journey('F103 Disconnecting fails, and the card says that HubSpot is still connected', async (fixture) => {
  const { press, waitForStatus, waitForText, events, emulator, expectConsole } = fixture
  await connect(fixture)
  emulator.faults.set('wiro-500', { on: 'HubSpotDisconnect' })

  await press('Disconnect')
  await waitForStatus('Disconnect Acme Europe?')
  await press('Disconnect')

  await waitForStatus('Connected')
  await waitForText('Acme Europe')
  await waitForText('HubSpot couldn’t be disconnected. It is still connected.')
  assert.match((await events()).at(-1)!, /^error /)
  await expectConsole(/api\/hubspot|status of 5\d\d/)
})
