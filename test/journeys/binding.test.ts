/** A flow that one browser starts and another finishes: the demo's server undoes the connection. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { codeLine, first, portalLine, problems } from './card-texts.js'
import { routeToHandler } from './custom-handler.js'
import { eventually, eventuallyEqual } from '../eventually.js'
import { cardOf } from './card.js'
import { hasPortalIds, hostPortal, statusText } from './dialect.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, journeyWithPortalIds, type Fixture } from './journey.js'
import { isConnectedAtWiro } from './wiro-status.js'
import { returnTexts, waitForReturnPage, waitForReturnText } from './return-page.js'

/** Returns the URL of HubSpot's page, as a person could copy it and send it to somebody. */
async function copyLink(popup: Page): Promise<string> {
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  return popup.url()
}

/** Opens a link in another person's browser and approves there. Leaves the page open. */
async function followAndApprove(link: string, victim: Page, account = 'Acme US'): Promise<void> {
  await victim.goto(link)
  await victim.getByRole('radio', { name: account }).check()
  await victim.getByRole('button', { name: 'Connect app' }).click()
}

/** Resolves to the verdict that the server sends to the relay page in this window. */
async function waitForVerdict(page: Page): Promise<string> {
  const response = await page.waitForResponse(
    (one) => one.url().endsWith('/api/hubspot') && one.request().method() === 'POST',
  )
  return ((await response.json()) as { verdict: string }).verdict
}

journey('F87 I send HubSpot’s link to somebody else, and their approval is undone', async (fixture) => {
  const link = await copyLink(await fixture.pressForPopup(first.disconnected.button))
  const victim = await (await fixture.otherBrowser()).newPage()

  await followAndApprove(link, victim)

  await waitForReturnText(victim, returnTexts.undone)
  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), false)
  assert.deepEqual(fixture.hookCalls, [`undone ${hostPortal('87654321')} finished_elsewhere`])
  assert.equal(victim.url(), fixture.origin + '/api/hubspot')
})

journey(
  'F87 I send the link while another account is connected, and that account is disconnected too',
  async (fixture) => {
    await connect(fixture)
    const link = await copyLink(await fixture.pressForPopup(first.buttons.reconnect))
    const victim = await (await fixture.otherBrowser()).newPage()

    await followAndApprove(link, victim)

    // Undoing cannot restore the replaced account; SECURITY.md says so.
    await waitForReturnText(victim, returnTexts.undone)
    assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), false)
  },
)

journey('I connect my own account, it stays connected, and the product’s hook runs once', async (fixture) => {
  await connect(fixture)

  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), true)
  assert.deepEqual(fixture.hookCalls, [`connected ${hostPortal('12345678')} Acme Europe`])
})

journey('I reconnect the same account from a link I sent to myself, and it stays connected', async (fixture) => {
  await connect(fixture)
  const link = await copyLink(await fixture.pressForPopup(first.buttons.reconnect))
  const mine = await (await fixture.otherBrowser()).newPage()

  const verdict = waitForVerdict(mine)
  await followAndApprove(link, mine, 'Acme Europe')

  // By its name alone, the account may be another one.
  assert.equal(await verdict, hasPortalIds ? 'nothing' : 'pending')
  await waitForReturnText(mine, returnTexts.lost)

  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), true)
  assert.deepEqual(fixture.hookCalls, [
    `connected ${hostPortal('12345678')} Acme Europe`,
    `suspicious ${hostPortal('12345678')} finished_elsewhere`,
  ])
})

journey('A link scanner opens my popup’s last URL later, and my account stays connected', async (fixture) => {
  const { context, origin, waitForStatus, hookCalls } = fixture
  const returned = context.waitForEvent('request', (request) => request.url().startsWith(origin + '/api/hubspot?seal='))
  await connect(fixture)
  const url = (await returned).url()
  const scanner = await (await fixture.otherBrowser()).newPage()

  await fetch(url)
  const verdict = waitForVerdict(scanner)
  await scanner.goto(url)
  assert.equal(await verdict, 'nothing')

  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), true)
  await waitForStatus(first.connected.status)
  assert.deepEqual(hookCalls, [`connected ${hostPortal('12345678')} Acme Europe`])
})

