import { expect, fixture, html } from '@open-wc/testing'
import type { Drawing } from './card.js'
import { rows as usual } from './expected/codes.js'
import type { Told } from './framed.js'
import { texts } from './texts.js'

const foreign = location.origin.replace('localhost', '127.0.0.1')

const pageAt = (origin: string) => origin + '/test/card/framed.html'
const around = (origin: string, address: string) => `${origin}/test/card/around.html?${encodeURIComponent(address)}`

/** This page is of the card's own origin, and is around everything. */
const places = {
  own: pageAt(location.origin),
  others: pageAt(foreign),
  ownInOthers: around(foreign, pageAt(location.origin)),
  ownInOwnInOthers: around(foreign, around(location.origin, pageAt(location.origin))),
}

async function toldIn(address: string): Promise<Told> {
  const told = new Promise<Told>((resolve) => {
    const hear = ({ data }: MessageEvent<Told | undefined>) => {
      if (!data?.drawings) return
      removeEventListener('message', hear)
      resolve(data)
    }
    addEventListener('message', hear)
  })
  await fixture(html`<iframe src=${address}></iframe>`)
  return told
}

const sentence = texts.problems.frame.text
const link = texts.problems.frame.link

const keptOut: Drawing = {
  icon: 'unknown',
  status: texts.problems.frame.status,
  text: sentence,
  body: [link],
  buttons: [`${texts.first.buttons.reload} [button plain]`],
}

const blockedAt = (address: string): Drawing => ({
  tone: 'caution',
  icon: 'stop',
  status: texts.first.codes.popup_blocked.title,
  text: sentence,
  body: [link, address],
  buttons: [`${texts.first.buttons.retry} [button plain]`, `${texts.first.buttons.cancel} [button quiet]`],
})

const signedOut: Drawing = { icon: 'unknown', ...usual.signed_out[0] }
const forbidden: Drawing = { icon: 'stop', ...usual.forbidden[0] }

describe('inside another page’s frame', () => {
  const told = {} as Record<keyof typeof places, Told>

  before(async function () {
    this.timeout(30_000)
    for (const place of Object.keys(places) as (keyof typeof places)[]) told[place] = await toldIn(places[place])
  })

  for (const [title, place, code, drawing] of [
    ['F71 signed out, in another site’s page, shows the way out', 'others', 'signed_out', keptOut],
    ['F71 signed out, with another site’s page between', 'ownInOthers', 'signed_out', keptOut],
    ['F71 signed out, with another site’s page further out', 'ownInOwnInOthers', 'signed_out', keptOut],
    ['F10 signed out, in a page of its own origin, as everywhere', 'own', 'signed_out', signedOut],
    ['F04 without a window, in another site’s page', 'others', 'popup_blocked', blockedAt(places.others)],
    ['F04 without a window, in a page of its own origin', 'own', 'popup_blocked', blockedAt(places.own)],
    ['F11 forbidden, in another site’s page, as everywhere', 'others', 'forbidden', forbidden],
  ] as const) {
    it(title, () => {
      expect(told[place].drawings[code]).to.deep.equal(drawing)
    })
  }

  it('F71 the way out is the page itself, in a tab of its own', () => {
    expect(told.others.links).to.deep.equal([{ href: places.others, target: '_blank', rel: 'noopener' }])
  })

  it('F04 a window that did not open is explained on the console, once, with what the frame lacks', () => {
    const { warned } = told.others

    expect(warned.length).to.equal(1)
    expect(warned[0]).to.match(/sandbox.* allow-popups .* allow-popups-to-escape-sandbox.*Cross-Origin-Opener-Policy/)
  })

  it('passes an audit', () => {
    expect(told.others.accessible).to.deep.equal([true, true, true, true])
  })
})
