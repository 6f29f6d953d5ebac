/** What a change of language means for screen readers, and a language that does not come. */
import { aTimeout, expect, nextFrame } from '@open-wc/testing'
import { TranslationController } from '../../../src/card/controllers/translation.js'
import { first as german } from '../../../src/card/locales/de/first.js'
import { english } from '../../../src/card/locales/en/index.js'
import { all, drawn, part, settled, textOf } from '../card.js'
import { connected, disconnected, failed } from '../states.js'
import { FakeHost } from './host.js'

describe('a change of language', () => {
  async function changed(state: Parameters<typeof drawn>[0]) {
    const { card, connector } = await drawn(state)
    const words = part(card, 'words')!
    const live: (string | null)[] = []
    const observer = new MutationObserver(() => live.push(words.getAttribute('aria-live')))
    observer.observe(words, { subtree: true, childList: true, characterData: true })
    card.lang = 'de'
    await nextFrame()
    await settled(card)
    await settled(card)
    observer.disconnect()
    return { card, connector, live }
  }

  for (const state of [disconnected, connected(), failed('internal_error')]) {
    it(`is no news for screen readers while ${state.status}`, async () => {
      const { card, live } = await changed(state)

      expect(all(card, 'section')[0]!.lang).to.equal('de')
      expect([...new Set(live)]).to.deep.equal(['off'])
    })
  }

  it('does not keep the next state from screen readers', async () => {
    const { card, connector } = await changed(disconnected)

    connector.become(connected())
    await card.updateComplete

    expect(textOf(part(card, 'status'))).to.equal(german.connected.status)
    expect(part(card, 'words')!.hasAttribute('aria-live')).to.equal(false)
  })
})

describe('a language that did not come', () => {
  /** A card that asks for German, and a page that cannot keep it: as where its file did not come. */
  function germanWithout() {
    let attempts = 0
    const languages = new Proxy(
      { en: english },
      {
        set: () => {
          attempts++
          throw new TypeError('Failed to fetch dynamically imported module')
        },
      },
    )
    const host = new FakeHost(disconnected)
    const localize = {
      words: { language: 'en' },
      requestedLanguage: 'de',
      translation: undefined,
      closest: () => undefined,
    }
    const translation = new TranslationController(
      Object.assign(host, { localize, renderRoot: document.createDocumentFragment() }),
      { languages, loadPart: async () => {} },
    )
    return { host, translation, attempts: () => attempts }
  }

  it('leaves the card in English without an error', async () => {
    const { host, translation } = germanWithout()

    host.update()

    expect(await translation.settle()).to.equal('en')
  })

  it('is not asked for at each drawing, but again with the next change', async () => {
    const { host, attempts } = germanWithout()
    host.update()
    await aTimeout(50)
    host.update()
    await aTimeout(50)
    const before = attempts()

    host.update(connected())
    await aTimeout(50)

    expect([before, attempts()]).to.deep.equal([1, 2])
  })

  it('is asked for again with the next press', async () => {
    const { host, translation, attempts } = germanWithout()
    host.update()
    await aTimeout(50)

    await translation.settle()

    expect(attempts()).to.equal(2)
  })
})
