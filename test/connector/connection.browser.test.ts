import { expect } from '@open-wc/testing'
import { minute, skipTimers, until } from './setup.js'
import { authorizeUrl, clear, no, page, Page, refusal, success, yes } from './stage.js'

const unlinked = { result: true, authorizeUrl, errors: [] }
const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clear()
  Object.assign(console, { warn })
})

describe('a connection', () => {
  it('goes from the press to the account', async () => {
    const here = await page()
    const { ended, relay } = await here.authorizing()
    here.status = () => yes

    relay.say('outcome', { query: success })

    expect(await ended).to.deep.include({ outcome: 'connected' })
    expect(here.connector.state).to.deep.include({ status: 'connected', problem: undefined, flow: undefined })
    expect(here.connector.state).to.have.nested.property('account.name', 'Acme')
  })

  it('is shown step by step', async () => {
    const here = await page()
    const { ended, relay } = await here.authorizing()
    here.status = () => yes
    relay.say('outcome', { query: success })
    await ended

    const steps = new Set(here.changes.map(({ state }) => state.status))

    expect([...steps]).to.deep.equal(['disconnected', 'opening', 'authorizing', 'verifying', 'connected'])
  })

  it('F02 asks the endpoint before the window opens, in the very same click', async () => {
    const here = await page({ tokenEndpoint: '/api', backend: undefined })
    here.calls.length = 0

    void here.connector.connect()

    expect(here.calls).to.deep.equal(['connect', 'open'])
  })

  it('F07 begins at once while the status is still out', () => {
    const here = new Page({ tokenEndpoint: '/api', backend: undefined })
    here.status = () => new Promise(() => {})
    here.listen()

    void here.connector.connect()

    expect([here.calls, here.shown]).to.deep.equal([['connect', 'open'], 'opening'])
  })

  it('opens the relay with the flow behind its #, and with nothing else', async () => {
    const here = await page({ relayUrl: '/relay.html#old' })

    const { relay } = here.press()

    expect(here.popups[0]!.url).to.equal(`${location.origin}/relay.html#${relay.flow}`)
    expect(relay.flow).to.match(/^[\w-]{22}$/)
  })

  it('sends the relay to HubSpot with its closing sentence', async () => {
    const here = await page({ relayText: () => 'You can close this window.' })
    const { relay } = await here.authorizing()

    expect(await relay.hears('go')).to.deep.equal({
      wiro: 'go',
      flow: relay.flow,
      url: authorizeUrl,
      text: 'You can close this window.',
    })
  })

  it('asks once, however often the relay says that it waits meanwhile', async () => {
    const here = await page()
    let answer: (body: unknown) => void = () => {}
    here.connect = () => new Promise((resolve) => (answer = resolve))
    const { relay } = here.press()
    await until(() => here.count('connect'))
    relay.say('ready')
    relay.say('ready')
    await until(() => here.changes.filter(({ state }) => state.status === 'opening').length > 2)

    answer(unlinked)
    await relay.hears('go')

    expect(here.count('connect')).to.equal(1)
  })

  it('sends the window to the address as it was checked, written out', async () => {
    const here = await page()
    here.connect = () => ({ ...unlinked, authorizeUrl: 'https:app.hubspot.com/oauth/authorize' })
    const { relay } = await here.authorizing()

    expect(await relay.hears('go')).to.have.property('url', 'https://app.hubspot.com/oauth/authorize')
  })

  it('acknowledges an outcome before it reads the status', async () => {
    const here = await page()
    const { relay } = await here.authorizing()
    here.calls.length = 0
    let acknowledged: string[] = []
    here.status = async () => {
      await relay.hears('ack')
      acknowledged = relay.words()
      return yes
    }

    relay.say('outcome', { query: success })
    await here.shows('connected')

    expect(acknowledged).to.include('ack')
  })

  it('F49 ends once, however often the relay says so', async () => {
    const here = await page()
    const { ended, relay } = await here.authorizing()
    here.status = () => yes

    for (let times = 0; times < 3; times++) relay.say('outcome', { query: success })
    dispatchEvent(
      new MessageEvent('message', {
        data: { wiro: 'outcome', flow: relay.flow, query: success },
        origin: location.origin,
        source: window,
      }),
    )
    await ended
    await until(() => relay.words().filter((word) => word === 'ack').length === 3)

    expect(here.ended.map(({ outcome, flow }) => [outcome, flow])).to.deep.equal([['connected', relay.flow]])
  })

  it('settles once everybody has heard that it ended', async () => {
    const here = await page()
    const { ended, relay } = await here.authorizing()
    here.status = () => yes
    const order: string[] = []
    here.connector.subscribe((change) => change.ended && order.push('heard'))
    const settled = ended.then(() => order.push('settled'))

    relay.say('outcome', { query: success })
    await settled

    expect(order).to.deep.equal(['heard', 'settled'])
  })

  it('tells how long it took', async () => {
    const here = await page()
    here.press()
    here.ahead = 5_000

    here.connector.cancel()

    expect(here.ended[0]!.duration).to.be.within(5_000, 6_000)
  })

  it('needs nobody who listens', async () => {
    const here = new Page()
    const { ended, relay } = here.press()
    await until(() => here.count('connect'))
    relay.say('ready')
    await relay.hears('go')
    here.status = () => yes

    relay.say('outcome', { query: success })

    expect(await ended).to.deep.include({ outcome: 'connected' })
  })

  it('F37 is found by the status where the window says nothing', async () => {
    const here = await page()
    const { ended } = await here.authorizing()
    here.status = () => yes

    here.ahead = minute

    expect(await ended).to.deep.include({ outcome: 'connected' })
  })

  for (const name of ['focus', 'online', 'pageshow', 'visibilitychange']) {
    it(`F20 is found when the page has a ${name}`, async () => {
      const here = await page()
      const { ended } = await here.authorizing()
      here.status = () => yes

      dispatchEvent(new Event(name))

      expect(await ended).to.deep.include({ outcome: 'connected' })
    })
  }

  it('a page without a flow reads nothing when it is looked at', async () => {
    const here = await page()

    dispatchEvent(new Event('focus'))
    await here.connector.checkStatus()

    expect(here.count('status')).to.equal(2)
  })

  it('F82 reads again where the status lags behind the success', async () => {
    const here = await page()
    const { ended, relay } = await here.authorizing()
    const answers = [no, no, yes]
    here.status = () => answers.shift()

    relay.say('outcome', { query: success })

    expect(await ended).to.deep.include({ outcome: 'connected' })
  })

  it('F46 goes on reading where it was taken out and put back meanwhile', async () => {
    const here = new Page()
    const leave = here.listen()
    await here.shows('disconnected')
    const { ended, relay } = await here.authorizing()
    relay.say('outcome', { query: success })
    await here.shows('verifying')
    leave()
    await Promise.resolve()
    const reads = here.count('status')
    here.listen()
    await until(() => here.count('status') > reads)

    here.status = () => yes
    here.ahead = minute

    expect(await ended).to.deep.include({ outcome: 'connected' })
  })
})

