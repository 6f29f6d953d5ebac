/** The way that most people go: connect, see the account, disconnect, connect again. */
import assert from 'node:assert/strict'
import { approve, becomes, closed, connect, journey } from './stage.js'

/** As the card writes it. */
const dateOf = (date: Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date)

journey('I press Connect HubSpot, approve, and see my account connected', async (stage) => {
  const { says, shows, buttons, state, visited, events, connects } = stage
  await says('Not connected')
  assert.deepEqual(await buttons(), ['Connect HubSpot'])

  await connect(stage)

  const now = await state()
  assert.equal(now.status, 'connected')
  await shows('Acme Europe')
  await shows(`Portal ID 12345678, since ${dateOf(now.account.connectedAt!)}`)
  assert.deepEqual(await buttons(), ['Reconnect', 'Disconnect', 'Troubleshoot'])
  assert.deepEqual(visited, [
    'GET page /card.html',
    'GET page /api/hubspot',
    'GET hubspot /oauth/authorize',
    'POST hubspot /oauth/authorize',
    'GET hubspot /v1/UserAgentOAuth/HubSpotCallback',
    'GET page /api/hubspot',
  ])
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
  assert.equal(connects(), 1)
})

journey('I choose my other account, and that one is connected', async ({ pressForWindow, says, shows }) => {
  const popup = await pressForWindow('Connect HubSpot')

  await popup.getByRole('radio', { name: /Acme US/ }).check()
  await popup.getByRole('button', { name: 'Connect app' }).click()

  await closed(popup)
  await says('Connected')
  await shows('Acme US')
  await shows('Portal ID 87654321')
})

journey('F05 I double-click by habit, and only one window opens', async (stage) => {
  const { page, context, says, events, connects } = stage
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Connect HubSpot' }).dblclick(),
  ])

  await approve(popup)

  await says('Connected')
  assert.equal(context.pages().length, 1)
  assert.equal(connects(), 1)
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
})

journey('I reload the page later, and my account is still connected', async (stage) => {
  const { page, says, shows, events } = stage
  await connect(stage)

  await page.reload()

  await says('Connected')
  await shows('Portal ID 12345678')
  assert.deepEqual(await events(), [])
})

journey('F102 I disconnect after I was asked, and can connect again', async (stage) => {
  const { press, says, shows, buttons, events } = stage
  await connect(stage)

  await press('Disconnect')
  await says('Disconnect Acme Europe?')
  await shows('A running agent restarts.')
  await press('Disconnect')

  await says('Not connected')
  assert.deepEqual(await buttons(), ['Connect HubSpot'])
  assert.equal((await events()).at(-1), 'disconnected 12345678')
  await connect(stage)
  await says('Connected')
})

journey('F120 I change my mind before disconnecting, with the Escape key', async (stage) => {
  const { page, press, says, focused, emulator } = stage
  await connect(stage)

  await press('Disconnect')
  await becomes(focused, 'Keep connected')
  await page.keyboard.press('Escape')

  await says('Connected')
  await becomes(focused, 'Disconnect')
  assert.ok(!emulator.requests.some(({ action }) => action === 'HubSpotDisconnect'))
})

journey('F120 I connect with nothing but a keyboard', async ({ page, context, says, focused, buttons }) => {
  await says('Not connected')
  await tabUntil(page, async () => (await focused()) === 'Connect HubSpot')
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')])
  const approve = popup.getByRole('button', { name: 'Connect app' })
  await approve.waitFor()

  await tabUntil(popup, () => approve.evaluate((button) => button === document.activeElement))
  await popup.keyboard.press('Enter')

  await closed(popup)
  await says('Connected')
  assert.equal(context.pages().length, 1)
  assert.equal(await focused(), (await buttons())[0])
})

async function tabUntil(page: { keyboard: { press(key: string): Promise<void> } }, there: () => Promise<boolean>) {
  for (let presses = 0; !(await there()); presses++) {
    assert.ok(presses < 20, 'it cannot be reached with the Tab key')
    await page.keyboard.press('Tab')
  }
}
