import { expect } from '@open-wc/testing'
import type { State } from '../../src/connector/state.js'
import { all, button, drawn, part, press, settled, textOf, type Card } from './card.js'
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

describe('the focus', () => {
  const focused = (card: Card) => card.shadowRoot!.activeElement

  it('goes to the leading button where what held it is gone', async () => {
    const { card, connector } = await drawn(waiting('authorizing'))
    button(card, texts.first.buttons.cancel).focus()

    connector.become(disconnected)
    await settled(card)

    expect(focused(card)).to.equal(leading(card))
  })

  it('stays in the card where nothing can be pressed', async () => {
    const { card, connector } = await drawn(waiting('authorizing'))
    button(card, texts.first.buttons.cancel).focus()

    card.disabled = true
    connector.become(disconnected)
    await settled(card)

    expect(focused(card)).to.equal(part(card, 'card'))
  })

  it('is not taken from the page', async () => {
    const { card, connector } = await drawn(waiting('authorizing'))

    connector.become(disconnected)
    await settled(card)

    expect(focused(card)).to.equal(null)
  })
})

describe('Escape', () => {
  const escape = (card: Card) => {
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, composed: true })
    leading(card).dispatchEvent(event)
    return event.defaultPrevented
  }

  it('closes a panel, and not a dialog around the card', async () => {
    const { card } = await drawn(connected())
    await press(card, texts.first.buttons.disconnect)

    expect(escape(card)).to.equal(true)
    await settled(card)
    expect(button(card, texts.first.buttons.disconnect).part.contains('quiet')).to.equal(true)
  })

  it('is left to the page where the card has nothing to close', async () => {
    const { card } = await drawn(connected())

    expect(escape(card)).to.equal(false)
  })
})

describe('the live region', () => {
  const live = (card: Card) => all(card, '[role=status]')

  it('F119 is the words of the card, beside one for what a press does', async () => {
    const { card } = await drawn(connected())

    expect(live(card).map((one) => one.getAttribute('part'))).to.deep.equal(['words', 'announcement'])
  })

  /** What changes, by element: a region that is not atomic is read out by what changed in it. */
  const watch = (card: Card) => {
    const said = new Set<string | undefined>()
    const add = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement
      const lines = [element?.closest('p'), ...(node instanceof Element ? node.querySelectorAll('p') : [])]
      for (const line of lines)
        if (line && !line.closest('[aria-live=off]') && node !== live(card)[0]) said.add(textOf(line))
    }
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) for (const node of [target, ...addedNodes]) add(node)
    })
    for (const region of live(card)) observer.observe(region, { characterData: true, childList: true, subtree: true })
    return said
  }

  const { first } = texts
  const { codes } = texts.problems
  const changes: [State, State, string[]][] = [
    [checking, disconnected, [first.disconnected.status, first.disconnected.text]],
    [disconnected, waiting('opening'), [first.opening.status, first.opening.text]],
    [waiting('opening'), waiting('authorizing'), [first.authorizing.status, first.authorizing.text]],
    [waiting('authorizing'), waiting('unfinished'), [codes.unfinished.title, codes.unfinished.text]],
    [disconnecting(), disconnected, [first.disconnected.status, first.disconnected.text]],
    [
      waiting('opening'),
      failed('session_expired'),
      [codes.session_expired.title, codes.session_expired.text, codes.session_expired.steps[0]] as string[],
    ],
  ]
  for (const [from, to, words] of changes) {
    const code = 'problem' in to ? ` with ${to.problem?.code}` : ''
    it(`F119 says what happened and what to do, from ${from.status} to ${to.status}${code}`, async () => {
      const { card, connector } = await drawn(from)
      const said = watch(card)

      connector.become(to)
      await settled(card)

      expect([...said].filter(Boolean)).to.have.members(words)
    })
  }

  it('F119 is silent while the minutes go by', async () => {
    const { card, connector } = await drawn(waiting('authorizing', flowWith(14)))
    const said = watch(card)

    connector.become(waiting('authorizing', flowWith(12)))
    await settled(card)

    expect([textOf(all(card, '[part=note]')[0]), [...said]]).to.deep.equal(['12\u00a0minutes left', []])
  })

  it('says that a text was copied', async () => {
    const { clipboard } = navigator
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} }, configurable: true })
    const { card } = await drawn(failed('internal_error'))

    await press(card, texts.problems.buttons.copyDetails)
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })

    expect(textOf(part(card, 'announcement'))).to.equal(texts.problems.buttons.copied)
  })
})

describe('a row in a list', () => {
  const labels = (card: Card) => all(card, '[part=actions] button').map(textOf)
  const { more, reconnect, disconnect, troubleshoot } = texts.first.buttons

  it('puts more than two buttons behind one', async () => {
    const { card } = await drawn(connected(), { appearance: 'inline' })

    expect(labels(card)).to.deep.equal([more])
  })

  it('shows them after a press, and hides them after another', async () => {
    const { card } = await drawn(connected(), { appearance: 'inline' })

    await press(card, more)
    expect([labels(card), button(card, more).ariaExpanded]).to.deep.equal([
      [more, reconnect, disconnect, troubleshoot],
      'true',
    ])

    await press(card, more)
    expect([labels(card), button(card, more).ariaExpanded]).to.deep.equal([[more], 'false'])
  })

  it('gives the focus back to that button at Escape', async () => {
    const { card } = await drawn(connected(), { appearance: 'inline' })
    await press(card, more)
    button(card, troubleshoot).focus()

    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    button(card, troubleshoot).dispatchEvent(event)
    await settled(card)

    expect([labels(card), textOf(card.shadowRoot!.activeElement!)]).to.deep.equal([[more], more])
  })

  it('hides them when the state changes', async () => {
    const { card, connector } = await drawn(connected(), { appearance: 'inline' })
    await press(card, more)

    connector.become(disconnecting())
    connector.become(connected())
    await settled(card)

    expect(labels(card)).to.deep.equal([more])
  })

  it('shows two buttons as they are', async () => {
    const { card } = await drawn(waiting('unfinished'), { appearance: 'inline' })

    expect(labels(card)).to.deep.equal([texts.first.buttons.retry, texts.first.buttons.cancel])
  })

  it('is a card while a panel is open', async () => {
    const { card } = await drawn(connected(), { appearance: 'inline' })
    await press(card, more)
    await press(card, troubleshoot)

    expect(part(card, 'card')!.hasAttribute('data-row')).to.equal(false)
  })
})
