import { expect } from '@open-wc/testing'
import { clearPages, no, readyPage, refusal, yes, Page } from './stage.js'
import { holdTimers, settle, until } from './wait.js'

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
})

describe('a disconnect', () => {
  it('F102 is sent, and shows that nothing is connected', async () => {
    const page = await readyPage({}, yes)

    const result = await page.connector.disconnect()

    expect([result.outcome, page.shown, page.count('disconnect')]).to.deep.equal(['disconnected', 'disconnected', 1])
  })

  it('F103 that fails keeps the account, names the problem and reads the status', async () => {
    const page = await readyPage({}, yes)
    page.disconnect = () => refusal('endpoint_timeout')

    const result = await page.connector.disconnect()
    await until(() => page.count('status') === 2)

    expect(result).to.deep.equal({ outcome: 'kept', code: 'endpoint_timeout' })
    expect(page.connector.state).to.have.nested.property('problem.during', 'disconnect')
    expect(page.count('disconnect')).to.equal(1)
  })

  it('F103 that was done although its answer failed shows that nothing is connected', async () => {
    const page = await readyPage({}, yes)
    page.disconnect = () => refusal('endpoint_timeout')
    page.status = () => no

    await page.connector.disconnect()

    await page.shows('disconnected')
  })

  it('F104 that is requested twice is sent once, and both requests are answered', async () => {
    const page = await readyPage({}, yes)

    const both = await Promise.all([page.connector.disconnect(), page.connector.disconnect()])

    expect(both.map(({ outcome }) => outcome)).to.deep.equal(['disconnected', 'disconnected'])
    expect(page.count('disconnect')).to.equal(1)
  })

  it('F107 without an account is not sent', async () => {
    const page = await readyPage()

    const result = await page.connector.disconnect()

    expect([result.outcome, page.count('disconnect')]).to.deep.equal(['disconnected', 0])
  })

  it('F105 during a flow cancels the flow first', async () => {
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

  it('is started, and its status is read', async () => {
    const page = await readyPage({}, stopped)
    page.status = () => running

    const started = await page.connector.startAgent()

    expect([started, page.calls.slice(1)]).to.deep.equal([{ outcome: 'started' }, ['startAgent', 'status']])
    expect(page.connector.state).to.deep.include({ status: 'connected', health: 'ok' })
  })

  it('that is not started is a problem beside the account', async () => {
    const page = await readyPage({}, stopped)
    page.startAgent = () => refusal('start_refused')

    const started = await page.connector.startAgent()

    expect(started).to.deep.equal({ outcome: 'refused', code: 'start_refused' })
    expect(page.connector.state).to.deep.include({
      status: 'connected',
      problem: { code: 'start_refused', owner: 'developer', during: 'start' },
    })
  })

  it('that is not started for a reason that the endpoint tells is a problem with that reason', async () => {
    const page = await readyPage({}, stopped)
    const errors = [{ code: 'start_refused', reason: 'no_credits' }]
    page.startAgent = async () => ({ result: false, errors })

    await page.connector.startAgent()

    expect(page.connector.state).to.deep.include({
      problem: { code: 'start_refused', owner: 'developer', during: 'start', reason: 'no_credits' },
    })
  })

  for (const reason of ['no_credits', 'no_plan', 'setup_incomplete', 'already_running']) {
    it(`that was refused a start with ${reason} may be started again once I am back in the page, which reads anew`, async () => {
      const page = await readyPage({}, stopped)
      page.startAgent = () => ({ result: false, errors: [{ code: 'start_refused', reason }] })
      await page.connector.startAgent()
      const reads = page.count('status')

      dispatchEvent(new Event('focus'))

      expect(page.problem).to.equal(undefined)
      await page.hasCalled('status', reads + 1)
    })
  }

  it('that lacks settings has its status read once I am back in the page', async () => {
    const page = await readyPage({}, { ...yes, agentState: { status: 6 } })
    page.status = () => stopped

    dispatchEvent(new Event('focus'))

    await until(() => (page.connector.state.agent ?? {}).status === 0)
  })

  it('that is well has no status read whenever I come back', async () => {
    const page = await readyPage({}, running)

    dispatchEvent(new Event('focus'))
    await settle()

    expect(page.count('status')).to.equal(1)
  })

  it('that is not started for a reason that nobody knows is a problem without one', async () => {
    const page = await readyPage({}, stopped)
    page.startAgent = async () => ({ result: false, errors: [{ code: 'start_refused', reason: '<b>Buy more</b>' }] })

    await page.connector.startAgent()

    expect(page.connector.state).to.deep.include({
      problem: { code: 'start_refused', owner: 'developer', during: 'start' },
    })
  })

  it('that starts after all is no problem any more', async () => {
    const page = await readyPage({}, stopped)
    page.startAgent = () => refusal('start_refused')
    await page.connector.startAgent()
    page.startAgent = () => ({ result: true, errors: [] })
    page.status = () => ({ ...yes, agentState: { status: 2 } })

    await page.connector.startAgent()

    await until(() => !(page.connector.state as { problem?: object }).problem)
    expect(page.connector.state).to.deep.include({ status: 'connected', health: 'paused' })
  })

  it('F99 that is starting is read again until it runs', async () => {
    const polls = holdTimers(3_000)
    const states = [0, 2, 3, 4]
    const page = new Page()
    page.status = () => ({ ...yes, agentState: { status: states.length > 1 ? states.shift() : states[0] } })
    await page.ready()

    await page.connector.startAgent()
    await until(() => {
      polls.fire()
      return page.connector.state.status === 'connected' && page.connector.state.agent?.status === 4
    })
    const reads = page.count('status')
    await settle()
    polls.fire()
    await settle()
    polls.restore()

    expect(page.count('status')).to.equal(reads)
  })
})

describe('an own app', () => {
  const missing = { ...no, credentials: 'missing' } as const
  const app = { clientId: 'id', clientSecret: 'secret' }

  it('that is missing has to be set up', async () => {
    const page = await readyPage({ authMethod: 'own' }, missing)

    expect(page.shown).to.equal('setup')
  })

  it('is saved once, unchanged, and the status is read', async () => {
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

  it('that is refused is a problem that does not contain it', async () => {
    const page = await readyPage({ authMethod: 'own' }, missing)
    page.saveCredentials = () => refusal('credentials_rejected')

    const saved = await page.connector.saveCredentials(app)

    expect(saved).to.deep.equal({ outcome: 'refused', code: 'credentials_rejected' })
    expect(page.shown).to.equal('failed')
    expect(JSON.stringify(page.changes)).not.to.include('secret')
  })
})
