/** The card after other programs changed its nodes: page translators, browser extensions, code that removes comments. */
import { expect } from '@open-wc/testing'
import { all, button, drawn, part, press, settled, textOf, type Card } from './card.js'
import { rows } from './expected/index.js'
import type { Row } from './expected/row.js'
import { connected, disconnected, setup } from './states.js'
import { tampering, translators } from './tampering.js'
import { texts } from './texts.js'

const states = rows.filter(({ properties, press }) => !properties && !press)
const sectionOf = (card: Card) => part(card, 'card')!
const wordsOf = (card: Card) => textOf(sectionOf(card))

describe('a card whose nodes were changed by somebody else', () => {
  let fresh: unknown[] = []
  const errors: unknown[] = []
  const keepError = ({ reason }: PromiseRejectionEvent) => errors.push(reason)

  before(async () => {
    addEventListener('unhandledrejection', keepError)
    fresh = []
    for (const { state } of states) fresh.push(wordsOf((await drawn(state)).card))
  })
  after(() => removeEventListener('unhandledrejection', keepError))

  /** Tampers with a card in one state, and expects a fresh card's words in the other. */
  async function expectFreshWords(tamper: (section: Element) => void, pairs: (readonly [Row, Row])[]): Promise<void> {
    const { card, connector } = await drawn(pairs[0]![0].state)
    for (const [from, to] of pairs) {
      connector.become(from.state)
      await card.updateComplete
      tamper(sectionOf(card))

      connector.become(to.state)
      await card.updateComplete

      expect(wordsOf(card), `from ${from.name} to ${to.name}`).to.equal(fresh[states.indexOf(to)])
    }
    expect(errors).to.deep.equal([])
  }

  for (const [title, tamper] of translators) {
    for (const from of states) {
      it(`F121 says what a fresh card says in every next state, where ${title} in the state “${from.name}”`, () =>
        expectFreshWords(
          tamper,
          states.map((to) => [from, to] as const),
        ))
    }
  }

  for (const [title, tamper] of tampering) {
    it(`F121 says what a fresh card says, where ${title} in each state before`, () =>
      expectFreshWords(
        tamper,
        states.map((from, index) => [from, states[(index + 1) % states.length]!] as const),
      ))

    it(`still opens and closes a panel, where ${title}`, async () => {
      const { card } = await drawn(connected())
      const before = wordsOf(card)
      tamper(sectionOf(card))
      await card.open('disconnect')
      await settled(card)
      const panel = wordsOf(card)
      tamper(sectionOf(card))

      await card.close()

      const other = (await drawn(connected())).card
      await press(other, texts.first.buttons.disconnect)
      expect([panel, wordsOf(card)]).to.deep.equal([wordsOf(other), before])
    })
  }

  it('says what a fresh card says, where its nodes were changed while they were out of it', async () => {
    const { card, connector } = await drawn(connected())
    const [, rebuild] = translators[1]
    const [status, actions] = [part(card, 'status')!, part(card, 'actions')!]
    status.remove()
    actions.remove()
    // From here on nobody observes them.
    await Promise.resolve()
    rebuild(status)
    actions.replaceChildren()
    sectionOf(card).append(actions, status)

    connector.become(disconnected)
    await card.updateComplete

    expect(wordsOf(card)).to.equal(wordsOf((await drawn(disconnected)).card))
    expect(all(card, 'section')).to.have.lengthOf(1)

    rebuild(sectionOf(card))
    connector.become(connected())
    await card.updateComplete

    expect(wordsOf(card)).to.equal(wordsOf((await drawn(connected())).card))
  })

  it('keeps what a person types, and the focus, in a translated set-up', async () => {
    const { card } = await drawn(setup(), { authMethod: 'own' })
    const [id, secret] = card.shadowRoot!.querySelectorAll('input')
    const [, [, rebuild]] = translators
    id!.value = 'an id'
    secret!.value = 'a secret'
    secret!.focus()
    rebuild(sectionOf(card))

    secret!.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await settled(card)

    const [idAfter, secretAfter] = card.shadowRoot!.querySelectorAll('input')
    expect([idAfter!.value, secretAfter!.value]).to.deep.equal(['an id', 'a secret'])
    expect(card.shadowRoot!.activeElement).to.equal(secret)
  })

  it('keeps the focus on a button whose words were translated', async () => {
    const { card, connector } = await drawn(disconnected)
    const [[, translate]] = translators
    button(card, texts.first.disconnected.button).focus()
    translate(sectionOf(card))

    connector.become(connected())
    await settled(card)

    expect(card.shadowRoot!.activeElement).to.equal(button(card, texts.first.buttons.reconnect))
  })

  it('keeps a style sheet that an extension added beside the card', async () => {
    const { card, connector } = await drawn(disconnected)
    const style = document.createElement('style')
    card.shadowRoot!.prepend(style)

    connector.become(connected())
    await settled(card)

    expect(style.isConnected).to.equal(true)
  })
})

describe('a page’s translator', () => {
  it('is told to leave the card’s own words alone, and no others', async () => {
    const { card } = await drawn(disconnected)
    card.innerHTML = '<span slot="footer">A host’s own words</span>'

    const isTranslated = [sectionOf(card), card.firstElementChild as HTMLElement].map(({ translate }) => translate)

    expect(isTranslated).to.deep.equal([false, true])
  })
})
