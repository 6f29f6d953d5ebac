/** Somebody else finishes what I started, or I do: separate browsers against the demo's own server. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { codeLine, first, portalLine, problems } from './card-texts.js'
import { routeToHandler } from './custom-handler.js'
import { eventuallyEqual } from '../eventually.js'
import { cardOf } from './card.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'
import { isConnectedAtWiro } from './wiro-status.js'

const neutral = 'You can close this window and go back to the page you came from.'
const undone = 'This connection was started in another browser, so it was undone.'

/** The address of HubSpot's page, as it can be copied and sent to somebody. */
async function linkOf(popup: Page): Promise<string> {
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  return popup.url()
}

/** Somebody opens a link in a browser of their own and approves; the window stays for what it says. */
async function fallFor(link: string, victim: Page, account = 'Acme US'): Promise<void> {
  await victim.goto(link)
  await victim.getByRole('radio', { name: account }).check()
  await victim.getByRole('button', { name: 'Connect app' }).click()
}

/** What the server answers the relay in this window. */
async function verdictAt(page: Page): Promise<string> {
  const response = await page.waitForResponse(
    (one) => one.url().endsWith('/api/hubspot') && one.request().method() === 'POST',
  )
  return ((await response.json()) as { verdict: string }).verdict
}

const textOf = (page: Page) => page.locator('p').innerText()

journey('F87 I send HubSpot’s link to somebody else, and their approval is undone', async (fixture) => {
  const link = await linkOf(await fixture.pressForPopup(first.disconnected.button))
  const victim = await (await fixture.otherBrowser()).newPage()

  await fallFor(link, victim)

  await eventuallyEqual('the text of the return page', () => textOf(victim), undone)
  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), false)
  assert.deepEqual(fixture.hookCalls, ['suspicious 87654321 finished_elsewhere'])
  assert.equal(victim.url(), fixture.origin + '/api/hubspot')
})

journey('F87 I sent the link while another account was connected, and that one is gone too', async (fixture) => {
  await connect(fixture)
  const link = await linkOf(await fixture.pressForPopup(first.buttons.reconnect))
  const victim = await (await fixture.otherBrowser()).newPage()

  await fallFor(link, victim)

  // An undoing cannot bring the replaced account back: this is said in SECURITY.md.
  await eventuallyEqual('the text of the return page', () => textOf(victim), undone)
  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), false)
})

journey('I connect my own account, it is kept, and the product is told once', async (fixture) => {
  await connect(fixture)

  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), true)
  assert.deepEqual(fixture.hookCalls, ['connected 12345678 Acme Europe'])
})

journey('I reconnect the account that is there from a link I sent to myself, and it stays', async (fixture) => {
  await connect(fixture)
  const link = await linkOf(await fixture.pressForPopup(first.buttons.reconnect))
  const mine = await (await fixture.otherBrowser()).newPage()

  const judged = verdictAt(mine)
  await fallFor(link, mine, 'Acme Europe')

  assert.equal(await judged, 'nothing')
  assert.equal(await textOf(mine), neutral)

  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), true)
  assert.equal(fixture.hookCalls.length, 1)
})

journey('A scanner follows my window’s last address afterwards, and nothing is undone', async (fixture) => {
  const { context, origin, waitForStatus, hookCalls } = fixture
  const back = context.waitForEvent('request', (request) => request.url().startsWith(origin + '/api/hubspot?seal='))
  await connect(fixture)
  const address = (await back).url()
  const scanner = await (await fixture.otherBrowser()).newPage()

  await fetch(address)
  const judged = verdictAt(scanner)
  await scanner.goto(address)
  assert.equal(await judged, 'nothing')

  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), true)
  await waitForStatus(first.connected.status)
  assert.deepEqual(hookCalls, ['connected 12345678 Acme Europe'])
})

journey('Somebody opens a return page with my flow’s id, and is not taken for my window', async (fixture) => {
  const { page, pressForPopup, origin } = fixture
  const link = await linkOf(await pressForPopup(first.disconnected.button))
  const flow = ((await cardOf(page).state()) as { flow: { id: string } }).flow.id
  const victim = await (await fixture.otherBrowser()).newPage()
  await victim.goto(`${origin}/api/hubspot#${flow}`)
  await eventuallyEqual('the text of the return page', () => textOf(victim), 'Opening HubSpot…')

  await fallFor(link, victim)

  await eventuallyEqual('the text of the return page', () => textOf(victim), undone)
  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), false)
})

