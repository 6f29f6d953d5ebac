import { expect } from '@open-wc/testing'
import { browser, newFlow } from '../../src/connector/platform.js'
import { openPopup } from '../../src/connector/popup.js'
import { isFlowId } from '../../src/protocol/relay-messages.js'

describe('platform', () => {
  it('makes a flow that the relay knows as one', () => {
    const flows = Array.from({ length: 1_000 }, newFlow)

    expect(flows.filter((flow) => !isFlowId(flow))).to.deep.equal([])
  })

  it('makes no flow twice', () => {
    const flows = new Set(Array.from({ length: 1_000 }, newFlow))

    expect(flows.size).to.equal(1_000)
  })

  it('F124 makes a flow on a page without https', () => {
    const { randomUUID } = crypto
    Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: undefined })
    Object.defineProperty(crypto, 'subtle', { configurable: true, value: undefined })

    const flow = newFlow()
    delete (crypto as { subtle?: unknown }).subtle
    Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: randomUUID })

    expect(isFlowId(flow)).to.equal(true)
  })

  it('F22 a clock that is set back gives no more time', () => {
    const { now } = Date
    const before = browser.now()
    Date.now = () => now() - 3_600_000

    const after = browser.now()
    Date.now = now

    expect(after).to.be.at.least(before)
  })

  it('asks by the page’s own fetch, also one that was wrapped later', async () => {
    const { fetch } = window
    window.fetch = async () => new Response('wrapped')

    const answer = await browser.fetch('/')
    window.fetch = fetch

    expect(await answer.text()).to.equal('wrapped')
  })

  it('opens a window of its own, in the middle of the page’s', () => {
    let asked: unknown[] = []
    openPopup((...call) => ((asked = call), null), '/relay.html#flow')
    const [url, target, features] = asked as string[]

    expect([url, target]).to.deep.equal(['/relay.html#flow', '_blank'])
    expect(features).to.match(/^popup,width=640,height=760,left=-?[\d.]+,top=-?[\d.]+$/)
    expect(features).not.to.match(/noopener|noreferrer/)
  })
})