journey('Somebody opens the return page with my flow’s ID, and it does not count as my popup', async (fixture) => {
  const { page, pressForPopup, origin } = fixture
  const link = await copyLink(await pressForPopup(first.disconnected.button))
  const flow = ((await cardOf(page).state()) as { flow: { id: string } }).flow.id
  const victim = await (await fixture.otherBrowser()).newPage()
  await victim.goto(`${origin}/api/hubspot#${flow}`)
  await waitForReturnPage(victim)

  await followAndApprove(link, victim)

  await waitForReturnText(victim, returnTexts.undone)
  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), false)
})

/** Opens another browser in which the product's origin is blocked, so that the relay page cannot load. */
async function openWithoutRelay({ otherBrowser, origin }: Fixture): Promise<Page> {
  const browser = await otherBrowser()
  await browser.route(origin + '/**', (route) => route.abort())
  return browser.newPage()
}

journey(
  'F87 A popup is kept from returning, and the connection stays; only allowPortal prevents that',
  async (fixture) => {
    const { page, waitForStatus, waitForText, hookCalls, emulatorOrigin } = fixture
    const link = await copyLink(await fixture.pressForPopup(first.disconnected.button))

    await followAndApprove(link, await openWithoutRelay(fixture))

    await eventuallyEqual('the connection at Wiro', () => isConnectedAtWiro(emulatorOrigin), true)
    await page.reload()
    await waitForStatus(first.connected.status)
    await waitForText(statusText(portalLine('87654321'), 'Acme US'))
    assert.deepEqual(hookCalls, [])
  },
)

journeyWithPortalIds(
  'F87 A popup is kept from returning, allowPortal refuses its account, and the next status read disconnects it',
  async (fixture) => {
    const { page, waitForStatus, waitForDetails, state, emulatorOrigin, expectConsole } = fixture
    await routeToHandler(fixture, { allowPortal: (portalId) => portalId === '12345678' })
    const link = await copyLink(await fixture.pressForPopup(first.disconnected.button))
    await followAndApprove(link, await openWithoutRelay(fixture))
    await eventuallyEqual('the connection at Wiro', () => isConnectedAtWiro(emulatorOrigin), true)

    await page.reload()

    await waitForStatus(problems.codes.portal_refused.title)
    await waitForDetails(codeLine('portal_refused'))
    assert.equal(((await state()) as { problem: { code: string } }).problem.code, 'portal_refused')
    assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
    await expectConsole(/status of 403/)
  },
)

journeyWithPortalIds('The product cannot check my account, and the card says so until it can', async (fixture) => {
  const { page, waitForStatus, waitForDetails, state, emulatorOrigin, expectConsole } = fixture
  let isDown = true
  let asked = 0
  await routeToHandler(fixture, { allowPortal: () => (asked++, isDown ? assert.fail('down') : true) })

  await approveInPopup(await fixture.pressForPopup(first.disconnected.button))

  await waitForStatus(problems.codes.portal_unchecked.title)
  await waitForDetails(codeLine('portal_unchecked'))
  assert.equal(await isConnectedAtWiro(emulatorOrigin), true)
  // Pressed while every answer is a refusal: once one is not, the card may be connected before the button is found.
  const askedBefore = asked
  await page.getByRole('button', { name: first.buttons.checkAgain }).click()
  await eventually(
    'another question to the product',
    () => asked,
    (now) => now > askedBefore,
  )
  isDown = false
  await waitForStatus(first.connected.status)
  assert.equal(((await state()) as { status: string }).status, 'connected')
  await expectConsole(/status of 503/, 'often')
})

journey('Wiro shows my connection two seconds late, and it still stays connected', async (fixture) => {
  fixture.emulator.faults.set('status-lags')
  const verdicts: string[] = []
  fixture.context.on('response', async (response) => {
    if (!/"action":"finish"/.test(response.request().postData() ?? '')) return
    // The popup closes without waiting for some responses; their bodies are gone.
    const body = (await response.json().catch(() => ({}))) as { verdict?: string }
    if (body.verdict) verdicts.push(body.verdict)
  })

  await connect(fixture)

  await eventuallyEqual('the calls of the host’s hooks', () => fixture.hookCalls, [
    `connected ${hostPortal('12345678')} Acme Europe`,
  ])
  assert.equal(verdicts[0], 'pending')
  assert.equal(await isConnectedAtWiro(fixture.emulatorOrigin), true)
})

