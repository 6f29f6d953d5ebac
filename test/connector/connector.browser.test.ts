import { expect } from '@open-wc/testing'
import { configure } from '../../src/connector/connector.js'
import { connectionKey, syncChannelName } from '../../src/protocol/relay-messages.js'
import type { StatusAnswer } from '../../src/protocol/endpoint.js'
import { skipTimers, until } from './setup.js'
import { clear, no, page, Page, refusal, success, yes } from './stage.js'

const { warn } = console
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

  it('F48 that another tab asks for, thousands of times, is shared and leaves a dozen times at most', async () => {
    const here = await page()
    const name = syncChannelName(connectionKey('backend', here.agentKey))
    const [tab, witness] = [new BroadcastChannel(name), new BroadcastChannel(name)]
    let heard = 0
    witness.onmessage = () => heard++

    for (let number = 0; number < 3_000; number++) tab.postMessage({ connected: true })
    await until(() => heard === 3_000)
    await new Promise((resolve) => setTimeout(resolve))
    for (const channel of [tab, witness]) channel.close()

    expect(here.count('status')).to.be.within(2, 12)
    expect(here.shown).to.equal('disconnected')
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

describe('the agent', () => {
  const running = { ...yes, agentState: { status: 4 } }
  const stopped = { ...yes, agentState: { status: 0 } }

  it('is started, and how it stands then is read', async () => {
    const here = await page({}, stopped)
    here.status = () => running

    const started = await here.connector.startAgent()

    expect([started, here.calls.slice(1)]).to.deep.equal([{ outcome: 'started' }, ['startAgent', 'status']])
    expect(here.connector.state).to.deep.include({ status: 'connected', health: 'ok' })
  })

  it('that is not started is a problem over the account', async () => {
    const here = await page({}, stopped)
    here.startAgent = () => refusal('start_refused')

    const started = await here.connector.startAgent()

    expect(started).to.deep.equal({ outcome: 'refused', code: 'start_refused' })
    expect(here.connector.state).to.deep.include({
      status: 'connected',
      problem: { code: 'start_refused', owner: 'developer', during: 'start' },
    })
  })

  it('that is on its way after all is no problem any more', async () => {
    const here = await page({}, stopped)
    here.startAgent = () => refusal('start_refused')
    await here.connector.startAgent()
    here.startAgent = () => ({ result: true, errors: [] })
    here.status = () => ({ ...yes, agentState: { status: 2 } })

    await here.connector.startAgent()

    await until(() => !(here.connector.state as { problem?: object }).problem)
    expect(here.connector.state).to.deep.include({ status: 'connected', health: 'paused' })
  })

  it('F99 on its way is looked at again until it runs', async () => {
    const restore = skipTimers(3_000)
    const states = [0, 2, 3, 4]
    const here = new Page()
    here.status = () => ({ ...yes, agentState: { status: states.length > 1 ? states.shift() : states[0] } })
    await here.ready()

    await here.connector.startAgent()
    await until(() => here.connector.state.status === 'connected' && here.connector.state.agent?.status === 4)
    const reads = here.count('status')
    await new Promise((resolve) => setTimeout(resolve, 30))
    restore()

    expect(here.count('status')).to.equal(reads)
  })
})

describe('an own app', () => {
  const missing = { ...no, credentials: 'missing' } as const
  const app = { clientId: 'id', clientSecret: 'secret' }

  it('that is missing is to be set up', async () => {
    const here = await page({ authMethod: 'own' }, missing)

    expect(here.shown).to.equal('setup')
  })

  it('is saved once, as it is, and how things stand then is read', async () => {
    const here = await page({ authMethod: 'own' }, missing)
    const sent: object[] = []
    here.saveCredentials = (given) => {
      sent.push(given)
      return { result: true }
    }
    here.status = () => ({ ...no, credentials: 'saved' })

    const saved = await here.connector.saveCredentials(app)

    expect([saved, sent, here.shown]).to.deep.equal([{ outcome: 'saved' }, [app], 'disconnected'])
  })

  it('that is refused is a problem without a word of it', async () => {
    const here = await page({ authMethod: 'own' }, missing)
    here.saveCredentials = () => refusal('credentials_rejected')

    const saved = await here.connector.saveCredentials(app)

    expect(saved).to.deep.equal({ outcome: 'refused', code: 'credentials_rejected' })
    expect(here.shown).to.equal('failed')
    expect(JSON.stringify(here.changes)).not.to.include('secret')
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
