/** HubSpot shows an error on its own page and sends nothing back; the person pastes its text into the card. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { FaultName } from '../../src/emulator/index.js'
import { REDIRECT_URL, REQUIRED_SCOPES } from '../../src/protocol/hubspot.js'
import { eventuallyEqual } from '../eventually.js'
import { codeStep, codeText, first, ownerSteps, panels, problems } from './card-texts.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

/** Returns all text that a person can select in HubSpot's window. */
async function readText(popup: Page, heading: string): Promise<string> {
  await popup.getByRole('heading', { name: heading }).waitFor()
  return popup.locator('body').innerText()
}

const pasteText = ({ page }: Fixture, text: string) =>
  page.locator('wiro-hubspot-connect').getByLabel(panels.question.label).fill(text)

/** Lets a minute pass, after which the card asks what HubSpot showed, and opens the question. */
async function openQuestion({ page, press }: Fixture): Promise<void> {
  await page.clock.fastForward(61_000)
  await press(problems.questionLink)
}

async function startClock({ page, waitForStatus }: Fixture): Promise<void> {
  await page.clock.install()
  await page.reload()
  await waitForStatus(first.disconnected.status)
}

async function copyDetails({ context, page, press }: Fixture, label: string): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await press(label)
  return page.evaluate(() => navigator.clipboard.readText())
}

// ── Each of HubSpot's pages ─────────────────────────────────────────────────────────────────────────────────────────

const connectApp = (popup: Page) => popup.getByRole('button', { name: 'Connect app' }).click()
const cancel = (popup: Page) => popup.getByRole('button', { name: 'Cancel' }).click()
const ERROR_HEADING = 'Couldn’t complete the connection'

/** Approves with an account that HubSpot no longer knows. */
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
  /** Other texts of the card. */
  texts: string[]
  /** The buttons before Back and Cancel. */
  buttons: string[]
}

const { comparison } = panels
const ownerButtons = [problems.buttons.setup, first.buttons.retry, problems.ask.appOwner]
const waiting = first.authorizing.status
const unknownError = ownerSteps('wiro')
/** With an own app its owner has to act. */
const unknownErrorOfOwnApp = ownerSteps('appOwner')
const scopes = [
  codeText('hubspot_scope_mismatch'),
  codeStep('hubspot_scope_mismatch', { requiredScopes: REQUIRED_SCOPES.join(', ') }),
]

/** Errors about the HubSpot app. */
const appErrors: Row[] = [
  { fault: 'scope-mismatch', title: problems.codes.hubspot_scope_mismatch.title, texts: scopes, buttons: ownerButtons },
  { fault: 'invalid-scope', title: problems.codes.hubspot_scope_mismatch.title, texts: scopes, buttons: ownerButtons },
  {
    fault: 'redirect-mismatch',
    title: problems.codes.hubspot_redirect_mismatch.title,
    texts: [
      codeStep('hubspot_redirect_mismatch', { redirectUrl: REDIRECT_URL }),
      comparison.differs({ url: '', redirectUrl: 'https://api.wiro.ai/v1/' }).join('').slice(0, -1),
    ],
    buttons: ownerButtons,
  },
  {
    fault: 'unknown-client',
    title: problems.codes.hubspot_unknown_client.title,
    texts: [codeStep('hubspot_unknown_client')],
    buttons: ownerButtons,
  },
  {
    fault: 'link-retired',
    title: problems.codes.hubspot_link_retired.title,
    texts: [codeStep('hubspot_link_retired')],
    buttons: ownerButtons,
  },
]

/** Errors about the person's account, and pages with a message that the card does not know. */
const accountErrors: Row[] = [
  {
    fault: 'plan-lacks-scope',
    act: connectApp,
    title: problems.codes.hubspot_plan_lacks_scope.title,
    texts: [
      comparison.required({ scopes: 'crm.objects.contacts.read, ' }).join('').slice(0, -1),
      codeStep('hubspot_plan_lacks_scope'),
    ],
    buttons: [problems.ask.hubspotAdmin, first.buttons.retry],
  },
  {
    fault: 'no-permission',
    act: connectApp,
    heading: 'Ask for permission to connect this app',
    title: problems.codes.hubspot_no_permission.title,
    texts: [codeStep('hubspot_no_permission')],
    buttons: [problems.ask.hubspotAdmin, first.buttons.retry],
  },
  {
    act: loseAccount,
    title: waiting,
    texts: unknownErrorOfOwnApp,
    buttons: [first.buttons.retry, problems.buttons.copyDetails],
  },
  {
    act: cancel,
    heading: 'The app was not connected',
    title: waiting,
    texts: unknownErrorOfOwnApp,
    buttons: [first.buttons.retry, problems.buttons.copyDetails],
  },
]

/** Runs into each error, one flow after the other, and pastes what HubSpot shows. With an own app all errors can occur. */
async function pasteErrors(fixture: Fixture, rows: Row[]): Promise<void> {
  const { page, pressForPopup, waitForStatus, waitForText, buttons, emulator } = fixture
  await startClock(fixture)
  await page.locator('wiro-hubspot-connect').evaluate((card) => {
    card.setAttribute('token-endpoint', '/api/hubspot?own-app')
    card.setAttribute('auth-method', 'own')
  })
  await waitForStatus(first.disconnected.status)
  let label = first.disconnected.button

  for (const { fault, act, heading = ERROR_HEADING, title, texts, buttons: expected } of rows) {
    emulator.faults.clear()
    if (fault) emulator.faults.set(fault)
    const popup = await pressForPopup(label)
    await act?.(popup)
    const text = await readText(popup, heading)
    await openQuestion(fixture)
    await pasteText(fixture, text)

    await waitForStatus(title)
    for (const line of texts) await waitForText(line)
    assert.deepEqual(await buttons(), [...expected, panels.back, first.buttons.cancel], fault)
    label = first.buttons.retry
  }

  emulator.faults.clear()
  await approveInPopup(await pressForPopup(label))
  await waitForStatus(first.connected.status)
}

