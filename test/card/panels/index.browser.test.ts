import { expect } from '@open-wc/testing'
import { button, drawn, part, press, textOf } from '../card.js'
import { connected } from '../states.js'
import { texts } from '../texts.js'

/** A panel's module fails until the test releases it. */
const module = new URL('/src/card/panels/disconnect.ts', location.href).href
const away = `/late/${Date.now()}?module=${encodeURIComponent(module + '?itself')}`
const map = document.createElement('script')
map.type = 'importmap'
map.textContent = JSON.stringify({ imports: { [module]: away } })
document.head.append(map)

const { disconnect } = texts.first.buttons

describe('a panel that did not load', () => {
  it('is said, until it has loaded', async () => {
    const { card } = await drawn(connected())

    await press(card, disconnect)

    const note = card.shadowRoot!.querySelector('[role="alert"]')!
    expect(textOf(note)).to.equal(texts.first.notLoaded)

    await press(card, texts.first.buttons.troubleshoot)

    expect(card.shadowRoot!.querySelector('[role="alert"]')).to.equal(null)
  })

  it('leaves the card and the focus as they were', async () => {
    const { card, connector } = await drawn(connected())
    button(card, disconnect).focus()

    await press(card, disconnect)

    expect([card.panel, connector.asked, textOf(part(card, 'status'))]).to.deep.equal([
      undefined,
      [],
      texts.first.connected.status,
    ])
    expect(card.shadowRoot!.activeElement).to.equal(button(card, disconnect))
  })

  it('keeps no other panel from opening', async () => {
    const { card } = await drawn(connected())
    await press(card, disconnect)

    await press(card, texts.first.buttons.troubleshoot)

    expect(card.panel).to.equal('troubleshoot')
  })

  it('is asked for again at the next press', async () => {
    const { card } = await drawn(connected())
    await press(card, disconnect)
    await fetch(away + '&release')

    await press(card, disconnect)

    expect(card.panel).to.equal('disconnect')
  })
})
