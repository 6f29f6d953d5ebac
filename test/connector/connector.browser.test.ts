import { expect } from '@open-wc/testing'
import { configure } from '../../src/connector/connector.js'
import { connectionKey, syncChannelName } from '../../src/protocol/relay-messages.js'
import type { StatusAnswer } from '../../src/protocol/endpoint.js'
import { clearPages, no, Page, readyPage, refusal, success, yes } from './stage.js'
import { skipTimers, until } from './wait.js'

const { warn } = console
let warnings: string[] = []

beforeEach(() => {
  warnings = []
  console.warn = (...said: unknown[]) => warnings.push(said.join(' '))
})

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
  configure({ endpointOrigins: [] })
})

describe('at the beginning', () => {
  it('asks nothing before somebody listens', async () => {
    const page = new Page()

    void page.connector
    await Promise.resolve()

    expect([page.calls, page.shown]).to.deep.equal([[], 'checking'])
  })

  it('reads the status once somebody listens', async () => {
    const page = await readyPage({}, yes)

    expect([page.calls, page.shown]).to.deep.equal([['status'], 'connected'])
  })

  it('needs no read where the page brought a status', async () => {
    const page = await readyPage({ initialStatus: yes })

    expect([page.calls, page.shown]).to.deep.equal([[], 'connected'])
  })

  it('reads where what the page brought is no status', async () => {
    const page = await readyPage({ initialStatus: {} as StatusAnswer }, yes)

    expect(page.calls).to.deep.equal(['status'])
  })

  it('F88 shows a failed read as failed', async () => {
    const page = new Page()
    page.status = () => refusal('signed_out')

    await page.ready()

    expect(page.connector.state).to.deep.include({
      status: 'failed',
      problem: { code: 'signed_out', owner: 'you', during: 'check' },
    })
  })

  it('F13 says when a read takes long', async () => {
    const restore = skipTimers(3_000)
    const page = new Page()
    page.status = () => new Promise(() => {})

    page.listen()
    await until(() => page.connector.state.slow)
    restore()

    expect(page.shown).to.equal('checking')
  })
})

