import { expect } from '@open-wc/testing'
import { addressOf, isAuthorizeUrl } from '../../src/connector/addresses.js'
import { configure } from '../../src/connector/settings.js'
import { parseConnect } from '../../src/protocol/endpoint.js'
import { allowedUrls, hostileUrls, urlTitle } from '../authorize-urls.js'
import { checkMutatedUrls } from '../url-mutations.js'

const consistsOf = (text: string, letters: string) => !!text && [...text].every((one) => letters.includes(one))

const isRegion = (app: string) =>
  app.startsWith('app-') &&
  app.length < 9 &&
  consistsOf(app.slice(4, 6), 'abcdefghijklmnopqrstuvwxyz') &&
  consistsOf(app.slice(6), '0123456789')

/** HubSpot's page for approving, told by the parts of a link and not by the pattern that is tested. */
function isHubSpots({ protocol, hostname, port, username, password, pathname }: HTMLAnchorElement): boolean {
  const [app = '', ...domain] = hostname.split('.')
  const [root, ...path] = pathname.split('/')
  const portal = path.length > 2 ? path.splice(1, 1)[0]! : '0'
  return (
    protocol === 'https:' &&
    (app === 'app' || isRegion(app)) &&
    domain.join('.') === 'hubspot.com' &&
    [port, username, password, root].join('') === '' &&
    consistsOf(portal, '0123456789') &&
    path.join('/') === 'oauth/authorize'
  )
}

describe('addresses', () => {
  afterEach(() => configure({ authorizeOrigins: [] }))

  for (const url of allowedUrls) {
    it(`F59 a window may be sent to ${urlTitle(url)}`, () => {
      expect(isAuthorizeUrl(url)).to.equal(true)
    })
  }

  /** As it comes in an answer: what is no text is none of its addresses. */
  const isOpened = (authorizeUrl: unknown) => {
    const answer = parseConnect({ result: true, authorizeUrl })
    return !!answer && isAuthorizeUrl(answer.url)
  }

  for (const [, why, ...addresses] of hostileUrls) {
    for (const address of addresses) {
      it(`F25 no window is sent to ${urlTitle(address)}: ${why}`, () => {
        expect(isOpened(address)).to.equal(false)
      })
    }
  }

  it('F25 what a window is sent to is HubSpot’s page for approving, however an address was twisted', () => {
    const { accepted, refused } = checkMutatedUrls(isAuthorizeUrl, isHubSpots)

    expect(Math.min(accepted, refused)).to.be.greaterThan(300)
  })

  const allowed: [url: string, allowed: boolean][] = [
    ['http://localhost:5174/oauth/authorize', true],
    ['http://localhost:5174/anything', true],
    ['https://emulator.example/oauth/authorize', true],
    ['http://localhost:5175/oauth/authorize', false],
    ['http://127.0.0.1:5174/oauth/authorize', false],
    ['http://emulator.example/oauth/authorize', false],
    ['https://user@emulator.example/oauth/authorize', false],
    ['https://emulator.example.evil.example/oauth/authorize', false],
    ['http://plain.example/oauth/authorize', false],
    ['javascript:alert(1)', false],
    ['', false],
  ]
  for (const [url, expected] of allowed) {
    it(`a page that allows an emulator ${expected ? 'allows' : 'does not allow'} ${JSON.stringify(url)}`, () => {
      configure({
        authorizeOrigins: ['http://localhost:5174', 'https://emulator.example', 'http://plain.example', 'null'],
      })

      expect(isAuthorizeUrl(url)).to.equal(expected)
    })
  }

  it('an emulator is asked for at use, and not when the page began', () => {
    const before = isAuthorizeUrl('https://emulator.example/x')

    configure({ authorizeOrigins: ['https://emulator.example'] })

    expect([before, isAuthorizeUrl('https://emulator.example/x')]).to.deep.equal([false, true])
  })

  const { origin } = location
  const ours: [value: string | undefined, expected: string | undefined][] = [
    ['/api/hubspot', `${origin}/api/hubspot`],
    ['  /api/hubspot  ', `${origin}/api/hubspot`],
    [`${origin}/api`, `${origin}/api`],
    ['https://api.example.com/hubspot', 'https://api.example.com/hubspot'],
    [undefined, undefined],
    ['', undefined],
    ['   ', undefined],
    ['https://evil.example/api', undefined],
    ['//evil.example/api', undefined],
    ['\\\\evil.example/api', undefined],
    ['http://api.example.com/hubspot', undefined],
    ['https://api.example.com:8443/hubspot', undefined],
    ['https://api.example.com.evil.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    [`blob:${origin}/4b1f`, undefined],
    ['https://', undefined],
  ]
  for (const [value, expected] of ours) {
    it(`F24 ${JSON.stringify(value)} is ${expected ? 'asked' : 'not asked'}`, () => {
      expect(addressOf(value, ['https://api.example.com'])?.href).to.equal(expected)
    })
  }
})
