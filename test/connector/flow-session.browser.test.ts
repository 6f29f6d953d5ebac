import { expect } from '@open-wc/testing'
import { authorizeUrl, clearPages, no, Page, readyPage, success, yes } from './stage.js'
import { MINUTE_MS } from './states.js'
import { settle, until } from './wait.js'

const unlinked = { result: true, authorizeUrl, errors: [] }

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
})

describe('a flow', () => {
  it('leads from the press to the account', async () => {
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

  it('reads the status as soon as its window is back, and needs no other read when the callback comes', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    page.status = () => yes
    const reads = page.count('status')

    relay.send('returned')
    await page.hasCalled('status', reads + 1)
    await settle()
    expect(page.shown).to.equal('authorizing')
    relay.send('outcome', { query: success, verdict: 'kept' })

    expect(await result).to.deep.include({ outcome: 'connected' })
    expect(page.count('status')).to.equal(reads + 1)
    expect(page.connector.state).to.have.nested.property('account.name', 'Acme')
  })

  it('does not answer a window that is back: its callback is still to come', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()
    const before = relay.kinds()

    relay.send('returned')
    await page.hasCalled('status', 2)
    await settle()

    expect(relay.kinds()).to.deep.equal(before)
  })

  it('F02 sends its request before the window opens, within the click', async () => {
    const page = await readyPage({ tokenEndpoint: '/api', backend: undefined })
    page.calls.length = 0

    void page.connector.connect()

    expect(page.calls).to.deep.equal(['connect', 'open'])
  })

  it('F07 begins at once while the first read is under way', () => {
    const page = new Page({ tokenEndpoint: '/api', backend: undefined })
    page.status = () => new Promise(() => {})
    page.listen()

    void page.connector.connect()

    expect([page.calls, page.shown]).to.deep.equal([['connect', 'open'], 'opening'])
  })

  it('opens the relay page with its id behind the #, and nothing else', async () => {
    const page = await readyPage({ relayUrl: '/relay.html#old' })

    const { relay } = page.press()

    expect(page.windows[0]!.url).to.equal(`${location.origin}/relay.html#${relay.flow}`)
    expect(relay.flow).to.match(/^[\w-]{22}$/)
  })

  it('sends the relay page to HubSpot, with what it says in the page’s language', async () => {
    const text = {
      finishing: 'Moment…',
      connected: 'Verbunden',
      notConnected: 'Nicht verbunden',
      lost: 'Zurück',
    }
    const page = await readyPage({ relayText: () => ({ ...text, lang: 'de', dir: 'ltr' }) })
    const { relay } = await page.authorizing()

    expect(await relay.receives('go')).to.deep.equal({
      wiro: 'go',
      flow: relay.flow,
      url: authorizeUrl,
      text,
      lang: 'de',
      dir: 'ltr',
    })
  })

  it('F111 ends the wait for a window whose browser keeps nothing, and closes it', async () => {
    const page = await readyPage()
    const { relay } = page.press()

    relay.send('blocked')

    await page.shows('failed')
    expect(page.problem).to.deep.equal({ code: 'storage_blocked', owner: 'you', during: 'connect' })
    expect(await relay.receives('ack')).to.deep.equal({ wiro: 'ack', flow: relay.flow })
  })

  it('requests one URL, however often the relay page says that it is ready', async () => {
    const page = await readyPage()
    let answer: (body: unknown) => void = () => {}
    page.connect = () => new Promise((resolve) => (answer = resolve))
    const { relay } = page.press()
    // It hears what the relay page says, after the page.
    const witness = page.relay()
    await until(() => page.count('connect'))
    relay.send('ready')
    relay.send('ready')
    await until(() => witness.received.length === 2)

    answer(unlinked)
    await relay.receives('go')

    expect(page.count('connect')).to.equal(1)
  })

  it('sends the window to the URL as it was checked, written out', async () => {
    const page = await readyPage()
    page.connect = () => ({ ...unlinked, authorizeUrl: 'https:app.hubspot.com/oauth/authorize' })
    const { relay } = await page.authorizing()

    expect(await relay.receives('go')).to.have.property('url', 'https://app.hubspot.com/oauth/authorize')
  })

  it('acknowledges a callback before the status is read', async () => {
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

  it('F49 ends once, however often the relay page sends the callback', async () => {
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

  it('settles its promise after the subscribers were informed', async () => {
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

  it('tells its duration', async () => {
    const page = await readyPage()
    page.press()
    page.aheadMs = 5_000

    page.connector.cancel()

    expect(page.ended[0]!.duration).to.be.within(5_000, 6_000)
  })

  it('needs no subscriber', async () => {
    const page = new Page()
    const { result, relay } = page.press()
    await until(() => page.count('connect'))
    relay.send('ready')
    await relay.receives('go')
    page.status = () => yes

    relay.send('outcome', { query: success })

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  it('F37 is found connected by a read where the window sends nothing', async () => {
    const page = await readyPage()
    const { result } = await page.authorizing()
    page.status = () => yes

    page.aheadMs = MINUTE_MS

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  for (const name of ['focus', 'online', 'pageshow', 'visibilitychange']) {
    it(`F20 is found connected when the page gets a ${name} event`, async () => {
      const page = await readyPage()
      const { result } = await page.authorizing()
      page.status = () => yes

      dispatchEvent(new Event(name))

      expect(await result).to.deep.include({ outcome: 'connected' })
    })
  }

  it('is needed for a page event to cause a read', async () => {
    const page = await readyPage()

    dispatchEvent(new Event('focus'))
    await page.connector.checkStatus()

    expect(page.count('status')).to.equal(2)
  })

  it('F82 reads the status again where it lags behind the callback', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    const answers = [no, no, yes]
    page.status = () => answers.shift()

    relay.send('outcome', { query: success })

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  it('F46 goes on with its reads after its subscriber left and came back', async () => {
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
