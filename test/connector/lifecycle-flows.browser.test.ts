/** Stored flows, and connectors that share them. */
import { expect } from '@open-wc/testing'
import { connectionKey, flowStorageKey, syncChannelName } from '../../src/protocol/relay-messages.js'
import { clearPages, no, Page, readyPage, success, yes } from './stage.js'
import { MINUTE_MS } from './states.js'
import { settle, until } from './wait.js'

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
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

  it('F42 a page goes on with its flow', async () => {
    const { agentKey, relay } = await begun()
    const page = new Page({ agentKey })
    page.listen()
    await page.shows('authorizing')
    page.status = () => yes

    relay.send('outcome', { query: success })
    await page.shows('connected')

    expect(page.ended.map(({ outcome, flow }) => [outcome, flow])).to.deep.equal([['connected', relay.flow]])
  })

  it('F42 the URL is requested again where the relay page still waits', async () => {
    const { agentKey, relay } = await begun()
    const page = new Page({ agentKey })
    page.listen()
    await page.shows('authorizing')
    relay.received.length = 0

    relay.send('ready')
    await relay.receives('go')

    expect([page.count('connect'), page.count('open')]).to.deep.equal([1, 0])
  })

  it('F42 a press opens the same flow again', async () => {
    const { agentKey, relay } = await begun()
    const page = new Page({ agentKey })
    page.listen()

    void page.connector.connect()

    expect(page.windows.map(({ flow }) => flow)).to.deep.equal([relay.flow])
  })

  it('F21 an expired flow does not go on', async () => {
    const { agentKey } = await begun()
    const page = new Page({ agentKey })
    page.aheadMs = 15 * MINUTE_MS

    page.listen()
    await until(() => page.shown !== 'checking')

    expect(page.shown).to.equal('disconnected')
  })

  it('F63 the flow of another agent does not go on', async () => {
    await begun()

    const page = await readyPage()

    expect(page.shown).to.equal('disconnected')
  })

  it('the stored flow is gone when it has ended', async () => {
    const page = await readyPage()
    page.press()
    const name = flowStorageKey(`backend ${page.agentKey}`)
    const kept = sessionStorage.getItem(name)

    page.connector.cancel()

    expect([!!kept, sessionStorage.getItem(name)]).to.deep.equal([true, null])
  })

  it('the stored flow contains nothing secret', async () => {
    const page = await readyPage()
    await page.authorizing()

    const kept = JSON.parse(sessionStorage.getItem(flowStorageKey(`backend ${page.agentKey}`))!) as object

    expect(Object.keys(kept).sort()).to.deep.equal(['baseline', 'expiresAt', 'flow', 'mode', 'startedAt'])
  })
})

describe('two connectors on one page', () => {
  it('F48 read once where another tab announces a change', async () => {
    const page = new Page()
    page.listen()
    page.listen(page.makeConnector())
    await page.shows('disconnected')
    const name = syncChannelName(connectionKey('backend', page.agentKey))
    const [otherTab, witness] = [new BroadcastChannel(name), new BroadcastChannel(name)]
    const heard = new Promise((resolve) => (witness.onmessage = resolve))
    page.status = () => new Promise(() => {})

    otherTab.postMessage('')
    await heard
    await settle()
    for (const channel of [otherTab, witness]) channel.close()

    expect(page.count('status')).to.equal(2)
  })

  it('F47 share one read', async () => {
    const page = new Page()
    const other = page.makeConnector()

    page.listen()
    page.listen(other)
    await until(() => other.state.status !== 'checking' && page.shown !== 'checking')

    expect(page.calls).to.deep.equal(['status'])
  })

  it('F47 run a flow in one of them alone', async () => {
    const page = await readyPage()
    const other = page.makeConnector()
    page.listen(other)
    await until(() => other.state.status !== 'checking')

    await page.authorizing()

    expect([page.shown, other.state.status]).to.deep.equal(['authorizing', 'disconnected'])
  })

  it('F47 both show the account that one connected', async () => {
    const page = await readyPage()
    const other = page.makeConnector()
    page.listen(other)
    await until(() => other.state.status !== 'checking')
    const { relay } = await page.authorizing()
    page.status = () => yes

    relay.send('outcome', { query: success })

    await until(() => other.state.status === 'connected')
  })

  it('F110 both show the disconnect of one', async () => {
    const page = await readyPage({}, yes)
    const other = page.makeConnector()
    page.listen(other)
    await until(() => other.state.status === 'connected')
    page.status = () => no

    await page.connector.disconnect()

    await until(() => other.state.status === 'disconnected')
  })

  it('F63 of different agents know nothing of each other', async () => {
    const page = await readyPage({}, yes)
    const other = await readyPage({}, yes)

    await page.connector.disconnect()
    await other.connector.checkStatus()

    expect(other.count('status')).to.equal(2)
  })

  it('F47 do not both run a stored flow', async () => {
    const page = await readyPage()
    await page.authorizing()
    await until(async () => (await navigator.locks.query()).held!.length)

    const other = page.makeConnector()
    page.listen(other)
    await until(() => other.state.status !== 'checking')

    expect(other.state.status).to.equal('disconnected')
  })
})
