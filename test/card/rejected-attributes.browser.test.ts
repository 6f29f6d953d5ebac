import { expect, html } from '@open-wc/testing'
import { settled, placed } from './card.js'
import { answering, newEndpoint, restoreNetwork } from './endpoint.js'
import { holdTimers } from '../connector/wait.js'

const { error } = console

describe('what must not be in the page’s HTML', () => {
  let said: string[] = []
  let hydration: ReturnType<typeof holdTimers>

  beforeEach(() => {
    said = []
    hydration = holdTimers(2_000)
    Object.assign(console, { error: (...words: unknown[]) => said.push(words.join(' ')) })
    answering()
  })

  afterEach(() => {
    Object.assign(console, { error })
    hydration.restore()
    restoreNetwork()
  })

  for (const name of ['api-key', 'apikey', 'wiro-api-key', 'client-secret', 'api-secret', 'password', 'access-token']) {
    it(`is refused as ${name}, loudly`, async () => {
      const card = await placed(html`<wiro-hubspot-connect token-endpoint=${newEndpoint()}></wiro-hubspot-connect>`)
      const parent = card.parentElement!
      card.remove()
      card.setAttribute(name, 'canary-0123')

      parent.append(card)
      await settled(card)

      expect(card.hasAttribute(name)).to.equal(false)
      expect(said.length).to.equal(1)
      expect(said[0]).to.match(new RegExp(`the attribute ${name} was removed.*createHandler.*headers`))
      expect(said[0]).not.to.include('canary')
    })
  }

  for (const [name, value] of [
    ['headers', 'async () => ({ authorization: "Bearer canary-0123" })'],
    ['headers', '[object Object]'],
    ['backend', '[object Object]'],
    ['connector', '[object Object]'],
    ['initial-status', '[object Object]'],
    ['initial-status', '[object Promise]'],
  ] as const) {
    it(`is what a framework makes of a property: ${name}="${value.slice(0, 18)}"`, async () => {
      const card = document.createElement('wiro-hubspot-connect')
      card.tokenEndpoint = newEndpoint()
      card.setAttribute(name, value)
      document.body.append(card)

      await settled(card)
      hydration.fire()

      expect([card.hasAttribute(name), said.length]).to.deep.equal([false, 1])
      expect(said[0]).to.match(new RegExp(`the attribute ${name} was removed.*Set the property`))
      expect(said[0]).not.to.include('canary')
      card.remove()
    })
  }

  for (const [name, property, value] of [
    ['headers', 'headers', () => ({ 'x-csrf-token': 'token' })],
    ['backend', 'backend', {}],
    ['initialstatus', 'initialStatus', { result: true, connected: false }],
  ] as const) {
    it(`is removed without a word where the framework sets the property after a server has printed it: ${name}`, async () => {
      const card = document.createElement('wiro-hubspot-connect')
      card.tokenEndpoint = newEndpoint()
      card.setAttribute(name, `[object Object]`)
      document.body.append(card)
      await settled(card)

      Object.assign(card, { [property]: value })
      hydration.fire()

      expect([card.hasAttribute(name), said]).to.deep.equal([false, []])
      card.remove()
    })
  }

  it('is none in the attributes that a card has', async () => {
    const card = await placed(
      html`<wiro-hubspot-connect
        token-endpoint=${newEndpoint()}
        agent-key="key"
        account-name="Secret Inc."
        auth-method="own"
        data-testid="token"
        class="password-manager"
      ></wiro-hubspot-connect>`,
    )
    await settled(card)

    expect(said).to.deep.equal([])
    expect(card.getAttributeNames()).to.include.members(['token-endpoint', 'agent-key', 'account-name', 'data-testid'])
  })
})
