/** The demo's panel: whoever evaluates the card tries every fault, attribute and event there without reading code. */
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
const tab = (page: Page, name: string) => panel(page).getByRole('tab', { name }).click()
const pressIn = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true }).click()

/** What the panel says is on. */
const on = (page: Page) =>
  page
    .getByRole('region', { name: 'What is switched on' })
    .getByRole('button', { name: 'Switch off' })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')!.replace('Switch off ', '')))

/** Switches a fault on or off, found by searching for its name. */
async function turn(page: Page, name: string, check = true): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search the faults' }).fill(name)
  await panel(page).locator(`[value="${name}"]`).setChecked(check)
  await eventuallyEqual(`whether ${name} is on`, async () => (await on(page)).includes(name), check)
}

const choose = (page: Page, group: string, value: string) =>
  panel(page).getByRole('radiogroup', { name: group }).getByRole('radio', { name: value }).check()

const line = (page: Page) => page.getByLabel('The HTML').innerText()

// ── Faults ──────────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I find every fault that there is, each with a sentence of its own', async (fixture) => {
  const { page, waitForStatus, emulator, emulatorOrigin } = fixture
  await waitForStatus(first.disconnected.status)
  const asked = emulator.requests.length
  const { known } = await (await fetch(emulatorOrigin + '/emulator/faults')).json()
  const names = [...Object.keys(known), ...Object.keys(HOST_FAULTS), 'popup-blocked', 'offline']
  const boxes = panel(page).getByRole('checkbox', { includeHidden: true })

  const offered = () => boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value).sort())

  await eventuallyEqual('the faults that the panel offers', offered, names.sort())
  const sentences = await panel(page).locator('.fault label').allTextContents()
  assert.equal(new Set(sentences).size, names.length)
  for (const does of Object.values<string>(known))
    assert.ok(
      sentences.some((text) => text.includes(does.slice(1))),
      does,
    )
  assert.equal(emulator.requests.length, asked, 'Wiro was asked for it')
})

journey('I switch a fault on, read its words, switch it off and connect', async (fixture) => {
  const { page, pressForPopup, waitForStatus, waitForText, emulator } = fixture
  await turn(page, 'session_expired')
  assert.deepEqual(Object.keys(emulator.faults.list()), ['session_expired'])

  await approveInPopup(await pressForPopup(first.disconnected.button))

  await waitForStatus(problems.codes.session_expired.title)
  await waitForText(codeText('session_expired'))
  await turn(page, 'session_expired', false)
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey('I switch on what the product’s server does wrong, and connect once it is mended', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, expectConsole } = fixture
  await turn(page, 'endpoint-403')

  await press(first.disconnected.button)

  await waitForStatus(problems.codes.forbidden.title)
  await expectConsole(/403 \(Forbidden\)/)
  await expectConsole(/answered 403/)
  await turn(page, 'endpoint-403', false)
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey('I let the browser block the window, and connect once it allows it', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus } = fixture
  await turn(page, 'popup-blocked')

  await press(first.disconnected.button)

  await waitForStatus(first.codes.popup_blocked.title)
  await turn(page, 'popup-blocked', false)
  await approveInPopup(await pressForPopup(problems.buttons.openHubSpot))
  await waitForStatus(first.connected.status)
})

journey('I see what is on after a reload, and make everything work again with one press', async (fixture) => {
  const { page, waitForStatus, emulator } = fixture
  for (const name of ['latency', 'relay-404', 'offline']) await turn(page, name)

  await page.reload()

  await waitForStatus(first.codes.offline.title)
  await eventuallyEqual('the faults that are on', () => on(page), ['latency', 'relay-404', 'offline'])
  await pressIn(page, 'Everything works again')
  await eventuallyEqual('the faults that are on', () => on(page), [])
  assert.deepEqual(emulator.faults.list(), {})
  await waitForStatus(first.disconnected.status)
})

journey('I choose how long the answer takes, and for which call', async ({ page, emulator }) => {
  await turn(page, 'latency')

  await page.getByLabel('Milliseconds').fill('500')
  await page.keyboard.press('Tab')
  await page.getByLabel('Strikes at').selectOption('starting a connection')

  await eventuallyEqual('the emulator’s faults', () => emulator.faults.list(), {
    latency: { ms: 500, on: 'HubSpotConnect' },
  })
})

