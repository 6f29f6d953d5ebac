import { expect, html } from '@open-wc/testing'
import { configure } from '../../../src/configure.js'
import type { State } from '../../../src/connector/state.js'
import { all, drawn, part, placed, settled, textOf, type Card } from '../card.js'
import { scripted } from '../connector.js'
import { connected, disconnected, waiting } from '../states.js'
import { texts } from '../texts.js'

afterEach(() => configure({ locales: {} }))

async function speaking(language: string, state: State): Promise<Card> {
  const card = await placed(
    html`<wiro-hubspot-connect lang=${language} .connector=${scripted(state)}></wiro-hubspot-connect>`,
  )
  await settled(card)
  return card
}

describe('the language', () => {
  const locales = {
    de: { disconnected: { status: 'Nicht verbunden' } },
    'pt-BR': { disconnected: { status: 'Não conectado' } },
    pt: { disconnected: { status: 'Não ligado' } },
  }

  for (const [language, status] of [
    ['de', 'Nicht verbunden'],
    ['de-AT', 'Nicht verbunden'],
    ['pt-BR', 'Não conectado'],
    ['pt-PT', 'Não ligado'],
    ['ja', texts.first.disconnected.status],
  ]) {
    it(`is that of lang="${language}"`, async () => {
      configure({ locales })

      const card = await speaking(language!, disconnected)

      expect(textOf(part(card, 'status'))).to.equal(status)
    })
  }

  it('is that of the closest element that has one', async () => {
    configure({ locales })

    const card = await placed(
      html`<div lang="en">
        <p lang="de"><wiro-hubspot-connect .connector=${scripted(disconnected)}></wiro-hubspot-connect></p>
      </div>`,
    )

    expect(textOf(part(card, 'status'))).to.equal('Nicht verbunden')
  })

  it('F64 changes with the card’s own, and what is waited for stays', async () => {
    configure({ locales: { de: { authorizing: { status: 'Warten auf HubSpot' } } } })
    const card = await speaking('en', waiting('authorizing'))
    all(card, 'button')[0]!.focus()

    card.lang = 'de'
    await card.updateComplete

    expect(textOf(part(card, 'status'))).to.equal('Warten auf HubSpot')
    expect(card.getAttribute('lang')).to.equal('de')
    expect(card.shadowRoot!.activeElement).to.equal(all(card, 'button')[0])
  })

  it('F64 changes with the page’s', async () => {
    configure({ locales: { de: { authorizing: { status: 'Warten auf HubSpot' } } } })
    const card = await placed(
      html`<wiro-hubspot-connect .connector=${scripted(waiting('authorizing'))}></wiro-hubspot-connect>`,
    )
    await settled(card)
    const { lang } = document.documentElement

    document.documentElement.lang = 'de'
    await new Promise((resolve) => setTimeout(resolve))
    await card.updateComplete
    document.documentElement.lang = lang

    expect(textOf(part(card, 'status'))).to.equal('Warten auf HubSpot')
  })

  it('is the page’s where the card has none of its own', async () => {
    const { card } = await drawn(disconnected)

    expect(card.hasAttribute('lang')).to.equal(false)
  })

  for (const [language, since] of [
    ['de', '17.\u00a0April\u00a02026'],
    ['ja', '2026年4月17日'],
    ['fr', '17\u00a0avril\u00a02026'],
  ]) {
    it(`writes a date as lang="${language}" does, unbroken`, async () => {
      const card = await speaking(language!, connected())

      expect(textOf(part(card, 'note'))).to.equal(`Hub ID 12345678 · since\u00a0${since}`)
    })
  }

  it('F98 writes a date as the reader’s region does, where the page speaks the reader’s language', async () => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'languages')!
    Object.defineProperty(navigator, 'languages', { configurable: true, value: ['en-GB', 'en'] })

    const card = await speaking('en', connected())

    delete (navigator as { languages?: unknown }).languages
    expect([own.get !== undefined, textOf(part(card, 'note'))]).to.deep.equal([
      true,
      'Hub ID 12345678 · since\u00a017\u00a0April\u00a02026',
    ])
  })
})
