import { expect, html } from '@open-wc/testing'
import { configure } from '../../src/configure.js'
import type { State } from '../../src/connector/state.js'
import { all, drawn, part, placed, press, settled, textOf, type Card } from './card.js'
import { scripted } from './connector.js'
import { acme, connected, disconnected, failed, waiting } from './states.js'
import { texts } from './texts.js'

afterEach(() => configure({ locales: {} }))

async function speaking(language: string, state: State): Promise<Card> {
  const card = await placed(
    html`<wiro-hubspot-connect lang=${language} .connector=${scripted(state)}></wiro-hubspot-connect>`,
  )
  await settled(card)
  return card
}

describe('a host’s own words', () => {
  it('replace ours', async () => {
    configure({ locales: { en: { disconnected: { text: 'Let Ada work with HubSpot.' } } } })

    const { card } = await drawn(disconnected)

    expect(textOf(part(card, 'text'))).to.equal('Let Ada work with HubSpot.')
  })

  it('leave those beside them as they are', async () => {
    configure({ locales: { en: { disconnected: { text: 'Let Ada work with HubSpot.' } } } })

    const { card } = await drawn(disconnected)

    expect(textOf(part(card, 'status'))).to.equal(texts.first.disconnected.status)
  })

  it('replace a word that stands alone', async () => {
    configure({ locales: { en: { title: 'CRM' } } })

    const { card } = await drawn(disconnected)

    expect(textOf(part(card, 'title'))).to.equal('CRM')
  })

  it('keep their holes', async () => {
    configure({ locales: { en: { authorizing: { note: ({ minutes }) => `Still ${minutes} min` } } } })

    const { card } = await drawn(waiting('authorizing'))

    expect(textOf(part(card, 'note'))).to.equal('Still 14 min')
  })

  it('are what the relay says at the end', async () => {
    configure({ locales: { en: { relay: 'Back to the app, please.' } } })

    const { card } = await drawn(disconnected)

    expect(card.relayText()).to.equal('Back to the app, please.')
  })

  it('leave the relay to its own words where they have none for it', async () => {
    const { card } = await drawn(disconnected)

    expect(card.relayText()).to.equal('')
  })

  it('replace those about a problem, so that a host need not say Wiro', async () => {
    configure({
      locales: { en: { codes: { internal_error: { title: 'Ada had a problem', text: 'Something failed.' } } } },
    })

    const { card } = await drawn(failed('internal_error'))

    expect([textOf(part(card, 'status')), textOf(part(card, 'text'))]).to.deep.equal([
      'Ada had a problem',
      'Something failed.',
    ])
  })

  it('lead to another list of HubSpot’s apps where the page knows a better address', async () => {
    configure({ locales: { en: { disconnect: { href: ({ id }) => `https://hubspot.example/apps?of=${id}` } } } })
    const { card } = await drawn(connected())

    await press(card, texts.first.buttons.disconnect)

    expect((part(card, 'link') as HTMLAnchorElement).href).to.equal('https://hubspot.example/apps?of=12345678')
  })

  it('replace those of the question before a disconnect', async () => {
    configure({ locales: { en: { disconnect: { keep: 'Leave it' } } } })
    const { card } = await drawn(connected())

    await press(card, texts.first.buttons.disconnect)

    expect(all(card, 'button').map(textOf)).to.deep.equal([texts.first.buttons.disconnect, 'Leave it'])
  })
})

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

      expect(textOf(part(card, 'note'))).to.equal(`Portal ID 12345678, since\u00a0${since}`)
    })
  }

  it('F98 writes a date as the reader’s region does, where the page speaks the reader’s language', async () => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'languages')!
    Object.defineProperty(navigator, 'languages', { configurable: true, value: ['en-GB', 'en'] })

    const card = await speaking('en', connected())

    delete (navigator as { languages?: unknown }).languages
    expect([own.get !== undefined, textOf(part(card, 'note'))]).to.deep.equal([
      true,
      'Portal ID 12345678, since\u00a017\u00a0April\u00a02026',
    ])
  })
})

describe('a name', () => {
  const hostile = '<img src=x onerror="alert(1)"> \u202egpj.exe'
  const account = { ...acme, name: hostile }
  const approved = { accountName: hostile, expectedPortal: hostile }

  const places: [string, State, string?][] = [
    ['of an account', connected({ account })],
    ['in the question before a disconnect', connected({ account }), texts.first.buttons.disconnect],
    ['of an account that was not expected', failed('wrong_portal', approved)],
    ['of an account that is not accepted', failed('portal_refused', approved)],
  ]
  for (const [place, state, label] of places) {
    it(`F78 with markup is text ${place}`, async () => {
      const { card } = await drawn(state)
      if (label) await press(card, label)

      expect([all(card, 'img').length, card.shadowRoot!.textContent.includes(hostile)]).to.deep.equal([0, true])
    })

    it(`F78 that runs from right to left turns nothing around it ${place}`, async () => {
      const { card } = await drawn(state)
      if (label) await press(card, label)

      const loose = all(card, 'p, span, li').filter((one) =>
        [...one.childNodes].some((node) => node instanceof Text && node.data.includes('\u202e')),
      )
      expect(loose.map(textOf)).to.deep.equal([])
    })
  }

  it('that the host gives is text too', async () => {
    const { card } = await drawn(connected({ account: {} }), { accountName: hostile })

    expect(textOf(all(card, 'bdi')[0])).to.equal(hostile)
  })

  it('is not asked for where it is not known: the account that is not accepted is called this account', async () => {
    const { card } = await drawn(failed('portal_refused'))

    expect(textOf(part(card, 'text'))).to.equal(
      'This product doesn’t accept this account, so the connection was undone.',
    )
  })

  it('F93 stands for no person: a number is called a portal ID', async () => {
    const { card } = await drawn(connected({ account: { portalId: '12345678' } }))

    expect(textOf(part(card, 'account'))).to.equal('Portal ID 12345678')
  })
})

describe('what came instead of the return page', () => {
  for (const [answer, words] of [
    ['redirect', texts.problems.relayAnswers.redirect],
    ['page', texts.problems.relayAnswers.page],
    [texts.problems.relayAnswers.nothing, texts.problems.relayAnswers.nothing],
    ['HTTP 404', 'HTTP 404'],
  ]) {
    it(`is called ${words}`, async () => {
      const { card } = await drawn(failed('relay_unreachable', { url: '/api/hubspot', answer: answer! }))

      expect(textOf(part(card, 'text'))).to.equal(`We asked for /api/hubspot; ${words} came back.`)
    })
  }

  it('is said in a whole sentence where the right page came and said nothing', async () => {
    const { card } = await drawn(failed('relay_unreachable', { url: '/api/hubspot', answer: 'relay' }))

    expect(textOf(part(card, 'text'))).not.to.contain('silent came back')
  })
})
