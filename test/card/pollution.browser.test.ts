import { expect, html } from '@open-wc/testing'
import { parseAuthorizeUrl } from '../../src/connector/authorize-url.js'
import { trustedOrigins } from '../../src/connector/config.js'
import { configure } from '../../src/configure.js'
import { drawn, part, placed, settled, textOf, type Card } from './card.js'
import { answering, newEndpoint, restoreNetwork, told } from './endpoint.js'
import { disconnected, failed } from './states.js'
import { texts } from './texts.js'

/** As JSON brings it: a field of its own by that name. */
const parse = (json: string) => JSON.parse(json) as object

const polluted = '"polluted": 1'
const constructed = `"constructor": { "prototype": { ${polluted} } }`
const statusOf = (card: Card) => textOf(part(card, 'status'))

describe('what arrives under names that every object has', () => {
  afterEach(() => {
    restoreNetwork()
    configure({ locales: {} })
    Object.setPrototypeOf(trustedOrigins, Object.prototype)
    // Wherever it arrived.
    expect(({} as { polluted?: number }).polluted).to.equal(undefined)
  })

  const asking = (status: string) =>
    placed(html`<wiro-hubspot-connect token-endpoint=${newEndpoint()} initial-status=${status}></wiro-hubspot-connect>`)

  /** Of an account that has no name. */
  const answer = `{ "result": true, "connected": true, "username": "1", ${constructed},
    "__proto__": { "accountName": "Mallory", "accountname": "Mallory", ${polluted} },
    "__PROTO__": { "accountname": "Mallory" }, "accounts": [{ "__proto__": { "name": "Mallory" } }] }`

  it('names no account in the endpoint’s answer', async () => {
    answering(parse(answer))

    const card = await asking('')
    await card.checkStatus()
    await settled(card)

    expect(textOf(part(card, 'account'))).to.equal('Hub ID 1')
  })

  it('names no account in a status that the page’s HTML brought along', async () => {
    const card = await asking(answer)

    expect(textOf(part(card, 'account'))).to.equal('Hub ID 1')
  })

  it('is no status in the page’s HTML by itself', async () => {
    const asked = answering(told.disconnected)

    const card = await asking(`{ "__proto__": { "result": true, "connected": true } }`)
    await card.checkStatus()
    await settled(card)

    expect([statusOf(card), asked.length > 0]).to.deep.equal([texts.first.disconnected.status, true])
  })

  const evil = '{ "status": "Mallory", "title": "Mallory", "text": "Mallory", "what": "Mallory" }'

  for (const [title, words] of [
    ['a language’s words', `{ "en": { "__proto__": { ${polluted}, "disconnected": ${evil} }, ${constructed} } }`],
    ['a state’s words', `{ "en": { "disconnected": { "__proto__": ${evil}, ${constructed} } } }`],
    ['a code’s words', `{ "en": { "codes": { "__proto__": { "forbidden": ${evil} }, ${constructed} } } }`],
    ['the languages', `{ "__proto__": { "en": { "disconnected": ${evil}, "codes": { "forbidden": ${evil} } } } }`],
  ]) {
    it(`replaces no word, given with ${title}`, async () => {
      configure({ locales: parse(words!) as never })

      const cards = [await drawn(disconnected), await drawn(failed('forbidden'))]

      expect(cards.map(({ card }) => statusOf(card))).to.deep.equal([
        texts.first.disconnected.status,
        texts.problems.codes.forbidden.title,
      ])
    })
  }

  for (const language of ['__proto__', 'constructor', 'toString', '__proto__-x']) {
    it(`is no language: ${language}`, async () => {
      const { card } = await drawn(disconnected)
      card.lang = language
      await settled(card)

      expect(statusOf(card)).to.equal(texts.first.disconnected.status)
    })
  }

  it('allows no other origin', () => {
    configure(parse('{ "__proto__": { "authorizeOrigins": ["https://evil.example"] } }'))

    expect(parseAuthorizeUrl('https://evil.example/', trustedOrigins.authorizeOrigins)).to.equal(undefined)
  })
})
