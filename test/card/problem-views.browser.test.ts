import { expect, waitUntil } from '@open-wc/testing'
import { loadProblemViews, problemViews } from '../../src/card/views-on-demand.js'
import type { State } from '../../src/connector/state.js'
import { all, part, press, textOf, type Card } from './card.js'
import { scripted, type Scripted } from './connector.js'
import { checking, connected, disconnecting, failed, problemWith, waiting } from './states.js'
import { texts } from './texts.js'

/** What is loaded on demand does not come before a test says so. */
const piece = new URL('/src/card/views/problem-views.ts', location.href).href
const away = `/late/${Date.now()}?module=${encodeURIComponent(piece + '?itself')}`
const map = document.createElement('script')
map.type = 'importmap'
map.textContent = JSON.stringify({ imports: { [piece]: away } })
document.head.append(map)

async function drawn(state: State): Promise<{ card: Card; connector: Scripted }> {
  const connector = scripted(state)
  const card = document.createElement('wiro-hubspot-connect')
  card.connector = connector
  document.body.append(card)
  await card.updateComplete
  return { card, connector }
}

const seen = (card: Card) => [part(card, 'status'), ...all(card, '[part=text], [part=code], button')].map(textOf)

/** What a card shows after the piece was asked for, and did not come or came. */
const shows = (card: Card, status: string) =>
  waitUntil(() => textOf(part(card, 'status')) === status, `It should say: ${status}`, { timeout: 8_000 })

/** In their order: what came stays. */
describe('what is loaded on demand', () => {
  let card: Card
  let connector: Scripted

  const place = async (state: State) => {
    card?.remove()
    ;({ card, connector } = await drawn(state))
  }

  after(() => card.remove())

  const requested = () =>
    performance.getEntriesByType('resource').filter(({ name }) => /views\/(flow|problem)-views/.test(name))

  it('is not asked for by an account whose endpoint tells no agent', async () => {
    await place(connected())

    expect(requested()).to.deep.equal([])
  })

  it('is not needed while an account is being disconnected', async () => {
    await place(disconnecting())

    const { status, button } = texts.first.disconnecting
    expect([seen(card)[0], seen(card).at(-1)]).to.deep.equal([status, button])
  })

  const { buttons } = texts.first
  for (const [code, labels] of [
    ['offline', [buttons.retry]],
    ['signed_out', [buttons.reload]],
    ['endpoint_unreachable', [buttons.retry]],
    ['endpoint_timeout', [buttons.retry]],
    ['popup_blocked', [buttons.openHubSpot]],
  ] as const) {
    it(`is not needed to explain ${code}`, async () => {
      expect(problemViews({ texts: {} as Card['texts'] })).to.equal(undefined)

      await place(failed(code))

      const { title, text } = texts.first.codes[code]
      expect(seen(card)).to.deep.equal([title, text, ...labels])
    })
  }

  it('is not needed to explain that a status read had no answer', async () => {
    await place(failed('endpoint_timeout', { during: 'check' }))

    const { status, noAnswer } = texts.first.statusUnread
    expect(seen(card)).to.deep.equal([status, noAnswer, buttons.retry])
  })

  const unexplained = texts.first.statusUnread.status

  it('leaves whole sentences and two ways on where it did not come', async () => {
    await place(failed('internal_error'))

    await shows(card, unexplained)
    expect(seen(card)).to.deep.equal([unexplained, texts.first.notLoaded, buttons.reload, buttons.retry])
    expect(card.shadowRoot!.textContent).not.to.contain('internal_error')
  })

  it('is waited for before the card says that it did not come', async () => {
    const shown: string[] = []
    await place(checking)
    new MutationObserver(() => shown.push(seen(card)[0]!)).observe(card.shadowRoot!, {
      subtree: true,
      childList: true,
      characterData: true,
    })

    connector.become(failed('internal_error'))
    await card.updateComplete

    expect([seen(card)[0], shown.includes(unexplained)]).to.deep.equal([texts.first.checking.status, false])
    await shows(card, unexplained)
  })

  it('does not make up a reason where it did not come', async () => {
    await place(failed('internal_error'))

    expect(card.shadowRoot!.textContent).not.to.contain('The server didn’t answer')
  })

  it('keeps an account from being disconnected unasked where it did not come', async () => {
    await place(connected())

    await press(card, texts.first.buttons.disconnect)

    expect([connector.asked, seen(card)[0]]).to.deep.equal([[], texts.first.connected.status])
  })

  it('leaves a note over an account out where it did not come', async () => {
    await place(connected({ problem: problemWith('unfinished') }))

    expect(textOf(part(card, 'notice'))).to.equal(undefined)
  })

  it('is asked for again by “Try again”, and then explains the problem', async () => {
    await place(failed('internal_error'))
    await shows(card, unexplained)
    // What was asked for before did not come, and is over.
    await loadProblemViews(Promise.resolve('en'))
    await fetch(away + '&release')
    connector.answer.connect = async () => {
      connector.become(failed('internal_error'))
      return { outcome: 'failed' }
    }

    await press(card, buttons.retry)

    await shows(card, texts.problems.codes.internal_error.title)
  })

  it('explains the next problem at once', async () => {
    connector.answer.connect = async () => {
      connector.become(waiting('opening'))
      return { outcome: 'cancelled' }
    }
    await press(card, texts.first.buttons.retry)

    connector.become(failed('forbidden'))

    await shows(card, texts.problems.codes.forbidden.title)
  })

  it('brings its styles along', () => {
    expect(getComputedStyle(part(card, 'developer')!).display).to.equal('grid')
  })
})
