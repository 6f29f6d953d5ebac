import { expect } from '@open-wc/testing'
import { relayHtml } from '../../src/relay/page.generated.js'
import { clearPages, readyPage, success, yes } from './stage.js'
import { MINUTE_MS } from './states.js'
import { until } from './wait.js'

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clearPages()
  Object.assign(console, { warn })
})

describe('a window', () => {
  it('F36 that is closed leaves the flow unfinished after two seconds and a read', async () => {
    const page = await readyPage()
    await page.authorizing()
    const reads = page.count('status')
    page.windows[0]!.closed = true
    await until(() => !page.flow!.windowHeld)
    expect(page.shown).to.equal('authorizing')

    page.aheadMs += 2_000
    await page.shows('unfinished')

    expect(page.count('status')).to.be.above(reads)
  })

  it('F36 that is closed is not lost while the page has no focus', async () => {
    const page = await readyPage()
    await page.authorizing()
    page.hasFocus = false
    page.windows[0]!.closed = true
    await until(() => !page.flow!.windowHeld)

    page.aheadMs += MINUTE_MS
    await until(() => page.flow!.lingering)

    expect(page.shown).to.equal('authorizing')
  })

  it('F38 whose relay page spoke while it read closed is not lost', async () => {
    const page = await readyPage()
    const { relay } = page.press()
    page.windows[0]!.closed = true
    await until(() => page.count('connect'))
    relay.send('ready')
    await relay.receives('go')
    await until(() => !page.flow!.windowHeld)

    page.aheadMs += MINUTE_MS
    await until(() => page.flow!.lingering)

    expect(page.shown).to.equal('authorizing')
  })

  it('F38 that is opened again can be lost again', async () => {
    const page = await readyPage()
    page.relayHtml = relayHtml
    const { relay } = page.press()
    page.windows[0]!.closed = true
    relay.send('ready')
    await relay.receives('go')
    void page.connector.connect({ mode: 'popup' })

    page.windows[1]!.closed = true
    await until(() => !page.flow!.windowHeld)
    page.aheadMs += 2_000

    await page.shows('unfinished')
  })

  it('F36 that was closed may still succeed', async () => {
    const page = await readyPage()
    const { result, relay } = await page.authorizing()
    page.windows[0]!.closed = true
    await until(() => !page.flow!.windowHeld)
    page.aheadMs += 2_000
    await page.shows('unfinished')
    page.status = () => yes

    relay.send('outcome', { query: success })

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  it('F56 is waited for a minute before help is offered', async () => {
    const page = await readyPage()
    await page.authorizing()

    page.aheadMs = MINUTE_MS
    await until(() => page.flow!.lingering)

    expect(page.shown).to.equal('authorizing')
  })

  it('whose relay page is silent for eight seconds fails with the URL and the cause', async () => {
    const page = await readyPage()
    page.press()

    page.aheadMs = 8_000
    await page.shows('failed')

    expect(page.connector.state).to.deep.include({
      problem: {
        code: 'relay_unreachable',
        owner: 'developer',
        during: 'connect',
        url: '/relay.html',
        cause: 'other_page',
      },
    })
  })

  it('that its relay page cuts off from its first moment, as COOP does, fails with the cause', async () => {
    const page = await readyPage()
    page.press()

    page.windows[0]!.closed = true
    await until(() => !page.flow!.windowHeld)
    page.aheadMs = 2_000
    await page.shows('failed')

    expect(page.problem).to.include({ code: 'relay_unreachable', cause: 'other_page' })
  })

  it('F36 that is closed before its relay page could speak leaves the flow unfinished', async () => {
    const page = await readyPage()
    page.relayHtml = relayHtml
    page.press()

    page.windows[0]!.closed = true
    await until(() => !page.flow!.windowHeld)
    page.aheadMs = 2_000

    await page.shows('unfinished')
  })

  it('whose relay page comes after eight seconds is still sent on', async () => {
    const page = await readyPage()
    const { relay } = page.press()
    page.aheadMs = 8_000
    await page.shows('failed')

    relay.send('ready')
    await relay.receives('go')

    expect(page.shown).to.equal('authorizing')
  })

  it('F01 that is an extension’s stand-in counts as blocked after two seconds without its relay page', async () => {
    const page = await readyPage()
    page.opens = 'standIn'
    page.press()
    const early = page.shown

    page.aheadMs = 2_000
    await page.shows('failed')

    expect(early).to.equal('opening')
    expect([page.problem!.code, page.flow!.windowHeld]).to.deep.equal(['popup_blocked', false])
  })

  it('F01 that the person allows after it was blocked is still sent on', async () => {
    const page = await readyPage()
    page.opens = 'standIn'
    const { relay, result } = page.press()
    page.aheadMs = 2_000
    await page.shows('failed')

    relay.send('ready')
    await relay.receives('go')
    page.status = () => yes
    relay.send('outcome', { query: success })

    expect(await result).to.deep.include({ outcome: 'connected' })
  })

  it('F01 that a product wraps in an object of its own goes on without a word of being blocked', async () => {
    const page = await readyPage()
    page.opens = 'standIn'
    const { relay } = page.press()
    relay.send('ready')
    await relay.receives('go')

    page.aheadMs = MINUTE_MS
    await until(() => page.flow!.lingering)

    expect(page.shown).to.equal('authorizing')
    expect(page.changes.some(({ state }) => state.status === 'failed')).to.equal(false)
  })

  it('of an ended flow is stopped when it becomes ready', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()
    page.connector.cancel()
    await relay.receives('stop')
    relay.received.length = 0

    relay.send('ready')

    expect(await relay.receives('stop')).to.deep.equal({ wiro: 'stop', flow: relay.flow })
  })

  it('F67 of an ended flow that comes back is acknowledged, and causes one read', async () => {
    const page = await readyPage()
    const { relay } = await page.authorizing()
    page.connector.cancel()
    await until(() => page.count('status') === 2)

    relay.send('outcome', { query: success })
    await relay.receives('ack')
    await until(() => page.count('status') === 3)

    expect([page.ended.length, page.shown]).to.deep.equal([1, 'disconnected'])
  })
})
