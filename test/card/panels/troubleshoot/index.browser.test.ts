import { expect } from '@open-wc/testing'
import { all, button, drawn, press, textOf, type Card } from '../../card.js'
import { connected } from '../../states.js'
import { texts } from '../../texts.js'

const { topics, close } = texts.panels.troubleshoot
const { back } = texts.panels
const { troubleshoot } = texts.first.buttons

const buttons = (card: Card) => all(card, '[part=actions] button').map(textOf)
const focused = (card: Card) => textOf(card.shadowRoot!.activeElement ?? undefined)

async function openPanel(): Promise<Card> {
  const { card } = await drawn(connected())
  button(card, troubleshoot).focus()
  await press(card, troubleshoot)
  return card
}

describe('the troubleshoot panel', () => {
  it('takes the focus to its first topic', async () => {
    const card = await openPanel()

    expect(focused(card)).to.equal(topics.missingData.title)
  })

  it('gives the focus back when it is closed', async () => {
    const card = await openPanel()

    await press(card, close)

    expect(focused(card)).to.equal(troubleshoot)
  })

  it('takes the focus to the heading of an answer', async () => {
    const card = await openPanel()

    await press(card, topics.removed.title)

    expect(card.shadowRoot!.activeElement).to.equal(all(card, '[part=body] [part=heading]')[0])
    expect(focused(card)).to.equal(topics.removed.title)
  })

  it('leads back from an answer to where I was in the list', async () => {
    const card = await openPanel()
    await press(card, topics.removed.title)

    await press(card, back)

    expect([focused(card), buttons(card)]).to.deep.equal([topics.removed.title, [close]])
  })

  it('begins with its list after it was closed within an answer', async () => {
    const card = await openPanel()
    await press(card, topics.removed.title)
    await card.close()

    await press(card, troubleshoot)

    expect([focused(card), buttons(card)]).to.deep.equal([topics.missingData.title, [close]])
  })
})