describe('a press', () => {
  it('F05 that follows another asks once and opens once', async () => {
    const here = await page()
    here.press()

    void here.connector.connect()
    await until(() => here.count('connect'))

    expect([here.count('connect'), here.count('open'), here.popups[0]!.focused]).to.deep.equal([1, 1, 1])
  })

  it('F05 that follows another ends with it', async () => {
    const here = await page()
    const both = Promise.all([here.connector.connect(), here.connector.connect()])

    here.connector.cancel()

    expect((await both).map(({ outcome }) => outcome)).to.deep.equal(['cancelled', 'cancelled'])
  })

  it('F01 after a blocked window opens the same flow, without asking again', async () => {
    const here = await page()
    here.blocked = true
    void here.connector.connect()
    await until(() => here.count('connect'))
    const { flow } = here.connector.state as { flow: { id: string } }
    here.blocked = false

    const { relay } = here.press()
    relay.say('ready')
    await relay.hears('go')

    expect([relay.flow, here.count('connect')]).to.deep.equal([flow.id, 1])
  })

  it('F01 that opens no window is a problem, and its flow goes on', async () => {
    const here = await page()
    here.blocked = true

    void here.connector.connect()

    expect(here.connector.state).to.have.nested.property('problem.code', 'popup_blocked')
    expect(here.ended).to.deep.equal([])
  })

  it('F52 where the window was closed opens it again', async () => {
    const here = await page()
    const { relay } = here.press()
    here.popups[0]!.closed = true

    void here.connector.connect()

    expect(here.popups.map(({ flow }) => flow)).to.deep.equal([relay.flow, relay.flow])
  })

  it('F19 without a network asks nobody, and says so at once', async () => {
    const here = await page()
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })

    const ended = await here.connector.connect()

    expect(ended).to.deep.equal({ outcome: 'failed', code: 'offline' })
    expect([here.calls, here.shown]).to.deep.equal([['status'], 'failed'])
  })

  it('F19 is not made up for when the network is back', async () => {
    const here = await page()
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })
    await here.connector.connect()
    clearOffline()

    dispatchEvent(new Event('online'))
    await here.shows('disconnected')

    expect(here.count('connect')).to.equal(0)
  })

  it('F19 without a network shows the window that is out', async () => {
    const here = await page()
    await here.authorizing()
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })

    void here.connector.connect()

    expect([here.shown, here.popups[0]!.focused, here.ended.length]).to.deep.equal(['authorizing', 1, 0])
  })

  it('F106 while a disconnect is out begins nothing', async () => {
    const here = await page({}, yes)
    here.disconnect = () => new Promise(() => {})
    void here.connector.disconnect()

    const ended = await here.connector.connect({ restart: true })

    expect([ended.outcome, here.shown, here.count('open')]).to.deep.equal(['failed', 'disconnecting', 0])
  })

  it('F106 without a network leaves a disconnect alone', async () => {
    const here = await page({}, yes)
    here.disconnect = () => new Promise(() => {})
    void here.connector.disconnect()
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })

    await here.connector.connect()

    expect(here.shown).to.equal('disconnecting')
  })

  it('“open again” tells the old window to stop, and opens the same flow', async () => {
    const here = await page()
    const { relay } = await here.authorizing()

    void here.connector.connect({ mode: 'popup' })
    await relay.hears('stop')

    expect(here.popups.map(({ flow, closed }) => [flow, closed])).to.deep.equal([
      [relay.flow, true],
      [relay.flow, false],
    ])
  })

  it('“start over” ends the flow as superseded, and begins another', async () => {
    const here = await page()
    const { ended, relay } = await here.authorizing()

    void here.connector.connect({ restart: true })

    expect(await ended).to.deep.include({ outcome: 'superseded' })
    expect(here.popups[1]!.flow).not.to.equal(relay.flow)
  })
})

