import { expect } from '@open-wc/testing'
import type { State } from '../../src/connector/state.js'
import { all, drawn, settled, textOf, type Card } from './card.js'
import { checking, connected, disconnected, disconnecting, failed, flowWith, waiting } from './states.js'
import { texts } from './texts.js'

const leading = (card: Card) => all(card, '[part=actions] > *')[0]!

describe('the leading button', () => {
  const states: State[] = [
    disconnected,
    waiting('opening'),
    waiting('authorizing'),
    waiting('authorizing', flowWith(1)),
    waiting('unfinished'),
    waiting('verifying'),
    failed('not_confirmed'),
    failed('internal_error'),
    connected(),
    disconnecting(),
    { ...checking, slow: true },
  ]

  it('is one and the same element in all states', async () => {
    const { card, connector } = await drawn(checking)
    const first = leading(card)

    const others = []
    for (const state of states) {
      connector.become(state)
      await settled(card)
      if (leading(card) !== first) others.push(state.status)
    }

    expect(others).to.deep.equal([])
  })

  it('keeps the focus in all states', async () => {
    const { card, connector } = await drawn(disconnected)
    leading(card).focus()

    const lost = []
    for (const state of states) {
      connector.become(state)
      await settled(card)
      if (card.shadowRoot!.activeElement !== leading(card)) lost.push(state.status)
    }

    expect(lost).to.deep.equal([])
  })

  it('cannot be reached by keyboard before there is something to press', async () => {
    const { card } = await drawn(checking)

    expect(leading(card).tabIndex).to.equal(-1)
  })

  it('can be reached by keyboard once there is', async () => {
    const { card, connector } = await drawn(checking)

    connector.become(disconnected)
    await settled(card)

    expect(leading(card).tabIndex).to.equal(0)
  })
})

describe('the live region', () => {
  const live = (card: Card) => all(card, '[role], [aria-live]').filter((one) => one.role !== 'group')

  it('F119 is one alone', async () => {
    const { card } = await drawn(connected())

    expect(live(card).map((one) => [one.role, textOf(one)])).to.deep.equal([['status', texts.first.connected.status]])
  })

  const changes: [State, State][] = [
    [checking, disconnected],
    [checking, { ...checking, slow: true }],
    [disconnected, waiting('opening')],
    [waiting('opening'), waiting('authorizing')],
    [waiting('authorizing'), waiting('verifying')],
    [waiting('authorizing'), waiting('unfinished')],
    [waiting('verifying'), connected()],
    [connected(), disconnecting()],
    [disconnecting(), disconnected],
    [waiting('opening'), failed('internal_error')],
  ]
  const watch = (card: Card) => {
    const changes: MutationRecord[] = []
    const observer = new MutationObserver((records) => changes.push(...records))
    observer.observe(live(card)[0]!, { characterData: true, childList: true, subtree: true })
    return changes
  }

  for (const [from, to] of changes) {
    it(`F119 changes once from ${from.status} to ${to.status}${to.slow ? ' for longer' : ''}`, async () => {
      const { card, connector } = await drawn(from)
      const records = watch(card)

      connector.become(to)
      await settled(card)

      expect(records.length).to.equal(1)
    })
  }

  it('F119 is silent while the minutes go by', async () => {
    const { card, connector } = await drawn(waiting('authorizing', flowWith(14)))
    const records = watch(card)

    connector.become(waiting('authorizing', flowWith(12)))
    await settled(card)

    expect([textOf(all(card, '[part=note]')[0]), records]).to.deep.equal(['12 minutes left', []])
  })
})