describe('whoever listens', () => {
  it('F45 and leaves hears no relay any more', async () => {
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

  it('F46 and comes back goes on with the same flow', async () => {
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

  it('F46 and is moved at once hears on, and reads nothing anew', async () => {
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

  it('may throw without stopping the connection', async () => {
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

  it('F109 and leaves during a disconnect sees what came of it later', async () => {
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

  it('F45 and leaves during a read that finds the account misses nothing', async () => {
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

  it('and left may still cancel', async () => {
    const page = new Page()
    const leave = page.listen()
    await page.shows('disconnected')
    const { result } = await page.authorizing()
    leave()
    await Promise.resolve()

    page.connector.cancel()

    expect(await result).to.deep.include({ outcome: 'cancelled' })
  })

  it('and leaves at the end lets the window close', async () => {
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

describe('a read', () => {
  it('F90 that is answered after a later one counts for nothing', async () => {
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

  it('F48 that another tab asks for, thousands of times, is shared and leaves a dozen times at most', async () => {
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

  it('that is asked for answers what is then shown', async () => {
    const page = await readyPage()
    page.status = () => yes

    expect((await page.connector.checkStatus()).status).to.equal('connected')
  })

  it('that fails later changes nothing', async () => {
    const page = await readyPage({}, yes)
    page.status = () => refusal('signed_out')

    expect((await page.connector.checkStatus()).status).to.equal('connected')
  })
})

describe('a disconnect', () => {
  it('F102 asks the endpoint, and shows that nothing is connected', async () => {
    const page = await readyPage({}, yes)

    const result = await page.connector.disconnect()

    expect([result.outcome, page.shown, page.count('disconnect')]).to.deep.equal(['disconnected', 'disconnected', 1])
  })

  it('F103 that fails keeps the account, says why, and reads the truth', async () => {
    const page = await readyPage({}, yes)
    page.disconnect = () => refusal('endpoint_timeout')

    const result = await page.connector.disconnect()
    await until(() => page.count('status') === 2)

    expect(result).to.deep.equal({ outcome: 'kept', code: 'endpoint_timeout' })
    expect(page.connector.state).to.have.nested.property('problem.during', 'disconnect')
    expect(page.count('disconnect')).to.equal(1)
  })

  it('F103 that was done although it failed shows that nothing is connected', async () => {
    const page = await readyPage({}, yes)
    page.disconnect = () => refusal('endpoint_timeout')
    page.status = () => no

    await page.connector.disconnect()

    await page.shows('disconnected')
  })

  it('F104 twice asks once, and both are told', async () => {
    const page = await readyPage({}, yes)

    const both = await Promise.all([page.connector.disconnect(), page.connector.disconnect()])

    expect(both.map(({ outcome }) => outcome)).to.deep.equal(['disconnected', 'disconnected'])
    expect(page.count('disconnect')).to.equal(1)
  })

  it('F107 of nothing asks nobody', async () => {
    const page = await readyPage()

    const result = await page.connector.disconnect()

    expect([result.outcome, page.count('disconnect')]).to.deep.equal(['disconnected', 0])
  })

  it('F105 while connecting cancels first', async () => {
    const page = await readyPage({}, yes)
    const { result } = await page.authorizing()

    const gone = await page.connector.disconnect()

    expect([(await result).outcome, gone.outcome]).to.deep.equal(['cancelled', 'disconnected'])
  })

  it('F90 is not undone by a read that left before it', async () => {
    const page = await readyPage({}, yes)
    let answer: (body: unknown) => void = () => {}
    page.status = () => new Promise((resolve) => (answer = resolve))
    const checked = page.connector.checkStatus()
    await until(() => page.count('status') === 2)
    await page.connector.disconnect()

    answer(yes)
    await checked

    expect(page.shown).to.equal('disconnected')
  })
})

describe('the agent', () => {
  const running = { ...yes, agentState: { status: 4 } }
  const stopped = { ...yes, agentState: { status: 0 } }

  it('is started, and how it stands then is read', async () => {
    const page = await readyPage({}, stopped)
    page.status = () => running

    const started = await page.connector.startAgent()

    expect([started, page.calls.slice(1)]).to.deep.equal([{ outcome: 'started' }, ['startAgent', 'status']])
    expect(page.connector.state).to.deep.include({ status: 'connected', health: 'ok' })
  })

  it('that is not started is a problem over the account', async () => {
    const page = await readyPage({}, stopped)
    page.startAgent = () => refusal('start_refused')

    const started = await page.connector.startAgent()

    expect(started).to.deep.equal({ outcome: 'refused', code: 'start_refused' })
    expect(page.connector.state).to.deep.include({
      status: 'connected',
      problem: { code: 'start_refused', owner: 'developer', during: 'start' },
    })
  })

  it('that is on its way after all is no problem any more', async () => {
    const page = await readyPage({}, stopped)
    page.startAgent = () => refusal('start_refused')
    await page.connector.startAgent()
    page.startAgent = () => ({ result: true, errors: [] })
    page.status = () => ({ ...yes, agentState: { status: 2 } })

    await page.connector.startAgent()

    await until(() => !(page.connector.state as { problem?: object }).problem)
    expect(page.connector.state).to.deep.include({ status: 'connected', health: 'paused' })
  })

  it('F99 on its way is looked at again until it runs', async () => {
    const restore = skipTimers(3_000)
    const states = [0, 2, 3, 4]
    const page = new Page()
    page.status = () => ({ ...yes, agentState: { status: states.length > 1 ? states.shift() : states[0] } })
    await page.ready()

    await page.connector.startAgent()
    await until(() => page.connector.state.status === 'connected' && page.connector.state.agent?.status === 4)
    const reads = page.count('status')
    await new Promise((resolve) => setTimeout(resolve, 30))
    restore()

    expect(page.count('status')).to.equal(reads)
  })
})

describe('an own app', () => {
  const missing = { ...no, credentials: 'missing' } as const
  const app = { clientId: 'id', clientSecret: 'secret' }

  it('that is missing is to be set up', async () => {
    const page = await readyPage({ authMethod: 'own' }, missing)

    expect(page.shown).to.equal('setup')
  })

  it('is saved once, as it is, and how things stand then is read', async () => {
    const page = await readyPage({ authMethod: 'own' }, missing)
    const sent: object[] = []
    page.saveCredentials = (given) => {
      sent.push(given)
      return { result: true }
    }
    page.status = () => ({ ...no, credentials: 'saved' })

    const saved = await page.connector.saveCredentials(app)

    expect([saved, sent, page.shown]).to.deep.equal([{ outcome: 'saved' }, [app], 'disconnected'])
  })

  it('that is refused is a problem without a word of it', async () => {
    const page = await readyPage({ authMethod: 'own' }, missing)
    page.saveCredentials = () => refusal('credentials_rejected')

    const saved = await page.connector.saveCredentials(app)

    expect(saved).to.deep.equal({ outcome: 'refused', code: 'credentials_rejected' })
    expect(page.shown).to.equal('failed')
    expect(JSON.stringify(page.changes)).not.to.include('secret')
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
    ['another origin’s relay', { relayUrl: 'https://r.example/' }, /relay-url="https:\/\/r\.example\/".*relayOrigins/],
    ['a backend without a relay', { relayUrl: undefined }, /relay-url is missing/],
  ]
  for (const [title, options, said] of wrong) {
    it(`${title} is said on the console with the mend`, async () => {
      await readyPage(options)

      await until(() => warnings.length)
      expect(warnings.length).to.equal(1)
      expect(warnings[0]).to.match(said)
    })

    it(`${title} is shown as misconfigured, and nothing is asked`, async () => {
      const page = await readyPage(options)

      // The words for the console are loaded on demand, and belong to this test.
      await until(() => warnings.length)
      expect(page.connector.state).to.have.nested.property('problem.code', 'misconfigured')
      expect(page.calls).to.deep.equal([])
    })
  }

  it('F23 a press opens no window, and says why', async () => {
    const page = await readyPage({ backend: undefined })

    const result = await page.connector.connect()

    await until(() => warnings.length)
    expect(result).to.deep.equal({ outcome: 'failed', code: 'misconfigured' })
    expect(page.calls).to.deep.equal([])
  })

  it('F24 an endpoint that the page allows is asked', async () => {
    configure({ endpointOrigins: ['https://api.example.com'] })

    const page = await readyPage({ backend: undefined, tokenEndpoint: 'https://api.example.com/x' })

    expect(page.calls).to.deep.equal(['status'])
  })
})
