import { expect, waitUntil } from '@open-wc/testing'
import { demand, loaded } from '../../src/card/demand.js'
import type { State } from '../../src/connector/state.js'
import { all, part, press, textOf, type Card } from './card.js'
import { scripted, type Scripted } from './connector.js'
import { checking, connected, disconnecting, failed, problemWith, waiting } from './states.js'

/** What is loaded on demand does not come before a test says so. */
const piece = new URL('/src/card/ondemand.ts', location.href).href
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

  for (const [code, status, text] of [
    ['offline', 'You’re offline', 'We can’t check the connection until you’re back online.'],
    ['signed_out', 'Your session has ended', 'Reload the page and sign in to see the connection.'],
    ['endpoint_unreachable', 'Couldn’t reach the server', 'The network or an ad blocker may be in the way.'],
    ['endpoint_timeout', 'The server took too long', 'We stopped waiting.'],
    ['popup_blocked', 'Your browser blocked the window', 'Nothing is lost. Open HubSpot with one more click.'],
  ] as const) {
    it(`is not needed to explain ${code}`, async () => {
      expect(loaded()).to.equal(undefined)

      await place(failed(code))

      expect(seen(card)).to.deep.equal([status, text, 'Try again'])
    })
  }

  it('leaves the code and a button where it did not come', async () => {
    await place(failed('internal_error'))

    await shows(card, 'internal_error')
    expect(all(card, 'button').map(textOf)).to.deep.equal(['Try again'])
  })

  it('is waited for before a code is shown in place of words', async () => {
    const shown: string[] = []
    await place(checking)
    new MutationObserver(() => shown.push(seen(card)[0]!)).observe(card.shadowRoot!, {
      subtree: true,
      childList: true,
      characterData: true,
    })

    connector.become(failed('internal_error'))
    await card.updateComplete

    expect([seen(card)[0], shown.includes('internal_error')]).to.deep.equal(['Checking', false])
    await shows(card, 'internal_error')
  })

  it('does not make up a reason where it did not come', async () => {
    await place(failed('internal_error'))

    expect(card.shadowRoot!.textContent).not.to.contain('The server didn’t answer')
  })

  it('keeps an account from being disconnected unasked where it did not come', async () => {
    await place(connected())

    await press(card, 'Disconnect')

    expect([connector.asked, seen(card)[0]]).to.deep.equal([[], 'Connected'])
  })

  it('leaves a note over an account out where it did not come', async () => {
    await place(connected({ problem: problemWith('unfinished') }))

    expect(textOf(part(card, 'notice'))).to.equal(undefined)
  })

  it('comes when a host disconnects without asking the person', async () => {
    // What was asked for before did not come, and is over.
    await demand('en')
    await fetch(away + '&release')
    await place(connected())

    connector.become(disconnecting())

    await shows(card, 'Disconnecting')
  })

  it('is asked for again at the next press', async () => {
    await place(failed('internal_error'))
    await shows(card, 'Wiro had a problem')
    connector.answer.connect = async () => {
      connector.become(waiting('opening'))
      return { outcome: 'cancelled' }
    }
    await press(card, 'Try again')

    connector.become(failed('forbidden'))

    await shows(card, 'You can’t connect HubSpot here')
  })

  it('brings its styles along', () => {
    expect(getComputedStyle(part(card, 'code')!).display).to.equal('flex')
  })
})
