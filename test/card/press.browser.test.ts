import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { State } from '../../src/connector/state.js'
import { all, button, drawn, part, placed, press, settled, textOf, type Card, type Properties } from './card.js'
import { scripted } from './connector.js'
import { checking, connected, disconnected, disconnecting, failed, flowWith, problemWith, waiting } from './states.js'
import { texts } from './texts.js'

const leading = (card: Card) => all(card, '[part=actions] > *')[0]!

const focused = (card: Card) => textOf(card.shadowRoot!.activeElement ?? undefined)

const paused = connected({ health: 'paused', agent: { status: 0 }, can: ['connect', 'disconnect', 'start-agent'] })

const changed = connected({
  problem: problemWith('wrong_portal', { portalId: '2', accountName: 'Acme US', previousPortalId: '1' }),
})

describe('a press', () => {
  const flow = flowWith()
  const rows: [State, string, string, Properties?][] = [
    [disconnected, texts.first.disconnected.button, 'connect'],
    [waiting('opening'), texts.first.buttons.cancel, 'cancel'],
    [waiting('authorizing'), texts.first.buttons.show, 'connect'],
    [waiting('authorizing'), texts.first.buttons.reopen, 'connect {"mode":"popup"}'],
    [waiting('authorizing'), texts.first.buttons.cancel, 'cancel'],
    [
      waiting('authorizing', flowWith(14, { windowHeld: false })),
      texts.first.buttons.reopen,
      'connect {"mode":"popup"}',
    ],
    [waiting('authorizing', flowWith(1)), texts.first.buttons.show, 'connect'],
    [waiting('authorizing', flowWith(1)), texts.problems.expiring.restart, 'connect {"restart":true}'],
    [waiting('authorizing', flowWith(1)), texts.first.buttons.cancel, 'cancel'],
    [waiting('verifying'), texts.first.buttons.check, 'checkStatus'],
    [waiting('verifying'), texts.first.buttons.cancel, 'cancel'],
    [waiting('unfinished'), texts.first.buttons.retry, 'connect'],
    [waiting('unfinished'), texts.first.buttons.cancel, 'cancel'],
    [connected(), texts.first.buttons.reconnect, 'connect'],
    [paused, texts.problems.agent.start, 'startAgent'],
    [paused, texts.first.buttons.reconnect, 'connect'],
    [changed, 'Keep \u2068Acme US\u2069', 'acceptAccount'],
    [changed, texts.problems.otherAccount.choose, 'connect'],
    [failed('popup_blocked', {}, { flow }), texts.first.buttons.openHubSpot, 'connect'],
    [failed('popup_blocked', {}, { flow }), texts.problems.buttons.continueHere, 'connect {"mode":"redirect"}'],
    [failed('popup_blocked', {}, { flow }), texts.first.buttons.cancel, 'cancel'],
    [waiting('opening', flowWith(14, { redirect: true })), texts.first.buttons.cancel, 'cancel'],
    [failed('relay_unreachable', {}, { flow }), texts.first.buttons.retry, 'connect'],
    [failed('not_confirmed', {}, { flow }), texts.first.buttons.checkAgain, 'checkStatus'],
    [failed('not_confirmed', {}, { flow }), texts.first.buttons.cancel, 'cancel'],
    [failed('internal_error'), texts.first.buttons.retry, 'connect'],
    [failed('offline'), texts.first.buttons.retry, 'connect'],
    [failed('forbidden', { during: 'check' }), texts.first.buttons.retry, 'checkStatus'],
    [failed('offline', { during: 'check' }), texts.first.buttons.retry, 'checkStatus'],
    [failed('endpoint_unreachable', { during: 'check' }), texts.first.buttons.retry, 'checkStatus'],
  ]
  for (const [state, label, expected, properties] of rows) {
    const code = state.status === 'failed' ? ` with ${state.problem.code} at ${state.problem.during}` : ''
    it(`on ${label} asks for ${expected} when ${state.status}${code}`, async () => {
      const { card, connector } = await drawn(state, properties)

      await press(card, label)

      expect(connector.asked).to.deep.equal([expected])
    })
  }

  for (const [title, properties] of [
    ['the host asks for windows alone', { mode: 'popup' }],
    ['the relay is on another origin', { relayUrl: 'https://relay.example/relay.html' }],
  ] as [string, Properties][]) {
    it(`F01 cannot go on in this tab where ${title}`, async () => {
      const { card } = await drawn(failed('popup_blocked', {}, { flow }), properties)

      expect(all(card, '[part=actions] > *').map(textOf)).to.deep.equal([
        texts.first.buttons.openHubSpot,
        texts.first.buttons.cancel,
      ])
    })
  }

  it('F01 that is blocked once more says how to allow pop-ups', async () => {
    const { card, connector } = await drawn(failed('popup_blocked', {}, { flow }))
    const before = textOf(part(card, 'text'))
    connector.answer.connect = async () => {
      connector.become(waiting('opening'))
      connector.become(failed('popup_blocked', {}, { flow }))
      return { outcome: 'failed' }
    }

    await press(card, texts.first.buttons.openHubSpot)

    expect([before, textOf(part(card, 'text'))]).to.deep.equal([
      texts.first.codes.popup_blocked.text,
      texts.problems.blockedAgain,
    ])
  })

  it('on Reload page reloads the page', async () => {
    const shown = () => oneEvent<MessageEvent>(window, 'message')
    const first = shown()
    const frame = await fixture<HTMLIFrameElement>(html`<iframe src="/test/card/framed.html"></iframe>`)
    const there = () => frame.contentDocument!.querySelector('wiro-hubspot-connect')!
    await first
    const card = there()
    const again = shown()

    button(card, texts.first.buttons.reload).click()

    await again
    expect(there()).not.to.equal(card)
  })

  it('F106 on a button that waits does nothing', async () => {
    const { card, connector } = await drawn(disconnecting())

    await press(card, texts.first.disconnecting.button)

    expect(connector.asked).to.deep.equal([])
  })

  it('on the place of a button to come does nothing', async () => {
    const { card, connector } = await drawn(checking)

    await press(card, texts.first.disconnected.button)

    expect(connector.asked).to.deep.equal([])
  })

  it('F05 counts once in a double click', async () => {
    const { card, connector } = await drawn(disconnected)

    for (const detail of [1, 2]) leading(card).dispatchEvent(new MouseEvent('click', { detail }))

    expect(connector.asked).to.deep.equal(['connect'])
  })

  it('F05 does not reach the button that took the place of another in a double click', async () => {
    const { card, connector } = await drawn(disconnected)
    leading(card).dispatchEvent(new MouseEvent('click', { detail: 1 }))
    connector.become(waiting('opening'))
    await settled(card)

    leading(card).dispatchEvent(new MouseEvent('click', { detail: 2 }))

    expect([textOf(leading(card)), connector.asked]).to.deep.equal([texts.first.buttons.show, ['connect']])
  })

  describe('that a drawing came into', () => {
    /** The window closed between a pointer's going down on a button and its going up. */
    async function pressedWhileWindowCloses() {
      const { card, connector } = await drawn(waiting('authorizing'))
      const pressed = button(card, texts.first.buttons.reopen)
      pressed.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      connector.become(waiting('authorizing', flowWith(14, { windowHeld: false })))
      await settled(card)
      return { card, connector, pressed }
    }

    it('does not reach the button that the element has become', async () => {
      const { card, connector, pressed } = await pressedWhileWindowCloses()

      pressed.dispatchEvent(new MouseEvent('click', { detail: 1 }))

      expect([textOf(pressed), connector.asked, pressed.isConnected]).to.deep.equal([
        texts.first.buttons.cancel,
        [],
        card.isConnected,
      ])
    })

    it('keeps neither a key nor the next press from it', async () => {
      const { connector, pressed } = await pressedWhileWindowCloses()

      pressed.click()
      pressed.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      pressed.dispatchEvent(new MouseEvent('click', { detail: 1 }))

      expect(connector.asked).to.deep.equal(['cancel', 'cancel'])
    })
  })

  it('F01 on Cancel is not led to a button that is loaded later', async () => {
    const { card } = await drawn(failed('popup_blocked', {}, { flow: flowWith() }))

    expect(all(card, '[part=actions] > *').map(textOf)).to.deep.equal([
      texts.first.buttons.openHubSpot,
      texts.first.buttons.cancel,
      texts.problems.buttons.continueHere,
    ])
  })

  for (const [key, repeat, prevented] of [
    ['Enter', true, true],
    ['Enter', false, false],
    ['ArrowDown', true, false],
  ] as const) {
    it(`F05 of ${key}${repeat ? ' that is held' : ''} is ${prevented ? '' : 'not '}kept from pressing`, async () => {
      const { card } = await drawn(disconnected)
      const event = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true })

      leading(card).dispatchEvent(event)

      expect(event.defaultPrevented).to.equal(prevented)
    })
  }

  for (const key of ['Enter', ' ']) {
    it(`F05 of ${key} twice by habit does not reach the button that took the place of Connect`, async () => {
      const { card, connector } = await drawn(disconnected)
      button(card, texts.first.disconnected.button).focus()
      await sendKeys({ press: key === ' ' ? 'Space' : key })
      connector.become(waiting('opening', flowWith(14, { startedAt: new Date() })))
      await settled(card)

      await sendKeys({ press: key === ' ' ? 'Space' : key })

      expect([connector.asked, focused(card)]).to.deep.equal([['connect'], texts.first.buttons.show])
    })
  }

  it('of Enter on Cancel cancels once the flow is half a second old', async () => {
    const { card, connector } = await drawn(waiting('opening', flowWith(14, { startedAt: new Date(Date.now() - 600) })))
    button(card, texts.first.buttons.cancel).focus()

    await sendKeys({ press: 'Enter' })

    expect(connector.asked).to.deep.equal(['cancel'])
  })

  it('F65 reaches a flow under way although the card is turned off, and begins none', async () => {
    const { card, connector } = await drawn(waiting('authorizing'), { disabled: true })

    await press(card, texts.first.buttons.reopen)
    connector.become(disconnected)
    await settled(card)
    await card.connect()

    expect(connector.asked).to.deep.equal(['connect {"mode":"popup"}'])
  })

  for (const key of ['Enter', 'Space']) {
    it(`F06 of ${key} in a form connects`, async () => {
      const connector = scripted(disconnected)
      const card = await placed(
        html`<form><wiro-hubspot-connect .connector=${connector}></wiro-hubspot-connect></form>`,
      )
      leading(card).focus()

      await sendKeys({ press: key })

      expect(connector.asked).to.deep.equal(['connect'])
    })
  }

  const everyState = [
    disconnected,
    waiting('opening'),
    waiting('authorizing'),
    waiting('verifying'),
    waiting('unfinished'),
    connected(),
    disconnecting(),
    failed('internal_error'),
  ]
  for (const state of everyState) {
    it(`F06 on any button never submits the form around the card when ${state.status}`, async () => {
      let submitted = 0
      const submit = (event: Event) => {
        event.preventDefault()
        submitted++
      }
      const card = await placed(
        html`<form @submit=${submit}>
          <wiro-hubspot-connect .connector=${scripted(state)}></wiro-hubspot-connect>
        </form>`,
      )
      await settled(card)

      for (const one of all(card, 'button')) one.click()

      expect(submitted).to.equal(0)
    })
  }
})
