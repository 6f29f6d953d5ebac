/** A page whose scripts replaced the browser's own classes before the card was defined. Nothing else imports the card here. */
import { expect } from '@open-wc/testing'
import { scripted } from './connector.js'
import { connected, disconnected } from './states.js'

/** Runs something in a page that has these in place of the browser's own. */
async function withReplaced<T>(replaced: Record<string, unknown>, run: () => Promise<T>): Promise<T> {
  const own = Object.getOwnPropertyDescriptors(window)
  const names = Object.keys(replaced) as (keyof Window)[]
  for (const name of names) Object.defineProperty(window, name, { configurable: true, value: replaced[name] })
  try {
    return await run()
  } finally {
    for (const name of names) Object.defineProperty(window, name, own[name]!)
  }
}

/** As an old library leaves it. */
const replacedEvent = { KEY_TAB: 9, observe() {} }

describe('a page that replaced the browser’s classes', () => {
  before(() => withReplaced({ Event: replacedEvent, CustomEvent: replacedEvent }, () => import('../../src/define.js')))

  it('defines the element where Event and CustomEvent are something else', () => {
    expect(customElements.get('wiro-hubspot-connect')).to.be.a('function')
  })

  it('draws the card where MutationObserver is missing', async () => {
    const connector = scripted(disconnected)

    const words = await withReplaced({ MutationObserver: undefined }, async () => {
      const card = document.createElement('wiro-hubspot-connect')
      card.connector = connector
      document.body.append(card)
      await card.updateComplete
      connector.become(connected())
      await card.updateComplete
      return card.shadowRoot!.querySelector('[part=account]')?.textContent
    })

    expect(words).to.include('Acme Europe')
  })
})
