import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { parseAuthorizeUrl, pinExpectedPortal, prepareAuthorizeUrl } from '../../src/connector/authorize-url.js'
import { configureConnectors, trustedOrigins } from '../../src/connector/config.js'
import type { Facts } from '../../src/connector/machine-model.js'
import type { AuthMethod } from '../../src/protocol/endpoint.js'
import { parseConnect } from '../../src/protocol/parsed-answers.js'
import { allowedUrls, hostileUrls, urlTitle } from '../authorize-urls.js'
import { connected, notConnected, sampleAuthorizeUrl } from './states.js'

afterEach(() => configureConnectors({ authorizeOrigins: [] }))

const parse = (url: string) => parseAuthorizeUrl(url, trustedOrigins.authorizeOrigins)

/** Prepares a URL as a session does; rejects with the problem's code. */
async function prepare(url: string, authMethod: AuthMethod, ...load: [Parameters<typeof prepareAuthorizeUrl>[2]?]) {
  const { authorizeOrigins } = trustedOrigins
  const prepared = await prepareAuthorizeUrl(url, { authMethod, facts: {}, authorizeOrigins }, ...load)
  if (typeof prepared !== 'string') throw new Error(prepared.code)
  return prepared
}

for (const url of allowedUrls) {
  test(`F59 a window may be sent to ${urlTitle(url)}`, () => {
    assert.ok(parse(url))
  })
}

for (const [, reason, ...urls] of hostileUrls) {
  for (const url of urls) {
    test(`F25 no window is sent to ${urlTitle(url)}: ${reason}`, () => {
      const answer = parseConnect({ result: true, authorizeUrl: url })

      assert.equal(answer && parse(answer.url), undefined)
    })
  }
}

describe('a page that allows an emulator', () => {
  const rows: [url: string, isAllowed: boolean][] = [
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
  for (const [url, isAllowed] of rows) {
    test(`${isAllowed ? 'allows' : 'does not allow'} ${JSON.stringify(url)}`, () => {
      configureConnectors({
        authorizeOrigins: ['http://localhost:5174', 'https://emulator.example', 'http://plain.example'],
      })

      assert.equal(!!parse(url), isAllowed)
    })
  }

  test('may allow it after a first try', () => {
    const before = parse('https://emulator.example/x')

    configureConnectors({ authorizeOrigins: ['https://emulator.example'] })

    assert.deepEqual([!!before, !!parse('https://emulator.example/x')], [false, true])
  })
})

describe('an authorize URL on a page that expects another account', () => {
  const others: Facts = { lastStatus: connected({ portalId: '1' }), expectedPortal: '2' }
  const at = (path: string) => new URL(path, 'https://app.hubspot.com')

  for (const [path, pinned] of [
    ['/oauth/authorize?client_id=1&state=s', '/oauth/2/authorize?client_id=1&state=s'],
    ['/oauth/authorize?r=/oauth/authorize#s', '/oauth/2/authorize?r=/oauth/authorize#s'],
    ['/oauth/authorize', '/oauth/2/authorize'],
  ] as const) {
    test(`${path} names the expected account, and may still be opened`, () => {
      const url = pinExpectedPortal(at(path), others)

      assert.equal(url.href, at(pinned).href)
      assert.ok(parse(url.href))
    })
  }

  const unchanged: [title: string, path: string, facts: Facts][] = [
    ['that names an account already', '/oauth/7/authorize?state=s', others],
    ['with another path', '/oauth/authorize/v2?state=s', others],
    ['of a first connection', '/oauth/authorize', { ...others, lastStatus: notConnected }],
    ['before the first status', '/oauth/authorize', { ...others, lastStatus: undefined }],
    ['of a page that expects no account', '/oauth/authorize', { ...others, expectedPortal: undefined }],
  ]
  for (const [title, path, facts] of unchanged) {
    test(`${title} stays as it is`, () => {
      assert.equal(pinExpectedPortal(at(path), facts).href, at(path).href)
    })
  }
})

describe('the preparation of an authorize URL', () => {
  const wrongScope = sampleAuthorizeUrl({ scope: 'oauth' })
  const importScopeCheck = () => import('../../src/connector/scope-check.js')
  const failToImport = () => Promise.reject(new TypeError('Failed to fetch'))

  test('writes out what a relay page would complete by its own address', async () => {
    const url = await prepare('https:app.hubspot.com/oauth/authorize', 'wiro')

    assert.equal(url, 'https://app.hubspot.com/oauth/authorize')
  })

  test('refuses a URL that leads elsewhere', async () => {
    await assert.rejects(prepare('https://evil.example/', 'wiro'), { message: 'unsafe_authorize_url' })
  })

  for (const authMethod of ['wiro', 'own'] as const) {
    test(`refuses HubSpot’s page for another app, whose redirect URL is elsewhere, in ${authMethod} mode`, async () => {
      const foreign = sampleAuthorizeUrl({ redirect_uri: 'https://evil.example/callback' })

      for (const load of [importScopeCheck, failToImport])
        await assert.rejects(prepare(foreign, authMethod, load), {
          message: 'unsafe_authorize_url',
        })
    })
  }

  describe('of an emulator that the page allows', () => {
    const emulator = 'http://localhost:5174'
    const rows: [authMethod: 'wiro' | 'own', redirectUrl: string, error: string | undefined][] = [
      ['wiro', emulator + '/v1/UserAgentOAuth/HubSpotCallback', undefined],
      ['wiro', emulator + '/callback', undefined],
      ['own', emulator + '/v1/UserAgentOAuth/HubSpotCallback', undefined],
      ['own', emulator + '/v1/UserAgentOAuth/HubSpotCallback?x', undefined],
      ['own', emulator + '/callback', 'hubspot_redirect_mismatch'],
      ['own', emulator + '/callback?/v1/UserAgentOAuth/HubSpotCallback', 'hubspot_redirect_mismatch'],
      ['own', '/v1/UserAgentOAuth/HubSpotCallback', 'hubspot_redirect_mismatch'],
    ]
    for (const [authMethod, redirectUrl, error] of rows) {
      test(`${error ? 'refuses' : 'accepts'} the redirect URL ${redirectUrl} in ${authMethod} mode`, async () => {
        configureConnectors({ authorizeOrigins: [emulator] })
        const url = sampleAuthorizeUrl({ redirect_uri: redirectUrl }, emulator)

        const result = await prepare(url, authMethod).then(
          () => undefined,
          ({ message }: Error) => message,
        )

        assert.equal(result, error)
      })
    }
  })

  test('compares HubSpot’s own page exactly, also where the page allows HubSpot’s origin', async () => {
    configureConnectors({ authorizeOrigins: ['https://app.hubspot.com'] })
    const url = sampleAuthorizeUrl({ redirect_uri: 'https://evil.example/v1/UserAgentOAuth/HubSpotCallback' })

    for (const authMethod of ['wiro', 'own'] as const)
      await assert.rejects(prepare(url, authMethod), { message: 'unsafe_authorize_url' })
  })

  test('refuses what does not fit an own app', async () => {
    const prepared = prepare(wrongScope, 'own')

    await assert.rejects(prepared, { message: 'hubspot_scope_mismatch' })
  })

  for (const [title, authMethod, load] of [
    ['through Wiro’s app', 'wiro', importScopeCheck],
    ['where the comparison cannot be loaded', 'own', failToImport],
  ] as const) {
    test(`leaves the scopes to HubSpot ${title}`, async () => {
      const url = await prepare(wrongScope, authMethod, load)

      assert.equal(url, wrongScope)
    })
  }
})
