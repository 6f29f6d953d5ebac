/** Flows that end without an account: refused, closed or cancelled. The person can always go on. */
import assert from 'node:assert/strict'
import { codeText, first, panels, problems } from './card-texts.js'
import { cardOf } from './card.js'
import { eventuallyEqual } from '../eventually.js'
import { statusText, wiroAction } from './dialect.js'
import { approve, approveInPopup, waitForClose } from './hubspot-window.js'
import { journey } from './journey.js'
import { isConnectedAtWiro } from './wiro-status.js'

journey('F57 I refuse at HubSpot, which sends nothing back, and the card asks what HubSpot showed', async (fixture) => {
  const { press, pressForPopup, waitForStatus, waitForText, connectCalls, emulator } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Cancel' }).click()
  await popup.getByRole('heading', { name: 'The app was not connected' }).waitFor()
  assert.ok(!emulator.requests.some(({ action }) => action === 'HubSpotCallback'))
  await waitForStatus(first.authorizing.status)

  await popup.close()

  await waitForStatus(problems.codes.unfinished.title)
  await waitForText(problems.unfinished.closed)
  await press(problems.questionLink)
  await waitForText(panels.question.choices.hubspot_no_permission[0])
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
  // The first authorize URL may be used up, so the card requests another one.
  assert.equal(connectCalls(), 2)
})

journey('F57 I refuse, HubSpot sends that back, and I can try again', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, waitForDetails, events, emulator } = fixture
  emulator.faults.set('refusal-redirects')
  const popup = await pressForPopup(first.disconnected.button)

  await popup.getByRole('button', { name: 'Cancel' }).click()

  await waitForClose(popup)
  await waitForStatus(problems.codes.authorization_denied.title)
  await waitForText(codeText('authorization_denied'))
  await waitForDetails('authorization_denied')
  assert.deepEqual(await events(), [
    'before-connect false',
    'error authorization_denied',
    'flow-end failed authorization_denied',
  ])
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey('I choose what HubSpot showed, and the card says who has to act', async (fixture) => {
  const { pressForPopup, press, waitForStatus, waitForText, events, emulator } = fixture
  emulator.faults.set('no-permission')
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await popup.getByRole('heading', { name: 'Ask for permission to connect this app' }).waitFor()
  await popup.close()
  await waitForStatus(problems.codes.unfinished.title)

  await press(problems.questionLink)
  await press(panels.question.choices.hubspot_no_permission[0])

  await waitForStatus(problems.codes.hubspot_no_permission.title)
  await waitForText(problems.codes.hubspot_no_permission.steps[0]!)
  assert.equal((await events()).at(-1), 'flow-end failed hubspot_no_permission')
})

journey(
  'F36 I close the popup too early, try again and connect',
  async ({ pressForPopup, waitForStatus, connectCalls }) => {
    const popup = await pressForPopup(first.disconnected.button)
    await popup.getByRole('button', { name: 'Connect app' }).waitFor()

    await popup.close()

    await waitForStatus(problems.codes.unfinished.title)
    await approveInPopup(await pressForPopup(first.buttons.retry))
    await waitForStatus(first.connected.status)
    assert.equal(connectCalls(), 2)
  },
)

journey('F42 I close the popup and reload, the card still says so, and I try again and connect', async (fixture) => {
  const { page, pressForPopup, waitForStatus, waitForText, events } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await popup.close()
  await waitForStatus(problems.codes.unfinished.title)
  await waitForText(problems.unfinished.closed)

  await page.reload()

  await waitForStatus(problems.codes.unfinished.title)
  await waitForText(problems.unfinished.closed)
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
})

