import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler, createWiro, type HandlerOptions, type WiroOptions } from '../../src/server/handler.js'
import { apiKey, createEndpoint, publicUrl } from './endpoint.js'

const secret = 'SECRET-CANARY'
const resolveAgent = () => 'guid-1'

const invalid: [title: string, options: object, message: RegExp][] = [
  ['a key that the environment does not have', { apiKey: undefined }, /apiKey must be a key .*environment/],
  ['an empty key', { apiKey: '' }, /apiKey must/],
  ['F133 a key with a line break', { apiKey: secret + '\n' }, /apiKey must/],
  ['F133 a key in double quotes', { apiKey: `"${secret}"` }, /apiKey must/],
  ['F133 a key in single quotes', { apiKey: `'${secret}'` }, /apiKey must/],
  ['a key with a blank', { apiKey: ' ' + secret }, /apiKey must/],
  ['a key that no header can carry', { apiKey: secret + '€' }, /apiKey must/],
  ['a key that is no text', { apiKey: { secret } }, /apiKey must/],
  ['a signing secret with a line break', { apiSecret: secret + '\r\n' }, /apiSecret must/],
  ['a signing secret that is undefined', { apiSecret: undefined }, /apiSecret must/],
  ['no address', { publicUrl: undefined }, /publicUrl must/],
  ['an address without an origin', { publicUrl: '/api/hubspot' }, /publicUrl must/],
  ['an address in plain http', { publicUrl: 'http://app.example.com/api' }, /publicUrl must/],
  ['an address with a hash', { publicUrl: publicUrl + '#' }, /publicUrl must/],
  ['an address with a password', { publicUrl: `https://u:${secret}@app.example.com/` }, /publicUrl must/],
  ['an address with a blank', { publicUrl: publicUrl + ' ' }, /publicUrl must/],
  ['no address in the list', { publicUrl: [] }, /publicUrl must/],
  ['a wrong address in the list', { publicUrl: [publicUrl, 'ftp://app.example.com/'] }, /publicUrl must/],
  ['no resolveAgent', { apiKey, publicUrl, resolveAgent: undefined }, /resolveAgent must be a function/],
  ['a guid in the place of resolveAgent', { resolveAgent: 'guid-1' }, /resolveAgent must be a function/],
  ['a relay in plain http', { relayUrl: 'http://app.example.com/relay.html' }, /relayUrl must/],
  ['a relay with a hash', { relayUrl: 'https://app.example.com/relay.html#x' }, /relayUrl must/],
  ['origins without a relay', { origins: ['https://app.example.com'] }, /origins needs relayUrl/],
  ['no origin', { origins: [], relayUrl: publicUrl }, /origins must/],
  ['any origin', { origins: ['*'], relayUrl: publicUrl }, /origins must/],
  ['an asterisk for a subdomain', { origins: ['https://*.example.com'], relayUrl: publicUrl }, /origins must/],
  ['an origin with a path', { origins: ['https://app.example.com/'], relayUrl: publicUrl }, /origins must/],
  [
    'an origin with its default port',
    { origins: ['https://app.example.com:443'], relayUrl: publicUrl },
    /origins must/,
  ],
  ['a text for origins', { origins: 'https://app.example.com', relayUrl: publicUrl }, /origins must/],
  ['a misspelt authorize', { authorise: () => false }, /there is no option authorise/],
  ['an authorize that is undefined', { authorize: undefined }, /authorize must be a function/],
  ['a limit that is a number', { limit: 5 }, /limit must be a function/],
  ['an accountName that is a text', { accountName: 'Acme' }, /accountName must be a function/],
  ['an onDisconnected that is no function', { onDisconnected: {} }, /onDisconnected must be a function/],
  [
    'a dialect that only Wiro’s servers speak',
    { dialect: 'transitional' },
    /dialect must be 'auto', 'hubspot' or 'unified'/,
  ],
  ['a dialect that is undefined', { dialect: undefined }, /dialect must/],
  ['actions that are one', { actions: 'start-agent' }, /actions must/],
  ['an action that cannot be offered', { actions: ['connect'] }, /actions must/],
  ['actions that are undefined', { actions: undefined }, /actions must/],
  ['an own app without a secret', { ownApp: { clientId: secret } }, /ownApp must/],
  [
    'an own app that the environment does not have',
    { ownApp: { clientId: undefined, clientSecret: undefined } },
    /ownApp/,
  ],
  [
    'an own app with a line break in it',
    { ownApp: { clientId: 'x', clientSecret: secret + '\n' + secret } },
    /ownApp must/,
  ],
  ['an own app in quotes', { ownApp: { clientId: 'x', clientSecret: `"${secret}"` } }, /ownApp must/],
  ['an own app with something else', { ownApp: { clientId: 'x', clientSecret: secret, id: 1 } }, /ownApp must/],
  ['an own app whose secret is its id', { ownApp: { clientId: secret, clientSecret: secret } }, /ownApp must/],
  ['an own app that is a text', { ownApp: secret }, /ownApp must/],
  ['a log that is no function', { log: console }, /log must be a function/],
  ['a fetch that is no function', { fetch: 'undici' }, /fetch must be a function/],
  ['a base URL in plain http', { baseUrl: 'http://api.example.com/v1' }, /baseUrl must/],
  ['a base URL with a query', { baseUrl: `https://api.example.com/v1?key=${secret}` }, /baseUrl must/],
]
for (const [title, options, message] of invalid) {
  test(`${title} is rejected by createHandler, and no value is printed`, () => {
    const complete = { apiKey, publicUrl, resolveAgent, ...options } as HandlerOptions

    const create = () => createHandler(complete)

    assert.throws(create, (error) => {
      assert.ok(error instanceof TypeError)
      assert.match(error.message, /^createHandler: /)
      assert.match(error.message, message)
      assert.doesNotMatch(String(error.stack) + JSON.stringify(error), /CANARY/)
      return true
    })
  })
}

