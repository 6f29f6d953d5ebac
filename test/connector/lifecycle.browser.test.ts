import { expect } from '@open-wc/testing'
import type { StatusAnswer } from '../../src/protocol/endpoint.js'
import { clearPages, no, Page, readyPage, refusal, success, yes } from './stage.js'
import { settle, skipTimers, until } from './wait.js'

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
})

describe('the first subscriber', () => {
  it('is waited for before anything is read', async () => {
    const page = new Page()

    void page.connector
    await Promise.resolve()

    expect([page.calls, page.shown]).to.deep.equal([[], 'checking'])
  })

  it('causes a status read', async () => {
    const page = await readyPage({}, yes)

    expect([page.calls, page.shown]).to.deep.equal([['status'], 'connected'])
  })

  it('F123 causes a status read where the browser refuses channels', async () => {
    const { BroadcastChannel: there } = window
    Object.assign(window, {
      BroadcastChannel: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
    const page = await readyPage({}, yes).finally(() => Object.assign(window, { BroadcastChannel: there }))

    expect([page.calls, page.shown]).to.deep.equal([['status'], 'connected'])
  })

  it('causes no read where the page brought a status', async () => {
    const page = await readyPage({ initialStatus: yes })

    expect([page.calls, page.shown]).to.deep.equal([[], 'connected'])
  })

  it('causes a read where the page brought something else', async () => {
    const page = await readyPage({ initialStatus: {} as StatusAnswer }, yes)

    expect(page.calls).to.deep.equal(['status'])
  })

  it('F88 sees a failed read as a failure', async () => {
    const page = new Page()
    page.status = () => refusal('signed_out')

    await page.ready()

    expect(page.connector.state).to.deep.include({
      status: 'failed',
      problem: { code: 'signed_out', owner: 'you', during: 'check' },
    })
  })

  it('F13 is told when a read takes long', async () => {
    const restore = skipTimers(3_000)
    const page = new Page()
    page.status = () => new Promise(() => {})

    page.listen()
    await until(() => page.connector.state.slow)
    restore()

    expect(page.shown).to.equal('checking')
  })
})

describe('a subscriber', () => {
  it('F45 that leaves ends the connection to the relay page', async () => {
    const page = new Page()
    const leave = page.listen()
    await page.shows('disconnected')
    const { relay } = await page.authorizing()
    const witness = page.relay(relay.flow)

    leave()
    await Promise.resolve()
    relay.send('outcome', { query: success })
    await until(() => witness.received.length)

    expect([relay.kinds(), page.windows[0]!.closed]).to.deep.equal([['go'], false])
  })

  it('F46 that comes back goes on with the same flow', async () => {
    const page = new Page()
    const leave = page.listen()
    await page.shows('disconnected')
    const { relay } = await page.authorizing()
    leave()
    await Promise.resolve()
    page.listen()
    page.status = () => yes

    relay.send('outcome', { query: success })
    await page.shows('connected')

    expect(page.ended.map(({ flow }) => flow)).to.deep.equal([relay.flow])
  })

  it('F46 that is moved in the page keeps its flow, and causes no new read', async () => {
    const page = new Page()
    const leave = page.listen()
    await page.shows('disconnected')
    const { result, relay } = await page.authorizing()
    const reads = page.count('status')
    page.status = () => yes

    leave()
    page.listen()
    await Promise.resolve()
    relay.send('outcome', { query: success })

    expect(await result).to.deep.include({ outcome: 'connected' })
    expect(page.count('status')).to.equal(reads + 1)
  })

  it('that throws does not stop the connection', async () => {
    const page = new Page()
    const { reportError } = window
    const reported: unknown[] = []
    window.reportError = (error) => reported.push(error)
    const fault = new Error('a host’s own')
    page.connector.subscribe(() => {
      throw fault
    })
    page.listen()
    await until(() => page.shown === 'disconnected')
    page.status = () => yes

    const { status } = await page.connector.checkStatus()
    window.reportError = reportError

    expect(status).to.equal('connected')
    expect([...new Set(reported)]).to.deep.equal([fault])
  })

  it('F109 that leaves during a disconnect sees its result when it comes back', async () => {
    const page = new Page()
    page.status = () => yes
    const leave = page.listen()
    await page.shows('connected')
    let answer: (body: unknown) => void = () => {}
    page.disconnect = () => new Promise((resolve) => (answer = resolve))
    const result = page.connector.disconnect()
    await until(() => page.count('disconnect'))
    leave()
    await Promise.resolve()

    page.status = () => no
    answer({ result: true, errors: [] })

    expect(await result).to.deep.include({ outcome: 'disconnected' })
    page.status = () => yes
    page.listen()
    await page.shows('connected')
  })

  it('F45 that leaves during a read still gets the end of its flow', async () => {
    const page = new Page()
    const leave = page.listen()
    await page.shows('disconnected')
    const { result } = await page.authorizing()
    let answer: (body: unknown) => void = () => {}
    page.status = () => new Promise((resolve) => (answer = resolve))
    void page.connector.checkStatus()
    await until(() => page.calls.at(-1) === 'status')
    leave()
    await Promise.resolve()

    answer(yes)

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  it('that has left can still cancel', async () => {
    const page = new Page()
    const leave = page.listen()
    await page.shows('disconnected')
    const { result } = await page.authorizing()
    leave()
    await Promise.resolve()

    page.connector.cancel()

    expect(await result).to.deep.include({ outcome: 'cancelled' })
  })

  it('that leaves at the end of a flow lets its window close', async () => {
    const page = new Page()
    const leave = page.listen()
    await page.shows('disconnected')
    const { result, relay } = await page.authorizing()
    const errors: string[] = []
    const { onerror } = window
    window.onerror = (message) => errors.push(`${message as string}`) > 0
    page.connector.subscribe((change) => change.ended && leave())
    page.status = () => yes

    relay.send('outcome', { query: success })
    await result
    await until(() => errors.length || page.windows[0]!.closed)
    window.onerror = onerror

    expect(errors).to.deep.equal([])
  })
})

describe('a page that comes back into view', () => {
  for (const event of ['visibilitychange', 'pageshow', 'focus']) {
    it(`by ${event} reads a status again that is older than a minute`, async () => {
      const page = await readyPage({}, yes)
      page.status = () => no
      page.aheadMs = 61_000

      dispatchEvent(new Event(event))

      await page.shows('disconnected')
      expect(page.calls).to.deep.equal(['status', 'status'])
    })
  }

  it('does not read a status again that is younger', async () => {
    const page = await readyPage({}, yes)
    page.aheadMs = 59_000

    dispatchEvent(new Event('focus'))
    await Promise.resolve()

    expect(page.calls).to.deep.equal(['status'])
  })

  it('reads nothing while it is hidden, also where an agent was refused a start', async () => {
    const page = await readyPage({}, { ...yes, agentState: { status: 0 } })
    page.startAgent = () => ({ result: false, errors: [{ code: 'start_refused', reason: 'no_credits' }] })
    await page.connector.startAgent()
    const reads = page.count('status')
    const visible = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState')!
    Object.defineProperty(Document.prototype, 'visibilityState', { configurable: true, get: () => 'hidden' })

    dispatchEvent(new Event('visibilitychange'))
    Object.defineProperty(Document.prototype, 'visibilityState', visible)
    await settle()

    expect([page.count('status'), page.problem?.reason]).to.deep.equal([reads, 'no_credits'])
    dispatchEvent(new Event('visibilitychange'))
    await page.hasCalled('status', reads + 1)
  })

  it('keeps what it shows where the read fails', async () => {
    const page = await readyPage({}, yes)
    page.status = () => refusal('signed_out')
    page.aheadMs = 61_000

    dispatchEvent(new Event('focus'))
    await until(() => page.count('status') === 2)
    await Promise.resolve()

    expect(page.shown).to.equal('connected')
  })
})