describe('an end without success', () => {
  it('that a read found connected is read once more, and may have been approved elsewhere', async () => {
    const here = await page()
    await here.authorizing()
    const restore = skipTimers(10_000)
    const answers = [yes, no]
    here.status = () => answers.shift() ?? no

    void here.connector.checkStatus()
    await here.shows('failed')
    restore()

    expect(here.ended.map(({ outcome }) => outcome)).to.deep.equal(['connected'])
    expect(here.connector.state).to.have.nested.property('problem.code', 'wrong_browser')
  })

  it('that its window said was approved is believed', async () => {
    const here = await page()
    const { relay } = await here.authorizing()
    const restore = skipTimers(10_000)
    here.status = () => yes

    relay.say('outcome', { query: success })
    await here.shows('connected')
    const read = here.count('status')
    await new Promise((resolve) => setTimeout(resolve, 20))
    restore()

    expect(here.count('status')).to.equal(read)
  })

  it('F66 a cancel closes the window, tells its relay, and reads the truth', async () => {
    const here = await page()
    const { ended, relay } = await here.authorizing()
    const reads = here.count('status')

    here.connector.cancel()

    expect(await ended).to.deep.include({ outcome: 'cancelled' })
    await relay.hears('stop')
    await until(() => here.count('status') > reads)
    expect([here.shown, here.popups[0]!.closed]).to.deep.equal(['disconnected', true])
  })

  it('F66 a cancelled flow that finishes after all is shown', async () => {
    const here = await page()
    const { relay } = await here.authorizing()
    here.connector.cancel()
    await until(() => here.count('status') === 2)
    here.status = () => yes

    relay.say('outcome', { query: success })

    await here.shows('connected')
  })

  it('F08 a refusal ends it with its code, and closes the window', async () => {
    const here = await page()
    here.connect = () => refusal('forbidden')

    const { ended } = here.press()

    expect(await ended).to.deep.include({ outcome: 'failed', code: 'forbidden' })
    expect([here.shown, here.popups[0]!.closed]).to.deep.equal(['failed', true])
  })

  it('never rejects', async () => {
    const here = await page()
    here.connect = () => Promise.reject(new Error('down'))

    const { ended } = here.press()

    expect(await ended).to.deep.include({ outcome: 'failed', code: 'endpoint_bad_answer' })
  })

  for (const unsafe of ['https://evil.example/oauth/authorize', 'javascript:alert(1)', '']) {
    it(`F25 no relay is sent to ${JSON.stringify(unsafe)}`, async () => {
      const here = await page()
      here.connect = () => ({ ...unlinked, authorizeUrl: unsafe })
      const { ended, relay } = here.press()
      relay.say('ready')

      expect(await ended).to.deep.include({ outcome: 'failed', code: 'unsafe_authorize_url' })
      relay.say('ready')
      await until(() => relay.words().filter((word) => word === 'stop').length > 1)
      expect(relay.words()).not.to.include('go')
    })
  }

  it('F55 ends when its 15 minutes are up', async () => {
    const here = await page()
    const { ended } = await here.authorizing()

    here.ahead = 15 * minute

    expect(await ended).to.deep.include({ outcome: 'expired', code: 'session_expired' })
  })

  it('F55 ends when the endpoint’s time is up', async () => {
    const here = await page()
    here.connect = () => ({ ...unlinked, expiresIn: 60 })
    const { ended } = await here.authorizing()

    here.ahead = minute

    expect(await ended).to.deep.include({ outcome: 'expired' })
  })

  it('F56 ends with what the person read on HubSpot’s page', async () => {
    const here = await page()
    const { ended } = await here.authorizing()

    void here.connector.reportProblem('hubspot_no_permission')

    expect(await ended).to.deep.include({ outcome: 'failed', code: 'hubspot_no_permission' })
  })

  it('F57 fails with what the relay brings', async () => {
    const here = await page()
    const { ended, relay } = await here.authorizing()

    relay.say('outcome', { query: '?hubspot_error=authorization_denied' })

    expect(await ended).to.deep.include({ outcome: 'failed', code: 'authorization_denied' })
  })

  it('F84 a reconnect that fails keeps its account', async () => {
    const here = await page({}, yes)
    here.connect = () => ({ ...unlinked, connected: true, username: '1' })
    const { ended, relay } = await here.authorizing()

    relay.say('outcome', { query: '?hubspot_error=internal_error' })
    await ended

    expect(here.shown).to.equal('connected')
    expect(here.connector.state).to.have.nested.property('account.portalId', '1')
    expect(here.connector.state).to.have.nested.property('problem.code', 'internal_error')
  })
})

function clearOffline(): void {
  delete (navigator as { onLine?: boolean }).onLine
}
