/** The way that most people go: connect, see the account, disconnect, connect again. */
import assert from 'node:assert/strict'
import { eventuallyEqual } from '../eventually.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey } from './journey.js'

/** As the card writes it. */
const dateOf = (date: Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date)

journey('I press Connect HubSpot, approve, and see my account connected', async (fixture) => {
  const { waitForStatus, waitForText, buttons, state, navigations, events, connectCalls } = fixture
  await waitForStatus('Not connected')
  assert.deepEqual(await buttons(), ['Connect HubSpot'])

  await connect(fixture)

  const now = await state()
  assert.equal(now.status, 'connected')
  await waitForText('Acme Europe')
  await waitForText(`Portal ID 12345678, since ${dateOf(now.account.connectedAt!)}`)
  assert.deepEqual(await buttons(), ['Reconnect', 'Disconnect', 'Troubleshoot'])
  assert.deepEqual(navigations, [
    'GET page /card.html',
    'GET page /api/hubspot',
    'GET hubspot /oauth/authorize',
    'POST hubspot /oauth/authorize',
    'GET hubspot /v1/UserAgentOAuth/HubSpotCallback',
    'GET page /api/hubspot',
  ])
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  assert.equal(connectCalls(), 1)
})

journey(
  'I choose my other account, and that one is connected',
  async ({ pressForPopup, waitForStatus, waitForText }) => {
    const popup = await pressForPopup('Connect HubSpot')

    await popup.getByRole('radio', { name: /Acme US/ }).check()
    await popup.getByRole('button', { name: 'Connect app' }).click()

    await waitForClose(popup)
    await waitForStatus('Connected')
    await waitForText('Acme US')
    await waitForText('Portal ID 87654321')
  },
)

journey('F05 I double-click by habit, and only one window opens', async (fixture) => {
  const { page, context, waitForStatus, events, connectCalls } = fixture
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Connect HubSpot' }).dblclick(),
  ])

  await approveInPopup(popup)

  await waitForStatus('Connected')
  assert.equal(context.pages().length, 1)
  assert.equal(connectCalls(), 1)
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
})

journey('I reload the page later, and my account is still connected', async (fixture) => {
  const { page, waitForStatus, waitForText, events } = fixture
  await connect(fixture)

  await page.reload()

  await waitForStatus('Connected')
  await waitForText('Portal ID 12345678')
  assert.deepEqual(await events(), [])
})

journey('F102 I disconnect after I was asked, and can connect again', async (fixture) => {
  const { press, waitForStatus, waitForText, buttons, events } = fixture
  await connect(fixture)

  await press('Disconnect')
  await waitForStatus('Disconnect Acme Europe?')
  await waitForText('A running agent restarts.')
  await press('Disconnect')

  await waitForStatus('Not connected')
  assert.deepEqual(await buttons(), ['Connect HubSpot'])
  assert.equal((await events()).at(-1), 'disconnected 12345678')
  await connect(fixture)
  await waitForStatus('Connected')
})

journey('F120 I change my mind before disconnecting, with the Escape key', async (fixture) => {
  const { page, press, waitForStatus, focusedLabel, emulator } = fixture
  await connect(fixture)

  await press('Disconnect')
  await eventuallyEqual('the focused label', focusedLabel, 'Keep connected')
  await page.keyboard.press('Escape')

  await waitForStatus('Connected')
  await eventuallyEqual('the focused label', focusedLabel, 'Disconnect')
  assert.ok(!emulator.requests.some(({ action }) => action === 'HubSpotDisconnect'))
})

journey(
  'F120 I connect with nothing but a keyboard',
  async ({ page, context, waitForStatus, focusedLabel, buttons }) => {
    await waitForStatus('Not connected')
    await tabUntil(page, async () => (await focusedLabel()) === 'Connect HubSpot')
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')])
    const approveInPopup = popup.getByRole('button', { name: 'Connect app' })
    await approveInPopup.waitFor()

    await tabUntil(popup, () => approveInPopup.evaluate((button) => button === document.activeElement))
    await popup.keyboard.press('Enter')

    await waitForClose(popup)
    await waitForStatus('Connected')
    assert.equal(context.pages().length, 1)
    assert.equal(await focusedLabel(), (await buttons())[0])
  },
)

async function tabUntil(page: { keyboard: { press(key: string): Promise<void> } }, there: () => Promise<boolean>) {
  for (let presses = 0; !(await there()); presses++) {
    assert.ok(presses < 20, 'it cannot be reached with the Tab key')
    await page.keyboard.press('Tab')
  }
}
