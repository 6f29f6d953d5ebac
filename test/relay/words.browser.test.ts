/** What the relay page says when, in whose words, and what it makes of words that it did not expect. */
import { expect } from '@open-wc/testing'
import { RELAY_TEXT_KEY } from '../../src/protocol/relay-messages.js'
import { english } from '../../src/relay/texts.js'
import {
  callbackOf,
  closeAll,
  german,
  hubspotUrl,
  openRelay,
  openReturnedRelay,
  phaseOf,
  successQuery,
  textOf,
  waitFor,
  waitForNavigation,
  type Relay,
} from './relay-window.js'

const refusal = '?hubspot_error=authorization_denied'
const words = { ...german.text, lang: german.lang, dir: german.dir }

/** The words that a window keeps after a page sent it to HubSpot with these. */
async function keptWords(message: object): Promise<Record<string, string>> {
  const relay = await openRelay()
  relay.send('channel', { wiro: 'go', url: hubspotUrl, ...message })
  await waitForNavigation(relay)
  return JSON.parse(relay.window.sessionStorage.getItem(RELAY_TEXT_KEY)!)
}

const pathWith = (verdict: object, query = successQuery) =>
  '/relay/verdicts?answers=' + encodeURIComponent(JSON.stringify([verdict])) + query.replace('?', '&') + '&seal=sealed'

/** Opens a relay page back from HubSpot, whose token endpoint gives this verdict. */
const openWithVerdict = (verdict: object) => openReturnedRelay('', { path: pathWith(verdict), words })

/** Calls what the page does after a time, which its test page collects. */
function passTime(relay: Relay, ms: number): void {
  const { timers } = relay.window as unknown as { timers: { ms: number; call(): void }[] }
  for (const timer of timers.filter((one) => one.ms === ms)) timer.call()
}

afterEach(closeAll)

describe('the relay page, back from HubSpot', () => {
  const rows: [title: string, open: () => Promise<Relay>, phase: string, text: string][] = [
    [
      'says that it finishes while nobody has confirmed a success',
      () => openReturnedRelay(successQuery, { words }),
      'busy',
      words.finishing,
    ],
    [
      'says connected where the server has kept the connection',
      () => openWithVerdict({ verdict: 'kept' }),
      'connected',
      words.connected,
    ],
    [
      'F87 says not connected where the server has undone it',
      () => openWithVerdict({ verdict: 'undone' }),
      'notConnected',
      words.notConnected,
    ],
    [
      'says that it finishes where the server can judge nothing',
      () => openWithVerdict({ verdict: 'nothing' }),
      'busy',
      words.finishing,
    ],
    [
      'F57 says not connected after a refusal',
      () => openReturnedRelay(refusal, { words }),
      'notConnected',
      words.notConnected,
    ],
    [
      'F79 says that it finishes where the callback was lost',
      () => openReturnedRelay('', { words }),
      'busy',
      words.finishing,
    ],
  ]
  for (const [title, open, phase, text] of rows) {
    it(title, async () => {
      const relay = await open()

      await waitFor('the callback to be sent', () => callbackOf(relay))
      expect([phaseOf(relay), textOf(relay)]).to.deep.equal([phase, text])
      expect(relay.window.document.documentElement.lang).to.equal('de-AT')
    })
  }

  it('F44 says how to go on where its page is gone', async () => {
    const relay = await openReturnedRelay(successQuery, { path: '/relay/manual-timers', words })

    passTime(relay, 10_000)

    expect([phaseOf(relay), textOf(relay)]).to.deep.equal(['lost', words.lost])
  })

  it('F44 keeps saying not connected where its page is gone', async () => {
    const relay = await openReturnedRelay(refusal, { path: '/relay/manual-timers', words })

    passTime(relay, 10_000)

    expect(textOf(relay)).to.equal(words.notConnected)
  })
})

describe('the words of a page', () => {
  it('are kept on the way through HubSpot', async () => {
    expect(await keptWords(german)).to.deep.equal(words)
  })

  it('are shown right to left where they are read so', async () => {
    const { window } = await openReturnedRelay(successQuery, { words: { ...words, lang: 'ar', dir: 'rtl' } })

    expect([
      window.document.documentElement.dir,
      window.getComputedStyle(window.document.body).direction,
    ]).to.deep.equal(['rtl', 'rtl'])
  })

  it('are shown as text and not as markup', async () => {
    const relay = await openReturnedRelay(successQuery, { words: { ...words, finishing: '<img src=x>' } })

    expect(textOf(relay)).to.equal('<img src=x>')
    expect(relay.window.document.images.length).to.equal(0)
  })

  it('are cut where they are long', async () => {
    const { lost } = await keptWords({ ...german, text: { ...german.text, lost: 'x'.repeat(10_000) } })

    expect(lost).to.have.length(200)
  })

  for (const [title, message] of [
    ['are missing', {}],
    ['are the one sentence of an older version', { text: 'You can close this window.' }],
    ['are not complete', { ...german, text: { ...german.text, lost: undefined } }],
    ['are no texts', { ...german, text: { ...german.text, lost: { toString: null } } }],
    ['are null', { ...german, text: null }],
  ] as [string, object][]) {
    it(`give way to English where they ${title}`, async () => {
      expect(await keptWords(message)).to.deep.equal(english)
    })
  }

  for (const [title, attributes, expected] of [
    ['a language that is markup', { lang: '"><script>' }, { lang: '', dir: 'ltr' }],
    ['a language that is long', { lang: 'x'.repeat(36) }, { lang: '', dir: 'ltr' }],
    ['no language', { lang: undefined }, { lang: '', dir: 'ltr' }],
    ['an unknown direction', { dir: 'up' }, { lang: 'de-AT', dir: 'ltr' }],
    ['a direction that is no text', { dir: ['rtl'] }, { lang: 'de-AT', dir: 'ltr' }],
  ] as [string, object, object][]) {
    it(`are kept without ${title}`, async () => {
      expect(await keptWords({ ...german, ...attributes })).to.deep.equal({ ...german.text, ...expected })
    })
  }

  for (const [title, stored] of [
    ['is no JSON', '…'],
    ['is null', 'null'],
    ['is a list', '[1]'],
  ]) {
    it(`are English where what is stored ${title}`, async () => {
      const relay = await openReturnedRelay(successQuery, { storedText: stored! })

      expect([textOf(relay), relay.window.document.documentElement.lang]).to.deep.equal([english.finishing, 'en'])
    })
  }
})
