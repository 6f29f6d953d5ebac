import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { all, button, drawn, press, settled, textOf, type Card } from '../card.js'
import { connected, disconnected, disconnecting } from '../states.js'
import { texts } from '../texts.js'

const { buttons } = texts.first
const { confirm, keep } = texts.panels.disconnect

const leading = (card: Card) => textOf(all(card, '[part=actions] > *')[0])
const focused = (card: Card) => textOf(card.shadowRoot!.activeElement ?? undefined)

async function openQuestion() {
  const { card, connector } = await drawn(connected())
  button(card, buttons.disconnect).focus()
  await press(card, buttons.disconnect)
  return { card, connector }
}

describe('the question before a disconnect', () => {
  it('F102 is asked before anything happens', async () => {
    const { connector } = await openQuestion()

    expect(connector.asked).to.deep.equal([])
  })

  it('F102 disconnects where I confirm', async () => {
    const { card, connector } = await openQuestion()

    await press(card, confirm)

    expect(connector.asked).to.deep.equal(['disconnect'])
  })

  it('leaves the account as it was where I keep it', async () => {
    const { card, connector } = await openQuestion()

    await press(card, keep)

    expect([connector.asked, leading(card)]).to.deep.equal([[], buttons.reconnect])
  })

  it('F119 takes the focus to the button that keeps the account', async () => {
    const { card } = await openQuestion()

    expect(focused(card)).to.equal(keep)
  })

  it('F119 gives the focus back where I keep the account', async () => {
    const { card } = await openQuestion()

    await press(card, keep)

    expect(focused(card)).to.equal(buttons.disconnect)
  })

  it('F120 is closed by Esc, which gives the focus back', async () => {
    const { card } = await openQuestion()

    await sendKeys({ press: 'Escape' })
    await settled(card)

    expect([leading(card), focused(card)]).to.deep.equal([buttons.reconnect, buttons.disconnect])
  })

  it('F119 leaves the focus on the leading button while it disconnects', async () => {
    const { card, connector } = await openQuestion()
    connector.answer.disconnect = async () => {
      connector.become(disconnecting())
      return { outcome: 'disconnected' }
    }
    button(card, confirm).focus()

    await press(card, confirm)

    expect(focused(card)).to.equal(texts.first.disconnecting.button)
  })

  it('is not asked anew about the next account', async () => {
    const { card, connector } = await openQuestion()

    connector.become(disconnected)
    connector.become(connected())
    await settled(card)

    expect(leading(card)).to.equal(buttons.reconnect)
  })
})
