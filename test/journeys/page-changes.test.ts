/** The host's page moves, removes or reconfigures the card while HubSpot is open. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { first as german } from '../../src/card/locales/de/first.js'
import { first as french } from '../../src/card/locales/fr/first.js'
import { first, problems } from './card-texts.js'
import { hasPortalIds, statusText } from './dialect.js'
import { addSecondAgent } from './second-agent.js'
import { eventuallyEqual } from '../eventually.js'
import { approveInPopup, waitForClose } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'
import { waitForReturnText } from './return-page.js'

const element = ({ page }: Fixture) => page.locator('wiro-hubspot-connect')

const setAttribute = (fixture: Fixture, name: string, value: string) =>
  element(fixture).evaluate((card, [name, value]) => card.setAttribute(name!, value!), [name, value])

/** Opens HubSpot, and waits until both windows show it. */
async function openHubSpot({ pressForPopup, waitForStatus }: Fixture): Promise<Page> {
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await waitForStatus(first.authorizing.status)
  return popup
}

const connectedOnce = ['before-connect false', 'connected 12345678', 'flow-end connected']

journey('F46 The page moves the card while HubSpot is open, and I still get connected', async (fixture) => {
  const { waitForStatus, events, connectCalls } = fixture
  const popup = await openHubSpot(fixture)

  await element(fixture).evaluate((card) => document.body.appendChild(document.createElement('main')).append(card))

  await waitForStatus(first.authorizing.status)
  await approveInPopup(popup)
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), connectedOnce)
  assert.equal(connectCalls(), 1)
})

journey(
  'F45 The page removes the card while I approve, and the card shows my account once it is back',
  async (fixture) => {
    const { waitForStatus, waitForText, events, connectCalls } = fixture
    const popup = await openHubSpot(fixture)
    const card = await element(fixture).elementHandle()

    await card.evaluate((card) => (card as Element).remove())
    await popup.getByRole('button', { name: 'Connect app' }).click()
    await waitForReturnText(popup, problems.relay.connected)
    assert.deepEqual(await events(), ['before-connect false'])
    await card.evaluate((card) => document.body.appendChild(document.createElement('main')).append(card))

    await waitForStatus(first.connected.status)
    await waitForClose(popup)
    // What the status does not tell comes from the popup, and a status read may be faster.
    await waitForText('Acme Europe')
    const lines = (await events()).map((event) => event.replace(statusText('', ' 12345678'), ''))
    assert.deepEqual(lines, [
      'before-connect false',
      statusText('connected 12345678', 'connected'),
      'flow-end connected',
    ])
    assert.equal(connectCalls(), 1)
  },
)

journey(
  'F62 The page sets another endpoint while HubSpot is open, and the card uses it after the flow',
  async (fixture) => {
    const { page, waitForStatus, events } = fixture
    const requests: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'POST') return
      const { action } = request.postDataJSON() as { action: string }
      requests.push(action + new URL(request.url()).search)
    })
    const popup = await openHubSpot(fixture)

    await setAttribute(fixture, 'token-endpoint', '/api/hubspot?moved')

    await waitForStatus(first.authorizing.status)
    await approveInPopup(popup)
    await waitForStatus(first.connected.status)
    await eventuallyEqual('the last request', () => requests.at(-1), 'status?moved')
    const firstMoved = requests.findIndex((one) => one.endsWith('?moved'))
    assert.ok(requests.slice(firstMoved).every((one) => one === 'status?moved'))
    assert.deepEqual(await events(), connectedOnce)
  },
)

journey(
  'F63 The page sets another agent while HubSpot is open, and my approval counts only for the first',
  async (fixture) => {
    const { waitForStatus, events } = fixture
    await addSecondAgent(fixture)
    // HubSpot's page cuts the window off, so that my page cannot close it.
    fixture.emulator.faults.set('consent-coop-same-origin')
    const popup = await openHubSpot(fixture)

    await setAttribute(fixture, 'agent-key', 'other')

    await waitForStatus(first.disconnected.status)
    await popup.getByRole('button', { name: 'Connect app' }).click()
    await popup.waitForURL('**/api/hubspot')
    const status = await element(fixture).evaluate(async (card: Element) => {
      const { checkStatus } = card as Element & { checkStatus(): Promise<{ status: string }> }
      return (await checkStatus.call(card)).status
    })
    assert.equal(status, 'disconnected')
    assert.deepEqual(await events(), ['before-connect false', 'flow-end cancelled'])
    await setAttribute(fixture, 'agent-key', '')
    await waitForStatus(first.connected.status)
  },
)

journey('F64 The page changes its language while HubSpot is open, and my attempt goes on', async (fixture) => {
  const { waitForStatus, waitForText, focusedLabel, state, events } = fixture
  const popup = await openHubSpot(fixture)
  assert.equal(await focusedLabel(), first.buttons.show)

  await setAttribute(fixture, 'lang', 'de')

  await waitForStatus(german.authorizing.status)
  assert.equal(await focusedLabel(), german.buttons.show)
  await approveInPopup(popup)
  await waitForStatus(german.connected.status)
  const { account } = (await state()) as { account: { connectedAt: Date } }
  const dateIn = (language: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(account.connectedAt)
  // The newer dialects have no date to show.
  if (hasPortalIds) await waitForText(`seit ${dateIn('de')}`)
  await setAttribute(fixture, 'lang', 'fr')
  await waitForStatus(french.connected.status)
  if (hasPortalIds) await waitForText(`depuis le ${dateIn('fr')}`)
  assert.deepEqual(await events(), connectedOnce)
})

const sectionLanguage = ({ page }: Fixture) => page.locator('wiro-hubspot-connect section').getAttribute('lang')

for (const [title, file] of [
  ['What translates the card', /assets\/translation-/],
  ['The file of my language', /assets\/de-/],
] as const) {
  journey(`F64 ${title} does not come, the card stays English, and speaks my language later`, async (fixture) => {
    const { page, waitForStatus, expectConsole } = fixture
    await waitForStatus(first.disconnected.status)
    await page.route(file, (route) => route.abort())

    await setAttribute(fixture, 'lang', 'de')

    await expectConsole(/^error: Failed to load resource: net::ERR_FAILED/)
    await waitForStatus(first.disconnected.status)
    assert.equal(await sectionLanguage(fixture), 'en')
    await page.unroute(file)
    await setAttribute(fixture, 'lang', 'fr')
    await waitForStatus(french.disconnected.status)
    await setAttribute(fixture, 'lang', 'de')
    await waitForStatus(german.disconnected.status)
    assert.equal(await sectionLanguage(fixture), 'de')
  })
}

journey('F65 The page disables and enables the card while HubSpot is open, and my attempt goes on', async (fixture) => {
  const { context, waitForStatus, buttons, events, connectCalls } = fixture
  const popup = await openHubSpot(fixture)
  const setDisabled = (isDisabled: boolean) =>
    element(fixture).evaluate((card, on) => card.toggleAttribute('disabled', on), isDisabled)

  await setDisabled(true)
  await waitForStatus(first.authorizing.status)
  assert.deepEqual(await buttons(), [first.buttons.show, first.buttons.reopen, first.buttons.cancel])
  await setDisabled(false)

  await approveInPopup(popup)
  await waitForStatus(first.connected.status)
  assert.deepEqual(await events(), connectedOnce)
  assert.equal(connectCalls(), 1)
  assert.equal(context.pages().length, 1)
  await setDisabled(true)
  await eventuallyEqual(
    'whether Reconnect is disabled',
    () => element(fixture).getByRole('button', { name: first.buttons.reconnect }).isDisabled(),
    true,
  )
})
