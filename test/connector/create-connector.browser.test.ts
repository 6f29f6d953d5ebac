import { expect } from '@open-wc/testing'
import { connectionKey, syncChannelName } from '../../src/protocol/relay-messages.js'
import { authorizeUrl, clearPages, no, readyPage, refusal, setOnline, yes } from './stage.js'
import { until } from './wait.js'

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
})

describe('a press', () => {
  it('F05 that follows another sends one request and opens one window', async () => {
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

  it('F01 after a blocked window opens the same flow with the URL that is there', async () => {
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

  it('F01 whose window is blocked is a problem, and its flow goes on', async () => {
    const page = await readyPage()
    page.opens = 'nothing'

    void page.connector.connect()

    expect(page.connector.state).to.have.nested.property('problem.code', 'popup_blocked')
    expect(page.ended).to.deep.equal([])
  })

  it('F52 after the window was closed opens it again', async () => {
    const page = await readyPage()
    const { relay } = page.press()
    page.windows[0]!.closed = true

    void page.connector.connect()

    expect(page.windows.map(({ flow }) => flow)).to.deep.equal([relay.flow, relay.flow])
  })

  it('F19 without a network fails at once, and sends nothing', async () => {
    const page = await readyPage()
    setOnline(false)

    const result = await page.connector.connect()

    expect(result).to.deep.equal({ outcome: 'failed', code: 'offline' })
    expect([page.calls, page.shown]).to.deep.equal([['status'], 'failed'])
  })

  it('F19 without a network is not repeated when the network is back', async () => {
    const page = await readyPage()
    setOnline(false)
    await page.connector.connect()
    setOnline(true)

    dispatchEvent(new Event('online'))
    await page.shows('disconnected')

    expect(page.count('connect')).to.equal(0)
  })

  it('F19 without a network shows the window of the flow under way', async () => {
    const page = await readyPage()
    await page.authorizing()
    setOnline(false)

    void page.connector.connect()

    expect([page.shown, page.windows[0]!.focusCount, page.ended.length]).to.deep.equal(['authorizing', 1, 0])
  })

  it('F106 during a disconnect begins nothing', async () => {
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

  it('with the mode “popup” stops the old window, and opens the same flow again', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()

    void page.connector.connect({ mode: 'popup' })
    await relay.receives('stop')

    expect(page.windows.map(({ flow, closed }) => [flow, closed])).to.deep.equal([
      [relay.flow, true],
      [relay.flow, false],
    ])
  })

  it('that restarts ends the flow as superseded, and begins another', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()

    void page.connector.connect({ restart: true })

    expect(await result).to.deep.include({ outcome: 'superseded' })
    expect(page.windows[1]!.flow).not.to.equal(relay.flow)
  })
})

describe('a status read', () => {
  it('F90 that is answered after a later one is ignored', async () => {
    const page = await readyPage()
    const answers: ((body: unknown) => void)[] = []
    page.status = () => new Promise((resolve) => answers.push(resolve))
    const first = page.connector.checkStatus()
    await until(() => answers.length === 1)
    const at = Date.now()
    await until(() => Date.now() > at)
    const second = page.connector.checkStatus()
    await until(() => answers.length === 2)

    answers[1]!(yes)
    await second
    answers[0]!(no)
    await first
    await new Promise((resolve) => setTimeout(resolve))

    expect(page.shown).to.equal('connected')
  })

  it('F48 leaves twelve times at most, however often other tabs announce a change', async () => {
    const page = await readyPage()
    const name = syncChannelName(connectionKey('backend', page.agentKey))
    const [tab, witness] = [new BroadcastChannel(name), new BroadcastChannel(name)]
    let heard = 0
    witness.onmessage = () => heard++

    for (let number = 0; number < 3_000; number++) tab.postMessage({ connected: true })
    await until(() => heard === 3_000)
    await new Promise((resolve) => setTimeout(resolve))
    for (const channel of [tab, witness]) channel.close()

    expect(page.count('status')).to.be.within(2, 12)
    expect(page.shown).to.equal('disconnected')
  })

  it('that the host asks for resolves to the state that it led to', async () => {
    const page = await readyPage()
    page.status = () => yes

    expect((await page.connector.checkStatus()).status).to.equal('connected')
  })

  it('that fails after a first one changes nothing', async () => {
    const page = await readyPage({}, yes)
    page.status = () => refusal('signed_out')

    expect((await page.connector.checkStatus()).status).to.equal('connected')
  })
})

describe('a press with a mode', () => {
  const leave = 'leave for ' + authorizeUrl

  it('“redirect” takes a flow out of its window into this tab, with the URL that is there', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()

    void page.connector.connect({ mode: 'redirect' })
    await page.hasCalled(leave)

    expect([page.flow!.id, page.windows[0]!.closed, page.count('connect')]).to.deep.equal([relay.flow, true, 1])
  })

  it('“popup” takes a flow out of this tab into a window', async () => {
    const page = await readyPage({ mode: 'redirect' })
    void page.connector.connect()
    await page.hasCalled(leave)

    void page.connector.connect({ mode: 'popup' })
    const relay = page.relay()
    relay.send('ready')
    await relay.receives('go')

    expect([page.windows[0]!.flow, page.flow!.redirect, page.count('connect')]).to.deep.equal([relay.flow, false, 1])
  })

  it('of the host does not move a flow that waits in a window', async () => {
    const options: { mode: 'popup' | 'redirect' } = { mode: 'popup' }
    const page = await readyPage(options)
    await page.authorizing()

    options.mode = 'redirect'
    void page.connector.connect()

    expect([page.windows[0]!.focusCount, page.flow!.redirect]).to.deep.equal([1, false])
  })

  it('and a restart begins a new flow in that mode', async () => {
    const page = await readyPage()
    const { result } = await page.authorizing()

    void page.connector.connect({ restart: true, mode: 'redirect' })
    await page.hasCalled(leave)

    expect([(await result).outcome, page.flow!.redirect, page.count('open')]).to.deep.equal(['superseded', true, 1])
  })
})

it('a method works without its connector, as a callback', async () => {
  const page = await readyPage()
  await page.authorizing()
  const { cancel, checkStatus } = page.connector

  cancel()

  expect((await checkStatus()).status).to.equal('disconnected')
})
