import { expect } from '@open-wc/testing'
import { CODES } from '../../../../src/protocol/codes.js'
import { all, drawn, part, press, settled, textOf, type Card, type Properties } from '../../card.js'
import { connected } from '../../states.js'
import { texts } from '../../texts.js'

const { code: lookup, codes: generalTexts } = texts.panels.troubleshoot
const { codes, ask, buttons } = texts.problems

const lines = (card: Card) => all(card, '[part=body] :is(p, li)').map((line) => textOf(line)!)
const field = (card: Card) => all(card, 'input')[0] as HTMLInputElement
const status = (card: Card) => textOf(part(card, 'status'))

async function openLookup(properties: Properties = {}): Promise<Card> {
  const { card } = await drawn(connected(), properties)
  await press(card, texts.first.buttons.troubleshoot)
  await press(card, lookup.title)
  return card
}

async function type(card: Card, text: string): Promise<void> {
  field(card).value = text
  field(card).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  await settled(card)
}

/** Below the heading. */
const answer = (card: Card) => lines(card).slice(1)

describe('a code that I look up', () => {
  it('is typed, not chosen from a list of all there are', async () => {
    const card = await openLookup()

    expect([all(card, 'select').length, card.shadowRoot!.activeElement, answer(card)]).to.deep.equal([
      0,
      field(card),
      [],
    ])
  })

  it('is explained by more than its name, and without a hole, whichever it is', async () => {
    const card = await openLookup()
    const unexplained: string[] = []

    for (const code of Object.keys(CODES)) {
      await type(card, code)
      const [title, ...explanation] = answer(card)
      const text = explanation.join(' ')
      if (!title || title === code || !text || /[{}]|undefined/.test(text)) unexplained.push(code)
    }

    expect(unexplained).to.deep.equal([])
  })

  it('is found as it was copied, with what stood around it', async () => {
    const card = await openLookup()

    await type(card, ' Code: “wrong_browser”. ')

    expect(answer(card)[0]).to.equal(codes.wrong_browser.title)
  })

  it('is not called unknown while I am typing it', async () => {
    const card = await openLookup()

    await type(card, 'wrong_brow')

    expect(answer(card)).to.deep.equal([])
  })

  it('is called unknown where nobody knows it', async () => {
    const card = await openLookup()

    await type(card, 'quota_eaten')

    expect(answer(card)).to.deep.equal([lookup.unknown])
  })

  it('keeps the focus in its field while the answer changes', async () => {
    const card = await openLookup()

    await type(card, 'forbidden')

    expect(card.shadowRoot!.activeElement).to.equal(field(card))
  })

  for (const code of ['wrong_portal', 'rate_limited'] as const) {
    it(`is explained by what holds anywhere: ${code}`, async () => {
      const card = await openLookup()

      await type(card, code)

      const { text, steps } = generalTexts[code]!
      expect(answer(card)).to.deep.equal([codes[code].title, text, ...steps!])
    })
  }

  it('leads to a message to an admin, and from there back to the code', async () => {
    const card = await openLookup()
    await type(card, 'hubspot_no_permission')
    await press(card, ask.hubspotAdmin)
    const message = (all(card, 'textarea')[0] as HTMLTextAreaElement).value

    await press(card, texts.panels.back)

    expect(message).to.contain('hubspot_no_permission')
    expect(field(card).value).to.equal('hubspot_no_permission')
  })

  it('leads to the set-up of an own app, and from there to the account', async () => {
    const card = await openLookup({ authMethod: 'own' })
    await type(card, 'hubspot_unknown_client')
    await press(card, buttons.setup)
    const inSetup = status(card)

    await press(card, texts.first.buttons.cancel)

    expect([inSetup, status(card)]).to.deep.equal([texts.panels.setup.status, texts.first.connected.status])
  })
})
