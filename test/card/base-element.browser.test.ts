import { expect } from '@open-wc/testing'
import type { AuthMethod } from '../../src/protocol/endpoint.js'
import { all, drawn, part, press, textOf } from './card.js'
import { connected, disconnected, waiting } from './states.js'
import { texts } from './texts.js'

describe('what a host sets', () => {
  it('turns the card off', async () => {
    const { card, connector } = await drawn(disconnected, { disabled: true })

    await press(card, texts.first.disconnected.button)

    expect(connector.asked).to.deep.equal([])
  })

  it('turns its own call off too, at once', async () => {
    const { card, connector } = await drawn(disconnected, { disabled: true })

    const ended = await card.connect()

    expect([ended, connector.asked]).to.deep.equal([{ outcome: 'cancelled' }, []])
  })

  it('is seen in the attributes disabled and appearance', async () => {
    const { card } = await drawn(disconnected, { disabled: true, appearance: 'inline' })

    expect([card.getAttribute('disabled'), card.getAttribute('appearance')]).to.deep.equal(['', 'inline'])
  })

  for (const [appearance, border] of [
    ['card', '1px'],
    ['inline', '0px'],
    ['junk', '1px'],
  ]) {
    it(`draws a frame of ${border} for appearance="${appearance}"`, async () => {
      const { card } = await drawn(disconnected)

      card.setAttribute('appearance', appearance!)
      await card.updateComplete

      expect(getComputedStyle(part(card, 'card')!).borderTopWidth).to.equal(border)
    })
  }

  for (const [level, shown] of [
    ['2', '2'],
    ['6', '6'],
    ['x', '3'],
    ['', '3'],
    ['0', '3'],
    ['7', '3'],
    ['-1', '3'],
    ['2.5', '3'],
  ]) {
    it(`makes the title a heading of level ${shown} for heading-level="${level}"`, async () => {
      const { card } = await drawn(disconnected)

      card.setAttribute('heading-level', level!)
      await card.updateComplete

      expect(part(card, 'title')!.getAttribute('aria-level')).to.equal(shown)
    })
  }

  for (const junk of ['junk', '', 'OWN']) {
    it(`offers what Wiro’s own app can meet for auth-method="${junk}"`, async () => {
      const { card } = await drawn(waiting('unfinished'), { authMethod: junk as AuthMethod })
      await press(card, texts.problems.questionLink)

      expect(all(card, '[part=choice]').length).to.equal(5)
    })
  }

  it('names the account by account-name', async () => {
    const { card } = await drawn(connected({ account: { portalId: '12345678' } }))

    card.setAttribute('account-name', 'Acme')
    await card.updateComplete

    expect(textOf(part(card, 'account'))).to.equal('Acme')
  })

  it('does not rename an account whose name the endpoint told', async () => {
    const { card } = await drawn(connected(), { accountName: 'Another' })

    expect(textOf(part(card, 'account'))).to.equal('Acme Europe')
  })
})
