import { expect } from '@open-wc/testing'
import { addressOf, isAuthorizeUrl } from '../../src/flow/addresses.js'
import { configure } from '../../src/flow/settings.js'

describe('addresses', () => {
  afterEach(() => configure({ authorizeOrigins: [] }))

  const good = [
    'https://app.hubspot.com/oauth/authorize?client_id=1&redirect_uri=https%3A%2F%2Fapi.wiro.ai&state=s',
    'https://app.hubspot.com/oauth/authorize',
    'https://app.hubspot.com/oauth/12345678/authorize?client_id=1',
    'https://app-eu1.hubspot.com/oauth/authorize?client_id=1',
    'https://app-na2.hubspot.com/oauth/authorize?client_id=1',
    'https://app-ap12.hubspot.com/oauth/authorize',
    'https://app.hubspot.com:443/oauth/authorize',
    'HTTPS://APP.HUBSPOT.COM/oauth/authorize',
    'https://app.hubspot.com/x/../oauth/authorize',
    'https://app.hubspot.com/oauth/authorize#fragment',
    'https://ａｐｐ.hubspot.com/oauth/authorize',
  ]
  for (const url of good) {
    it(`F59 a window may be sent to ${url}`, () => {
      expect(isAuthorizeUrl(url)).to.equal(true)
    })
  }

  const hostile: [kind: string, ...urls: string[]][] = [
    [
      'another host',
      'https://evil.example/oauth/authorize',
      'https://hubspot.com/oauth/authorize',
      'https://www.hubspot.com/oauth/authorize',
      'https://api.hubspot.com/oauth/authorize',
      'https://app.hubspotqa.com/oauth/authorize',
    ],
    [
      'a lookalike',
      'https://app.hubspot.com.evil.example/oauth/authorize',
      'https://app-hubspot.com/oauth/authorize',
      'https://evilapp.hubspot.com/oauth/authorize',
      'https://app.evil.hubspot.com/oauth/authorize',
      'https://appxhubspot.com/oauth/authorize',
      'https://app.hubspotxcom/oauth/authorize',
      'https://app-eu.hubspot.com/oauth/authorize',
      'https://app-eu123.hubspot.com/oauth/authorize',
      'https://app-e1.hubspot.com/oauth/authorize',
      'https://app-eu1-evil.hubspot.com/oauth/authorize',
      'https://app.hubspot.com./oauth/authorize',
      'https://evil.example/https://app.hubspot.com/oauth/authorize',
      'https://evil.example?https://app.hubspot.com/oauth/authorize',
      'https://evil.example#https://app.hubspot.com/oauth/authorize',
      'https://evil.example\\@app.hubspot.com/oauth/authorize',
    ],
    [
      'a host in another script',
      'https://app.hubspоt.com/oauth/authorize',
      'https://аpp.hubspot.com/oauth/authorize',
      'https://app.hubspot.com\u2215oauth/authorize',
      'https://app.hub\u00adspot.com.evil.example/oauth/authorize',
    ],
    ['another port', 'https://app.hubspot.com:8443/oauth/authorize', 'https://app.hubspot.com:80/oauth/authorize'],
    [
      'credentials',
      'https://user@app.hubspot.com/oauth/authorize',
      'https://user:pass@app.hubspot.com/oauth/authorize',
      'https://:pass@app.hubspot.com/oauth/authorize',
      'https://app.hubspot.com@evil.example/oauth/authorize',
      'https://app.hubspot.com%2foauth@evil.example/oauth/authorize',
    ],
    [
      'another scheme',
      'http://app.hubspot.com/oauth/authorize',
      'ftp://app.hubspot.com/oauth/authorize',
      'wss://app.hubspot.com/oauth/authorize',
      'javascript:alert(1)',
      'javascript://app.hubspot.com/oauth/authorize%0aalert(1)',
      ' javascript:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'blob:https://app.hubspot.com/oauth/authorize',
      'filesystem:https://app.hubspot.com/oauth/authorize',
      'file:///oauth/authorize',
      'view-source:https://app.hubspot.com/oauth/authorize',
      'about:blank',
    ],
    [
      'another path',
      'https://app.hubspot.com/',
      'https://app.hubspot.com/oauth/authorize/',
      'https://app.hubspot.com/oauth/authorize/../../login',
      'https://app.hubspot.com/oauth/authorized',
      'https://app.hubspot.com/x/oauth/authorize',
      'https://app.hubspot.com//oauth/authorize',
      'https://app.hubspot.com/OAuth/Authorize',
      'https://app.hubspot.com/oauth/%61uthorize',
      'https://app.hubspot.com/oauth%2fauthorize',
      'https://app.hubspot.com/oauth/12a/authorize',
      'https://app.hubspot.com/oauth/1/2/authorize',
      'https://app.hubspot.com/login?next=/oauth/authorize',
      'https://app.hubspot.com/oauth/authorize%00',
    ],
    [
      'no host of its own',
      '',
      ' ',
      '/oauth/authorize',
      '//app.hubspot.com/oauth/authorize',
      'app.hubspot.com/oauth/authorize',
      'https://',
      'https:///',
      'https://app.hubspot com/oauth/authorize',
      'https://app.hubspot.com\0.evil.example/oauth/authorize',
      'undefined',
    ],
  ]
  for (const [kind, ...urls] of hostile) {
    for (const url of urls) {
      it(`F25 no window is sent to ${JSON.stringify(url)}: ${kind}`, () => {
        expect(isAuthorizeUrl(url)).to.equal(false)
      })
    }
  }

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
