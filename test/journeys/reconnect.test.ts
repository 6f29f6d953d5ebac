/** What happens to an account that is there already. */
import assert from 'node:assert/strict'
import { approve, closed, connect, journey } from './stage.js'

journey('I reconnect the same account, and it stays connected', async (stage) => {
  const { pressForWindow, says, shows, events } = stage
  await connect(stage)
  const before = (await events()).length

  await approve(await pressForWindow('Reconnect'))

  await says('Connected')
  await shows('Acme Europe')
  assert.deepEqual((await events()).slice(before), ['before-connect true', 'flow-end connected'])
})

journey('I reconnect to another account, take the first one back after all, and keep it', async (stage) => {
  const { press, pressForWindow, says, shows, buttons, events } = stage
  await connect(stage)
  const before = (await events()).length

  await approve(await pressForWindow('Reconnect'), 'Acme US')

  await says('A different HubSpot account')
  await shows('You connected Acme US (87654321).')
  await shows('Before, it was Acme Europe (12345678).')
  assert.deepEqual(await buttons(), ['Keep \u2068Acme US\u2069', 'Choose another account'])

  await approve(await pressForWindow('Choose another account'), 'Acme Europe')

  await shows('Before, it was Acme US (87654321).')
  await press('Keep \u2068Acme Europe\u2069')
  await says('Connected')
  await shows('Portal ID 12345678')
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

journey('I cancel a reconnect, and keep my account', async (stage) => {
  const { pressForWindow, press, says, shows, events } = stage
  await connect(stage)
  await pressForWindow('Reconnect')
  await says('Waiting for you in HubSpot')

  await press('Cancel')

  await says('Connected')
  await shows('Acme Europe')
  assert.equal((await events()).at(-1), 'flow-end cancelled')
})

journey('I refuse a reconnect, and am told that my account is still connected', async (stage) => {
  const { pressForWindow, says, shows, emulator } = stage
  await connect(stage)
  emulator.faults.set('refusal-redirects')
  const popup = await pressForWindow('Reconnect')

  await popup.getByRole('button', { name: 'Cancel' }).click()

  await closed(popup)
  await says('Connected')
  await shows('Reconnect wasn’t confirmed. HubSpot is still connected.')
})

journey('F103 Disconnecting fails, and the card says that HubSpot is still connected', async (stage) => {
  const { press, says, shows, events, emulator, expectConsole } = stage
  await connect(stage)
  emulator.faults.set('wiro-500', { on: 'HubSpotDisconnect' })

  await press('Disconnect')
  await says('Disconnect Acme Europe?')
  await press('Disconnect')

  await says('Connected')
  await shows('Acme Europe')
  await shows('HubSpot couldn’t be disconnected. It is still connected.')
  assert.match((await events()).at(-1)!, /^error /)
  await expectConsole(/api\/hubspot|status of 5\d\d/)
})
