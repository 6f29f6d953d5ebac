/** The demo panel, in which a developer tries every fault, attribute and event without reading code. */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { HOST_FAULTS } from '../../demo/host/host-faults.js'
import { eventuallyEqual } from '../eventually.js'
import { codeText, first, problems } from './card-texts.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { activeFaults, openTab, panel, pressIn, switchFault, TABS } from './demo-page.js'
import { journeyFrom } from './journey.js'

const journey = journeyFrom({ path: '/?tab=faults' })

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
  const { page, press, pressForPopup, waitForStatus, expectConsole, allowConsole } = fixture
  await switchFault(page, 'endpoint-403')

  await press(first.disconnected.button)

  await waitForStatus(problems.codes.forbidden.title)
  for (const pattern of [/403 \(Forbidden\)/, /answered: HTTP 403, empty body/]) {
    await expectConsole(pattern)
    // The page has the focus again once the window is closed, and reads the status, which may fail as well.
    allowConsole(pattern)
  }
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
  await page.getByLabel('Happens at').selectOption('starting a connection')

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

journey('I start over, and everything but the looks is as it was at first', async (fixture) => {
  const { page, waitForStatus, emulator, origin } = fixture
  await connect(fixture)
  await switchFault(page, 'internal_error')
  await switchFault(page, 'popup-blocked')
  await pressIn(page, '30 min later')
  await page.goto(origin + '/?tab=faults&scheme=dark&disabled=true&--wiro-radius=4px&ahead=30')
  await waitForStatus(first.connected.status)

  await pressIn(page, 'Start over')

  await waitForStatus(first.disconnected.status)
  await eventuallyEqual('the faults that are on', () => activeFaults(page), [])
  assert.equal(page.url(), origin + '/?tab=faults&scheme=dark&--wiro-radius=4px')
  assert.ok(Math.abs(emulator.clock.now() - Date.now()) < 60_000)
})

// ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I read the events as they fire, newest first, and clear them', async (fixture) => {
  const { page } = fixture
  await openTab(page, 'Events')
  const readEvents = async () =>
    (await panel(page).locator('.events li').allInnerTexts()).map((text) =>
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
  assert.equal(await page.evaluate(() => document.activeElement!.textContent), 'Show me')
  await panel(page).getByRole('tab', { name: 'Show me' }).press('End')
  assert.equal(await page.evaluate(() => document.activeElement!.textContent), 'Faults')
})

journey('I read the whole page on a small screen without scrolling sideways', async ({ page, waitForStatus }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await waitForStatus(first.disconnected.status)
  for (const name of ['wiro-401', 'answer-changed', 'consent-coop-same-origin-allow-popups'])
    await switchFault(page, name)
  for (const name of TABS) {
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
    for (const name of TABS) {
      await openTab(page, name)
      assert.deepEqual(await audit(page), [], name)
    }
  })
}
