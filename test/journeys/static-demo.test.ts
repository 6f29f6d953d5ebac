/** The demo as a static site, in a real browser: everything runs in the page, and HubSpot in a window of the same site. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { eventuallyEqual } from '../eventually.js'
import { codeText, disconnectQuestion, first, panels, portalLine, problems } from './card-texts.js'
import { cardOf } from './card.js'
import { openTab, TABS } from './demo-page.js'
import { approve, approveInPopup, connect, waitForClose } from './hubspot-window.js'
import { serveOtherSite } from './other-site.js'
import { staticJourney as journey, staticJourneyFrom } from './static-site.js'

const journeyInOneTab = staticJourneyFrom('redirect.html')

journey(
  'HubSpot’s window says that it is emulated; I approve, and still see my account after a reload',
  async (fixture) => {
    const { page, siteUrl, pressForPopup, waitForStatus, waitForText } = fixture
    const popup = await pressForPopup(first.disconnected.button)
    await popup.getByText('This is not HubSpot. No real account is touched.').waitFor()
    assert.ok(popup.url().startsWith(siteUrl + 'hubspot.html?'))

    await approveInPopup(popup, 'Acme US')

    await waitForStatus(first.connected.status)
    await waitForText('Acme US')
    await waitForText(portalLine('87654321'))
    await page.reload()
    await waitForStatus(first.connected.status)
    await waitForText(portalLine('87654321'))
  },
)

journey('I disconnect, connect another account, and reconnect', async (fixture) => {
  const { press, pressForPopup, waitForStatus, waitForText } = fixture
  await connect(fixture)

  await press(first.buttons.disconnect)
  await waitForStatus(disconnectQuestion('Acme Europe'))
  await press(panels.disconnect.confirm)

  await waitForStatus(first.disconnected.status)
  await approveInPopup(await pressForPopup(first.disconnected.button), 'Acme US')
  await waitForText('Acme US')
  await approveInPopup(await pressForPopup(first.buttons.reconnect), 'Acme US')
  await waitForStatus(first.connected.status)
})

journey('I refuse and close the window, and the card says so and lets me try again', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Cancel' }).click()
  await popup.getByRole('heading', { name: 'The app was not connected' }).waitFor()

  await popup.close()

  await waitForStatus(problems.codes.unfinished.title)
  await waitForText(problems.unfinished.closed)
  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
})

journey('HubSpot shows an error page, and I reload it once it is mended', async (fixture) => {
  const { pressForPopup, waitForStatus, controlEmulator } = fixture
  await controlEmulator('/faults', 'PUT', { 'scope-mismatch': true })
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByText('the scopes in the install URL do not match').waitFor()

  await controlEmulator('/faults', 'PUT', { 'scope-mismatch': false })
  await popup.reload()

  await approveInPopup(popup)
  await waitForStatus(first.connected.status)
})

journey('HubSpot does not answer, and I reload the window later', async (fixture) => {
  const { pressForPopup, waitForStatus, controlEmulator } = fixture
  await controlEmulator('/faults', 'PUT', { 'connection-reset': { on: 'authorize' } })
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByText('This page can’t be reached').waitFor()

  await controlEmulator('/faults', 'PUT', { 'connection-reset': false })
  await popup.reload()

  await approveInPopup(popup)
  await waitForStatus(first.connected.status)
})

journey('Wiro refuses my approval, and the card says why', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, controlEmulator } = fixture
  await controlEmulator('/faults', 'PUT', { session_expired: true })

  await approveInPopup(await pressForPopup(first.disconnected.button))

  await waitForStatus(problems.codes.session_expired.title)
  await waitForText(codeText('session_expired'))
})

journey('Wiro sends the window to its own site, which says so', async (fixture) => {
  const { pressForPopup, controlEmulator } = fixture
  await controlEmulator('/faults', 'PUT', { 'landing-elsewhere': true })
  const popup = await pressForPopup(first.disconnected.button)

  await approve(popup)

  await popup.getByText('This page stands in for https://wiro.ai.').waitFor()
})

journey('Wiro gives an address that is not HubSpot’s, and the card goes nowhere', async (fixture) => {
  const { press, waitForStatus, controlEmulator, context, allowConsole } = fixture
  await controlEmulator('/faults', 'PUT', { 'unsafe-authorize-url': true })

  await press(first.disconnected.button)

  await waitForStatus(problems.codes.unsafe_authorize_url.title)
  allowConsole(/the authorize URL is not HubSpot's/)
  await eventuallyEqual('the open pages', () => context.pages().length, 1)
})

journey(
  'I start a stopped agent as the demo shows me',
  async ({ page, siteUrl, press, waitForStatus, waitForText }) => {
    await page.goto(siteUrl + '?show=stopped-agent')
    await waitForStatus(problems.agent.stopped)

    await press(problems.agent.start)

    await waitForText(problems.agent.texts.changing)
    await waitForStatus(first.connected.status)
  },
)

journey('I set up my own HubSpot app and connect, and a wrong secret is kept nowhere', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, waitForText, storedText } = fixture
  const card = page.locator('wiro-hubspot-connect')
  const enter = async (secret: string) => {
    await card.getByLabel(panels.setup.credentials.clientId).fill('YOUR_HUBSPOT_CLIENT_ID')
    await card.getByLabel(panels.setup.credentials.clientSecret).fill(secret)
  }
  await card.evaluate((element) => element.setAttribute('auth-method', 'own'))
  await waitForStatus(panels.setup.status)
  await enter('0f0f0f0f-not-the-secret')
  await approveInPopup(await pressForPopup(panels.setup.buttons.save))
  await waitForText(codeText('token_exchange_failed'))
  assert.doesNotMatch(await storedText(), /0f0f0f0f/)

  await press(problems.buttons.setup)
  await enter('YOUR_HUBSPOT_CLIENT_SECRET')
  await approveInPopup(await pressForPopup(panels.setup.buttons.save))

  await waitForStatus(first.connected.status)
})

journey('The product has an own app, and nobody sees a form', async (fixture) => {
  const { page, siteUrl, pressForPopup, waitForStatus } = fixture
  await page.goto(siteUrl + '?token-endpoint=%2Fapi%2Fhubspot%3Fown-app&auth-method=own')
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('heading', { name: 'Connect Your HubSpot app to HubSpot' }).waitFor()

  await approveInPopup(popup)

  await waitForStatus(first.connected.status)
})

journey('I reload the page while HubSpot’s window is open, and then approve', async (fixture) => {
  const { page, pressForPopup, waitForStatus } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  await page.reload()
  await waitForStatus(first.authorizing.status)
  await approve(popup)

  await waitForClose(popup)
  await waitForStatus(first.connected.status)
})

journey('I connect in one tab, and a second tab shows it', async (fixture) => {
  const { context, siteUrl, waitForStatus } = fixture
  const second = await context.newPage()
  await second.goto(siteUrl)
  await second.getByRole('button', { name: first.disconnected.button }).waitFor()

  await connect(fixture)

  await waitForStatus(first.connected.status)
  await second.locator('wiro-hubspot-connect').getByText('Acme Europe').waitFor()
})

journey('I open the demo over plain http, and it says what it needs', async ({ page, siteUrl, waitForStatus }) => {
  await page.addInitScript(() => void Object.defineProperty(window, 'isSecureContext', { value: false }))

  await page.goto(siteUrl)

  await page.getByText('Open this page over https').waitFor()
  await waitForStatus(first.statusUnread.status)
})

journey('I look into every tab with another theme and language, and nothing is refused', async (fixture) => {
  const { page, siteUrl } = fixture
  await page.goto(siteUrl + '?lang=ja&--wiro-radius=3px&scheme=dark&width=320')

  for (const tab of TABS) {
    await openTab(page, tab)
    await page.locator('[role=tabpanel]:visible').getByText(/\w/).first().waitFor()
  }

  const card = page.locator('wiro-hubspot-connect')
  assert.equal(await card.evaluate((element) => getComputedStyle(element).getPropertyValue('--wiro-radius')), '3px')
})

journey('I start over, and nothing is connected', async (fixture) => {
  const { page, waitForStatus } = fixture
  await connect(fixture)

  await page.getByRole('button', { name: 'Start over' }).click()

  await waitForStatus(first.disconnected.status)
  await page.reload()
  await waitForStatus(first.disconnected.status)
})

journeyInOneTab(
  'I connect without a window, through the relay page',
  async ({ page, press, waitForStatus, siteUrl }) => {
    await press(first.disconnected.button)
    await approve(page)

    await waitForStatus(first.connected.status)
    assert.equal(page.url(), siteUrl + 'redirect.html')
  },
)

journeyInOneTab('I connect without a window, and come back to the page itself', async ({ page, siteUrl }) => {
  const card = page.locator('wiro-hubspot-connect').nth(1)
  await card.getByRole('button', { name: first.disconnected.button }).click()
  await approve(page, 'Acme US')

  await card.getByText('Acme US').waitFor()
  await eventuallyEqual('the page’s address', () => page.url(), siteUrl + 'redirect.html')
})

journey('The demo is in a frame of another site, with a storage of its own, and I connect', async (fixture) => {
  const { context, page, siteUrl, allowConsole } = fixture
  await context.addInitScript(partitionStorage)
  const otherSite = await serveOtherSite(context, {
    '/': `<iframe src="${siteUrl}" width="900" height="700"></iframe>`,
  })
  allowConsole(new RegExp('^to ' + otherSite))
  await page.goto(otherSite)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()

  const card = cardOf(page, 0, frame!)
  await connect({ ...fixture, ...card })

  await card.waitForText('Acme Europe')
})

journey('Each link of a page leads to a file of the site, or to another site', async (fixture) => {
  const { page, siteUrl, files, allowConsole } = fixture
  // The gallery's cards have no endpoint.
  allowConsole(/token-endpoint is missing/)
  const missing: string[] = []
  for (const [path, content] of files) {
    if (!path.endsWith('.html')) continue
    const links = PAGES_WITH_SCRIPT.includes(path) ? await readLinks(page, siteUrl + path) : linksIn(String(content))
    for (const link of links) {
      const { href, pathname } = new URL(link, siteUrl + path)
      if (href.startsWith('https:')) continue
      const target = pathname.slice(new URL(siteUrl).pathname.length) || 'index.html'
      if (!href.startsWith(siteUrl) || !files.has(target)) missing.push(`${path}: ${link}`)
    }
  }
  assert.deepEqual(missing, [])
})

const PAGES_WITH_SCRIPT = ['index.html', 'redirect.html', 'gallery.html']

/** Returns the links of a page as a browser has drawn it, but not those in a card. */
async function readLinks(page: Page, url: string): Promise<string[]> {
  await page.goto(url)
  return page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')!))
}

/** Returns the targets in a page's HTML: links, style sheets and pictures. */
const linksIn = (html: string): string[] =>
  [...html.matchAll(/<(?:a|link|img)\b[^>]*?\s(?:href|src)="([^"]+)"/g)]
    .map(([, target]) => target!)
    .filter((target) => !target.startsWith('data:'))

/** Gives a frame a storage of its own, as browsers do within another site. Playwright turns that off. */
function partitionStorage(): void {
  if (top === self) return
  const items = new Map<string, string>()
  const storage = {
    getItem(key: string) {
      return items.get(key) ?? null
    },
    setItem(key: string, value: string) {
      items.set(key, value)
    },
    removeItem(key: string) {
      items.delete(key)
    },
  }
  Object.defineProperty(window, 'localStorage', { value: storage })
}