journey(
  'I see what a test or another window switched on, once I look at the page again',
  async ({ page, emulator }) => {
    await eventuallyEqual('the faults that are on', () => on(page), [])

    emulator.faults.set('hubspot-down')
    await page.evaluate(() => dispatchEvent(new Event('focus')))

    await eventuallyEqual('the faults that are on', () => on(page), ['hubspot-down'])
  },
)

// ── Time ────────────────────────────────────────────────────────────────────────────────────────────────────────────

journey(
  'I let the time run out without waiting for it',
  async ({ page, pressForPopup, waitForStatus, waitForText }) => {
    const popup = await pressForPopup(first.disconnected.button)
    await popup.getByRole('button', { name: 'Connect app' }).waitFor()

    await pressIn(page, '13 min later')

    await waitForStatus(first.expiring.status)
    await pressIn(page, '13 min later')
    await waitForStatus(problems.codes.session_expired.title)
    await waitForText(codeText('session_expired'))
  },
)

journey('I start afresh, and everything is as at first', async (fixture) => {
  const { page, waitForStatus, emulator, origin } = fixture
  await connect(fixture)
  await turn(page, 'internal_error')
  await turn(page, 'popup-blocked')
  await pressIn(page, '30 min later')

  await pressIn(page, 'Start afresh')

  await waitForStatus(first.disconnected.status)
  await eventuallyEqual('the faults that are on', () => on(page), [])
  assert.equal(page.url(), origin + '/')
  assert.ok(Math.abs(emulator.clock.now() - Date.now()) < 60_000)
})

// ── Attributes ──────────────────────────────────────────────────────────────────────────────────────────────────────

journey('I change an attribute, and see it in the card and in the line to copy', async (fixture) => {
  const { page, context, waitForStatus, waitForText } = fixture
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await waitForStatus(first.disconnected.status)
  await tab(page, 'Attributes')

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
  await eventuallyEqual('the HTML to copy', () => line(page), written)
  await pressIn(page, 'Copy the HTML')
  await panel(page).getByRole('button', { name: 'Copied' }).waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), written)
})

journey('I take the endpoint away, and the card tells the developer what is missing', async (fixture) => {
  const { page, waitForStatus, waitForText, expectConsole } = fixture
  await waitForStatus(first.disconnected.status)
  await tab(page, 'Attributes')

  await choose(page, 'token-endpoint', 'missing')

  await waitForStatus(problems.developer.status)
  await waitForText(problems.developer.hint)
  await expectConsole(/token-endpoint is missing/)
  await choose(page, 'token-endpoint', 'right')
  await waitForStatus(first.disconnected.status)
})

journey(
  'I look at the card narrow, dark and from right to left, also after a reload',
  async ({ page, waitForStatus }) => {
    await waitForStatus(first.disconnected.status)
    await tab(page, 'Attributes')

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
  await tab(page, 'Events')
  const told = async () =>
    (await panel(page).locator('ol li').allInnerTexts()).map((text) =>
      text.replace(/^\S+/, '').replace(/\s+/g, ' ').trim(),
    )

  await connect(fixture)

  await panel(page).getByText('state.status connected').waitFor()
  await panel(page).getByText(':state(connected)').waitFor()
  const all = await told()
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

journey('I fold the panel with the keyboard, and it stays folded', async ({ page, waitForStatus }) => {
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

journey('I read the whole page on a small screen without moving it sideways', async ({ page, waitForStatus }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await waitForStatus(first.disconnected.status)
  for (const name of ['wiro-401', 'answer-changed', 'consent-coop-same-origin-allow-popups']) await turn(page, name)
  for (const name of ['Faults', 'Attributes', 'Events']) {
    await tab(page, name)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name)
  }
})

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds wrong with the page by WCAG 2.2 AA, by rule and place; the size of what is pressed only when asked. */
async function audit(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run({ rules: { 'target-size': { enabled: true } } }),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`I can use the page with a screen reader and weak eyes, ${colorScheme}`, async ({ page, waitForStatus }) => {
    await page.emulateMedia({ colorScheme })
    await waitForStatus(first.disconnected.status)
    await turn(page, 'latency')
    await page.getByRole('searchbox').fill('')
    await page.addScriptTag({ path: axePath })
    for (const name of ['Faults', 'Attributes', 'Events']) {
      await tab(page, name)
      assert.deepEqual(await audit(page), [], name)
    }
  })
}
