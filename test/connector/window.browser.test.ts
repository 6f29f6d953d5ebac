import { expect } from '@open-wc/testing'
import { minute, until } from './setup.js'
import { clear, page, type Page, success, yes } from './stage.js'

const { warn } = console

beforeEach(() => Object.assign(console, { warn: () => {} }))

afterEach(() => {
  clear()
  Object.assign(console, { warn })
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

const flowOf = (here: Page) => (here.connector.state as { flow: { windowHeld: boolean; lingering: boolean } }).flow
