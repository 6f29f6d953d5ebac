/** HubSpot in the tab of the settings page: there and back, every other way back, and whose way back it is not. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { otherSite } from './othersite.js'
import { approve, becomes, cardOf, connect, journey as journeyByWindow, journeyFrom, type Stage } from './stage.js'
import { isConnected } from './wiro.js'

const undone = 'This connection was started in another browser, so it was undone.'

/** The settings page with a query and a hash of its own; everything beside the card is the demo's. */
const path = '/?mode=redirect&tab=crm#integrations'
const address = ({ origin }: Stage) => origin + path

const journey = journeyFrom({ at: path })
const journeyFromOwnPage = journeyFrom({ at: '/redirect.html' })

/** What a person does on HubSpot's page, wherever it is. */
async function approveHere(page: Page, account = 'Acme Europe'): Promise<void> {
  await page.getByRole('radio', { name: account }).check()
  await page.getByRole('button', { name: 'Connect app' }).click()
}

const leave = async ({ page, press }: Stage, label = 'Connect HubSpot') => {
  await press(label)
  await page.getByRole('button', { name: 'Connect app' }).waitFor()
}

const textOf = (page: Page) => page.locator('p').innerText()

const kept = (page: Page) => page.evaluate(() => Object.keys(sessionStorage).length)

journey('I connect in this tab and am back on the page I came from, connected', async (stage) => {
  const { page, context, says, shows, events, connects, told } = stage
  await stage.says('Not connected')

  await leave(stage)
  await approveHere(page)

  await says('Connected')
  await shows('Acme Europe')
  await shows('Portal ID 12345678')
  await becomes(() => page.url(), address(stage))
  assert.deepEqual(await events(), ['connected 12345678', 'flow-end connected'])
  assert.deepEqual(told, ['connected 12345678 Acme Europe'])
  assert.deepEqual([context.pages().length, connects(), await kept(page)], [1, 1, 0])
})

journey('I load the page again afterwards, and it says the same and no news', async (stage) => {
  const { page, says, events } = stage
  await stage.says('Not connected')
  await leave(stage)
  await approveHere(page)
  await says('Connected')

  await page.reload()

  await says('Connected')
  assert.deepEqual(await events(), [])
})

journeyByWindow('I reconnect in this tab, and the account is proven by what came back', async (stage) => {
  const { page, says, shows, events } = stage
  await connect(stage)
  await page.goto(address(stage))
  await says('Connected')

  await leave(stage, 'Reconnect')
  await approveHere(page)

  await says('Connected')
  await shows('Acme Europe')
  assert.deepEqual(await events(), ['flow-end connected'])
})

journey('F57 I refuse in this tab, HubSpot says so, and I try again', async (stage) => {
  const { page, says, shows, events, emulator } = stage
  emulator.faults.set('refusal-redirects')
  await stage.says('Not connected')
  await leave(stage)

  await page.getByRole('button', { name: 'Cancel' }).click()

  await says('Not approved')
  await shows('authorization_denied')
  await becomes(() => page.url(), address(stage))
  assert.deepEqual(await events(), ['error authorization_denied', 'flow-end failed authorization_denied'])
  await leave(stage, 'Try again')
  await approveHere(page)
  await says('Connected')
})

journey('F18 I come back by the browser’s button, am asked what HubSpot showed, and try again', async (stage) => {
  const { page, says, shows, connects } = stage
  await stage.says('Not connected')
  await leave(stage)

  await page.goBack()

  await says('Not finished')
  await shows('HubSpot sent no answer.')
  await shows('What did HubSpot show?')
  await leave(stage, 'Try again')
  await approveHere(page)
  await says('Connected')
  assert.equal(connects(), 2)
})

journey('F42 I reload the page before it has left, and go on from there', async (stage) => {
  const { page, press, says, emulator } = stage
  emulator.faults.set('latency', { on: 'HubSpotConnect' })
  await stage.says('Not connected')
  await press('Connect HubSpot')
  await says('Opening HubSpot')

  emulator.faults.clear('latency')
  await page.reload()

  await says('Not finished')
  await leave(stage, 'Try again')
  await approveHere(page)
  await says('Connected')
})

journeyFrom({ at: '/?fault=popup-blocked' })(
  'F01 My browser blocks the window, and I go on in this tab',
  async (stage) => {
    const { page, press, says, buttons, connects } = stage
    const blocked = page.url()
    await press('Connect HubSpot')
    await says('Your browser blocked the window')
    await becomes(buttons, ['Open HubSpot', 'Continue in this tab', 'Cancel'])
    assert.equal(page.url(), blocked)

    await leave(stage, 'Continue in this tab')
    await approveHere(page)

    await says('Connected')
    await becomes(() => page.url(), blocked)
    assert.equal(connects(), 1)
  },
)

journeyByWindow('F03 My app has one window, which the page lends to HubSpot at the next press', async (stage) => {
  const { page, context, press, says, shows, visited } = stage
  await context.addInitScript(() => {
    window.open = (url) => {
      // Without a network in between, the page would be gone before it has its own pieces, which begin with a lock.
      const timer = setInterval(async () => {
        const { held = [] } = await navigator.locks.query()
        if (!held.some(({ name }) => name?.startsWith('wiro-hubspot-connect:'))) return
        clearInterval(timer)
        location.href = String(url)
      }, 50)
      return window
    }
  })
  await page.reload()
  await says('Not connected')
  await press('Connect HubSpot')

  await says('Not finished')
  assert.ok(visited.includes('GET page /api/hubspot'), 'the window was not opened')
  await leave(stage, 'Try again')
  await approveHere(page)
  await says('Connected')
  await shows('Acme Europe')
})

