import { expect } from '@open-wc/testing'
import { flowStorageKey } from '../../src/protocol/relay-messages.js'
import { minute, until } from './setup.js'
import { clear, no, page, Page, success, yes } from './stage.js'

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clear()
  Object.assign(console, { warn })
})

describe('after a reload', () => {
  const begun = async () => {
    const before = new Page()
    const leave = before.listen()
    await before.shows('disconnected')
    const { relay } = await before.authorizing()
    leave()
    await Promise.resolve()
    return { agentKey: before.agentKey, relay }
  }

  it('F42 goes on with its flow', async () => {
    const { agentKey, relay } = await begun()
    const here = new Page({ agentKey })
    here.listen()
    await here.shows('authorizing')
    here.status = () => yes

    relay.say('outcome', { query: success })
    await here.shows('connected')

    expect(here.ended.map(({ outcome, flow }) => [outcome, flow])).to.deep.equal([['connected', relay.flow]])
  })

  it('F42 asks for the address again where the relay still waits', async () => {
    const { agentKey, relay } = await begun()
    const here = new Page({ agentKey })
    here.listen()
    await here.shows('authorizing')
    relay.heard.length = 0

    relay.say('ready')
    await relay.hears('go')

    expect([here.count('connect'), here.count('open')]).to.deep.equal([1, 0])
  })

  it('F42 a press opens the same flow again', async () => {
    const { agentKey, relay } = await begun()
    const here = new Page({ agentKey })
    here.listen()

    void here.connector.connect()

    expect(here.popups.map(({ flow }) => flow)).to.deep.equal([relay.flow])
  })

  it('F21 does not go on once the time is up', async () => {
    const { agentKey } = await begun()
    const here = new Page({ agentKey })
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
    const name = flowStorageKey(`backend ${here.agentKey}`)
    const kept = sessionStorage.getItem(name)

    here.connector.cancel()

    expect([!!kept, sessionStorage.getItem(name)]).to.deep.equal([true, null])
  })

  it('its record holds nothing secret', async () => {
    const here = await page()
    await here.authorizing()

    const kept = JSON.parse(sessionStorage.getItem(flowStorageKey(`backend ${here.agentKey}`))!) as object

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
