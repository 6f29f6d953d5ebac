import { expect } from '@open-wc/testing'
import { authorizeUrl, clearPages, no, Page, readyPage, refusal, setOnline, success, yes } from './stage.js'
import { MINUTE_MS } from './states.js'
import { skipTimers, until } from './wait.js'

const unlinked = { result: true, authorizeUrl, errors: [] }
const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
})

describe('a connection', () => {
  it('goes from the press to the account', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    page.status = () => yes

    relay.send('outcome', { query: success })

    expect(await result).to.deep.include({ outcome: 'connected' })
    expect(page.connector.state).to.deep.include({ status: 'connected', problem: undefined, flow: undefined })
    expect(page.connector.state).to.have.nested.property('account.name', 'Acme')
  })

  it('is shown step by step', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    page.status = () => yes
    relay.send('outcome', { query: success })
    await result

    const steps = new Set(page.changes.map(({ state }) => state.status))

    expect([...steps]).to.deep.equal(['disconnected', 'opening', 'authorizing', 'verifying', 'connected'])
  })

  it('F02 asks the endpoint before the window opens, in the very same click', async () => {
    const page = await readyPage({ tokenEndpoint: '/api', backend: undefined })
    page.calls.length = 0

    void page.connector.connect()

    expect(page.calls).to.deep.equal(['connect', 'open'])
  })

  it('F07 begins at once while the status is still out', () => {
    const page = new Page({ tokenEndpoint: '/api', backend: undefined })
    page.status = () => new Promise(() => {})
    page.listen()

    void page.connector.connect()

    expect([page.calls, page.shown]).to.deep.equal([['connect', 'open'], 'opening'])
  })

  it('opens the relay with the flow behind its #, and with nothing else', async () => {
    const page = await readyPage({ relayUrl: '/relay.html#old' })

    const { relay } = page.press()

    expect(page.windows[0]!.url).to.equal(`${location.origin}/relay.html#${relay.flow}`)
    expect(relay.flow).to.match(/^[\w-]{22}$/)
  })

  it('sends the relay to HubSpot with its closing sentence', async () => {
    const page = await readyPage({ relayText: () => 'You can close this window.' })
    const { relay } = await page.authorizing()

    expect(await relay.receives('go')).to.deep.equal({
      wiro: 'go',
      flow: relay.flow,
      url: authorizeUrl,
      text: 'You can close this window.',
    })
  })

  it('asks once, however often the relay says that it waits meanwhile', async () => {
    const page = await readyPage()
    let answer: (body: unknown) => void = () => {}
    page.connect = () => new Promise((resolve) => (answer = resolve))
    const { relay } = page.press()
    await until(() => page.count('connect'))
    relay.send('ready')
    relay.send('ready')
    await until(() => page.changes.filter(({ state }) => state.status === 'opening').length > 2)

    answer(unlinked)
    await relay.receives('go')

    expect(page.count('connect')).to.equal(1)
  })

  it('sends the window to the address as it was checked, written out', async () => {
    const page = await readyPage()
    page.connect = () => ({ ...unlinked, authorizeUrl: 'https:app.hubspot.com/oauth/authorize' })
    const { relay } = await page.authorizing()

    expect(await relay.receives('go')).to.have.property('url', 'https://app.hubspot.com/oauth/authorize')
  })

  it('acknowledges an outcome before it reads the status', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()
    page.calls.length = 0
    let acknowledged: string[] = []
    page.status = async () => {
      await relay.receives('ack')
      acknowledged = relay.kinds()
      return yes
    }

    relay.send('outcome', { query: success })
    await page.shows('connected')

    expect(acknowledged).to.include('ack')
  })

  it('F49 ends once, however often the relay says so', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    page.status = () => yes

    for (let times = 0; times < 3; times++) relay.send('outcome', { query: success })
    dispatchEvent(
      new MessageEvent('message', {
        data: { wiro: 'outcome', flow: relay.flow, query: success },
        origin: location.origin,
        source: window,
      }),
    )
    await result
    await until(() => relay.kinds().filter((word) => word === 'ack').length === 3)

    expect(page.ended.map(({ outcome, flow }) => [outcome, flow])).to.deep.equal([['connected', relay.flow]])
  })

  it('settles once everybody has heard that it ended', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    page.status = () => yes
    const order: string[] = []
    page.connector.subscribe((change) => change.ended && order.push('heard'))
    const settled = result.then(() => order.push('settled'))

    relay.send('outcome', { query: success })
    await settled

    expect(order).to.deep.equal(['heard', 'settled'])
  })

  it('tells how long it took', async () => {
    const page = await readyPage()
    page.press()
    page.aheadMs = 5_000

    page.connector.cancel()

    expect(page.ended[0]!.duration).to.be.within(5_000, 6_000)
  })

  it('needs nobody who listens', async () => {
    const page = new Page()
    const { result, relay } = page.press()
    await until(() => page.count('connect'))
    relay.send('ready')
    await relay.receives('go')
    page.status = () => yes

    relay.send('outcome', { query: success })

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  it('F37 is found by the status where the window says nothing', async () => {
    const page = await readyPage()
    const { result } = await page.authorizing()
    page.status = () => yes

    page.aheadMs = MINUTE_MS

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  for (const name of ['focus', 'online', 'pageshow', 'visibilitychange']) {
    it(`F20 is found when the page has a ${name}`, async () => {
      const page = await readyPage()
      const { result } = await page.authorizing()
      page.status = () => yes

      dispatchEvent(new Event(name))

      expect(await result).to.deep.include({ outcome: 'connected' })
    })
  }

  it('a page without a flow reads nothing when it is looked at', async () => {
    const page = await readyPage()

    dispatchEvent(new Event('focus'))
    await page.connector.checkStatus()

    expect(page.count('status')).to.equal(2)
  })

  it('F82 reads again where the status lags behind the success', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    const answers = [no, no, yes]
    page.status = () => answers.shift()

    relay.send('outcome', { query: success })

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  it('F46 goes on reading where it was taken out and put back meanwhile', async () => {
    const page = new Page()
    const leave = page.listen()
    await page.shows('disconnected')
    const { result, relay } = await page.authorizing()
    relay.send('outcome', { query: success })
    await page.shows('verifying')
    leave()
    await Promise.resolve()
    const reads = page.count('status')
    page.listen()
    await until(() => page.count('status') > reads)

    page.status = () => yes
    page.aheadMs = MINUTE_MS

    expect(await result).to.deep.include({ outcome: 'connected' })
  })
})

describe('a press', () => {
  it('F05 that follows another asks once and opens once', async () => {
    const page = await readyPage()
    page.press()

    void page.connector.connect()
    await until(() => page.count('connect'))

    expect([page.count('connect'), page.count('open'), page.windows[0]!.focusCount]).to.deep.equal([1, 1, 1])
  })

  it('F05 that follows another ends with it', async () => {
    const page = await readyPage()
    const both = Promise.all([page.connector.connect(), page.connector.connect()])

    page.connector.cancel()

    expect((await both).map(({ outcome }) => outcome)).to.deep.equal(['cancelled', 'cancelled'])
  })

  it('F01 after a blocked window opens the same flow, without asking again', async () => {
    const page = await readyPage()
    page.opens = 'nothing'
    void page.connector.connect()
    await until(() => page.count('connect'))
    const { flow } = page.connector.state as { flow: { id: string } }
    page.opens = 'window'

    const { relay } = page.press()
    relay.send('ready')
    await relay.receives('go')

    expect([relay.flow, page.count('connect')]).to.deep.equal([flow.id, 1])
  })

  it('F01 that opens no window is a problem, and its flow goes on', async () => {
    const page = await readyPage()
    page.opens = 'nothing'

    void page.connector.connect()

    expect(page.connector.state).to.have.nested.property('problem.code', 'popup_blocked')
    expect(page.ended).to.deep.equal([])
  })

  it('F52 where the window was closed opens it again', async () => {
    const page = await readyPage()
    const { relay } = page.press()
    page.windows[0]!.closed = true

    void page.connector.connect()

    expect(page.windows.map(({ flow }) => flow)).to.deep.equal([relay.flow, relay.flow])
  })

  it('F19 without a network asks nobody, and says so at once', async () => {
    const page = await readyPage()
    setOnline(false)

    const result = await page.connector.connect()

    expect(result).to.deep.equal({ outcome: 'failed', code: 'offline' })
    expect([page.calls, page.shown]).to.deep.equal([['status'], 'failed'])
  })

  it('F19 is not made up for when the network is back', async () => {
    const page = await readyPage()
    setOnline(false)
    await page.connector.connect()
    clearOffline()

    dispatchEvent(new Event('online'))
    await page.shows('disconnected')

    expect(page.count('connect')).to.equal(0)
  })

  it('F19 without a network shows the window that is out', async () => {
    const page = await readyPage()
    await page.authorizing()
    setOnline(false)

    void page.connector.connect()

    expect([page.shown, page.windows[0]!.focusCount, page.ended.length]).to.deep.equal(['authorizing', 1, 0])
  })

  it('F106 while a disconnect is out begins nothing', async () => {
    const page = await readyPage({}, yes)
    page.disconnect = () => new Promise(() => {})
    void page.connector.disconnect()

    const result = await page.connector.connect({ restart: true })

    expect([result.outcome, page.shown, page.count('open')]).to.deep.equal(['failed', 'disconnecting', 0])
  })

  it('F106 without a network leaves a disconnect alone', async () => {
    const page = await readyPage({}, yes)
    page.disconnect = () => new Promise(() => {})
    void page.connector.disconnect()
    setOnline(false)

    await page.connector.connect()

    expect(page.shown).to.equal('disconnecting')
  })

  it('“open again” tells the old window to stop, and opens the same flow', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()

    void page.connector.connect({ mode: 'popup' })
    await relay.receives('stop')

    expect(page.windows.map(({ flow, closed }) => [flow, closed])).to.deep.equal([
      [relay.flow, true],
      [relay.flow, false],
    ])
  })

  it('“start over” ends the flow as superseded, and begins another', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()

    void page.connector.connect({ restart: true })

    expect(await result).to.deep.include({ outcome: 'superseded' })
    expect(page.windows[1]!.flow).not.to.equal(relay.flow)
  })
})

describe('an end without success', () => {
  it('that a read found connected is read once more, and may have been approved elsewhere', async () => {
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

  it('that its window said was approved is believed', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()
    const restore = skipTimers(10_000)
    page.status = () => yes

    relay.send('outcome', { query: success })
    await page.shows('connected')
    const read = page.count('status')
    await new Promise((resolve) => setTimeout(resolve, 20))
    restore()

    expect(page.count('status')).to.equal(read)
  })

  it('F66 a cancel closes the window, tells its relay, and reads the truth', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    const reads = page.count('status')

    page.connector.cancel()

    expect(await result).to.deep.include({ outcome: 'cancelled' })
    await relay.receives('stop')
    await until(() => page.count('status') > reads)
    expect([page.shown, page.windows[0]!.closed]).to.deep.equal(['disconnected', true])
  })

  it('F66 a cancelled flow that finishes after all is shown', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()
    page.connector.cancel()
    await until(() => page.count('status') === 2)
    page.status = () => yes

    relay.send('outcome', { query: success })

    await page.shows('connected')
  })

  it('F08 a refusal ends it with its code, and closes the window', async () => {
    const page = await readyPage()
    page.connect = () => refusal('forbidden')

    const { result } = page.press()

    expect(await result).to.deep.include({ outcome: 'failed', code: 'forbidden' })
    expect([page.shown, page.windows[0]!.closed]).to.deep.equal(['failed', true])
  })

  it('never rejects', async () => {
    const page = await readyPage()
    page.connect = () => Promise.reject(new Error('down'))

    const { result } = page.press()

    expect(await result).to.deep.include({ outcome: 'failed', code: 'endpoint_bad_answer' })
  })

  for (const unsafe of ['https://evil.example/oauth/authorize', 'javascript:alert(1)', '']) {
    it(`F25 no relay is sent to ${JSON.stringify(unsafe)}`, async () => {
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

  it('F55 ends when its 15 minutes are up', async () => {
    const page = await readyPage()
    const { result } = await page.authorizing()

    page.aheadMs = 15 * MINUTE_MS

    expect(await result).to.deep.include({ outcome: 'expired', code: 'session_expired' })
  })

  it('F55 ends when the endpoint’s time is up', async () => {
    const page = await readyPage()
    page.connect = () => ({ ...unlinked, expiresIn: 60 })
    const { result } = await page.authorizing()

    page.aheadMs = MINUTE_MS

    expect(await result).to.deep.include({ outcome: 'expired' })
  })

  it('F56 ends with what the person read on HubSpot’s page', async () => {
    const page = await readyPage()
    const { result } = await page.authorizing()

    void page.connector.reportProblem('hubspot_no_permission')

    expect(await result).to.deep.include({ outcome: 'failed', code: 'hubspot_no_permission' })
  })

  it('F57 fails with what the relay brings', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()

    relay.send('outcome', { query: '?hubspot_error=authorization_denied' })

    expect(await result).to.deep.include({ outcome: 'failed', code: 'authorization_denied' })
  })

  it('F84 a reconnect that fails keeps its account', async () => {
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

function clearOffline(): void {
  delete (navigator as { onLine?: boolean }).onLine
}