journey('F48 I close the popup, my other tabs say so too, and I go on in one of them', async (fixture) => {
  const { context, cardUrl, pressForPopup, waitForStatus, page } = fixture
  const openTab = async () => {
    const tab = await context.newPage()
    await tab.goto(cardUrl)
    return cardOf(tab)
  }
  const before = await openTab()
  await before.waitForStatus(first.disconnected.status)
  await page.bringToFront()
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await popup.close()
  await waitForStatus(problems.codes.unfinished.title)
  await before.waitForStatus(problems.codes.unfinished.title)
  const later = await openTab()
  await later.waitForStatus(problems.codes.unfinished.title)
  await later.waitForText(problems.unfinished.closed)

  await approveInPopup(await later.pressForPopup(first.buttons.retry))

  for (const card of [fixture, before, later]) await card.waitForStatus(first.connected.status)
  assert.deepEqual(await before.events(), ['connected 12345678'])
})

journey('F48 I close the popup, close its tab, and cancel in another', async (fixture) => {
  const { context, cardUrl, pressForPopup, waitForStatus, page } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await popup.close()
  await waitForStatus(problems.codes.unfinished.title)
  const tab = await context.newPage()
  await page.close()
  await tab.goto(cardUrl)
  const other = cardOf(tab)
  await other.waitForStatus(problems.codes.unfinished.title)

  await other.press(first.buttons.cancel)

  await other.waitForStatus(first.disconnected.status)
  await tab.reload()
  await other.waitForStatus(first.disconnected.status)
})

journey('F66 I cancel before HubSpot opens, and the popup closes', async (fixture) => {
  const { pressForPopup, press, waitForStatus, events, emulator } = fixture
  emulator.faults.set('latency', { on: wiroAction('Connect') })
  const popup = await pressForPopup(first.disconnected.button)
  await waitForStatus(first.opening.status)

  await press(first.buttons.cancel)

  await waitForClose(popup)
  await waitForStatus(first.disconnected.status)
  assert.deepEqual(await events(), ['before-connect false', 'flow-end cancelled'])
})

journey('F66 I cancel while HubSpot is open, and its window closes', async (fixture) => {
  const { pressForPopup, press, waitForStatus, events, buttons } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  assert.deepEqual(await buttons(), [first.buttons.show, first.buttons.reopen, first.buttons.cancel])

  await press(first.buttons.cancel)

  await waitForClose(popup)
  await waitForStatus(first.disconnected.status)
  assert.deepEqual(await events(), ['before-connect false', 'flow-end cancelled'])
})

journey(
  'F66 I cancel, the window cannot be closed, I approve there, and the card shows my account',
  async (fixture) => {
    const { pressForPopup, press, waitForStatus, waitForText, events, emulator } = fixture
    // HubSpot's page cuts the window off from mine, and Wiro shows the connection late.
    emulator.faults.set('consent-coop-same-origin')
    emulator.faults.set('status-lags')
    const popup = await pressForPopup(first.disconnected.button)
    await popup.getByRole('button', { name: 'Connect app' }).waitFor()
    await waitForStatus(first.authorizing.status)

    await press(first.buttons.cancel)
    await waitForStatus(first.disconnected.status)
    await approveInPopup(popup)

    await waitForStatus(first.connected.status)
    await waitForText('Acme Europe')
    assert.deepEqual(await events(), ['before-connect false', 'flow-end cancelled', 'connected 12345678'])
  },
)

journey('F66 I approve and cancel before the window is back, and the card shows my account', async (fixture) => {
  const { pressForPopup, press, waitForStatus, events, emulator, emulatorOrigin } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await waitForStatus(first.authorizing.status)
  // The window is still on its way to Wiro when it closes, and the status that is read then knows nothing yet.
  emulator.faults.set('latency', { on: 'HubSpotCallback' })
  emulator.faults.set('status-lags')
  await approve(popup)

  await press(first.buttons.cancel)

  await waitForClose(popup)
  await eventuallyEqual('the connection at Wiro', () => isConnectedAtWiro(emulatorOrigin), true)
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), [
    'before-connect false',
    'flow-end cancelled',
    statusText('connected 12345678', 'connected'),
  ])
})
