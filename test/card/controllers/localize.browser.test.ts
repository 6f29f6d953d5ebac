import { expect, fixtureSync, html, nextFrame } from '@open-wc/testing'
import { formatDate } from '../../../src/card/format.js'
import { formatTime } from '../../../src/card/format-time.js'
import { configure } from '../../../src/configure.js'
import type { State } from '../../../src/connector/state.js'
import { all, drawn, part, placed, settled, textOf, type Card } from '../card.js'
import { scripted } from '../connector.js'
import { connected, disconnected, failed, waiting } from '../states.js'
import { first as german } from '../../../src/card/locales/de/first.js'
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
    cs: { disconnected: { status: 'Nepřipojeno' } },
    de: { disconnected: { status: 'Getrennt' } },
    'de-AT': { disconnected: { text: 'Servus!' } },
    pt: { disconnected: { status: 'Não ligado' } },
  }

  for (const [language, status] of [
    ['de', 'Getrennt'],
    ['de_AT', 'Getrennt'],
    ['pt-PT', 'Não ligado'],
    ['cs-CZ', 'Nepřipojeno'],
    ['sv', texts.first.disconnected.status],
  ]) {
    it(`is, with a host’s own words, that of lang="${language}"`, async () => {
      configure({ locales })

      const card = await speaking(language!, disconnected)

      expect(textOf(part(card, 'status'))).to.equal(status)
    })
  }

  for (const [written, language] of [
    ['pt-br', 'pt-BR'],
    ['de_AT', 'de-AT'],
    ['DE', 'de'],
    ['zh-hans-cn', 'zh-Hans-CN'],
  ] as const) {
    it(`takes a host’s words for “${written}” where lang="${language}"`, async () => {
      configure({ locales: { [written]: { disconnected: { status: 'My own' } } } })

      const card = await speaking(language, disconnected)

      expect(textOf(part(card, 'status'))).to.equal('My own')
    })
  }

  it('takes a host’s words for another tag although one of them is no tag', async () => {
    configure({ locales: { 'not a tag': {}, de: { disconnected: { status: 'My own' } } } })

    const card = await speaking('de', disconnected)

    expect(textOf(part(card, 'status'))).to.equal('My own')
  })

  it('takes a host’s words for a region over those for the language', async () => {
    configure({ locales })

    const card = await speaking('de-AT', disconnected)

    expect([textOf(part(card, 'status')), textOf(part(card, 'text'))]).to.deep.equal(['Getrennt', 'Servus!'])
  })

  it('takes a host’s English words where it has none of its own', async () => {
    configure({ locales: { en: { disconnected: { status: 'Nothing yet' } } } })

    const card = await speaking('sv', disconnected)

    expect(textOf(part(card, 'status'))).to.equal('Nothing yet')
  })

  it('is that of the closest element that has one', async () => {
    const card = await placed(
      html`<div lang="en">
        <p lang="de"><wiro-hubspot-connect .connector=${scripted(disconnected)}></wiro-hubspot-connect></p>
      </div>`,
    )
    await settled(card)

    expect(textOf(part(card, 'status'))).to.equal(german.disconnected.status)
  })

  it('is that of an element around the shadow root that the card is in', async () => {
    const page = fixtureSync<HTMLElement>(html`<div lang="de"><span></span></div>`)
    const root = page.querySelector('span')!.attachShadow({ mode: 'open' })
    const card = document.createElement('wiro-hubspot-connect')
    card.connector = scripted(disconnected)
    root.append(card)
    await settled(card)

    expect(textOf(part(card, 'status'))).to.equal(german.disconnected.status)
  })

  it('F64 changes with the card’s own, and what is waited for stays', async () => {
    const card = await speaking('en', waiting('authorizing'))
    all(card, 'button')[0]!.focus()

    card.lang = 'de'
    await settled(card)

    expect(textOf(part(card, 'status'))).to.equal(german.authorizing.status)
    expect(card.getAttribute('lang')).to.equal('de')
    expect(card.shadowRoot!.activeElement).to.equal(all(card, 'button')[0])
  })

  for (const where of ['documentElement', 'body'] as const) {
    it(`F64 changes with that of the page’s ${where}`, async () => {
      const card = await placed(
        html`<wiro-hubspot-connect .connector=${scripted(waiting('authorizing'))}></wiro-hubspot-connect>`,
      )
      await settled(card)
      const lang = document[where].getAttribute('lang')

      document[where].lang = 'de'
      await nextFrame()
      await settled(card)
      const said = textOf(part(card, 'status'))
      if (lang === null) document[where].removeAttribute('lang')
      else document[where].lang = lang

      expect(said).to.equal(german.authorizing.status)
    })
  }

  it('is the page’s where the card has none of its own', async () => {
    const { card } = await drawn(disconnected)

    expect(card.hasAttribute('lang')).to.equal(false)
  })

  for (const [language, since] of [
    ['de', 'seit\u00a017.\u00a0April\u00a02026'],
    ['ja', '2026年4月17日'],
    ['fr', '17\u00a0avril\u00a02026'],
    ['sv', 'since\u00a0April\u00a017,\u00a02026'],
  ]) {
    it(`writes a date in the words of lang="${language}", unbroken`, async () => {
      const card = await speaking(language!, connected())

      expect(textOf(part(card, 'note'))).to.contain(since)
    })
  }

  it('has one kind of digits in an Arabic date, although the reader’s region has another', async () => {
    Object.defineProperty(navigator, 'languages', { configurable: true, value: ['ar-EG'] })

    const card = await speaking('ar', connected())

    delete (navigator as { languages?: unknown }).languages
    expect(textOf(part(card, 'note'))).to.match(/17.*2026/)
    expect(textOf(part(card, 'note'))).to.not.match(/[\u0660-\u0669]/)
  })

  it('has one kind of digits in an Arabic time', () => {
    Object.defineProperty(navigator, 'languages', { configurable: true, value: ['ar-EG'] })

    const time = formatTime('ar', new Date(2026, 3, 17, 14, 10))

    delete (navigator as { languages?: unknown }).languages
    expect(time).to.match(/17.*2026.*10/)
    expect(time).to.not.match(/[\u0660-\u0669]/)
  })

  for (const [region, written] of [
    ['ar-SA-u-ca-islamic', /17.*2026/],
    ['th', /17.*2026/],
    ['fa', /17.*2026/],
  ] as const)
    it(`counts the years as HubSpot does where the reader’s region is ${region}`, () => {
      Object.defineProperty(navigator, 'languages', { configurable: true, value: [region] })
      const date = new Date(2026, 3, 17, 14, 10)

      const dates = [formatDate(region, date), formatTime(region, date)]

      delete (navigator as { languages?: unknown }).languages
      for (const text of dates) expect(text).to.match(written)
    })

  for (const [language, comma] of [
    ['en', ', '],
    ['ar', '، '],
    ['ja', '、'],
  ])
    it(`has the comma of lang="${language}" between names`, async () => {
      const card = await speaking(language!, { ...failed('hubspot_scope_mismatch'), authMethod: 'own' })

      expect(textOf(part(card, 'steps'))).to.contain(`crm.objects.contacts.read${comma}crm.objects.contacts.write`)
    })

  for (const [pageDirection, language] of [
    ['ltr', 'ar'],
    ['rtl', 'de'],
  ] as const) {
    it(`${language} leaves the direction of an ${pageDirection} page to what the host puts into the card`, async () => {
      const page = fixtureSync<HTMLElement>(
        html`<div lang="en" dir=${pageDirection}>
          <wiro-hubspot-connect lang=${language} .connector=${scripted(disconnected)}
            ><p slot="footer">Mine</p>
            <p slot="description" dir="auto">Mine</p></wiro-hubspot-connect
          >
        </div>`,
      )
      const card = page.querySelector('wiro-hubspot-connect')!
      await settled(card)

      const directionOf = (element: Element) => getComputedStyle(element).direction
      expect(directionOf(part(card, 'status')!)).to.not.equal(pageDirection)
      expect(directionOf(card.querySelector('[slot=footer]')!)).to.equal(pageDirection)
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