const missing: [title: string, options: unknown, message: RegExp][] = [
  ['no options', undefined, /options are missing/],
  ['no key', { publicUrl, resolveAgent }, /apiKey is missing/],
  ['no address', { apiKey, resolveAgent }, /publicUrl is missing/],
  ['no resolveAgent', { apiKey, publicUrl }, /resolveAgent is missing/],
]
for (const [title, options, message] of missing) {
  test(`with ${title}, the error names what is missing`, () => {
    assert.throws(() => createHandler(options as HandlerOptions), message)
  })
}

test('one error lists all mistakes', () => {
  const create = () => createHandler({ apiKey: '', publicUrl: ['', ''], resolveAgent, origins: [] })

  assert.throws(create, /^TypeError: createHandler: apiKey [^;]*; publicUrl [^;]*; origins [^;]*$/)
})

const valid: [title: string, options: object][] = [
  ['http on loopback', { publicUrl: 'http://localhost:5173/api/hubspot' }],
  [
    'http on 127.0.0.1',
    { publicUrl: 'http://127.0.0.1:5173/api/hubspot', relayUrl: 'http://127.0.0.1:5173/relay.html' },
  ],
  ['another address of loopback', { publicUrl: 'http://127.0.0.2:5173/api/hubspot' }],
  ['an address with a query', { publicUrl: publicUrl + '?tenant=1' }],
  ['several addresses', { publicUrl: [publicUrl, 'https://www.example.com/api'] }],
  ['an emulator as Wiro', { baseUrl: 'http://127.0.0.1:1/v1' }],
  ["an environment without an address of Wiro's", { baseUrl: undefined }],
  ['the dialect that Wiro answers in', { dialect: 'auto' }],
  ['a pinned dialect', { dialect: 'unified' }],
  ['no further action', { actions: [] }],
  ['both further actions', { actions: ['start-agent', 'save-credentials'] }],
  ['an own app', { ownApp: { clientId: 'a5b6c7d8-0000-4000-8000-1f2e3d4c5b6a', clientSecret: secret } }],
  ['origins in plain http, for a LAN', { origins: ['http://192.168.1.5:3000'], relayUrl: publicUrl }],
]
for (const [title, options] of valid) {
  test(`${title} is accepted`, () => {
    assert.doesNotThrow(() => createEndpoint(options))
  })
}

test('the example of the README compiles and makes a handler', () => {
  const sessionOf = (_request: Request): Promise<{ agentGuid: string } | undefined> => Promise.resolve(undefined)
  const env: Record<string, string | undefined> = { WIRO_API_KEY: apiKey }

  const handler = createHandler({
    apiKey: env.WIRO_API_KEY,
    publicUrl: 'https://app.example.com/api/hubspot',
    resolveAgent: async (request) => (await sessionOf(request))?.agentGuid,
  })

  assert.equal(typeof handler, 'function')
})

const invalidClient: [title: string, options: unknown, message: RegExp][] = [
  ['no options', undefined, /^createWiro: options are missing/],
  ['no key', {}, /^createWiro: apiKey is missing/],
  ['a key with a line break', { apiKey: secret + '\n' }, /^createWiro: apiKey must/],
  ['an option of the handler', { apiKey, publicUrl }, /^createWiro: there is no option publicUrl/],
  ['a dialect in capitals', { apiKey, dialect: 'AUTO' }, /^createWiro: dialect must/],
  ['no time at all', { apiKey, timeout: 0 }, /^createWiro: timeout must/],
  ['a time without end', { apiKey, timeout: Infinity }, /^createWiro: timeout must/],
]
for (const [title, options, message] of invalidClient) {
  test(`${title} is rejected by createWiro, and no value is printed`, () => {
    const create = () => createWiro(options as WiroOptions)

    assert.throws(create, (error) => {
      assert.ok(error instanceof TypeError)
      assert.match(error.message, message)
      assert.doesNotMatch(String(error.stack), /CANARY/)
      return true
    })
  })
}

test('a client needs only a key', () => {
  assert.doesNotThrow(() => createWiro({ apiKey }))
})
