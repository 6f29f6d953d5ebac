/** Somebody else finishes what I started, or I do: separate browsers against the demo's own server. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { answerWith } from './otherhandler.js'
import { approve, becomes, cardOf, connect, journey, type Stage } from './stage.js'
import { isConnected } from './wiro.js'

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

journey('F87 I send HubSpot’s link to somebody else, and their approval is undone', async (stage) => {
  const link = await linkOf(await stage.pressForWindow('Connect HubSpot'))
  const victim = await (await stage.elsewhere()).newPage()

  await fallFor(link, victim)

  await becomes(() => textOf(victim), undone)
  assert.equal(await isConnected(stage.emulatorOrigin), false)
  assert.deepEqual(stage.told, ['suspicious 87654321 finished_elsewhere'])
  assert.equal(victim.url(), stage.origin + '/api/hubspot')
})

journey('F87 I sent the link while another account was connected, and that one is gone too', async (stage) => {
  await connect(stage)
  const link = await linkOf(await stage.pressForWindow('Reconnect'))
  const victim = await (await stage.elsewhere()).newPage()

  await fallFor(link, victim)

  // An undoing cannot bring the replaced account back: this is said in SECURITY.md.
  await becomes(() => textOf(victim), undone)
  assert.equal(await isConnected(stage.emulatorOrigin), false)
})

journey('I connect my own account, it is kept, and the product is told once', async (stage) => {
  await connect(stage)

  assert.equal(await isConnected(stage.emulatorOrigin), true)
  assert.deepEqual(stage.told, ['connected 12345678 Acme Europe'])
})

journey('I reconnect the account that is there from a link I sent to myself, and it stays', async (stage) => {
  await connect(stage)
  const link = await linkOf(await stage.pressForWindow('Reconnect'))
  const mine = await (await stage.elsewhere()).newPage()

  const judged = verdictAt(mine)
  await fallFor(link, mine, 'Acme Europe')

  assert.equal(await judged, 'nothing')
  assert.equal(await textOf(mine), neutral)

  assert.equal(await isConnected(stage.emulatorOrigin), true)
  assert.equal(stage.told.length, 1)
})

journey('A scanner follows my window’s last address afterwards, and nothing is undone', async (stage) => {
  const { context, origin, says, told } = stage
  const back = context.waitForEvent('request', (request) => request.url().startsWith(origin + '/api/hubspot?seal='))
  await connect(stage)
  const address = (await back).url()
  const scanner = await (await stage.elsewhere()).newPage()

  await fetch(address)
  const judged = verdictAt(scanner)
  await scanner.goto(address)
  assert.equal(await judged, 'nothing')

  assert.equal(await isConnected(stage.emulatorOrigin), true)
  await says('Connected')
  assert.deepEqual(told, ['connected 12345678 Acme Europe'])
})

journey('Somebody opens a return page with my flow’s id, and is not taken for my window', async (stage) => {
  const { page, pressForWindow, origin } = stage
  const link = await linkOf(await pressForWindow('Connect HubSpot'))
  const flow = ((await cardOf(page).state()) as { flow: { id: string } }).flow.id
  const victim = await (await stage.elsewhere()).newPage()
  await victim.goto(`${origin}/api/hubspot#${flow}`)
  await becomes(() => textOf(victim), 'Opening HubSpot…')

  await fallFor(link, victim)

  await becomes(() => textOf(victim), undone)
  assert.equal(await isConnected(stage.emulatorOrigin), false)
})

/** As if somebody blocked the product's origin in the browser of whoever they sent the link to. */
async function suppressRelay({ elsewhere, origin }: Stage): Promise<Page> {
  const victims = await elsewhere()
  await victims.route(origin + '/**', (route) => route.abort())
  return victims.newPage()
}

journey('F87 A window that is kept from coming back tells nobody: what only allowPortal stops', async (stage) => {
  const { page, says, shows, told, emulatorOrigin } = stage
  const link = await linkOf(await stage.pressForWindow('Connect HubSpot'))

  await fallFor(link, await suppressRelay(stage))

  await becomes(() => isConnected(emulatorOrigin), true)
  await page.reload()
  await says('Connected')
  await shows('Portal ID 87654321')
  assert.deepEqual(told, [])
})

journey(
  'F87 A window is kept from coming back, and the page’s next question ends it where allowPortal refuses',
  async (stage) => {
    const { page, says, shows, state, emulatorOrigin, expectConsole } = stage
    await answerWith(stage, { allowPortal: (portalId) => portalId === '12345678' })
    const link = await linkOf(await stage.pressForWindow('Connect HubSpot'))
    await fallFor(link, await suppressRelay(stage))
    await becomes(() => isConnected(emulatorOrigin), true)

    await page.reload()

    await says('This account isn’t allowed here')
    await shows('Code portal_refused')
    assert.equal(((await state()) as { problem: { code: string } }).problem.code, 'portal_refused')
    assert.equal(await isConnected(emulatorOrigin), false)
    await expectConsole(/status of 403/)
  },
)

journey('Wiro shows a connection two seconds late, and mine is kept all the same, once', async (stage) => {
  stage.emulator.faults.set('status-lags')
  const verdicts: string[] = []
  stage.context.on('response', async (response) => {
    if (!/"action":"finish"/.test(response.request().postData() ?? '')) return
    // Of an answer that its window did not wait for, nothing is left.
    const answer = (await response.json().catch(() => ({}))) as { verdict?: string }
    if (answer.verdict) verdicts.push(answer.verdict)
  })

  await connect(stage)

  await becomes(() => stage.told, ['connected 12345678 Acme Europe'])
  assert.equal(verdicts[0], 'pending')
  assert.equal(await isConnected(stage.emulatorOrigin), true)
})

journey('F87 Wiro shows a connection late, and whoever got my link is undone before it does', async (stage) => {
  const { emulator, emulatorOrigin, told } = stage
  emulator.faults.set('status-lags')
  const link = await linkOf(await stage.pressForWindow('Connect HubSpot'))
  const victim = await (await stage.elsewhere()).newPage()

  await fallFor(link, victim)

  await becomes(() => textOf(victim), undone)
  emulator.clock.advance(2_000)
  assert.equal(await isConnected(emulatorOrigin), false)
  assert.deepEqual(told, ['suspicious undefined finished_elsewhere'])
})

journey('Wiro appends with a second question mark, and at a reconnect loses the query, and I stay', async (stage) => {
  const { pressForWindow, says, shows, emulator, told, emulatorOrigin } = stage
  emulator.faults.set('append-question-mark')
  await connect(stage)
  await becomes(() => told, ['connected 12345678 Acme Europe'])
  emulator.faults.set('drop-query')

  await approve(await pressForWindow('Reconnect'), 'Acme US')

  await says('A different HubSpot account')
  await shows('87654321')
  assert.equal(await isConnected(emulatorOrigin), true)
  // Without its seal nothing is judged and nobody told: this is said in SECURITY.md.
  assert.equal(told.length, 1)
})
