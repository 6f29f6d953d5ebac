/** A status that the page brought along, or that was read a while ago, is a picture: the card shows how things are now. */
import assert from 'node:assert/strict'
import { build, type Rolldown } from 'vite'
import type { StatusAnswer } from '../../src/protocol/endpoint.js'
import { eventuallyEqual } from '../eventually.js'
import { disconnectQuestion, first, panels } from './card-texts.js'
import { routeToHandler } from './custom-handler.js'
import { connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'
import { disconnectAtWiro } from './wiro-status.js'

const MARKUP = '<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect>'
/** The status of an agent that runs. */
const RUNNING = 4
const ELSEWHERE = '/elsewhere.html'

/** Connects, and lets the agent start: while it does, the card reads every few seconds. */
async function connectAgent(fixture: Fixture): Promise<void> {
  await connect(fixture)
  fixture.emulator.clock.advance(2 * 60_000)
}

/** What a route's loader gets, and what a server writes into its page. */
const loadStatus = ({ page }: Fixture) =>
  page.evaluate(async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"action":"status"}' }
    return (await (await fetch('/api/hubspot', init)).json()) as StatusAnswer
  })

/** Opens the demo's page with another body, which stays the same whenever the browser asks for the page. */
async function openPage({ page, cardUrl }: Fixture, body: string): Promise<void> {
  const html = await (await fetch(cardUrl)).text()
  assert.ok(html.includes(MARKUP), 'The demo’s page has changed.')
  const changed = html.replace(MARKUP, () => body)
  await page.route(cardUrl, (route) => route.fulfill({ contentType: 'text/html', body: changed }))
  await page.goto(cardUrl)
}

const markupWith = (status: StatusAnswer) => {
  const json = JSON.stringify(status).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return MARKUP.replace('></', () => ` initial-status="${json}"></`)
}

/** Connects, and opens a page that the server drew with this status. Resolves to the status reads that leave from then on. */
async function openDrawnPage(fixture: Fixture): Promise<string[]> {
  await connectAgent(fixture)
  const status = await loadStatus(fixture)
  const reads = watchReads(fixture)
  await openPage(fixture, markupWith(status))
  await fixture.waitForStatus(first.connected.status)
  assert.deepEqual(reads, [])
  return reads
}

/** Returns a growing list of the status reads that the page sends. */
function watchReads({ page }: Fixture): string[] {
  const reads: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'POST') return
    const { action } = request.postDataJSON() as { action: string }
    if (action === 'status') reads.push(request.url())
  })
  return reads
}

async function disconnect({ press, waitForStatus }: Fixture): Promise<void> {
  await press(first.buttons.disconnect)
  await waitForStatus(disconnectQuestion('Acme Europe'))
  await press(panels.disconnect.confirm)
  await waitForStatus(first.disconnected.status)
}

/** Shows a route's view with its loader data, or with none. Runs in the page. */
const mount = (initialStatus: StatusAnswer) => {
  const card = document.createElement('wiro-hubspot-connect')
  const kept = ((window as unknown as { loaderData?: StatusAnswer }).loaderData ??= initialStatus)
  document
    .querySelector('main')!
    .replaceChildren(Object.assign(card, { tokenEndpoint: '/api/hubspot', initialStatus: kept }))
}

const unmount = () => document.querySelector('main')!.replaceChildren()

journey(
  'I disconnect in a single-page app, come back to the view, and its loader data does not fool me',
  async (fixture) => {
    const { page, waitForStatus } = fixture
    await connectAgent(fixture)
    const loaderData = await loadStatus(fixture)
    await openPage(fixture, '<main></main>')
    const reads = watchReads(fixture)
    await page.evaluate(mount, loaderData)
    await waitForStatus(first.connected.status)
    assert.deepEqual(reads, [])
    await disconnect(fixture)
    await page.evaluate(unmount)
    const before = reads.length

    await page.evaluate(mount, loaderData)

    await waitForStatus(first.disconnected.status)
    assert.equal(reads.length, before + 1)
  },
)

journey(
  'A colleague disconnects while another tab panel is open, and mine shows it when I come back',
  async (fixture) => {
    const { page, emulatorOrigin, waitForStatus } = fixture
    const reads = await openDrawnPage(fixture)
    const card = await page.locator('wiro-hubspot-connect').elementHandle()
    await card.evaluate((card: Element) => card.remove())
    await disconnectAtWiro(emulatorOrigin)

    await card.evaluate((card: Element) => document.body.append(card))

    await waitForStatus(first.disconnected.status)
    assert.equal(reads.length, 1)
  },
)

