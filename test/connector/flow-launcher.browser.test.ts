import { expect } from '@open-wc/testing'
import { clearPages, readyPage, refusal, yes } from './stage.js'
import { settle, until } from './wait.js'

/** What a flow needs after its launch does not come before a test says so. */
const piece = new URL('/src/connector/flow-session.ts', location.href).href
const away = `/late/${Date.now()}?module=${encodeURIComponent(piece + '?itself')}`
const map = document.createElement('script')
map.type = 'importmap'
map.textContent = JSON.stringify({ imports: { [piece]: away } })
document.head.append(map)

afterEach(clearPages)

const isAskedFor = () => performance.getEntriesByName(new URL(away, location.href).href).length > 0

/** In their order: what came stays. */
describe('what a flow needs after its launch', () => {
  it('is not asked for by an account that is connected', async () => {
    await readyPage({}, yes)
    await settle()

    expect(isAskedFor()).to.equal(false)
  })

  it('is asked for before a press where nothing is connected', async () => {
    await readyPage()

    await until(isAskedFor)
  })
})

describe('a press whose flow cannot be loaded', () => {
  it('ends with an answer, and closes its window', async () => {
    const page = await readyPage()

    const { result } = page.press()

    expect(await result).to.deep.include({ outcome: 'failed', code: 'endpoint_unreachable' })
    expect([page.shown, page.windows.map(({ closed }) => closed)]).to.deep.equal(['failed', [true]])
  })

  it('shows the refusal of the endpoint, where there is one', async () => {
    const page = await readyPage()
    page.connect = () => refusal('forbidden')

    const { result } = page.press()

    expect(await result).to.deep.include({ outcome: 'failed', code: 'forbidden' })
    expect(page.windows[0]!.closed).to.equal(true)
  })

  it('says at once that the window was blocked', async () => {
    const page = await readyPage()
    page.opens = 'nothing'
    page.connect = () => new Promise(() => {})

    void page.connector.connect()

    expect(page.problem?.code).to.equal('popup_blocked')
  })

  it('opens its window again at a press on the way', async () => {
    const page = await readyPage()
    page.connect = () => new Promise(() => {})
    page.press()

    void page.connector.connect({ mode: 'popup' })
    page.windows[1]!.closed = true
    void page.connector.connect()

    expect(page.windows.map(({ closed }) => closed)).to.deep.equal([true, true, false])
    expect(page.count('connect')).to.equal(1)
  })
})

describe('a press whose flow is still being loaded', () => {
  before(() => fetch(away + '&hold'))

  it('sends its request and opens its window within the click', async () => {
    const page = await readyPage({ tokenEndpoint: '/api', backend: undefined })
    page.calls.length = 0

    void page.connector.connect()

    expect(page.calls).to.deep.equal(['connect', 'open'])
    expect([page.shown, page.flow?.windowHeld]).to.deep.equal(['opening', true])
  })

  it('waits with the answer of the endpoint', async () => {
    const page = await readyPage()
    page.press()

    await page.hasCalled('connect')
    await settle()

    expect([page.shown, page.ended]).to.deep.equal(['opening', []])
  })

  it('is cancelled with its window, and stops the relay page once it is there', async () => {
    const page = await readyPage()
    const { result, relay } = page.press()
    await page.hasCalled('connect')

    page.connector.cancel()

    expect(await result).to.deep.include({ outcome: 'cancelled' })
    expect(page.windows[0]!.closed).to.equal(true)
    await fetch(away + '&release')
    const repeating = setInterval(() => relay.send('ready'), 20)
    await relay.receives('stop').finally(() => clearInterval(repeating))
    expect([page.shown, relay.kinds().includes('go')]).to.deep.equal(['disconnected', false])
  })
})

describe('a flow that can be loaded again', () => {
  it('leads to HubSpot', async () => {
    const page = await readyPage()

    await page.authorizing()

    expect(page.shown).to.equal('authorizing')
  })
})
