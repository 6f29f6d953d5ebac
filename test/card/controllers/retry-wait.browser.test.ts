import { expect } from '@open-wc/testing'
import { holdTimers } from '../../connector/wait.js'
import { button, drawn, press, seen, settled } from '../card.js'
import { disconnected, failed } from '../states.js'
import { texts } from '../texts.js'

const { now } = Date

describe('F12 a card that has to wait', () => {
  /** Milliseconds by which the clock is ahead. */
  let ahead = 0

  beforeEach(() => {
    ahead = 0
    Object.assign(Date, { now: () => now() + ahead })
  })

  afterEach(() => {
    Object.assign(Date, { now })
  })

  const limited = (retryAfter = 30) => failed('rate_limited', { retryAfter })

  it('asks nothing for now, and keeps its button in the order of the keyboard', async () => {
    const { card, connector } = await drawn(limited())
    button(card, texts.first.buttons.retry).focus()

    await press(card, texts.first.buttons.retry)

    expect(connector.asked).to.deep.equal([])
    expect(card.shadowRoot!.activeElement).to.equal(button(card, texts.first.buttons.retry))
  })

  it('says once how long it takes, and counts nothing down', async () => {
    const { card } = await drawn(limited())
    ahead = 12_000
    card.requestUpdate()
    await settled(card)

    expect(seen(card).text).to.equal('You can try again in 30 seconds.')
  })

  it('says aloud that it is over, and asks again then', async () => {
    const { card, connector } = await drawn(limited())
    ahead = 30_000
    card.requestUpdate()
    await settled(card)

    await press(card, texts.first.buttons.retry)

    expect(seen(card)).to.deep.include({
      status: texts.problems.retryReady,
      buttons: [`${texts.first.buttons.retry} [button action]`],
    })
    expect(seen(card)).not.to.have.property('text')
    expect(connector.asked).to.deep.equal(['connect'])
  })

  it('finds out by itself that it is over', async () => {
    const timers = holdTimers(30_000)
    const { card } = await drawn(limited(30))
    ahead = 30_000

    timers.fire()
    timers.restore()
    await settled(card)

    expect(seen(card).status).to.equal(texts.problems.retryReady)
  })

  it('waits anew for another refusal, and not at all for what follows', async () => {
    const { card, connector } = await drawn(limited(30))
    ahead = 30_000
    connector.become(limited(30))
    await settled(card)
    const { status } = seen(card)
    connector.become(disconnected)
    await settled(card)

    expect([status, seen(card).status]).to.deep.equal([
      texts.problems.codes.rate_limited.title,
      texts.first.disconnected.status,
    ])
  })
})
