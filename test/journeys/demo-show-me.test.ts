/** "Show me" in the demo: each scenario says what to press, and shows what it promises when that is pressed. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { scenarios } from '../../demo/panel/scenarios.js'
import { eventuallyEqual } from '../eventually.js'
import { first, panels, problems } from './card-texts.js'
import { activeFaults, choose, element, openTab, panel, pressIn } from './demo-page.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journeyFrom, type Fixture } from './journey.js'

const journey = journeyFrom({ path: '/' })

const guide = (page: Page) => page.locator('#guide')
const showMe = (page: Page, title: string) => pressIn(page, `Show me: ${title}`)

const readGuide = async (page: Page) => (await guide(page).locator('p').innerText()).replace(/\s+/g, ' ')

const waitForGuide = (page: Page, text: string) =>
  eventuallyEqual('the guide', async () => (await readGuide(page)).includes(text), true)

const titleOf = (id: string) => scenarios.find((scenario) => scenario.id === id)!.title
const resultOf = (id: string) => scenarios.find((scenario) => scenario.id === id)!.result

/** Waits until the button that the guide names has the focus. */
const waitForFocus = ({ focusedLabel }: Fixture, label: string) =>
  eventuallyEqual('the focused button', focusedLabel, label)

journey('I connect an account as the demo tells me, and am still connected after a reload', async (fixture) => {
  const { page, pressForPopup, waitForStatus, waitForText } = fixture
  await showMe(page, titleOf('connect'))
  await waitForGuide(page, `Press ${first.disconnected.button}, choose an account`)
  await waitForFocus(fixture, first.disconnected.button)

  await approveInPopup(await pressForPopup(first.disconnected.button), 'Acme US')

  await waitForGuide(page, resultOf('connect'))
  await waitForText('Acme US')
  await page.reload()
  await waitForStatus(first.connected.status)
})

journey('I refuse in HubSpot as the demo tells me, and read why nothing is connected', async (fixture) => {
  const { page, pressForPopup, waitForStatus } = fixture
  await showMe(page, titleOf('refuse'))
  await waitForGuide(page, 'then press Cancel')

  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Cancel' }).click()

  await waitForStatus(problems.codes.authorization_denied.title)
  await waitForGuide(page, resultOf('refuse'))
  await openTab(page, 'Events')
  await panel(page).getByText('code authorization_denied').first().waitFor()
})

journey('I close HubSpot’s window as the demo tells me, and the card notices', async ({ page, ...fixture }) => {
  await showMe(page, titleOf('lose-window'))
  await waitForGuide(page, 'close the window')

  const popup = await fixture.pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await popup.close()

  await fixture.waitForStatus(problems.codes.unfinished.title)
  await waitForGuide(page, resultOf('lose-window'))
})

journey('I start a stopped agent as the demo tells me', async (fixture) => {
  const { page, press, state } = fixture
  await showMe(page, titleOf('stopped-agent'))
  await waitForGuide(page, `Press ${problems.agent.start}`)
  assert.equal((await state()).status, 'connected')

  await press(problems.agent.start)

  await waitForGuide(page, resultOf('stopped-agent'))
})

journey('I connect through an app of my own with the credentials that the demo gives me', async (fixture) => {
  const { page, context, pressForPopup, waitForStatus, emulator } = fixture
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await showMe(page, titleOf('own-app'))
  await waitForGuide(page, `press ${panels.setup.buttons.save}`)
  for (const [button, label] of [
    ['Copy client ID', panels.setup.credentials.clientId],
    ['Copy secret', panels.setup.credentials.clientSecret],
  ] as const) {
    await guide(page).getByRole('button', { name: button }).click()
    await guide(page).getByRole('button', { name: 'Copied' }).waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    await element(page).getByLabel(label).fill(text)
  }

  await approveInPopup(await pressForPopup(panels.setup.buttons.save))

  await waitForStatus(first.connected.status)
  await waitForGuide(page, resultOf('own-app'))
  assert.ok(emulator.requests.some(({ action = '' }) => /^(Update|CredentialUpsert)$/.test(action)))
  assert.equal(new URL(page.url()).searchParams.get('auth-method'), 'own')
})