journey('F87 Wiro shows a connection late, and an approval from my link is undone once it does', async (fixture) => {
  const { emulator, emulatorOrigin, hookCalls } = fixture
  emulator.faults.set('status-lags')
  const link = await copyLink(await fixture.pressForPopup(first.disconnected.button))
  const victim = await (await fixture.otherBrowser()).newPage()

  await followAndApprove(link, victim)

  await waitForReturnText(victim, returnTexts.undone)
  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
  assert.deepEqual(hookCalls, [
    'suspicious undefined finished_elsewhere',
    `undone ${hostPortal('87654321')} finished_elsewhere`,
  ])
})

journey('Wiro damages the return URL’s query, later drops it, and I stay connected', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, emulator, hookCalls, emulatorOrigin } = fixture
  emulator.faults.set('append-question-mark')
  await connect(fixture)
  await eventuallyEqual('the calls of the host’s hooks', () => hookCalls, [
    `connected ${hostPortal('12345678')} Acme Europe`,
  ])
  emulator.faults.set('drop-query')

  await approveInPopup(await pressForPopup(first.buttons.reconnect), 'Acme US')

  await waitForStatus(problems.otherAccount.status)
  await waitForText(statusText('87654321', 'Acme US'))
  assert.equal(await isConnectedAtWiro(emulatorOrigin), true)
  // Without the seal there is no verdict and no hook runs; SECURITY.md says so.
  assert.equal(hookCalls.length, 1)
})

/** Posts an action from my page, as a script of mine could. Resolves to the answer. */
const postFromPage = ({ page }: Fixture, body: object) =>
  page.evaluate(async (text) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/api/hubspot', { method: 'POST', headers, body: text })
    return (await response.json()) as { verdict?: string; authorizeUrl?: string }
  }, JSON.stringify(body))

journey('F87 I ask again and again with my old return, and a victim’s approval is still undone', async (fixture) => {
  const { context, origin, hookCalls, emulatorOrigin } = fixture
  const returned = context.waitForEvent('request', (request) => request.url().startsWith(origin + '/api/hubspot?seal='))
  const started = context.waitForEvent('request', (request) => /"connect"/.test(request.postData() ?? ''))
  await connect(fixture)
  const { flow } = (await started).postDataJSON() as { flow: string }
  const { seal, ...outcome } = Object.fromEntries(new URL((await returned).url()).searchParams)
  await postFromPage(fixture, { action: 'disconnect' })
  const { authorizeUrl = '' } = await postFromPage(fixture, { action: 'connect', flow })
  const victim = await (await fixture.otherBrowser()).newPage()
  await victim.goto(authorizeUrl)
  await victim.getByRole('radio', { name: 'Acme US' }).check()

  let isAsking = true
  const verdicts: unknown[] = []
  const askAgainAndAgain = async () => {
    const theirs = { ...outcome, hubspot_portal: '87654321', hubspot_name: 'Acme US' }
    while (isAsking) {
      for (const one of [outcome, theirs])
        verdicts.push((await postFromPage(fixture, { action: 'finish', seal, outcome: one, flow })).verdict)
    }
  }
  const asking = askAgainAndAgain()
  await victim.getByRole('button', { name: 'Connect app' }).click()
  await eventuallyEqual(
    'the calls of the host’s hooks',
    () => hookCalls.includes(`undone ${hostPortal('87654321')} finished_elsewhere`),
    true,
  )
  isAsking = false
  await asking

  assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
  assert.ok(!verdicts.includes('kept'), verdicts.join())
  assert.ok(!hookCalls.includes(`connected ${hostPortal('87654321')} Acme US`))
})

journey(
  'F87 A victim closes the window at once while Wiro’s status lags, and the host hears of it',
  async (fixture) => {
    const { emulator, emulatorOrigin, hookCalls, origin } = fixture
    emulator.faults.set('status-lags')
    const link = await copyLink(await fixture.pressForPopup(first.disconnected.button))
    const browser = await fixture.otherBrowser()
    const victim = await browser.newPage()
    const asked = browser.waitForEvent('request', (request) => request.url() === origin + '/api/hubspot')

    await followAndApprove(link, victim)
    await asked
    await victim.close()

    // The handler still looks after windows of the journey before, and may report one once more.
    await eventuallyEqual('the calls of the host’s hooks', () => [...new Set(hookCalls)], [
      'suspicious undefined finished_elsewhere',
      `undone ${hostPortal('87654321')} finished_elsewhere`,
    ])
    assert.equal(await isConnectedAtWiro(emulatorOrigin), false)
  },
)
