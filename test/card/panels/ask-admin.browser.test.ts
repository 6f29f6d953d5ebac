import { expect } from '@open-wc/testing'
import { addressToSend } from '../../../src/card/panels/address-to-send.js'
import type { Code } from '../../../src/protocol/codes.js'
import { all, drawn, part, press, textOf, type Card, type Properties } from '../card.js'
import { preventCopies, recordCopies, restoreClipboard } from '../clipboard.js'
import { failed } from '../states.js'
import { texts } from '../texts.js'

const { ask, codes, buttons } = texts.problems
const { labels, copy, back, message } = texts.panels.askAdmin

const field = (card: Card) => all(card, 'textarea')[0] as HTMLTextAreaElement
const leading = (card: Card) => all(card, '[part=actions] button')[0]!

async function openMessage(): Promise<Card> {
  const { card } = await drawn(failed('hubspot_no_permission'))
  leading(card).focus()
  await press(card, ask.hubspotAdmin)
  return card
}

describe('a message to somebody who can help', () => {
  afterEach(restoreClipboard)

  for (const [code, button, label, properties = {}] of [
    ['hubspot_no_permission', ask.hubspotAdmin, labels.hubspotAdmin],
    ['authorization_denied', ask.hubspotAdmin, labels.hubspotAdmin],
    ['hubspot_scope_mismatch', ask.appOwner, labels.appOwner, { authMethod: 'own' }],
    ['portal_refused', ask.productAdmin, labels.productAdmin],
  ] as [Code, string, string, Properties?][]) {
    it(`is ready for ${code}: ${label}`, async () => {
      const { card } = await drawn(failed(code), properties)

      await press(card, button)

      expect([textOf(part(card, 'label')), field(card).readOnly]).to.deep.equal([label, true])
      expect(field(card).value).to.contain(`(${code})`)
    })
  }

  it('says where to go, what to press and what happened', async () => {
    const card = await openMessage()

    const code = 'hubspot_no_permission'
    const button = texts.first.disconnected.button
    const url = addressToSend(location.href)
    expect(field(card).value).to.equal(message({ url, button, title: codes[code].title, code }))
  })

  it('is copied as it stands', async () => {
    const copied = recordCopies()
    const card = await openMessage()

    await press(card, copy)

    expect([copied, textOf(leading(card))]).to.deep.equal([[field(card).value], buttons.copied])
  })

  it('is selected where nothing can be copied', async () => {
    preventCopies()
    const card = await openMessage()

    await press(card, copy)

    const { selectionStart, selectionEnd, value } = field(card)
    expect([selectionStart, selectionEnd]).to.deep.equal([0, value.length])
  })

  it('takes the focus, and gives it back with the problem', async () => {
    const card = await openMessage()
    const inMessage = card.shadowRoot!.activeElement

    await press(card, back)

    expect([inMessage?.localName, card.shadowRoot!.activeElement]).to.deep.equal(['textarea', leading(card)])
  })
})
