/** How flows end, seen from the page. */
import { expect } from '@open-wc/testing'
import { authorizeUrl, clearPages, no, readyPage, refusal, success, yes } from './stage.js'
import { MINUTE_MS } from './states.js'
import { holdTimers, settle, skipTimers, until } from './wait.js'

const unlinked = { result: true, authorizeUrl, errors: [] }

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
})

describe('the end of a flow', () => {
  it('that a read found is verified by another read, and may turn out as approved in another browser', async () => {
    const page = await readyPage()
    await page.authorizing()
    const restore = skipTimers(10_000)
    const answers = [yes, no]
    page.status = () => answers.shift() ?? no

    void page.connector.checkStatus()
    await page.shows('failed')
    restore()

    expect(page.ended.map(({ outcome }) => outcome)).to.deep.equal(['connected'])
    expect(page.connector.state).to.have.nested.property('problem.code', 'wrong_browser')
  })

  it('that its callback reported is not verified again', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()
    const laterReads = holdTimers(10_000)
    page.status = () => yes

    relay.send('outcome', { query: success })
    await page.shows('connected')
    const read = page.count('status')
    await settle()
    laterReads.fire()
    await settle()
    laterReads.restore()

    expect(page.count('status')).to.equal(read)
  })

  it('F66 by “Cancel” closes the window, stops the relay page, and reads the status', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    const reads = page.count('status')

    page.connector.cancel()

    expect(await result).to.deep.include({ outcome: 'cancelled' })
    await relay.receives('stop')
    await until(() => page.count('status') > reads)
    expect([page.shown, page.windows[0]!.closed]).to.deep.equal(['disconnected', true])
  })

  /** A flow that was cancelled, and a status that shows its connection at a later read alone. */
  const cancelled = async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()
    page.status = () => (page.count('status') > 3 ? yes : no)
    return { page, relay }
  }

  it('F66 by “Cancel” does not hide an account that Wiro connects while the window closes', async () => {
    const { page } = await cancelled()
    const restore = skipTimers(2_000, 10_000)

    page.connector.cancel()

    await page.shows('connected').finally(restore)
    expect(page.ended.map(({ outcome }) => outcome)).to.deep.equal(['cancelled'])
  })

  it('F66 by “Cancel” does not hide an account that the window reports after all', async () => {
    const { page, relay } = await cancelled()
    page.connector.cancel()
    await until(() => page.count('status') === 2)
    const restore = skipTimers(2_000, 10_000)

    relay.send('outcome', { query: success })

    await page.shows('connected').finally(restore)
    expect(page.ended.map(({ outcome }) => outcome)).to.deep.equal(['cancelled'])
  })

  for (const [title, message, fields] of [
    ['comes back before the server’s verdict', 'returned', {}],
    ['reports its approval', 'outcome', { query: success }],
  ] as const) {
    it(`F66 by “Cancel” is named with the account that connects after its window ${title}`, async () => {
      const page = await readyPage()
      const { relay } = await page.authorizing()
      page.connector.cancel()
      await until(() => page.count('status') === 2)
      page.status = () => yes

      relay.send(message, fields)

      await page.shows('connected')
      expect(page.changes.at(-1)).to.have.property('lateFlow', relay.flow)
    })
  }

  it('F66 by “Cancel” names no flow with an account that connects without its window', async () => {
    const page = await readyPage()
    await page.authorizing()
    page.connector.cancel()
    await until(() => page.count('status') === 2)
    page.status = () => yes

    void page.connector.checkStatus()

    await page.shows('connected')
    expect(page.changes.at(-1)).to.have.property('lateFlow', undefined)
  })

  it('F66 by “Cancel” reads no status any more once the page has another flow', async () => {
    const page = await readyPage()
    await page.authorizing()
    const { fire, restore } = holdTimers(2_000)
    page.connector.cancel()
    await until(() => page.count('status') === 2)
    await page.authorizing()
    const reads = page.count('status')

    fire()
    await settle()
    restore()

    expect(page.count('status')).to.equal(reads)
  })

  it('F08 by a refusal has its code, and closes the window', async () => {
    const page = await readyPage()
    page.connect = () => refusal('forbidden')

    const { result } = page.press()

    expect(await result).to.deep.include({ outcome: 'failed', code: 'forbidden' })
    expect([page.shown, page.windows[0]!.closed]).to.deep.equal(['failed', true])
  })

  it('is never a rejected promise', async () => {
    const page = await readyPage()
    page.connect = () => Promise.reject(new Error('down'))

    const { result } = page.press()

    expect(await result).to.deep.include({ outcome: 'failed', code: 'endpoint_bad_answer' })
  })

  for (const unsafe of ['https://evil.example/oauth/authorize', 'javascript:alert(1)', '']) {
    it(`F25 comes before a window is sent to ${JSON.stringify(unsafe)}`, async () => {
      const page = await readyPage()
      page.connect = () => ({ ...unlinked, authorizeUrl: unsafe })
      const { result, relay } = page.press()
      relay.send('ready')

      expect(await result).to.deep.include({ outcome: 'failed', code: 'unsafe_authorize_url' })
      relay.send('ready')
      await until(() => relay.kinds().filter((word) => word === 'stop').length > 1)
      expect(relay.kinds()).not.to.include('go')
    })
  }

  it('F55 comes after 15 minutes', async () => {
    const page = await readyPage()
    const { result } = await page.authorizing()

    page.aheadMs = 15 * MINUTE_MS

    expect(await result).to.deep.include({ outcome: 'expired', code: 'session_expired' })
  })

  it('F55 comes when the endpoint’s time is up', async () => {
    const page = await readyPage()
    page.connect = () => ({ ...unlinked, expiresIn: 60 })
    const { result } = await page.authorizing()

    page.aheadMs = MINUTE_MS

    expect(await result).to.deep.include({ outcome: 'expired' })
  })

  it('F56 can be what the person read on HubSpot’s page', async () => {
    const page = await readyPage()
    const { result } = await page.authorizing()

    void page.connector.reportProblem('hubspot_no_permission')

    expect(await result).to.deep.include({ outcome: 'failed', code: 'hubspot_no_permission' })
  })

  it('F57 can be the error of the callback', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()

    relay.send('outcome', { query: '?hubspot_error=authorization_denied' })

    expect(await result).to.deep.include({ outcome: 'failed', code: 'authorization_denied' })
  })

  it('F84 keeps the account of a reconnect that failed', async () => {
    const page = await readyPage({}, yes)
    page.connect = () => ({ ...unlinked, connected: true, username: '1' })
    const { result, relay } = await page.authorizing()

    relay.send('outcome', { query: '?hubspot_error=internal_error' })
    await result

    expect(page.shown).to.equal('connected')
    expect(page.connector.state).to.have.nested.property('account.portalId', '1')
    expect(page.connector.state).to.have.nested.property('problem.code', 'internal_error')
  })
})
