/** The demo panel, in which a developer tries every fault, attribute and event without reading code. */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { HOST_FAULTS } from '../../demo/host/host-faults.js'
import { eventuallyEqual } from '../eventually.js'
import { codeText, first, problems } from './card-texts.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journeyFrom } from './journey.js'

const journey = journeyFrom({ path: '/' })

const element = (page: Page) => page.locator('wiro-hubspot-connect')
const panel = (page: Page) => page.getByRole('complementary', { name: 'Demo panel' })
const openTab = (page: Page, name: string) => panel(page).getByRole('tab', { name }).click()
const pressIn = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true }).click()

/** Returns the faults that the panel lists as on. */
const activeFaults = (page: Page) =>
  page
    .getByRole('region', { name: 'What is switched on' })
    .getByRole('button', { name: 'Switch off' })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')!.replace('Switch off ', '')))

/** Searches for a fault by its name and switches it on or off. */
async function switchFault(page: Page, name: string, isOn = true): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search the faults' }).fill(name)
  await panel(page).locator(`[value="${name}"]`).setChecked(isOn)
  await eventuallyEqual(`whether ${name} is on`, async () => (await activeFaults(page)).includes(name), isOn)
}

const choose = (page: Page, group: string, value: string) =>
  panel(page).getByRole('radiogroup', { name: group }).getByRole('radio', { name: value }).check()

const readHtml = (page: Page) => page.getByLabel('The HTML').innerText()

// ── Faults ──────────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I find every fault, each with its own description', async (fixture) => {
  const { page, waitForStatus, emulator, emulatorOrigin } = fixture
  await waitForStatus(first.disconnected.status)
  const requestsBefore = emulator.requests.length
  const { known } = await (await fetch(emulatorOrigin + '/emulator/faults')).json()
  const names = [...Object.keys(known), ...Object.keys(HOST_FAULTS), 'popup-blocked', 'offline']
  const boxes = panel(page).getByRole('checkbox', { includeHidden: true })

  const offered = () => boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value).sort())

  await eventuallyEqual('the faults that the panel offers', offered, names.sort())
  const sentences = await panel(page).locator('.fault label').allTextContents()
  assert.equal(new Set(sentences).size, names.length)
  for (const description of Object.values<string>(known))
    assert.ok(
      sentences.some((text) => text.includes(description.slice(1))),
      description,
    )
  assert.equal(emulator.requests.length, requestsBefore, 'Listing the faults made a request to Wiro.')
})

journey('I switch a fault on, read what the card says, switch it off and connect', async (fixture) => {
  const { page, pressForPopup, waitForStatus, waitForText, emulator } = fixture
  await switchFault(page, 'session_expired')
  assert.deepEqual(Object.keys(emulator.faults.list()), ['session_expired'])

  await approveInPopup(await pressForPopup(first.disconnected.button))

  await waitForStatus(problems.codes.session_expired.title)
  await waitForText(codeText('session_expired'))
  await switchFault(page, 'session_expired', false)
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey('I switch on a fault of the product’s server, switch it off and connect', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, expectConsole } = fixture
  await switchFault(page, 'endpoint-403')

  await press(first.disconnected.button)

  await waitForStatus(problems.codes.forbidden.title)
  await expectConsole(/403 \(Forbidden\)/)
  await expectConsole(/answered: HTTP 403, empty body/)
  await switchFault(page, 'endpoint-403', false)
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey('I let the browser block popups, allow them again and connect', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus } = fixture
  await switchFault(page, 'popup-blocked')

  await press(first.disconnected.button)

  await waitForStatus(first.codes.popup_blocked.title)
  await switchFault(page, 'popup-blocked', false)
  await approveInPopup(await pressForPopup(first.buttons.openHubSpot))
  await waitForStatus(first.connected.status)
})

journey('I still see the active faults after a reload, and switch all off with one press', async (fixture) => {
  const { page, waitForStatus, emulator } = fixture
  for (const name of ['latency', 'relay-404', 'offline']) await switchFault(page, name)

  await page.reload()

  await waitForStatus(first.codes.offline.title)
  await eventuallyEqual('the faults that are on', () => activeFaults(page), ['latency', 'relay-404', 'offline'])
  await pressIn(page, 'Everything works again')
  await eventuallyEqual('the faults that are on', () => activeFaults(page), [])
  assert.deepEqual(emulator.faults.list(), {})
  await waitForStatus(first.disconnected.status)
})

journey('I choose how long a response takes, and for which call', async ({ page, emulator }) => {
  await switchFault(page, 'latency')

  await page.getByLabel('Milliseconds').fill('500')
  await page.keyboard.press('Tab')
  await page.getByLabel('Strikes at').selectOption('starting a connection')

  await eventuallyEqual('the emulator’s faults', () => emulator.faults.list(), {
    latency: { ms: 500, on: 'HubSpotConnect' },
  })
})

journey('I see faults that another window switched on when I return to the page', async ({ page, emulator }) => {
  await eventuallyEqual('the faults that are on', () => activeFaults(page), [])

  emulator.faults.set('hubspot-down')
  await page.evaluate(() => dispatchEvent(new Event('focus')))

  await eventuallyEqual('the faults that are on', () => activeFaults(page), ['hubspot-down'])
})

// ── Time ────────────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I let a flow expire without waiting for it', async ({ page, pressForPopup, waitForStatus, waitForText }) => {
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await pressIn(page, '13 min later')

  await waitForStatus(problems.expiring.status)
  await pressIn(page, '13 min later')
  await waitForStatus(problems.codes.session_expired.title)
  await waitForText(codeText('session_expired'))
})

