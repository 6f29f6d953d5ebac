/** Stored flows, and connectors that share them. */
import { expect } from '@open-wc/testing'
import type { StatusAnswer } from '../../src/protocol/endpoint.js'
import { connectionKey, flowStorageKey, RELAY_KEY, syncChannelName } from '../../src/protocol/relay-messages.js'
import { authorizeUrl, clearPages, no, Page, readyPage, refusal, success, yes } from './stage.js'
import { FLOW_ID, MINUTE_MS } from './states.js'
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

  it('F42 nothing is read before a flow is resumed but whose flow it is, also where the page is shown meanwhile', async () => {
    const { agentKey } = await begun()
    const page = new Page({ agentKey })

    page.listen()
    dispatchEvent(new Event('pageshow'))
    await settle()
    dispatchEvent(new Event('pageshow'))
    await page.shows('authorizing')

    await page.hasCalled('status', 2)
    // Whose flow it is, and the status once it is resumed.
    expect(page.count('status')).to.equal(2)
  })

  for (const [title, opens, call] of [
    ['in a window, where the page asks for one', 'nothing', 'open'],
    ['in this tab, where no window opened', 'nothing', 'leave for ' + authorizeUrl],
    ['in this tab, where the app has one window', 'sameWindow', 'leave for ' + authorizeUrl],
  ] as const) {
    it(`F01 a window that was blocked still is, and one press opens HubSpot ${title}`, async () => {
      const options = call === 'open' ? { mode: 'popup' as const } : {}
      const before = Object.assign(new Page(options), { opens })
      const leave = before.listen()
      await before.shows('disconnected')
      void before.connector.connect()
      await before.hasCalled('connect')
      dispatchEvent(new PageTransitionEvent('pagehide'))
      leave()
      await Promise.resolve()
      const page = await new Page({ ...options, agentKey: before.agentKey }).ready()
      const { code } = page.problem!

      void page.connector.connect()

      await page.hasCalled(call)
      expect([code, page.flow!.id]).to.deep.equal(['popup_blocked', before.flow!.id])
    })
  }

  it('a window that never got to HubSpot is not waited for', async () => {
    const before = new Page()
    const leave = before.listen()
    await before.shows('disconnected')
    before.press()
    before.aheadMs = 8_000
    await until(() => before.problem?.code === 'relay_unreachable')
    leave()
    await Promise.resolve()

    const page = await new Page({ agentKey: before.agentKey }).ready()

    expect(page.shown).to.equal('disconnected')
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

describe('two people in one tab', () => {
  const mine = 'a'.repeat(22)
  const theirs = 'b'.repeat(22)
  const before = { connected: true, portalId: '7', name: 'Account of the first person' }
  const answer = (agentTag?: string): StatusAnswer => ({
    result: true,
    connected: true,
    username: '1',
    errors: [],
    agentTag,
  })

  /** A page in a tab whose storage holds the flow of somebody who reconnected portal 7. */
  function visit(record: object, agentTag?: string): Page {
    const page = new Page()
    page.status = () => answer(agentTag)
    const startedAt = Date.now() - MINUTE_MS
    const stored = { flow: FLOW_ID, startedAt, expiresAt: startedAt + 15 * MINUTE_MS, mode: 'popup', baseline: before }
    sessionStorage.setItem(nameOf(page), JSON.stringify({ ...stored, ...record }))
    page.listen()
    return page
  }

  const nameOf = ({ agentKey }: Page) => flowStorageKey(connectionKey('backend', agentKey))
  const states = ({ changes }: Page) => [...new Set(changes.map(({ state }) => state.status))]

  it('the second does not see the flow of the first, nor which account the first had', async () => {
    const page = visit({ agentTag: mine }, theirs)

    await page.shows('connected')

    expect([states(page), page.problem, page.ended, sessionStorage.getItem(nameOf(page))]).to.deep.equal([
      ['connected'],
      undefined,
      [],
      null,
    ])
    expect(JSON.stringify(page.changes)).not.to.include('first person')
  })

  it('the second does not get the callback of the first, which is in the address', async () => {
    const address = location.href
    history.replaceState(null, '', `?hubspot_connected=true&hubspot_portal=1&hubspot_name=Acme`)
    sessionStorage.setItem(RELAY_KEY, `${FLOW_ID}!/`)

    const page = visit({ agentTag: mine, mode: 'redirect' }, theirs)
    await page.shows('connected')
    history.replaceState(null, '', address)

    expect(page.connector.state).to.have.nested.property('account.name', undefined)
    expect(page.ended).to.deep.equal([])
  })

  for (const [title, record, agentTag] of [
    ['the same agent', { agentTag: mine }, mine],
    ['an endpoint that does not tell the agent any more', { agentTag: mine }, undefined],
    ['an endpoint that did not tell the agent', {}, mine],
  ] as const) {
    it(`F42 the flow goes on with ${title}, and needs no other read`, async () => {
      const page = visit({ ...record, baseline: { connected: false } }, agentTag)

      await page.shows('connected')

      expect(page.ended.map(({ outcome, flow }) => [outcome, flow])).to.deep.equal([['connected', FLOW_ID]])
      expect(page.count('status')).to.equal(1)
    })
  }

  for (const [title, agentTag, status] of [
    ['goes on', mine, 'authorizing'],
    ['is dropped', theirs, 'connected'],
  ] as const) {
    it(`the flow ${title} once a status says whose it is, after a read that failed`, async () => {
      const page = visit({ agentTag: mine, baseline: { connected: true, portalId: '1' } }, agentTag)
      page.status = () => refusal('unavailable')
      await page.shows('failed')
      expect(states(page)).not.to.include('authorizing')
      page.status = () => answer(agentTag)

      void page.connector.checkStatus()

      await page.shows(status)
      expect(!!sessionStorage.getItem(nameOf(page))).to.equal(status === 'authorizing')
    })
  }

  it('F42 a flow without a tag goes on although the first read fails', async () => {
    const page = visit({})
    page.status = () => refusal('unavailable')

    await page.shows('authorizing')
  })

  it('a press before the first read begins a flow of its own', () => {
    const page = visit({ agentTag: mine }, theirs)

    void page.connector.connect()

    expect([page.windows.length, page.flow!.id === FLOW_ID]).to.deep.equal([1, false])
  })

  it('a press after it does so, too', async () => {
    const page = visit({ agentTag: mine }, theirs)
    await page.shows('connected')
    const startedAt = Date.now()
    const stored = { flow: FLOW_ID, startedAt, expiresAt: startedAt + MINUTE_MS, mode: 'popup', agentTag: mine }
    sessionStorage.setItem(nameOf(page), JSON.stringify(stored))

    void page.connector.connect()

    expect(page.flow!.id).not.to.equal(FLOW_ID)
  })

  it('a flow under way ends when a status is somebody else’s', async () => {
    const page = await readyPage({}, { ...no, agentTag: mine })
    const { result } = await page.authorizing()
    page.status = () => answer(theirs)

    void page.connector.checkStatus()

    expect(await result).to.deep.include({ outcome: 'cancelled' })
    expect([page.shown, page.problem, page.windows[0]!.closed]).to.deep.equal(['connected', undefined, true])
    expect(sessionStorage.getItem(nameOf(page))).to.equal(null)
  })

  it('the stored flow carries who asked', async () => {
    const page = await readyPage({}, { ...no, agentTag: mine })
    page.press()

    expect(JSON.parse(sessionStorage.getItem(nameOf(page))!)).to.include({ agentTag: mine })
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
