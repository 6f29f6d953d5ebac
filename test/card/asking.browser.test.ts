import { expect } from '@open-wc/testing'
import { addressToSend } from '../../src/card/panels/address-to-send.js'
import type { Code } from '../../src/protocol/codes.js'
import { all, drawn, part, press, textOf, type Card, type Properties } from './card.js'
import { failed } from './states.js'

const field = (card: Card) => all(card, 'textarea')[0] as HTMLTextAreaElement

describe('a message to whoever can help', () => {
  for (const [code, label, to, properties = {}] of [
    ['hubspot_no_permission', 'Ask your admin', 'Message to your HubSpot admin'],
    ['authorization_denied', 'Ask your admin', 'Message to your HubSpot admin'],
    ['hubspot_scope_mismatch', 'Ask the owner', 'Message to the HubSpot app’s owner', { authMethod: 'own' }],
    ['portal_refused', 'Ask an admin', 'Message to an admin of this product'],
  ] as [Code, string, string, Properties?][]) {
    it(`is ready for ${code}: ${to}`, async () => {
      const { card } = await drawn(failed(code), properties)

      await press(card, label)

      expect([textOf(part(card, 'label')), field(card).readOnly]).to.deep.equal([to, true])
      expect(field(card).value).to.contain(`(${code})`)
    })
  }

  it('says where to go, what to press and what happened', async () => {
    const { card } = await drawn(failed('hubspot_no_permission'))

    await press(card, 'Ask your admin')

    expect(field(card).value).to.equal(`Hello,
could you connect HubSpot for our Wiro agent?
1. Open ${addressToSend(location.href)}
2. Press “Connect HubSpot” and approve.
The first time, HubSpot asks for a Super Admin or App Marketplace Access.
What happened: HubSpot needs an admin (hubspot_no_permission)`)
  })

  it('is copied as it stands', async () => {
    const { clipboard } = navigator
    const copied: string[] = []
    const value = { writeText: async (text: string) => void copied.push(text) }
    Object.defineProperty(navigator, 'clipboard', { value, configurable: true })
    const { card } = await drawn(failed('hubspot_no_permission'))
    await press(card, 'Ask your admin')
    const message = field(card).value

    await press(card, 'Copy message')

    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    expect([copied, textOf(all(card, '[part=actions] button')[0])]).to.deep.equal([[message], 'Copied'])
  })

  it('is marked where nothing can be copied', async () => {
    const { clipboard } = navigator
    const { execCommand } = document
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })
    document.execCommand = () => false
    const { card } = await drawn(failed('hubspot_no_permission'))
    await press(card, 'Ask your admin')

    await press(card, 'Copy message')

    document.execCommand = execCommand
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    const { selectionStart, selectionEnd, value } = field(card)
    expect([selectionStart, selectionEnd]).to.deep.equal([0, value.length])
  })

  it('leads back to the problem, and the focus with it', async () => {
    const { card } = await drawn(failed('hubspot_no_permission'))
    all(card, '[part=actions] button')[0]!.focus()
    await press(card, 'Ask your admin')
    const there = card.shadowRoot!.activeElement?.localName

    await press(card, 'Back')

    expect([there, textOf(card.shadowRoot!.activeElement ?? undefined)]).to.deep.equal(['textarea', 'Ask your admin'])
  })
})

describe('the address in a message', () => {
  for (const [title, address, sent] of [
    ['keeps what leads to the page', 'https://a.example/s?tab=crm', 'https://a.example/s?tab=crm'],
    [
      'leaves out what came back from HubSpot',
      'https://a.example/s?hubspot_error=x&tab=1&seal=S',
      'https://a.example/s?tab=1',
    ],
    [
      'leaves out what may be a secret',
      'https://a.example/s?accessToken=T&client_secret=S&Password=P',
      'https://a.example/s',
    ],
    ['leaves out its hash and who is signed in', 'https://me:pass@a.example/s#id_token=T', 'https://a.example/s'],
  ] as const) {
    it(title, () => {
      expect(addressToSend(address)).to.equal(sent)
    })
  }
})
