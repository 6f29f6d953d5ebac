import { expect } from '@open-wc/testing'
import type { Code } from '../../src/protocol/codes.js'
import { all, button, drawn, press, seen, textOf } from './card.js'
import { failed } from './states.js'
import { texts } from './texts.js'

const { buttons, links, ask } = texts.problems
const supportUrl = 'https://help.example.com/'

/** Returns what the browser was asked to open. */
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

describe('the host’s support page', () => {
  for (const [code, isOffered] of [
    ['internal_error', true],
    ['hubspot_link_retired', true],
    ['misconfigured', true],
    ['forbidden', false],
    ['authorization_denied', false],
  ] as [Code, boolean][]) {
    it(`is ${isOffered ? '' : 'not '}offered for ${code}, by who has to act`, async () => {
      const { card } = await drawn(failed(code), { supportUrl })

      expect(all(card, '[part=actions] button').map(textOf).includes(links.support)).to.equal(isOffered)
    })
  }

  it('opens in a tab that knows nothing of this page', async () => {
    const { card } = await drawn(failed('internal_error'), { supportUrl })

    const opened = opening(() => button(card, links.support).click())

    expect(opened).to.deep.equal([supportUrl, '_blank', 'noopener'])
  })

  it('is an email that opens no tab', async () => {
    const { card } = await drawn(failed('internal_error'), { supportUrl: 'mailto:help@example.com' })

    const opened = opening(() => button(card, links.support).click())

    expect(opened).to.deep.equal(['mailto:help@example.com', '_self'])
  })

  it('is not offered where its address leads nowhere', async () => {
    const { card } = await drawn(failed('internal_error'), { supportUrl: 'javascript:alert(1)' })

    expect(all(card, '[part=actions] button').map(textOf)).to.deep.equal([
      texts.first.buttons.retry,
      buttons.copyDetails,
    ])
  })
})

describe('a message to an admin', () => {
  it('is written as an email to nobody yet', async () => {
    const { card } = await drawn(failed('hubspot_no_permission'))
    await press(card, ask.hubspotAdmin)

    const [url, target] = opening(() => button(card, texts.panels.askAdmin.email).click()) as [string, string]

    expect([url.slice(0, 33), target]).to.deep.equal(['mailto:?subject=Connect%20HubSpot', '_self'])
  })
})

describe('the details for support', () => {
  it('are copied by a press', async () => {
    const { clipboard } = navigator
    const copied: string[] = []
    const value = { writeText: async (text: string) => void copied.push(text) }
    Object.defineProperty(navigator, 'clipboard', { value, configurable: true })
    const { card } = await drawn(failed('misconfigured', { reference: 'k7m2p9xq' }))

    await press(card, buttons.copyDetails)

    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    expect(copied[0]).to.match(
      /^Code: misconfigured\nReference: k7m2p9xq\nDuring: connect\nStatus: failed\nAuth method: wiro\n/,
    )
  })

  it('name the failure as the log of your server does', async () => {
    const { card } = await drawn(failed('unavailable', { reference: 'k7m2p9xq' }))

    expect(seen(card).developer?.[0]).to.equal(`${texts.problems.details.reference} k7m2p9xq`)
  })
})
