import { expect } from '@open-wc/testing'
import { configure } from '../../src/configure.js'
import { all, drawn, part, press, textOf } from './card.js'
import { connected, disconnected, failed, waiting } from './states.js'
import { texts } from './texts.js'

afterEach(() => configure({ locales: {} }))

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

  it('are what HubSpot’s window says on this origin, with their language and direction', async () => {
    configure({ locales: { en: { relay: { lost: 'Back to the app, please.' } } } })
    const { card } = await drawn(waiting('authorizing'))

    card.setAttribute('lang', 'en-GB')
    card.dir = 'rtl'
    card.requestUpdate()
    await card.updateComplete

    expect(card.relayText()).to.deep.equal({
      ...texts.problems.relay,
      lost: 'Back to the app, please.',
      lang: 'en-GB',
      dir: 'rtl',
    })
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