journey('F56 I paste HubSpot’s error about the app, the card explains it, and I connect later', (fixture) =>
  pasteErrors(fixture, appErrors),
)

journey('F56 I paste HubSpot’s error about my account, the card explains it, and I connect later', (fixture) =>
  pasteErrors(fixture, accountErrors),
)

// ── What follows ────────────────────────────────────────────────────────────────────────────────────────────────────

journey('F56 I lack permission, paste HubSpot’s message while its popup is open, and ask my admin', async (fixture) => {
  const { page, pressForPopup, press, waitForStatus, waitForText, focusedLabel, events, emulator } = fixture
  await startClock(fixture)
  emulator.faults.set('no-permission')
  const popup = await pressForPopup(first.disconnected.button)
  await connectApp(popup)
  const text = await readText(popup, 'Ask for permission to connect this app')
  await openQuestion(fixture)
  await eventuallyEqual('the focused label', focusedLabel, panels.question.choices.hubspot_no_permission[0])
  assert.deepEqual(await events(), ['before-connect false'])
  await pasteText(fixture, text)
  await waitForStatus(problems.codes.hubspot_no_permission.title)

  await press(problems.ask.hubspotAdmin)

  await waitForText(panels.askAdmin.labels.hubspotAdmin)
  const message = page.locator('wiro-hubspot-connect').getByLabel(panels.askAdmin.labels.hubspotAdmin)
  assert.match(await message.inputValue(), /You need to be a Super Admin[^]*Error code: hubspot_no_permission$/)
  assert.deepEqual((await events()).slice(1), ['error hubspot_no_permission', 'flow-end failed hubspot_no_permission'])
})

journey('F57 I refuse at HubSpot, paste what it showed, and can pass it on to support', async (fixture) => {
  const { press, pressForPopup, waitForStatus, waitForText, emulator, connectCalls } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await cancel(popup)
  const text = await readText(popup, 'The app was not connected')
  await popup.close()
  await waitForStatus(problems.codes.unfinished.title)
  await press(problems.questionLink)

  await pasteText(fixture, text)

  for (const line of unknownError) await waitForText(line)
  const details = await copyDetails(fixture, problems.buttons.copyDetails)
  assert.match(details, /^Code: unfinished\n/)
  assert.match(details, /\nHubSpot showed: .*The app was not connected Nothing was changed in your account\./)
  assert.ok(!emulator.requests.some(({ action }) => action === 'HubSpotCallback'))
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
  assert.equal(connectCalls(), 2)
})

journey('F60 HubSpot is down, and the card explains its message offline', async (fixture) => {
  const { context, page, pressForPopup, waitForStatus, waitForText, emulator, expectConsole } = fixture
  await startClock(fixture)
  emulator.faults.set('hubspot-down')
  const popup = await pressForPopup(first.disconnected.button)
  const text = await readText(popup, ERROR_HEADING)
  await expectConsole(/status of 503/)
  await openQuestion(fixture)
  await waitForText(panels.question.label)
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)

  await pasteText(fixture, text)

  for (const line of unknownError) await waitForText(line)
  assert.match(
    await copyDetails(fixture, problems.buttons.copyDetails),
    /HubSpot showed: .*Something went wrong on our side\./,
  )
  await context.setOffline(false)
  emulator.faults.clear()
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey('F84 My reconnect expires, I paste what HubSpot showed, and my account stays connected', async (fixture) => {
  const { page, pressForPopup, press, waitForStatus, waitForText, buttons, emulator } = fixture
  await startClock(fixture)
  await connect(fixture)
  emulator.faults.set('plan-lacks-scope')
  const popup = await pressForPopup(first.buttons.reconnect)
  await connectApp(popup)
  const text = await readText(popup, ERROR_HEADING)
  await page.clock.fastForward(15 * 60_000)
  await waitForText(problems.kept.connect)

  await press(problems.questionLink)
  await pasteText(fixture, text)

  await waitForText(problems.codes.hubspot_plan_lacks_scope.title)
  await waitForStatus(first.connected.status)
  assert.deepEqual(await buttons(), [problems.ask.hubspotAdmin, first.buttons.reconnect, panels.back])
  await press(panels.back)
  assert.deepEqual(await buttons(), [first.buttons.reconnect, first.buttons.disconnect, first.buttons.troubleshoot])
})

journey('F87 I say that I approved in another browser, and the card tells me to stay in this one', async (fixture) => {
  const { pressForPopup, press, waitForStatus, waitForText } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await popup.close()
  await waitForStatus(problems.codes.unfinished.title)

  await press(problems.questionLink)
  await press(panels.question.choices.wrong_browser[0])

  await waitForStatus(problems.codes.wrong_browser.title)
  await waitForText(codeStep('wrong_browser'))
})
