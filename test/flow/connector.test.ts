import { expect } from '@open-wc/testing'
import { configure } from '../../src/flow/connector.js'
import { recordName } from '../../src/protocol.js'
import type { StatusAnswer } from '../../src/protocol.js'
import { minute, until } from './setup.js'
import { authorizeUrl, clear, no, page, Page, refusal, success, yes } from './stage.js'

const unlinked = { result: true, authorizeUrl, errors: [] }
const { warn } = console

describe('connector', () => {
  let warnings: string[] = []

  beforeEach(() => {
    warnings = []
    console.warn = (...said: unknown[]) => warnings.push(said.join(' '))
  })

  afterEach(() => {
    clear()
    Object.assign(console, { warn })
    configure({ endpointOrigins: [] })
  })

  describe('at the beginning', () => {
    it('asks nothing before somebody listens', async () => {
      const here = new Page()

      void here.connector
      await Promise.resolve()

      expect([here.calls, here.shown]).to.deep.equal([[], 'checking'])
    })

    it('reads the status once somebody listens', async () => {
      const here = await page({}, yes)

      expect([here.calls, here.shown]).to.deep.equal([['status'], 'connected'])
    })

    it('needs no read where the page brought a status', async () => {
      const here = await page({ initialStatus: yes })

      expect([here.calls, here.shown]).to.deep.equal([[], 'connected'])
    })

    it('reads where what the page brought is no status', async () => {
      const here = await page({ initialStatus: {} as StatusAnswer }, yes)

      expect(here.calls).to.deep.equal(['status'])
    })

    it('F88 shows a failed read as failed', async () => {
      const here = new Page()
      here.status = () => refusal('signed_out')

      await here.ready()

      expect(here.connector.state).to.deep.include({
        status: 'failed',
        problem: { code: 'signed_out', owner: 'you', during: 'check' },
      })
    })

    it('F13 says when a read takes long', async () => {
      const restore = skipTimers(3_000)
      const here = new Page()
      here.status = () => new Promise(() => {})

      here.listen()
      await until(() => here.connector.state.slow)
      restore()

      expect(here.shown).to.equal('checking')
    })
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
      const here = await page({ closing: () => 'You can close this window.' })
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

      const ended = await here.connector.connect('restart')

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

      void here.connector.connect('reopen')
      await relay.hears('stop')

      expect(here.popups.map(({ flow, closed }) => [flow, closed])).to.deep.equal([
        [relay.flow, true],
        [relay.flow, false],
      ])
    })

    it('“start over” ends the flow as superseded, and begins another', async () => {
      const here = await page()
      const { ended, relay } = await here.authorizing()

      void here.connector.connect('restart')

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

      here.connector.explain('hubspot_no_permission')

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

  describe('a window', () => {
    it('F36 that is closed leaves the flow unfinished, after a read and 2 s with the page in focus', async () => {
      const here = await page()
      await here.authorizing()
      const reads = here.count('status')
      here.popups[0]!.closed = true
      await until(() => !flowOf(here).windowHeld)
      expect(here.shown).to.equal('authorizing')

      here.ahead += 2_000
      await here.shows('unfinished')

      expect(here.count('status')).to.be.above(reads)
    })

    it('F36 that is closed counts for nothing while the page has no focus', async () => {
      const here = await page()
      await here.authorizing()
      here.focused = false
      here.popups[0]!.closed = true
      await until(() => !flowOf(here).windowHeld)

      here.ahead += minute
      await until(() => flowOf(here).lingering)

      expect(here.shown).to.equal('authorizing')
    })

    it('F38 whose relay spoke while it already read closed is not gone', async () => {
      const here = await page()
      const { relay } = here.press()
      here.popups[0]!.closed = true
      await until(() => here.count('connect'))
      relay.say('ready')
      await relay.hears('go')
      await until(() => !flowOf(here).windowHeld)

      here.ahead += minute
      await until(() => flowOf(here).lingering)

      expect(here.shown).to.equal('authorizing')
    })

    it('F36 that was closed may still succeed', async () => {
      const here = await page()
      const { ended, relay } = await here.authorizing()
      here.popups[0]!.closed = true
      await until(() => !flowOf(here).windowHeld)
      here.ahead += 2_000
      await here.shows('unfinished')
      here.status = () => yes

      relay.say('outcome', { query: success })

      expect(await ended).to.deep.include({ outcome: 'connected' })
    })

    it('F56 is waited for a minute before help is offered', async () => {
      const here = await page()
      await here.authorizing()

      here.ahead = minute
      await until(() => flowOf(here).lingering)

      expect(here.shown).to.equal('authorizing')
    })

    it('without a relay for 8 s is unreachable: what was asked for, and what came', async () => {
      const here = await page()
      here.press()

      here.ahead = 8_000
      await here.shows('failed')

      expect(here.connector.state).to.deep.include({
        problem: {
          code: 'relay_unreachable',
          owner: 'developer',
          during: 'connect',
          url: '/relay.html',
          answer: 'page',
        },
      })
    })

    it('whose relay comes after 8 s is still sent on', async () => {
      const here = await page()
      const { relay } = here.press()
      here.ahead = 8_000
      await here.shows('failed')

      relay.say('ready')
      await relay.hears('go')

      expect(here.shown).to.equal('authorizing')
    })

    it('of an ended flow that says it is ready is told to stop', async () => {
      const here = await page()
      const { relay } = await here.authorizing()
      here.connector.cancel()
      await relay.hears('stop')
      relay.heard.length = 0

      relay.say('ready')

      expect(await relay.hears('stop')).to.deep.equal({ wiro: 'stop', flow: relay.flow })
    })

    it('F67 of an ended flow that comes back is acknowledged, and read for once', async () => {
      const here = await page()
      const { relay } = await here.authorizing()
      here.connector.cancel()
      await until(() => here.count('status') === 2)

      relay.say('outcome', { query: success })
      await relay.hears('ack')
      await until(() => here.count('status') === 3)

      expect([here.ended.length, here.shown]).to.deep.equal([1, 'disconnected'])
    })
  })

  describe('whoever listens', () => {
    it('F45 and leaves hears no relay any more', async () => {
      const here = new Page()
      const leave = here.listen()
      await here.shows('disconnected')
      const { relay } = await here.authorizing()
      const witness = here.relay(relay.flow)

      leave()
      await Promise.resolve()
      relay.say('outcome', { query: success })
      await until(() => witness.heard.length)

      expect([relay.words(), here.popups[0]!.closed]).to.deep.equal([['go'], false])
    })

    it('F46 and comes back goes on with the same flow', async () => {
      const here = new Page()
      const leave = here.listen()
      await here.shows('disconnected')
      const { relay } = await here.authorizing()
      leave()
      await Promise.resolve()
      here.listen()
      here.status = () => yes

      relay.say('outcome', { query: success })
      await here.shows('connected')

      expect(here.ended.map(({ flow }) => flow)).to.deep.equal([relay.flow])
    })

    it('F46 and is moved at once hears on, and reads nothing anew', async () => {
      const here = new Page()
      const leave = here.listen()
      await here.shows('disconnected')
      const { ended, relay } = await here.authorizing()
      const reads = here.count('status')
      here.status = () => yes

      leave()
      here.listen()
      await Promise.resolve()
      relay.say('outcome', { query: success })

      expect(await ended).to.deep.include({ outcome: 'connected' })
      expect(here.count('status')).to.equal(reads + 1)
    })

    it('may throw without stopping the connection', async () => {
      const here = new Page()
      const { reportError } = window
      const reported: unknown[] = []
      window.reportError = (error) => reported.push(error)
      const fault = new Error('a host’s own')
      here.connector.subscribe(() => {
        throw fault
      })
      here.listen()
      await until(() => here.shown === 'disconnected')
      here.status = () => yes

      const { status } = await here.connector.checkStatus()
      window.reportError = reportError

      expect(status).to.equal('connected')
      expect([...new Set(reported)]).to.deep.equal([fault])
    })

    it('F109 and leaves during a disconnect sees what came of it later', async () => {
      const here = new Page()
      here.status = () => yes
      const leave = here.listen()
      await here.shows('connected')
      let answer: (body: unknown) => void = () => {}
      here.disconnect = () => new Promise((resolve) => (answer = resolve))
      const ended = here.connector.disconnect()
      await until(() => here.count('disconnect'))
      leave()
      await Promise.resolve()

      here.status = () => no
      answer({ result: true, errors: [] })

      expect(await ended).to.deep.include({ outcome: 'disconnected' })
      here.status = () => yes
      here.listen()
      await here.shows('connected')
    })

    it('F45 and leaves during a read that finds the account misses nothing', async () => {
      const here = new Page()
      const leave = here.listen()
      await here.shows('disconnected')
      const { ended } = await here.authorizing()
      let answer: (body: unknown) => void = () => {}
      here.status = () => new Promise((resolve) => (answer = resolve))
      void here.connector.checkStatus()
      await until(() => here.calls.at(-1) === 'status')
      leave()
      await Promise.resolve()

      answer(yes)

      expect(await ended).to.deep.include({ outcome: 'connected' })
    })

    it('and left may still cancel', async () => {
      const here = new Page()
      const leave = here.listen()
      await here.shows('disconnected')
      const { ended } = await here.authorizing()
      leave()
      await Promise.resolve()

      here.connector.cancel()

      expect(await ended).to.deep.include({ outcome: 'cancelled' })
    })

    it('and leaves at the end lets the window close', async () => {
      const here = new Page()
      const leave = here.listen()
      await here.shows('disconnected')
      const { ended, relay } = await here.authorizing()
      const errors: string[] = []
      const { onerror } = window
      window.onerror = (message) => errors.push(`${message as string}`) > 0
      here.connector.subscribe((change) => change.ended && leave())
      here.status = () => yes

      relay.say('outcome', { query: success })
      await ended
      await until(() => errors.length || here.popups[0]!.closed)
      window.onerror = onerror

      expect(errors).to.deep.equal([])
    })
  })

  describe('after a reload', () => {
    const begun = async () => {
      const before = new Page()
      const leave = before.listen()
      await before.shows('disconnected')
      const { relay } = await before.authorizing()
      leave()
      await Promise.resolve()
      return { agent: before.agent, relay }
    }

    it('F42 goes on with its flow', async () => {
      const { agent, relay } = await begun()
      const here = new Page({ agent })
      here.listen()
      await here.shows('authorizing')
      here.status = () => yes

      relay.say('outcome', { query: success })
      await here.shows('connected')

      expect(here.ended.map(({ outcome, flow }) => [outcome, flow])).to.deep.equal([['connected', relay.flow]])
    })

    it('F42 asks for the address again where the relay still waits', async () => {
      const { agent, relay } = await begun()
      const here = new Page({ agent })
      here.listen()
      await here.shows('authorizing')
      relay.heard.length = 0

      relay.say('ready')
      await relay.hears('go')

      expect([here.count('connect'), here.count('open')]).to.deep.equal([1, 0])
    })

    it('F42 a press opens the same flow again', async () => {
      const { agent, relay } = await begun()
      const here = new Page({ agent })
      here.listen()

      void here.connector.connect()

      expect(here.popups.map(({ flow }) => flow)).to.deep.equal([relay.flow])
    })

    it('F21 does not go on once the time is up', async () => {
      const { agent } = await begun()
      const here = new Page({ agent })
      here.ahead = 15 * minute

      here.listen()
      await until(() => here.shown !== 'checking')

      expect(here.shown).to.equal('disconnected')
    })

    it('F63 another agent’s flow is not gone on with', async () => {
      await begun()

      const here = await page()

      expect(here.shown).to.equal('disconnected')
    })

    it('its record is gone once the flow ended', async () => {
      const here = await page()
      here.press()
      const name = recordName(`backend ${here.agent}`)
      const kept = sessionStorage.getItem(name)

      here.connector.cancel()

      expect([!!kept, sessionStorage.getItem(name)]).to.deep.equal([true, null])
    })

    it('its record holds nothing secret', async () => {
      const here = await page()
      await here.authorizing()

      const kept = JSON.parse(sessionStorage.getItem(recordName(`backend ${here.agent}`))!) as object

      expect(Object.keys(kept).sort()).to.deep.equal(['baseline', 'expiresAt', 'flow', 'mode', 'startedAt'])
    })
  })

  describe('two on one page', () => {
    it('F47 share one read', async () => {
      const here = new Page()
      const there = here.make()

      here.listen()
      here.listen(there)
      await until(() => there.state.status !== 'checking' && here.shown !== 'checking')

      expect(here.calls).to.deep.equal(['status'])
    })

    it('F47 only one waits', async () => {
      const here = await page()
      const there = here.make()
      here.listen(there)
      await until(() => there.state.status !== 'checking')

      await here.authorizing()

      expect([here.shown, there.state.status]).to.deep.equal(['authorizing', 'disconnected'])
    })

    it('F47 both show the account once there is one', async () => {
      const here = await page()
      const there = here.make()
      here.listen(there)
      await until(() => there.state.status !== 'checking')
      const { relay } = await here.authorizing()
      here.status = () => yes

      relay.say('outcome', { query: success })

      await until(() => there.state.status === 'connected')
    })

    it('F110 a disconnect in one is read by the other', async () => {
      const here = await page({}, yes)
      const there = here.make()
      here.listen(there)
      await until(() => there.state.status === 'connected')
      here.status = () => no

      await here.connector.disconnect()

      await until(() => there.state.status === 'disconnected')
    })

    it('F63 of different agents hear nothing of each other', async () => {
      const here = await page({}, yes)
      const there = await page({}, yes)

      await here.connector.disconnect()
      await there.connector.checkStatus()

      expect(there.count('status')).to.equal(2)
    })

    it('F47 one that finds the flow carried by the other only reads', async () => {
      const here = await page()
      await here.authorizing()
      await until(async () => (await navigator.locks.query()).held!.length)

      const there = here.make()
      here.listen(there)
      await until(() => there.state.status !== 'checking')

      expect(there.state.status).to.equal('disconnected')
    })
  })

  describe('a disconnect', () => {
    it('F102 asks the endpoint, and shows that nothing is connected', async () => {
      const here = await page({}, yes)

      const ended = await here.connector.disconnect()

      expect([ended.outcome, here.shown, here.count('disconnect')]).to.deep.equal(['disconnected', 'disconnected', 1])
    })

    it('F103 that fails keeps the account, says why, and reads the truth', async () => {
      const here = await page({}, yes)
      here.disconnect = () => refusal('endpoint_timeout')

      const ended = await here.connector.disconnect()
      await until(() => here.count('status') === 2)

      expect(ended).to.deep.equal({ outcome: 'kept', code: 'endpoint_timeout' })
      expect(here.connector.state).to.have.nested.property('problem.during', 'disconnect')
      expect(here.count('disconnect')).to.equal(1)
    })

    it('F103 that was done although it failed shows that nothing is connected', async () => {
      const here = await page({}, yes)
      here.disconnect = () => refusal('endpoint_timeout')
      here.status = () => no

      await here.connector.disconnect()

      await here.shows('disconnected')
    })

    it('F104 twice asks once, and both are told', async () => {
      const here = await page({}, yes)

      const both = await Promise.all([here.connector.disconnect(), here.connector.disconnect()])

      expect(both.map(({ outcome }) => outcome)).to.deep.equal(['disconnected', 'disconnected'])
      expect(here.count('disconnect')).to.equal(1)
    })

    it('F107 of nothing asks nobody', async () => {
      const here = await page()

      const ended = await here.connector.disconnect()

      expect([ended.outcome, here.count('disconnect')]).to.deep.equal(['disconnected', 0])
    })

    it('F105 while connecting cancels first', async () => {
      const here = await page({}, yes)
      const { ended } = await here.authorizing()

      const gone = await here.connector.disconnect()

      expect([(await ended).outcome, gone.outcome]).to.deep.equal(['cancelled', 'disconnected'])
    })

    it('F90 is not undone by a read that left before it', async () => {
      const here = await page({}, yes)
      let answer: (body: unknown) => void = () => {}
      here.status = () => new Promise((resolve) => (answer = resolve))
      const checked = here.connector.checkStatus()
      await until(() => here.count('status') === 2)
      await here.connector.disconnect()

      answer(yes)
      await checked

      expect(here.shown).to.equal('disconnected')
    })
  })

  describe('a read', () => {
    it('F90 that is answered after a later one counts for nothing', async () => {
      const here = await page()
      const answers: ((body: unknown) => void)[] = []
      here.status = () => new Promise((resolve) => answers.push(resolve))
      const first = here.connector.checkStatus()
      await until(() => answers.length === 1)
      const at = Date.now()
      await until(() => Date.now() > at)
      const second = here.connector.checkStatus()
      await until(() => answers.length === 2)

      answers[1]!(yes)
      await second
      answers[0]!(no)
      await first
      await new Promise((resolve) => setTimeout(resolve))

      expect(here.shown).to.equal('connected')
    })

    it('that is asked for answers what is then shown', async () => {
      const here = await page()
      here.status = () => yes

      expect((await here.connector.checkStatus()).status).to.equal('connected')
    })

    it('that fails later changes nothing', async () => {
      const here = await page({}, yes)
      here.status = () => refusal('signed_out')

      expect((await here.connector.checkStatus()).status).to.equal('connected')
    })
  })

  describe('what a host got wrong', () => {
    const wrong: [title: string, options: object, said: RegExp][] = [
      ['F23 no endpoint', { backend: undefined }, /token-endpoint is missing: .*token-endpoint="\/api\/hubspot"/],
      ['F23 an empty endpoint', { backend: undefined, tokenEndpoint: ' ' }, /token-endpoint is missing/],
      [
        'F24 another origin’s endpoint',
        { backend: undefined, tokenEndpoint: 'https://api.example.com/x' },
        /token-endpoint="https:\/\/api\.example\.com\/x" is not on this page's origin: .*endpointOrigins/,
      ],
      [
        'another origin’s relay',
        { relayUrl: 'https://r.example/' },
        /relay-url="https:\/\/r\.example\/".*relayOrigins/,
      ],
      ['a backend without a relay', { relayUrl: undefined }, /relay-url is missing/],
    ]
    for (const [title, options, said] of wrong) {
      it(`${title} is said on the console with the mend`, async () => {
        await page(options)

        await until(() => warnings.length)
        expect(warnings.length).to.equal(1)
        expect(warnings[0]).to.match(said)
      })

      it(`${title} is shown as misconfigured, and nothing is asked`, async () => {
        const here = await page(options)

        // The words for the console are loaded on demand, and belong to this test.
        await until(() => warnings.length)
        expect(here.connector.state).to.have.nested.property('problem.code', 'misconfigured')
        expect(here.calls).to.deep.equal([])
      })
    }

    it('F23 a press opens no window, and says why', async () => {
      const here = await page({ backend: undefined })

      const ended = await here.connector.connect()

      await until(() => warnings.length)
      expect(ended).to.deep.equal({ outcome: 'failed', code: 'misconfigured' })
      expect(here.calls).to.deep.equal([])
    })

    it('F24 an endpoint that the page allows is asked', async () => {
      configure({ endpointOrigins: ['https://api.example.com'] })

      const here = await page({ backend: undefined, tokenEndpoint: 'https://api.example.com/x' })

      expect(here.calls).to.deep.equal(['status'])
    })
  })
})

/** From now on a wait of so many milliseconds takes no time. */
function skipTimers(skipped: number): () => void {
  const { setTimeout: later } = window
  window.setTimeout = ((act: () => void, ms: number, ...rest: []) =>
    later(act, ms === skipped ? 0 : ms, ...rest)) as never
  return () => void (window.setTimeout = later)
}

function clearOffline(): void {
  delete (navigator as { onLine?: boolean }).onLine
}

const flowOf = (here: Page) => (here.connector.state as { flow: { windowHeld: boolean; lingering: boolean } }).flow
