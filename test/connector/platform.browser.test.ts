import { expect } from '@open-wc/testing'
import { browserPlatform, createFlowId } from '../../src/connector/platform.js'
import { isFlowId } from '../../src/protocol/relay-messages.js'

it('F124 a page without https makes flow ids', () => {
  const { randomUUID } = crypto
  Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: undefined })
  Object.defineProperty(crypto, 'subtle', { configurable: true, value: undefined })

  const id = createFlowId()
  delete (crypto as { subtle?: unknown }).subtle
  Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: randomUUID })

  expect(isFlowId(id)).to.equal(true)
})

it('F22 a clock that is set back gives no more time', () => {
  const { now } = Date
  const before = browserPlatform.now()
  Date.now = () => now() - 3_600_000

  const after = browserPlatform.now()
  Date.now = now

  expect(after).to.be.at.least(before)
})

it('fake timers without a time origin tell the time', () => {
  Object.defineProperty(performance, 'timeOrigin', { configurable: true, value: undefined })

  const now = browserPlatform.now()
  delete (performance as { timeOrigin?: number }).timeOrigin

  expect(now).to.be.closeTo(Date.now(), 60_000)
})

it('a fetch that the page wraps later is used', async () => {
  const { fetch } = window
  window.fetch = async () => new Response('wrapped')

  const answer = await browserPlatform.fetch('/')
  window.fetch = fetch

  expect(await answer.text()).to.equal('wrapped')
})
