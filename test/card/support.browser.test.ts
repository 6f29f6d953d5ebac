import { expect } from '@open-wc/testing'
import { leave, letter, supportAddress } from '../../src/card/support.js'
import type { Code } from '../../src/protocol/codes.js'
import { all, button, drawn, press, textOf } from './card.js'
import { failed } from './states.js'

const page = 'http://app.example.com/settings'

/** What the browser was told to open. */
function opening(act: () => unknown): unknown[] {
  const { open } = window
  const opened: unknown[] = []
  window.open = (...given) => {
    opened.push(...given)
    return null
  }
  try {
    act()
  } finally {
    window.open = open
  }
  return opened
}

describe('a host’s address for support', () => {
  for (const [address, expected] of [
    ['https://help.example.com/?from=card', 'https://help.example.com/?from=card'],
    ['mailto:help@example.com', 'mailto:help@example.com'],
    ['/help', 'http://app.example.com/help'],
    ['http://help.example.com/', undefined],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['tel:123', undefined],
    ['https://', undefined],
    ['', undefined],
  ]) {
    it(`${JSON.stringify(address)} leads ${expected ? 'there' : 'nowhere'}`, () => {
      expect(supportAddress(address!, page)).to.equal(expected)
    })
  }

  it('is opened in a tab that knows nothing of this page; a letter in none', () => {
    expect([
      opening(() => leave('https://help.example.com/')),
      opening(() => leave('mailto:help@example.com')),
    ]).to.deep.equal([
      ['https://help.example.com/', '_blank', 'noopener'],
      ['mailto:help@example.com', '_self'],
    ])
  })

  for (const [code, shown] of [
    ['internal_error', true],
    ['hubspot_link_retired', true],
    ['misconfigured', false],
    ['authorization_denied', false],
  ] as [Code, boolean][]) {
    it(`is ${shown ? '' : 'not '}offered for ${code}, by who has to act`, async () => {
      const { card } = await drawn(failed(code), { supportUrl: 'https://help.example.com/' })

      const labels = all(card, '[part=actions] button').map(textOf)

      expect(labels.includes('Contact support')).to.equal(shown)
    })
  }

  it('is where a press leads', async () => {
    const { card } = await drawn(failed('internal_error'), { supportUrl: 'https://help.example.com/' })

    expect(opening(() => button(card, 'Contact support').click())[0]).to.equal('https://help.example.com/')
  })

  it('is not offered where it leads nowhere', async () => {
    const { card } = await drawn(failed('internal_error'), { supportUrl: 'javascript:alert(1)' })

    expect(all(card, '[part=actions] button').map(textOf)).to.deep.equal(['Try again'])
  })
})

describe('a letter', () => {
  it('keeps its lines and its characters', () => {
    const address = letter('Connect & go', 'Hello,\nöffne “this”?')

    const { searchParams } = new URL(address)
    expect([address.split('?')[0], searchParams.get('subject'), searchParams.get('body')]).to.deep.equal([
      'mailto:',
      'Connect & go',
      'Hello,\r\nöffne “this”?',
    ])
  })

  it('is written by a press, to nobody yet', async () => {
    const { card } = await drawn(failed('hubspot_no_permission'))
    await press(card, 'Ask your admin')

    const [address, where] = opening(() => button(card, 'Write an email').click()) as [string, string]

    expect([address.slice(0, 33), where]).to.deep.equal(['mailto:?subject=Connect%20HubSpot', '_self'])
  })
})
