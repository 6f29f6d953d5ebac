import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { State } from '../../../src/connector/state.js'
import { all, button, drawn, part, press, settled, textOf, type Card } from '../card.js'
import { connected, disconnecting, failed, setup } from '../states.js'
import { texts } from '../texts.js'

const { reconnect, disconnect, troubleshoot } = texts.first.buttons
const { close, topics } = texts.panels.troubleshoot

const status = (card: Card) => textOf(part(card, 'status'))
const buttons = (card: Card) => all(card, '[part=actions] button').map(textOf)
const focused = (card: Card) => textOf(card.shadowRoot!.activeElement ?? undefined)

describe('a panel', () => {
  const changes: [description: string, states: State[]][] = [
    ['to another', [failed('forbidden')]],
    ['to another and back', [disconnecting(), connected()]],
  ]
  for (const [description, states] of changes) {
    for (const label of [troubleshoot, disconnect]) {
      it(`that I open by ${label} stays closed where the state changes ${description} before it is loaded`, async () => {
        const { card, connector } = await drawn(connected())

        button(card, label).click()
        for (const state of states) connector.become(state)
        await settled(card)

        expect(buttons(card)).not.to.include.oneOf([close, texts.panels.disconnect.keep])
      })
    }
  }

  it('is closed when the state changes', async () => {
    const { card, connector } = await drawn(connected())
    await press(card, troubleshoot)

    connector.become(failed('forbidden'))
    await settled(card)

    expect(status(card)).to.equal(texts.problems.codes.forbidden.title)
  })

  it('stays open when the status is read anew', async () => {
    const { card, connector } = await drawn(connected())
    await press(card, troubleshoot)

    connector.become(connected({ health: 'ok' }))
    await settled(card)

    expect(buttons(card)).to.deep.equal([close])
  })

  it('gives way to the one that I open after it', async () => {
    const { card } = await drawn(connected())

    button(card, troubleshoot).click()
    button(card, disconnect).click()
    await settled(card)

    expect(buttons(card)).to.deep.equal([texts.panels.disconnect.confirm, texts.panels.disconnect.keep])
  })

  it('gives the focus back to the button that opened the first of several', async () => {
    const { card } = await drawn(connected(), { authMethod: 'own' })
    button(card, troubleshoot).focus()
    await press(card, troubleshoot)
    await press(card, topics.missingData.title)

    await card.open('setup')
    await card.close()

    expect(focused(card)).to.equal(troubleshoot)
  })

  it('leaves Esc to the page where none is open', async () => {
    const { card } = await drawn(connected())
    button(card, reconnect).focus()

    await sendKeys({ press: 'Escape' })

    expect(focused(card)).to.equal(reconnect)
  })
})

describe('a card without a saved app', () => {
  it('is drawn with the set-up, which nobody opened', async () => {
    const { card } = await drawn(setup(), { authMethod: 'own' })

    expect([status(card), card.panel]).to.deep.equal([texts.panels.setup.status, undefined])
  })

  it('is drawn as disconnected where the host turned connecting off', async () => {
    const { card } = await drawn(setup(), { authMethod: 'own', disabled: true })

    expect(status(card)).to.equal(texts.first.disconnected.status)
  })
})