journeyByWindow('F71 In a frame HubSpot opens in a window, whatever the page asks for', async (stage) => {
  const { page, context, origin } = stage
  const site = await otherSite(context, { '/': `<iframe src="${origin}/?mode=redirect"></iframe>` })
  await page.goto(site)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  const { says, pressForWindow } = cardOf(page, 0, frame!)
  await says('Not connected')

  await approve(await pressForWindow('Connect HubSpot'))

  await says('Connected')
})

journeyFromOwnPage('My page is itself the redirect URL, and understands what comes back', async (stage) => {
  const { page, origin, emulatorOrigin, visited } = stage
  const card = cardOf(page, 1)
  await card.says('Not connected')
  visited.length = 0

  await leave({ ...stage, ...card })
  await approveHere(page)

  await card.says('Connected')
  await card.shows('Acme Europe')
  await becomes(() => page.url(), origin + '/redirect.html')
  assert.deepEqual(await card.events(), ['connected 12345678', 'flow-end connected'])
  assert.equal(visited.includes('GET page /api/hubspot'), false)
  assert.equal(await isConnected(emulatorOrigin), true)
  await cardOf(page).says('Connected')
})

journeyFromOwnPage('Of two cards on my page, the one that I left from hears what came back', async (stage) => {
  const { page, origin } = stage
  const [relayed, itself] = [cardOf(page), cardOf(page, 1)]
  await leave({ ...stage, ...itself })
  await page.goBack()
  await itself.says('Not finished')
  await leave({ ...stage, ...relayed })

  await approveHere(page)

  await relayed.says('Connected')
  await relayed.shows('Acme Europe')
  await becomes(() => page.url(), origin + '/redirect.html')
})

// ── Whose way back it is not ────────────────────────────────────────────────────────────────────────────────────────

journey('F87 I send HubSpot’s link from this tab to somebody else, and their approval is undone', async (stage) => {
  const { page, told, emulatorOrigin, says } = stage
  await stage.says('Not connected')
  await leave(stage)
  const victim = await (await stage.elsewhere()).newPage()

  await victim.goto(page.url())
  await approveHere(victim, 'Acme US')

  await becomes(() => textOf(victim), undone)
  assert.equal(await isConnected(emulatorOrigin), false)
  assert.deepEqual(told, ['suspicious 87654321 finished_elsewhere'])
  await page.goBack()
  await says('Not finished')
})

journey('F87 Another tab of my own browser is not the tab that left', async (stage) => {
  const { page, context, emulatorOrigin } = stage
  await stage.says('Not connected')
  await leave(stage)
  const other = await context.newPage()

  await other.goto(page.url())
  await approveHere(other)

  await becomes(() => textOf(other), undone)
  assert.equal(await isConnected(emulatorOrigin), false)
})

journey(
  'F87 I follow somebody’s link in the tab that I left from, and my page says what became of it',
  async (stage) => {
    const { page, says, shows, events, emulatorOrigin } = stage
    await stage.says('Not connected')
    await leave(stage)
    // Their flow is another one, for the same agent.
    const theirs = await (await stage.elsewhere()).newPage()
    await theirs.goto(address(stage))
    await leave({ ...stage, ...cardOf(theirs) })

    await page.goto(theirs.url())
    await approveHere(page, 'Acme US')

    await says('Finished in another browser')
    await shows('Code wrong_browser')
    await becomes(() => page.url(), address(stage))
    assert.equal(await isConnected(emulatorOrigin), false)
    assert.deepEqual(await events(), ['error wrong_browser', 'flow-end failed wrong_browser'])
  },
)

journey('F87 A link that forges a mark and a way back gives neither', async (stage) => {
  const { page, origin, says, state, emulatorOrigin } = stage
  await stage.says('Not connected')
  await leave(stage)
  const link = page.url()
  await page.goBack()
  await says('Not finished')
  const flow = ((await state()) as { flow: { id: string } }).flow.id
  const victim = await (await stage.elsewhere()).newPage()

  await victim.goto(`${origin}/api/hubspot#${flow}!/redirect.html?`)
  await becomes(() => textOf(victim), 'Opening HubSpot…')
  await victim.goto(link)
  await approveHere(victim, 'Acme US')

  await becomes(() => textOf(victim), undone)
  assert.equal(victim.url(), origin + '/api/hubspot')
  assert.equal(await isConnected(emulatorOrigin), false)
})

journeyByWindow('F69 I open the return page with a forged success, and am not sent anywhere', async (stage) => {
  const { context, origin, emulator } = stage
  await stage.says('Not connected')
  const asked = emulator.requests.length
  const forged = await context.newPage()

  await forged.goto(
    `${origin}/api/hubspot?hubspot_connected=true&hubspot_portal=666#AAAAAAAAAAAAAAAAAAAAAA!//evil.example/`,
  )

  await becomes(() => textOf(forged), 'Opening HubSpot…')
  assert.equal(forged.url(), origin + '/api/hubspot')
  assert.equal(emulator.requests.length, asked)
})
