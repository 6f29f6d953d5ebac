import { expect } from '@open-wc/testing'
import type { FlowResult } from '../../src/connector/state.js'
import { drawn, press } from './card.js'
import { EVENT_NAMES, recordEvents } from './event-recorder.js'
import { checking, connected, disconnected, failed, flowWith, waiting } from './states.js'
import { texts } from './texts.js'

const flow = flowWith()

const ended = (outcome: FlowResult['outcome'], code?: FlowResult['code']): FlowResult => ({
  outcome,
  ...(code && { code }),
  flow: flow.id,
  duration: 1234,
})

const other = connected({ account: { portalId: '87654321', name: 'Acme US' } })

describe('an event', () => {
  const caught = async (name: string, cause: () => unknown) => {
    const event = new Promise<Event>((resolve) => document.addEventListener(name, resolve, { once: true }))
    cause()
    return event
  }

  for (const name of EVENT_NAMES) {
    it(`wiro-${name} bubbles out of shadow roots, and only the first can be cancelled`, async () => {
      const { card, connector } = await drawn(checking)
      connector.become(disconnected)
      connector.become(connected())

      const event = await caught(`wiro-${name}`, () => {
        void card.connect()
        connector.become(other)
        connector.become(disconnected)
        connector.become(failed('unknown'), ended('failed', 'unknown'))
        connector.become(connected())
      })

      const { bubbles, composed, cancelable } = event
      expect({ bubbles, composed, cancelable }).to.deep.equal({
        bubbles: true,
        composed: true,
        cancelable: name === 'before-connect',
      })
    })
  }
})

describe('wiro-before-connect', () => {
  const prevent = (event: Event) => event.preventDefault()

  for (const [state, reconnect] of [
    [disconnected, false],
    [failed('internal_error'), false],
    [connected(), true],
  ] as const) {
    it(`says ${reconnect ? 'that' : 'whether'} an account is replaced when ${state.status}`, async () => {
      const { card } = await drawn(state)
      const said = recordEvents()

      void card.connect()

      expect(said).to.deep.equal([{ type: 'wiro-before-connect', reconnect }])
    })
  }

  it('is said before anything is asked', async () => {
    const { card, connector } = await drawn(disconnected)
    let before: readonly string[] = ['not said']
    card.addEventListener('wiro-before-connect', () => void (before = [...connector.asked]))

    await press(card, texts.first.disconnected.button)

    expect([before, connector.asked]).to.deep.equal([[], ['connect']])
  })

  it('keeps a press from doing anything once it is cancelled', async () => {
    const { card, connector } = await drawn(disconnected)
    card.addEventListener('wiro-before-connect', prevent)

    await press(card, texts.first.disconnected.button)

    expect(connector.asked).to.deep.equal([])
  })

  it('lets connect() end as cancelled once it is cancelled', async () => {
    const { card } = await drawn(disconnected)
    card.addEventListener('wiro-before-connect', prevent)

    expect(await card.connect()).to.deep.equal({ outcome: 'cancelled' })
  })

  it('is not said about a press that joins the flow under way', async () => {
    const { card } = await drawn(waiting('authorizing'))
    const said = recordEvents()

    await press(card, texts.first.buttons.show)

    expect(said).to.deep.equal([])
  })

  it('is not said by a card that is turned off', async () => {
    const { card } = await drawn(disconnected, { disabled: true })
    const said = recordEvents()

    await card.connect()

    expect(said).to.deep.equal([])
  })
})