journey(
  'I disconnect, and the page that was kept in a cache before does not bring the account back',
  async (fixture) => {
    const { page, waitForStatus } = fixture
    const reads = await openDrawnPage(fixture)
    const kept = await page.evaluateHandle(() => document.body.cloneNode(true))
    await disconnect(fixture)
    await page.evaluate(() => (document.body = document.createElement('body')))
    const before = reads.length

    await kept.evaluate((body) => (document.body = body as HTMLElement))

    await waitForStatus(first.disconnected.status)
    assert.equal(reads.length, before + 1)
  },
)

journey('I go back to a page that showed my account, and it knows that I disconnected elsewhere', async (fixture) => {
  const { page, origin, emulatorOrigin, waitForStatus } = fixture
  const reads = await openDrawnPage(fixture)
  await page.route(origin + ELSEWHERE, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
  )
  await page.goto(origin + ELSEWHERE)
  await disconnectAtWiro(emulatorOrigin)

  await page.goBack()

  await waitForStatus(first.disconnected.status)
  assert.equal(reads.length, 1)
})

journey('My agent is starting when the server draws the page, and the card shows when it runs', async (fixture) => {
  const { emulator, state, waitForStatus } = fixture
  await connect(fixture)
  const status = await loadStatus(fixture)
  assert.notEqual(status.agentState?.status, RUNNING)
  await openPage(fixture, markupWith(status))
  await waitForStatus(first.connected.status)

  emulator.clock.advance(2 * 60_000)

  const readAgent = async () => {
    const { agent } = (await state()) as { agent?: { status: number } }
    return agent?.status
  }
  await eventuallyEqual('the agent’s status', readAgent, RUNNING)
})

/** The product's route asks for a header from now on. */
const guardEndpoint = (fixture: Fixture) =>
  routeToHandler(fixture, {
    resolveAgent: ({ headers }) => (headers.get('x-csrf') === 'mine' ? 'your-useragent-guid' : undefined),
  })

async function waitForRefusal({ waitForStatus, expectConsole }: Fixture): Promise<void> {
  await waitForStatus(first.codes.signed_out.title)
  await expectConsole(/status of 401/)
}

journey('My framework sets the headers late, and the card recovers without a reload', async (fixture) => {
  const { page, waitForStatus } = fixture
  await guardEndpoint(fixture)
  await page.reload()
  await waitForRefusal(fixture)

  await page
    .locator('wiro-hubspot-connect')
    .evaluate((card) => void Object.assign(card, { headers: { 'x-csrf': 'mine' } }))

  await waitForStatus(first.disconnected.status)
  await connect(fixture)
})

/** The file for a script tag, which a page with no bundler imports. */
async function bundleScript(): Promise<string> {
  const { NODE_ENV } = process.env
  const built = await build({ mode: 'script-tag', logLevel: 'error', build: { write: false } })
  // Vite's build sets this process to production, where no emulator starts.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  const [bundle] = [built].flat() as Rolldown.RolldownOutput[]
  return bundle!.output[0].code
}

journey('My page sets headers for all its cards late, and each recovers without a reload', async (fixture) => {
  const { page, origin, cardUrl, waitForStatus } = fixture
  await guardEndpoint(fixture)
  const body = await bundleScript()
  await page.route(origin + '/connect.js', (route) => route.fulfill({ contentType: 'text/javascript', body }))
  const script = `<script type="module">window.connect = await import('/connect.js')</script>`
  await page.route(cardUrl, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Cards</title>${script}${MARKUP}` }),
  )
  await page.reload()
  await waitForRefusal(fixture)

  await page.evaluate(() => {
    const { connect } = window as unknown as { connect: { configure(settings: object): void } }
    connect.configure({ headers: { 'x-csrf': 'mine' } })
  })

  await waitForStatus(first.disconnected.status)
})

journey('I come back to the window after a minute, and the card reads again', async (fixture) => {
  const { page, emulatorOrigin, waitForStatus } = fixture
  await connectAgent(fixture)
  await page.clock.install()
  await page.reload()
  await waitForStatus(first.connected.status)
  const reads = watchReads(fixture)
  const comeIntoView = () =>
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await comeIntoView()
  await disconnectAtWiro(emulatorOrigin)
  await page.clock.fastForward(61_000)
  assert.deepEqual(reads, [])

  await comeIntoView()

  await waitForStatus(first.disconnected.status)
  await eventuallyEqual('the number of reads', () => reads.length, 1)
})
