/** HubSpot shows an error on its own page and sends nothing back: its text is read off the window and told to the card. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { FaultName } from '../../src/emulator/index.js'
import { eventuallyEqual } from '../eventually.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

const hint = 'Did HubSpot show a problem?'

/** All that a person can mark in HubSpot's window. */
async function textIn(popup: Page, heading: string): Promise<string> {
  await popup.getByRole('heading', { name: heading }).waitFor()
  return popup.locator('body').innerText()
}

const paste = ({ page }: Fixture, text: string) =>
  page.locator('wiro-hubspot-connect').getByLabel('Something else?').fill(text)

/** A minute goes by in HubSpot's window. */
async function wait({ page, press }: Fixture): Promise<void> {
  await page.clock.fastForward(61_000)
  await press(hint)
}

async function startClock({ page, waitForStatus }: Fixture): Promise<void> {
  await page.clock.install()
  await page.reload()
  await waitForStatus('Not connected')
}

async function copyDetails({ context, page, press }: Fixture, label: string): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await press(label)
  return page.evaluate(() => navigator.clipboard.readText())
}

// ── Each of HubSpot's pages ─────────────────────────────────────────────────────────────────────────────────────────

const connectApp = (popup: Page) => popup.getByRole('button', { name: 'Connect app' }).click()
const cancel = (popup: Page) => popup.getByRole('button', { name: 'Cancel' }).click()
const failed = 'Couldn’t complete the connection'

/** As if the last account had been taken from the person while they chose. */
const loseAccount = async (popup: Page) => {
  await popup.getByRole('radio', { checked: true }).evaluate((it: HTMLInputElement) => (it.value = 'gone'))
  await connectApp(popup)
}

interface Row {
  fault?: FaultName
  act?: (popup: Page) => Promise<void>
  heading?: string
  /** The card's status. */
  title: string
  /** What else it says. */
  words: string[]
  /** Its buttons before the last two. */
  buttons: string[]
}

const owner = 'This needs the HubSpot app’s owner'
const own = ['Open setup', 'Try again', 'Ask the owner']
const waiting = 'Waiting for you in HubSpot'
const general = ['This may need Wiro support', 'Try again in a few minutes.']
const scopes = ['The app’s scopes differ from those Wiro asks for.', owner, 'Make exactly the 5 scopes required.']

/** Through an app of one's own, which can meet all of them. */
const rows: Row[] = [
  { fault: 'scope-mismatch', title: 'The scopes don’t match', words: scopes, buttons: own },
  { fault: 'invalid-scope', title: 'The scopes don’t match', words: scopes, buttons: own },
  {
    fault: 'redirect-mismatch',
    title: 'The redirect URL doesn’t match',
    words: [owner, 'Copy it from setup into the app.', 'isn’t Wiro’s redirect URL, https://api.wiro.ai/v1/'],
    buttons: own,
  },
  {
    fault: 'unknown-client',
    title: 'HubSpot doesn’t know the app',
    words: [owner, 'Copy the ID from the Auth tab.'],
    buttons: own,
  },
  {
    fault: 'link-retired',
    title: 'The install link is retired',
    words: [owner, 'Check that the app still exists.'],
    buttons: own,
  },
  {
    fault: 'plan-lacks-scope',
    act: connectApp,
    title: 'The account lacks a product',
    words: ['Wiro requires crm.objects.contacts.read, ', 'This needs a HubSpot admin', 'Ask which product is missing.'],
    buttons: ['Ask your admin', 'Try again'],
  },
  {
    fault: 'no-permission',
    act: connectApp,
    heading: 'Ask for permission to connect this app',
    title: 'HubSpot needs an admin',
    words: ['This needs a HubSpot admin', 'Send them the ready message.'],
    buttons: ['Ask your admin', 'Try again'],
  },
  { act: loseAccount, title: waiting, words: general, buttons: ['Try again', 'Copy details'] },
  {
    act: cancel,
    heading: 'The app was not connected',
    title: waiting,
    words: general,
    buttons: ['Try again', 'Copy details'],
  },
]

journey(
  'F56 Whatever HubSpot shows, its text tells me after a minute what it means and what to do',
  async (fixture) => {
    const { page, pressForPopup, waitForStatus, waitForText, buttons, emulator } = fixture
    await startClock(fixture)
    await page.locator('wiro-hubspot-connect').evaluate((card) => {
      card.setAttribute('token-endpoint', '/api/hubspot?own-app')
      card.setAttribute('auth-method', 'own')
    })
    await waitForStatus('Not connected')
    let label = 'Connect HubSpot'

    for (const { fault, act, heading = failed, title, words, buttons: expected } of rows) {
      emulator.faults.clear()
      if (fault) emulator.faults.set(fault)
      const popup = await pressForPopup(label)
      await act?.(popup)
      const text = await textIn(popup, heading)
      await wait(fixture)
      await paste(fixture, text)

      await waitForStatus(title)
      for (const line of words) await waitForText(line)
      assert.deepEqual(await buttons(), [...expected, 'Back', 'Cancel'], fault)
      label = 'Try again'
    }

    emulator.faults.clear()
    await approveInPopup(await pressForPopup(label))
    await waitForStatus('Connected')
  },
)