/** As if somebody blocked the product's origin in the browser of whoever they sent the link to. */
async function suppressRelay({ otherBrowser, origin }: Fixture): Promise<Page> {
  const victims = await otherBrowser()
  await victims.route(origin + '/**', (route) => route.abort())
  return victims.newPage()
}

journey('F87 A window that is kept from coming back tells nobody: what only allowPortal stops', async (fixture) => {
  const { page, waitForStatus, waitForText, hookCalls, emulatorOrigin } = fixture
  const link = await linkOf(await fixture.pressForPopup(first.disconnected.button))

  await fallFor(link, await suppressRelay(fixture))

  await eventuallyEqual('the connection at Wiro', () => isConnectedAtWiro(emulatorOrigin), true)
  await page.reload()
  await waitForStatus(first.connected.status)
  await waitForText(portalLine('87654321'))
  assert.deepEqual(hookCalls, [])
})

journey(
  'F87 A window is kept from coming back, and the page’s next question ends it where allowPortal refuses',
  async (fixture) => {
    const { page, waitForStatus, waitForText, state, emulatorOrigin, expectConsole } = fixture
    await routeToHandler(fixture, { allowPortal: (portalId) => portalId === '12345678' })
    const link = await linkOf(await fixture.pressForPopup(first.disconnected.button))
    await fallFor(link, await suppressRelay(fixture))
    await eventuallyEqual('the connection at Wiro', () => isConnectedAtWiro(emulatorOrigin), true)

    await page.reload()

    await waitForStatus(problems.codes.portal_refused.title)
    await waitForText(codeLine('portal_refused'))
    assert.equal(((await state()) as { problem: { code: string } }).problem.code, 'portal_refused')
    assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
    await expectConsole(/status of 403/)
  },
)

journey('Wiro shows a connection two seconds late, and mine is kept all the same, once', async (fixture) => {
  fixture.emulator.faults.set('status-lags')
  const verdicts: string[] = []
  fixture.context.on('response', async (response) => {
    if (!/"action":"finish"/.test(response.request().postData() ?? '')) return
    // Of an answer that its window did not wait for, nothing is left.
    const answer = (await response.json().catch(() => ({}))) as { verdict?: string }
    if (answer.verdict) verdicts.push(answer.verdict)
  })

  await connect(fixture)

  await eventuallyEqual('the calls of the host’s hooks', () => fixture.hookCalls, ['connected 12345678 Acme Europe'])
  assert.equal(verdicts[0], 'pending')
  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), true)
})

journey('F87 Wiro shows a connection late, and whoever got my link is undone before it does', async (fixture) => {
  const { emulator, emulatorOrigin, hookCalls } = fixture
  emulator.faults.set('status-lags')
  const link = await linkOf(await fixture.pressForPopup(first.disconnected.button))
  const victim = await (await fixture.otherBrowser()).newPage()

  await fallFor(link, victim)

  await eventuallyEqual('the text of the return page', () => textOf(victim), undone)
  emulator.clock.advance(2_000)
  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
  assert.deepEqual(hookCalls, ['suspicious undefined finished_elsewhere'])
})

journey('Wiro appends with a second question mark, and at a reconnect loses the query, and I stay', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, emulator, hookCalls, emulatorOrigin } = fixture
  emulator.faults.set('append-question-mark')
  await connect(fixture)
  await eventuallyEqual('the calls of the host’s hooks', () => hookCalls, ['connected 12345678 Acme Europe'])
  emulator.faults.set('drop-query')

  await approveInPopup(await pressForPopup(first.buttons.reconnect), 'Acme US')

  await waitForStatus(problems.otherAccount.status)
  await waitForText('87654321')
  assert.equal(await isConnectedAtWiro(emulatorOrigin), true)
  // Without its seal nothing is judged and nobody told: this is said in SECURITY.md.
  assert.equal(hookCalls.length, 1)
})
