/** The usual way: connect, see the account, disconnect, connect again. */
import assert from 'node:assert/strict'
import type { Account } from '../../src/protocol/parsed-answers.js'
import { eventuallyEqual } from '../eventually.js'
import { disconnectQuestion, first, panels, portalLine } from './card-texts.js'
import { hasPortalIds, statusText, wiroAction } from './dialect.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey } from './journey.js'

/** Returns a date as the card writes it. */
const formatDate = (date: Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date)

journey('I press Connect HubSpot, approve, and see my account connected', async (fixture) => {
  const { waitForStatus, waitForText, buttons, state, navigations, events, connectCalls } = fixture
  await waitForStatus(first.disconnected.status)
  assert.deepEqual(await buttons(), [first.disconnected.button])

  await connect(fixture)

  const current = await state()
  assert.equal(current.status, 'connected')
  await waitForText('Acme Europe')
  const { connectedAt } = current.account
  const id = '12345678'
  const { facts } = first.connected
  await waitForText(hasPortalIds ? facts({ id, date: formatDate(connectedAt!) }).join('') : portalLine(id))
  assert.equal(!!connectedAt, hasPortalIds)
  assert.deepEqual(await buttons(), [first.buttons.reconnect, first.buttons.disconnect, first.buttons.troubleshoot])
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

journey('F141 Nobody tells my account’s name at the approval, and I still see which account it is', async (fixture) => {
  const { page, emulator, state, waitForStatus, waitForText, events, hookCalls } = fixture
  emulator.faults.set('nameless')

  await connect(fixture)

  await waitForText(statusText(portalLine('12345678'), 'Acme Europe'))
  const { account } = (await state()) as { account: Account }
  assert.equal(account.name, hasPortalIds ? undefined : 'Acme Europe')
  assert.equal((await events()).at(-1), 'flow-end connected')
  assert.deepEqual(hookCalls, [hasPortalIds ? 'connected 12345678 undefined' : 'connected undefined Acme Europe'])
  await page.reload()
  await waitForStatus(first.connected.status)
  await waitForText(statusText(portalLine('12345678'), 'Acme Europe'))
})

journey(
  'I choose my other account, and that one is connected',
  async ({ pressForPopup, waitForStatus, waitForText }) => {
    const popup = await pressForPopup(first.disconnected.button)

    await popup.getByRole('radio', { name: /Acme US/ }).check()
    await popup.getByRole('button', { name: 'Connect app' }).click()

    await waitForClose(popup)
    await waitForStatus(first.connected.status)
    await waitForText('Acme US')
    await waitForText(portalLine('87654321'))
  },
)

journey('F05 I double-click, and only one popup opens', async (fixture) => {
  const { page, context, waitForStatus, events, connectCalls } = fixture
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: first.disconnected.button }).dblclick(),
  ])

  await approveInPopup(popup)

  await waitForStatus(first.connected.status)
  assert.equal(context.pages().length, 1)
  assert.equal(connectCalls(), 1)
  assert.deepEqual(await events(), ['before-connect false', 'connected 12345678', 'flow-end connected'])
})

journey('I reload the page later, and my account is still connected', async (fixture) => {
  const { page, waitForStatus, waitForText, events } = fixture
  await connect(fixture)

  await page.reload()

  await waitForStatus(first.connected.status)
  await waitForText(portalLine('12345678'))
  assert.deepEqual(await events(), [])
})

journey('F102 I disconnect after a question, and can connect again', async (fixture) => {
  const { press, waitForStatus, waitForText, buttons, events } = fixture
  await connect(fixture)

  await press(first.buttons.disconnect)
  await waitForStatus(disconnectQuestion('Acme Europe'))
  await waitForText(panels.disconnect.text)
  await press(panels.disconnect.confirm)

  await waitForStatus(first.disconnected.status)
  assert.deepEqual(await buttons(), [first.disconnected.button])
  assert.equal((await events()).at(-1), 'disconnected 12345678')
  await connect(fixture)
  await waitForStatus(first.connected.status)
})

journey('F120 I press Escape at the question, and stay connected', async (fixture) => {
  const { page, press, waitForStatus, focusedLabel, emulator } = fixture
  await connect(fixture)

  await press(first.buttons.disconnect)
  await eventuallyEqual('the focused label', focusedLabel, panels.disconnect.keep)
  await page.keyboard.press('Escape')

  await waitForStatus(first.connected.status)
  await eventuallyEqual('the focused label', focusedLabel, first.buttons.disconnect)
  assert.ok(!emulator.requests.some(({ action }) => action === wiroAction('Disconnect')))
})

journey('F120 I connect with only the keyboard', async ({ page, context, waitForStatus, focusedLabel, buttons }) => {
  await waitForStatus(first.disconnected.status)
  await tabUntil(page, async () => (await focusedLabel()) === first.disconnected.button)
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')])
  const approveButton = popup.getByRole('button', { name: 'Connect app' })
  await approveButton.waitFor()

  await tabUntil(popup, () => approveButton.evaluate((button) => button === document.activeElement))
  await popup.keyboard.press('Enter')

  await waitForClose(popup)
  await waitForStatus(first.connected.status)
  assert.equal(context.pages().length, 1)
  assert.equal(await focusedLabel(), (await buttons())[0])
})

async function tabUntil(page: { keyboard: { press(key: string): Promise<void> } }, isReached: () => Promise<boolean>) {
  for (let presses = 0; !(await isReached()); presses++) {
    assert.ok(presses < 20, 'It cannot be reached with the Tab key.')
    await page.keyboard.press('Tab')
  }
}
