import { expect } from '@open-wc/testing'
import { isAuthorizeUrl } from '../../src/connector/addresses.js'
import { pinned } from '../../src/connector/examine.js'
import { parseSafeUrl } from '../../src/protocol/parse.js'
import { connected, notConnected } from './setup.js'
import { authorizeUrl, clear, no, page, yes } from './stage.js'

afterEach(clear)

describe('an authorize URL where another account is to be chosen', () => {
  const others = { told: connected({ portalId: '1' }), expected: '2' }
  const of = (path: string) => `https://app.hubspot.com${path}`

  for (const [given, whole] of [
    ['/oauth/authorize?client_id=1&state=s', '/oauth/2/authorize?client_id=1&state=s'],
    ['/oauth/authorize?r=/oauth/authorize#s', '/oauth/2/authorize?r=/oauth/authorize#s'],
    ['/oauth/authorize', '/oauth/2/authorize'],
  ] as const) {
    it(`${given} asks HubSpot for the expected one, and may still be opened`, () => {
      const url = pinned(of(given), others)!

      expect(url).to.equal(of(whole))
      expect([isAuthorizeUrl(url), parseSafeUrl(url)?.href]).to.deep.equal([true, url])
    })
  }

  for (const [title, path, model] of [
    ['that names an account already', '/oauth/7/authorize?state=s', others],
    ['of another form', '/oauth/authorize/v2?state=s', others],
    ['of a first connection', '/oauth/authorize', { ...others, told: notConnected }],
    ['before anything was told', '/oauth/authorize', { ...others, told: undefined }],
    ['on a page that expects none', '/oauth/authorize', { ...others, expected: undefined }],
  ] as const) {
    it(`${title} is left as it is`, () => {
      expect(pinned(of(path), model)).to.equal(undefined)
    })
  }

  it('is the one that the window goes to', async () => {
    const at = await page({ expectedPortal: '2' }, yes)

    const { relay } = await at.authorizing()

    expect(await relay.hears('go')).to.include({ url: authorizeUrl.replace('/authorize', '/2/authorize') })
  })

  it('leaves the choice to the person at a first connection', async () => {
    const at = await page({ expectedPortal: '2' }, no)

    const { relay } = await at.authorizing()

    expect(await relay.hears('go')).to.include({ url: authorizeUrl })
  })
})
