import { expect } from '@open-wc/testing'
import { CODES, type Code } from '../../../../src/protocol/codes.js'
import { all, drawn, part, press, settled, textOf, type Card, type Properties } from '../../card.js'
import { connected } from '../../states.js'
import { texts } from '../../texts.js'

const { code: lookup, codes: generalTexts } = texts.panels.troubleshoot
const { codes, owners, ask, buttons } = texts.problems

const lines = (card: Card) => all(card, '[part=body] :is(p, li)').map((line) => textOf(line)!)
const select = (card: Card) => all(card, 'select')[0] as HTMLSelectElement
const status = (card: Card) => textOf(part(card, 'status'))

async function openLookup(properties: Properties = {}): Promise<Card> {
  const { card } = await drawn(connected(), properties)
  await press(card, texts.first.buttons.troubleshoot)
  await press(card, lookup.title)
  return card
}

async function choose(card: Card, code: string): Promise<void> {
  select(card).value = code
  select(card).dispatchEvent(new Event('change'))
  await settled(card)
}

describe('a code that I look up', () => {
  const every = Object.keys(CODES).sort() as Code[]

  it('is one of all there are, by the alphabet', async () => {
    const card = await openLookup()

    expect([...select(card).options].map(({ value }) => value).filter(Boolean)).to.deep.equal(every)
  })

  it('is explained by more than its name and its owner, and without a hole, whichever it is', async () => {
    const card = await openLookup()
    const ownerLines = Object.values(owners).map(({ line }) => line)
    const unexplained: string[] = []

    for (const code of every) {
      await choose(card, code)
      const [, title, ...answer] = lines(card)
      const explanation = answer.filter((line) => line && !ownerLines.includes(line)).join(' ')
      if (!title || title === code || !explanation || /[{}]|undefined/.test(explanation)) unexplained.push(code)
    }

    expect(unexplained).to.deep.equal([])
  })

  for (const code of ['wrong_portal', 'rate_limited'] as const) {
    it(`is explained by what holds anywhere: ${code}`, async () => {
      const card = await openLookup()

      await choose(card, code)

      const { text, steps } = generalTexts[code]!
      expect(lines(card).slice(1)).to.deep.equal([codes[code].title, text, owners.you.line, ...steps!])
    })
  }

  it('leads to a message to an admin, and from there back to the code', async () => {
    const card = await openLookup()
    await choose(card, 'hubspot_no_permission')
    await press(card, ask.hubspotAdmin)
    const message = (all(card, 'textarea')[0] as HTMLTextAreaElement).value

    await press(card, texts.panels.askAdmin.back)

    expect(message).to.contain(`${codes.hubspot_no_permission.title} (hubspot_no_permission)`)
    expect(select(card).value).to.equal('hubspot_no_permission')
  })

  it('leads to the set-up of an own app, and from there to the account', async () => {
    const card = await openLookup({ authMethod: 'own' })
    await choose(card, 'hubspot_unknown_client')
    await press(card, buttons.setup)
    const inSetup = status(card)

    await press(card, texts.first.buttons.cancel)

    expect([inSetup, status(card)]).to.deep.equal([texts.panels.setup.status, texts.first.connected.status])
  })
})