journey('I start afresh, and everything is as it was at first', async (fixture) => {
  const { page, waitForStatus, emulator, origin } = fixture
  await connect(fixture)
  await switchFault(page, 'internal_error')
  await switchFault(page, 'popup-blocked')
  await pressIn(page, '30 min later')

  await pressIn(page, 'Start afresh')

  await waitForStatus(first.disconnected.status)
  await eventuallyEqual('the faults that are on', () => activeFaults(page), [])
  assert.equal(page.url(), origin + '/')
  assert.ok(Math.abs(emulator.clock.now() - Date.now()) < 60_000)
})

// ── Attributes ──────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I change attributes, and see them in the card and in the HTML to copy', async (fixture) => {
  const { page, context, waitForStatus, waitForText } = fixture
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await waitForStatus(first.disconnected.status)
  await openTab(page, 'Attributes')

  await choose(page, 'appearance', 'inline')
  await choose(page, 'disabled', 'yes')
  await page.getByLabel('account-name').fill('Acme "Europe"')

  await waitForText(first.disconnected.disabled)
  const written = `<wiro-hubspot-connect
  token-endpoint="/api/hubspot"
  appearance="inline"
  disabled
  account-name="Acme &quot;Europe&quot;"
></wiro-hubspot-connect>`
  await eventuallyEqual('the HTML to copy', () => readHtml(page), written)
  await pressIn(page, 'Copy the HTML')
  await panel(page).getByRole('button', { name: 'Copied' }).waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), written)
})

journey('I remove the endpoint, and the card tells the developer what is missing', async (fixture) => {
  const { page, waitForStatus, waitForText, expectConsole } = fixture
  await waitForStatus(first.disconnected.status)
  await openTab(page, 'Attributes')

  await choose(page, 'token-endpoint', 'missing')

  await waitForStatus(problems.developer.status)
  await waitForText(problems.developer.hint)
  await expectConsole(/token-endpoint is missing/)
  await choose(page, 'token-endpoint', 'right')
  await waitForStatus(first.disconnected.status)
})

journey(
  'I make the card narrow, dark and right-to-left, and it stays so after a reload',
  async ({ page, waitForStatus }) => {
    await waitForStatus(first.disconnected.status)
    await openTab(page, 'Attributes')

    await choose(page, 'width', '260 px')
    await choose(page, 'scheme', 'dark')
    await choose(page, 'dir', 'rtl')
    await page.reload()

    await waitForStatus(first.disconnected.status)
    assert.equal((await element(page).boundingBox())!.width, 260)
    assert.equal(await element(page).evaluate((card) => getComputedStyle(card).direction), 'rtl')
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark')
  },
)

// ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I read the events as they fire, newest first, and clear them', async (fixture) => {
  const { page } = fixture
  await openTab(page, 'Events')
  const readEvents = async () =>
    (await panel(page).locator('ol li').allInnerTexts()).map((text) =>
      text.replace(/^\S+/, '').replace(/\s+/g, ' ').trim(),
    )

  await connect(fixture)

  await panel(page).getByText('state.status connected').waitFor()
  await panel(page).getByText(':state(connected)').waitFor()
  const all = await readEvents()
  const named = all.filter((text) => !text.startsWith('wiro-state-change'))
  assert.equal(named.length, 3)
  assert.match(named[0]!, /^wiro-flow-end outcome connected, flow \S{6}…, duration \d+ ms$/)
  assert.match(named[1]!, /^wiro-connected portalId 12345678, accountName Acme Europe, flow \S{6}…$/)
  assert.equal(named[2], 'wiro-before-connect reconnect false')
  assert.equal(all.at(-1), 'wiro-state-change checking → disconnected')
  await pressIn(page, 'Clear events')
  await panel(page).getByText('Nothing has happened yet.').waitFor()
})

// ── The panel itself ────────────────────────────────────────────────────────────────────────────────────────────────

journey('I fold the panel with the keyboard, and it stays folded after a reload', async ({ page, waitForStatus }) => {
  const title = panel(page).getByRole('button', { name: 'Demo panel' })
  await title.press('Enter')
  await page.reload()

  await waitForStatus(first.disconnected.status)
  assert.equal(await title.getAttribute('aria-expanded'), 'false')
  assert.equal(await panel(page).getByRole('tablist').count(), 0)
  await title.press('Enter')
  await panel(page).getByRole('tab', { name: 'Faults' }).press('ArrowRight')
  assert.equal(await page.evaluate(() => document.activeElement!.textContent), 'Attributes')
})

journey('I read the whole page on a small screen without scrolling sideways', async ({ page, waitForStatus }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await waitForStatus(first.disconnected.status)
  for (const name of ['wiro-401', 'answer-changed', 'consent-coop-same-origin-allow-popups'])
    await switchFault(page, name)
  for (const name of ['Faults', 'Attributes', 'Events']) {
    await openTab(page, name)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name)
  }
})

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Returns axe's findings by rule and element. The rule for the size of targets is off by default. */
async function audit(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run({ rules: { 'target-size': { enabled: true } } }),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`I can use the page with a screen reader and low vision, ${colorScheme}`, async ({ page, waitForStatus }) => {
    await page.emulateMedia({ colorScheme })
    await waitForStatus(first.disconnected.status)
    await switchFault(page, 'latency')
    await page.getByRole('searchbox').fill('')
    await page.addScriptTag({ path: axePath })
    for (const name of ['Faults', 'Attributes', 'Events']) {
      await openTab(page, name)
      assert.deepEqual(await audit(page), [], name)
    }
  })
}
