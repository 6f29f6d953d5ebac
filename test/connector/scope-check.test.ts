import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAppMismatch } from '../../src/connector/scope-check.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../src/protocol/hubspot.js'
import { sampleAuthorizeUrl } from './states.js'

const required = REQUIRED_SCOPES.join(' ')
const emulator = 'http://127.0.0.1:5174'

test('an own app declares five required scopes, and nine optional ones', () => {
  assert.deepEqual([REQUIRED_SCOPES.length, new Set([...REQUIRED_SCOPES, ...OPTIONAL_SCOPES]).size], [5, 14])
})

const accepted: [title: string, url: string][] = [
  ['as Wiro makes it', sampleAuthorizeUrl()],
  ['of another region', sampleAuthorizeUrl({}, 'https://app-eu1.hubspot.com')],
  ['with its scopes in another order', sampleAuthorizeUrl({ scope: [...REQUIRED_SCOPES].reverse().join(' ') })],
  ['with %20 between its scopes', sampleAuthorizeUrl().replaceAll('+', '%20')],
  ['with another optional scope', sampleAuthorizeUrl({ optional_scope: 'tickets' })],
  ['without optional scopes', sampleAuthorizeUrl({ optional_scope: null })],
  ['without a scope', sampleAuthorizeUrl({ scope: null })],
  ['without a redirect URL', sampleAuthorizeUrl({ redirect_uri: null })],
  ['of an emulator', sampleAuthorizeUrl({ redirect_uri: emulator + '/v1/UserAgentOAuth/HubSpotCallback' }, emulator)],
]
for (const [title, url] of accepted) {
  test(`an authorize URL ${title} fits the app`, () => {
    assert.equal(findAppMismatch(url), undefined)
  })
}

const scopeMismatch = (answer: string) => ({ code: 'hubspot_scope_mismatch', answer })
const redirectMismatch = (answer: string) => ({
  code: 'hubspot_redirect_mismatch',
  url: REDIRECT_URL,
  answer,
})

const refused: [title: string, url: string, mismatch: object][] = [
  [
    'without a required scope',
    sampleAuthorizeUrl({ scope: REQUIRED_SCOPES.slice(0, 4).join(' ') }),
    scopeMismatch('oauth is missing'),
  ],
  [
    'with an additional scope',
    sampleAuthorizeUrl({ scope: required + ' automation' }),
    scopeMismatch('automation is not declared'),
  ],
  [
    'that requires an optional scope',
    sampleAuthorizeUrl({ scope: required + ' files' }),
    scopeMismatch('files is not declared'),
  ],
  [
    'with another scope in place of one',
    sampleAuthorizeUrl({ scope: required.replace('oauth', 'content') }),
    scopeMismatch('oauth is missing, content is not declared'),
  ],
  [
    'with an empty scope',
    sampleAuthorizeUrl({ scope: '' }),
    scopeMismatch(REQUIRED_SCOPES.map((name) => `${name} is missing`).join(', ')),
  ],
  [
    'with another redirect URL',
    sampleAuthorizeUrl({ redirect_uri: 'https://api.wiro.ai/v2' }),
    redirectMismatch('https://api.wiro.ai/v2'),
  ],
  [
    'with an additional slash',
    sampleAuthorizeUrl({ redirect_uri: REDIRECT_URL + '/' }),
    redirectMismatch(REDIRECT_URL + '/'),
  ],
  [
    'with a second redirect URL',
    sampleAuthorizeUrl() + '&redirect_uri=https://api.wiro.ai/v2',
    redirectMismatch('https://api.wiro.ai/v2'),
  ],
  [
    'of an emulator with another redirect URL',
    sampleAuthorizeUrl({ redirect_uri: emulator + '/callback' }, emulator),
    redirectMismatch(emulator + '/callback'),
  ],
  [
    'that differs in both, of which the scopes are named,',
    sampleAuthorizeUrl({ scope: required + ' x', redirect_uri: 'https://x.example' }),
    scopeMismatch('x is not declared'),
  ],
]
for (const [title, url, mismatch] of refused) {
  test(`an authorize URL ${title} does not fit the app`, () => {
    assert.deepEqual(findAppMismatch(url), mismatch)
  })
}

test('a long difference is cut at 200 characters', () => {
  assert.equal(findAppMismatch(sampleAuthorizeUrl({ scope: 'x'.repeat(4000) }))?.answer?.length, 200)
})
