/** Reconnecting and disconnecting an account that is already connected. */
import assert from 'node:assert/strict'
import { disconnectQuestion, first, panels, portalLine, problems } from './card-texts.js'
import { wiroAction } from './dialect.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey } from './journey.js'

const europe = 'Acme Europe (Hub ID 12345678)'
const us = 'Acme US (Hub ID 87654321)'

journey('I reconnect the same account, and it stays connected', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, events } = fixture
  await connect(fixture)
  const before = (await events()).length

  await approveInPopup(await pressForPopup(first.buttons.reconnect))

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.deepEqual((await events()).slice(before), ['before-connect true', 'flow-end connected'])
})

journey('I reconnect to another account, return to the first one, and keep it', async (fixture) => {
  const { press, pressForPopup, waitForStatus, waitForText, buttons, events } = fixture
  await connect(fixture)
  const before = (await events()).length

  await approveInPopup(await pressForPopup(first.buttons.reconnect), 'Acme US')

  await waitForStatus(problems.otherAccount.status)
  await waitForText(problems.otherAccount.text({ account: us, previousAccount: europe }).join(''))
  assert.deepEqual(await buttons(), [
    problems.otherAccount.choose,
    problems.otherAccount.keep({ name: '\u2068Acme US\u2069' }),
  ])

  await approveInPopup(await pressForPopup(problems.otherAccount.choose), 'Acme Europe')

  await waitForText(problems.otherAccount.text({ account: europe, previousAccount: us }).join(''))
  await press(problems.otherAccount.keep({ name: '\u2068Acme Europe\u2069' }))
  await waitForStatus(first.connected.status)
  await waitForText(portalLine('12345678'))
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
  await pressForPopup(first.buttons.reconnect)
  await waitForStatus(first.authorizing.status)

  await press(first.buttons.cancel)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.equal((await events()).at(-1), 'flow-end cancelled')
})

journey('I refuse a reconnect, and the card says that my account is still connected', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, emulator } = fixture
  await connect(fixture)
  emulator.faults.set('refusal-redirects')
  const popup = await pressForPopup(first.buttons.reconnect)

  await popup.getByRole('button', { name: 'Cancel' }).click()

  await waitForClose(popup)
  await waitForStatus(first.connected.status)
  await waitForText(problems.kept.connect)
})

journey('F103 Disconnecting fails, and the card says that HubSpot is still connected', async (fixture) => {
  const { press, waitForStatus, waitForText, events, emulator, expectConsole } = fixture
  await connect(fixture)
  emulator.faults.set('wiro-500', { on: wiroAction('Disconnect') })

  await press(first.buttons.disconnect)
  await waitForStatus(disconnectQuestion('Acme Europe'))
  await press(panels.disconnect.confirm)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  await waitForText(problems.kept.disconnect)
  assert.match((await events()).at(-1)!, /^error /)
  await expectConsole(/api\/hubspot|status of 5\d\d/)
})