journey('I go from one scenario to the next, whatever I have changed before', async (fixture) => {
  const { page, waitForStatus, emulator } = fixture
  await openTab(page, 'Options')
  await choose(page, 'appearance', 'inline')
  await openTab(page, 'Show me')
  await showMe(page, titleOf('connect'))
  await connect(fixture)
  await waitForGuide(page, resultOf('connect'))

  await guide(page)
    .getByRole('button', { name: 'Next: ' + titleOf('refuse') })
    .click()

  await waitForGuide(page, 'then press Cancel')
  await waitForStatus(first.disconnected.status)
  assert.deepEqual(Object.keys(emulator.faults.list()), ['refusal-redirects'])
  assert.equal(await element(page).getAttribute('appearance'), 'inline')
  await guide(page).getByRole('button', { name: 'Close' }).click()
  await eventuallyEqual('the guide', () => readGuide(page), '')
})

journey('I begin with the first button of the page, and am led to the code of what I saw', async (fixture) => {
  const { page } = fixture
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Show me how' }).click()
  await waitForGuide(page, `Press ${first.disconnected.button}`)
  await connect(fixture)

  await guide(page).getByRole('button', { name: 'See the code' }).click()

  const code = panel(page).getByRole('group', { name: 'settings.html' })
  await code.waitFor()
  await eventuallyEqual('the focus', () => page.evaluate(() => document.activeElement!.textContent), 'Code')
  assert.ok((await code.boundingBox())!.y < 844)
})

journey('I am not shown the fault of a scenario as one of mine, until I close it', async ({ page }) => {
  await showMe(page, titleOf('refuse'))
  await waitForGuide(page, 'then press Cancel')
  assert.deepEqual(await activeFaults(page), [])

  await guide(page).getByRole('button', { name: 'Close' }).click()

  await eventuallyEqual('the faults that are on', () => activeFaults(page), ['refusal-redirects'])
})

journey('I open a link that begins with a scenario', async ({ page, origin, waitForStatus }) => {
  await page.goto(origin + '/?show=stopped-agent')

  await waitForGuide(page, `Press ${problems.agent.start}`)
  assert.equal(page.url(), origin + '/')
  await page.reload()
  await waitForStatus(problems.agent.stopped)
  assert.equal(await readGuide(page), '')
})

journey('I choose another scenario before the first one is ready, and am shown the last', async (fixture) => {
  const { page, waitForStatus } = fixture
  await waitForStatus(first.disconnected.status)

  await page.evaluate(() => {
    const buttons = document.querySelectorAll<HTMLElement>('.scenarios button')
    for (const index of [0, 1, 3]) buttons[index]!.click()
  })

  await waitForGuide(page, `Press ${problems.agent.start}`)
  await waitForStatus(problems.agent.stopped)
})

journey('I press a scenario of few steps before one of more steps is ready, and am shown the last', async (fixture) => {
  const { page, waitForStatus } = fixture
  await waitForStatus(first.disconnected.status)

  await page.evaluate(() => {
    const buttons = document.querySelectorAll<HTMLElement>('.scenarios button')
    for (const index of [3, 0]) buttons[index]!.click()
  })

  await waitForGuide(page, `Press ${first.disconnected.button}`)
  await waitForStatus(first.disconnected.status)
})

journey('I go through all scenarios twice in a few seconds, and each is ready at once', async ({ page }) => {
  for (const { title } of [...scenarios, ...scenarios]) {
    await showMe(page, title)
    await waitForGuide(page, title)
  }
})

journey('I am told when the emulator does not answer', async (fixture) => {
  const { page, context, emulatorOrigin, waitForStatus, expectConsole } = fixture
  await waitForStatus(first.disconnected.status)
  await context.route(emulatorOrigin + '/emulator/**', (route) => route.abort())

  await showMe(page, titleOf('connect'))

  await panel(page).getByText('The emulator doesn’t answer.').waitFor()
  await expectConsole(/ERR_FAILED/, 'often')
  await waitForStatus(first.disconnected.status)
  assert.equal(await readGuide(page), '')
})

journey('I see the button to press on a small screen', async ({ page, waitForStatus }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await waitForStatus(first.disconnected.status)

  await showMe(page, titleOf('connect'))

  await waitForGuide(page, 'Press')
  const button = element(page).getByRole('button', { name: first.disconnected.button })
  await eventuallyEqual('whether the button is in sight', () => button.evaluate(isOnTop), true)
  assert.ok(await guide(page).evaluate((found) => found.getBoundingClientRect().top >= 0))
})

/** Returns whether a person sees an element's middle. Runs in the page. */
const isOnTop = (found: HTMLElement | SVGElement) => {
  const { x, y, width, height } = found.getBoundingClientRect()
  return (found.getRootNode() as ShadowRoot).elementFromPoint(x + width / 2, y + height / 2) === found
}
