/** The origins that a page may allow from JavaScript: exact origins in a list, and nothing that resembles one. */
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { parseAuthorizeUrl } from '../../src/connector/authorize-url.js'
import { configureConnectors, pageHeaders, trustedOrigins } from '../../src/connector/config.js'

const API = 'https://api.example.com'
const SETTINGS = ['endpointOrigins', 'relayOrigins', 'authorizeOrigins'] as const

/** Configures whatever a host without a type checker might write. */
const configureUnchecked = (changes: object) => configureConnectors(changes)

afterEach(() => configureConnectors({ endpointOrigins: [], relayOrigins: [], authorizeOrigins: [] }))

const lists: [title: string, list: unknown][] = [
  ['an origin as text', API],
  ['an empty text', ''],
  ['a list in a list', [[API]]],
  ['a set', new Set([API])],
  ['an iterator', [API].values()],
  ['an object that resembles a list', { 0: API, length: 1, includes: () => true }],
  ['an object whose prototype is a list', Object.create([API])],
  ['null', null],
  ['true', true],
]

const origins: [title: string, origin: unknown][] = [
  ['an empty text', ''],
  ['a space', ' '],
  ['the text null', 'null'],
  ['null', null],
  ['undefined', undefined],
  ['an asterisk', '*'],
  ['an asterisk for a subdomain', 'https://*.example.com'],
  ['a host without a scheme', 'api.example.com'],
  ['a scheme without a host', 'https://'],
  ['a path', API + '/hubspot'],
  ['a trailing slash', API + '/'],
  ['a query', API + '?'],
  ['a hash', API + '#'],
  ['a user', 'https://user@api.example.com'],
  ['a default port', API + ':443'],
  ['a space after it', API + ' '],
  ['capital letters in the scheme', 'HTTPS://api.example.com'],
  ['capital letters in the host', 'https://API.example.com'],
  ['a host in its own script', 'https://bücher.example'],
  ['backslashes', 'https:\\\\api.example.com'],
  ['another scheme', 'ftp://api.example.com'],
  ['a scheme that runs a script', 'javascript://api.example.com'],
  ['a file', 'file://'],
  ['a blob', 'blob:' + API],
  ['a pattern', /https/],
  ['a URL object', new URL(API)],
  ['a text object', new String(API)],
  ['a list', [API]],
]

for (const setting of SETTINGS) {
  for (const [title, list] of [
    ...lists,
    ...origins.map(([title, origin]) => [`a list with ${title}`, [API, origin]]),
  ]) {
    test(`F25 ${setting} refuses ${title as string}`, () => {
      assert.throws(() => configureUnchecked({ [setting]: list }), {
        name: 'TypeError',
        message: new RegExp(`\\b${setting}\\b`),
      })
      assert.deepEqual(trustedOrigins[setting], [])
    })
  }
}

for (const origin of [
  API,
  API + ':8443',
  'https://xn--bcher-kva.example',
  'http://localhost:5174',
  'http://[::1]:8080',
]) {
  test(`${origin} is an exact origin`, () => {
    configureConnectors({ endpointOrigins: [origin] })

    assert.deepEqual(trustedOrigins.endpointOrigins, [origin])
  })
}

test('a setting that is left out, or undefined, keeps its list', () => {
  configureConnectors({ endpointOrigins: [API] })

  configureUnchecked({ endpointOrigins: undefined, relayOrigins: [API] })

  assert.deepEqual(trustedOrigins, { endpointOrigins: [API], relayOrigins: [API], authorizeOrigins: [] })
})

test('one wrong list leaves every setting as it was', () => {
  assert.throws(() => configureUnchecked({ endpointOrigins: [API], authorizeOrigins: '*' }))

  assert.deepEqual(trustedOrigins.endpointOrigins, [])
})

test('a list that the page changes later allows nothing more', () => {
  const list = [API]
  configureConnectors({ authorizeOrigins: list })

  list.push('https://evil.example')

  assert.equal(parseAuthorizeUrl('https://evil.example/', trustedOrigins.authorizeOrigins), undefined)
})

test('a list that brings its own methods is read once, and by its entries', () => {
  const list = Object.assign([API], { includes: () => true, every: () => true })

  configureConnectors({ authorizeOrigins: list })

  assert.equal(parseAuthorizeUrl('https://evil.example/', trustedOrigins.authorizeOrigins), undefined)
})

test('a setting on a prototype is no setting', () => {
  configureUnchecked(Object.create({ authorizeOrigins: ['https://evil.example'] }) as object)

  assert.deepEqual(trustedOrigins.authorizeOrigins, [])
})

const unsafe = [
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://app.hubspot.com/x',
  'http://plain.example/',
  '',
]
for (const list of ['', 'javascript:alert(1)https://evil.example', [''], ['null'], ['*']] as unknown[]) {
  test(`F25 after authorizeOrigins: ${JSON.stringify(list)} no unsafe URL is accepted`, () => {
    assert.throws(() => configureUnchecked({ authorizeOrigins: list }), TypeError)

    for (const url of [...unsafe, 'https://evil.example/', 'https://evil.exampl/'])
      assert.equal(parseAuthorizeUrl(url, trustedOrigins.authorizeOrigins), undefined)
  })
}

const badHeaders: [title: string, headers: unknown][] = [
  ['a name with a space', { 'x csrf': '1' }],
  ['a value with a line break', { 'x-csrf': 'a\nb' }],
  ['a number', 1],
  ['null', null],
  ['a list of names', ['x-csrf']],
]

for (const [title, headers] of badHeaders) {
  test(`headers that are none are refused, and change nothing: ${title}`, () => {
    const change = () => configureUnchecked({ headers, endpointOrigins: [API] })

    assert.throws(change, TypeError)
    assert.deepEqual([pageHeaders, trustedOrigins.endpointOrigins], [{}, []])
  })
}

test('headers that somebody put on every object are not the page’s', () => {
  Object.assign(Object.prototype, { headers: { 'x-evil': '1' } })

  configureUnchecked({ endpointOrigins: [] })

  Reflect.deleteProperty(Object.prototype, 'headers')
  assert.equal(Object.hasOwn(pageHeaders, 'headers'), false)
})