// ── What comes of it ────────────────────────────────────────────────────────────────────────────────────────────────

journey('F56 I may not connect, tell the card so while HubSpot’s window is open, and ask my admin', async (fixture) => {
  const { page, pressForPopup, press, waitForStatus, waitForText, focusedLabel, events, emulator } = fixture
  await startClock(fixture)
  emulator.faults.set('no-permission')
  const popup = await pressForPopup('Connect HubSpot')
  await connectApp(popup)
  const text = await textIn(popup, 'Ask for permission to connect this app')
  await wait(fixture)
  await eventuallyEqual('the focused label', focusedLabel, 'Nothing, I closed the window')
  assert.deepEqual(await events(), ['before-connect false'])
  await paste(fixture, text)
  await waitForStatus('HubSpot needs an admin')

  await press('Ask your admin')

  await waitForText('Message to your HubSpot admin')
  const message = page.locator('wiro-hubspot-connect').getByLabel('Message to your HubSpot admin')
  assert.match(await message.inputValue(), /What happened: HubSpot needs an admin \(hubspot_no_permission\)$/)
  assert.deepEqual((await events()).slice(1), ['error hubspot_no_permission', 'flow-end failed hubspot_no_permission'])
})

journey('F57 I refuse at HubSpot, paste what it showed, and can pass it on', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, emulator, connectCalls } = fixture
  const popup = await pressForPopup('Connect HubSpot')
  await cancel(popup)
  const text = await textIn(popup, 'The app was not connected')
  await popup.close()
  await waitForStatus('Not finished')

  await paste(fixture, text)

  for (const line of general) await waitForText(line)
  const details = await copyDetails(fixture, 'Copy details')
  assert.match(details, /^Code: unfinished\n/)
  assert.match(details, /\nHubSpot showed: .*The app was not connected Nothing was changed in your account\./)
  assert.ok(!emulator.requests.some(({ action }) => action === 'HubSpotCallback'))
  await approveInPopup(await pressForPopup('Try again'))
  await waitForStatus('Connected')
  assert.equal(connectCalls(), 2)
})

journey('F60 HubSpot is down, and its text is answered without a network', async (fixture) => {
  const { context, page, pressForPopup, waitForStatus, waitForText, emulator, expectConsole } = fixture
  await startClock(fixture)
  emulator.faults.set('hubspot-down')
  const popup = await pressForPopup('Connect HubSpot')
  const text = await textIn(popup, failed)
  await expectConsole(/status of 503/)
  await wait(fixture)
  await waitForText('Something else?')
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)

  await paste(fixture, text)

  for (const line of general) await waitForText(line)
  assert.match(await copyDetails(fixture, 'Copy details'), /HubSpot showed: .*Something went wrong on our side\./)
  await context.setOffline(false)
  emulator.faults.clear()
  await approveInPopup(await pressForPopup('Try again'))
  await waitForStatus('Connected')
})

journey('F84 My reconnect ran out of time, I tell what HubSpot showed, and keep my account', async (fixture) => {
  const { page, pressForPopup, press, waitForStatus, waitForText, buttons, emulator } = fixture
  await startClock(fixture)
  await connect(fixture)
  emulator.faults.set('plan-lacks-scope')
  const popup = await pressForPopup('Reconnect')
  await connectApp(popup)
  const text = await textIn(popup, failed)
  await page.clock.fastForward(15 * 60_000)
  await waitForText('Reconnect wasn’t confirmed. HubSpot is still connected.')

  await press('What did HubSpot show?')
  await paste(fixture, text)

  await waitForText('The account lacks a product')
  await waitForStatus('Connected')
  assert.deepEqual(await buttons(), ['Ask your admin', 'Reconnect', 'Back'])
  await press('Back')
  assert.deepEqual(await buttons(), ['Reconnect', 'Disconnect', 'Troubleshoot'])
})

journey('F87 I approved in another browser, and am told to stay in this one', async (fixture) => {
  const { pressForPopup, press, waitForStatus, waitForText } = fixture
  const popup = await pressForPopup('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await popup.close()
  await waitForStatus('Not finished')

  await press('I approved in another browser')

  await waitForStatus('Finished in another browser')
  await waitForText('Start here and stay in this browser.')
})
