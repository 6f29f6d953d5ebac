import { expect } from '@open-wc/testing'
import { explain } from '../../src/connector/refusal.js'

const { now } = Date
const { warn } = console
const unread = { code: 'endpoint_bad_answer', owner: 'developer' } as const
const limited = (headers: HeadersInit = {}) =>
  explain(unread, undefined, new Response('', { status: 429, headers })).retryAfter

describe('F12 a wait that nobody says how long', () => {
  let time = now()

  beforeEach(() => {
    // Whatever was waited for before is long over.
    time += 3_600_000
    Object.assign(Date, { now: () => time })
    Object.assign(console, { warn: () => {} })
  })

  afterEach(() => {
    Object.assign(Date, { now })
    Object.assign(console, { warn })
  })

  it('is longer each time, and at most 30 seconds', () => {
    expect([limited(), limited(), limited(), limited()]).to.deep.equal([5, 15, 30, 30])
  })

  it('is short again after a minute and a half in peace', () => {
    limited()
    limited()
    time += 91_000

    expect([limited(), limited()]).to.deep.equal([5, 15])
  })

  it('is no shorter for whoever comes back at once', () => {
    limited()
    time += 6_000

    expect(limited()).to.equal(15)
  })

  for (const value of ['0', '-3', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT']) {
    it(`is taken where retry-after says ${value}`, () => {
      expect(limited({ 'retry-after': value })).to.equal(5)
    })
  }

  it('does not begin where the endpoint says how long', () => {
    limited({ 'retry-after': '7' })

    expect(limited()).to.equal(5)
  })

  it('is asked for by a code in an answer without a status too', () => {
    const found = explain(unread, { errors: [{ code: 'rate_limited' }] })

    expect(found).to.deep.equal({ code: 'rate_limited', owner: 'you', retryAfter: 5 })
  })
})
