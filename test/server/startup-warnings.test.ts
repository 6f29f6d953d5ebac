import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler, type HandlerOptions, type LogEntry } from '../../src/server/handler.js'
import { apiKey, createEndpoint, pageOrigin, publicUrl } from './endpoint.js'

const secret = 'SECRET-CANARY-0123456789'
const local = 'http://localhost:5173/api/hubspot'

const weakening: [title: string, options: Partial<HandlerOptions>, reason: string][] = [
  ['the key of the examples', { apiKey: 'YOUR_API_KEY' }, 'api_key_example'],
  ['an emulator in Wiro’s place', { baseUrl: 'http://127.0.0.1:5174/v1' }, 'base_url_loopback'],
  ['an emulator at localhost', { baseUrl: 'https://localhost/v1' }, 'base_url_loopback'],
  ['an emulator at [::1]', { baseUrl: 'http://[::1]:5174/v1' }, 'base_url_loopback'],
  ['another server in Wiro’s place', { baseUrl: 'https://api.wiro.example/v1' }, 'base_url_foreign'],
  ['a name that begins with Wiro’s', { baseUrl: 'https://api.wiro.ai.evil.example/v1' }, 'base_url_foreign'],
  ['Wiro on another port', { baseUrl: 'https://api.wiro.ai:444/v1' }, 'base_url_foreign'],
  ['a local address beside a public one', { publicUrl: [publicUrl, local] }, 'public_url_loopback'],
  [
    '`allowPortal` where Wiro has no portal ids',
    { allowPortal: () => true, dialect: 'unified' },
    'allow_portal_unified',
  ],
  ['one secret twice', { secret: [secret, secret] }, 'secret_repeated'],
  ['a relay page on a foreign origin', { relayUrl: 'https://relay.example/relay.html' }, 'relay_url_foreign'],
  [
    'a relay page on an origin beside the allowed one',
    { relayUrl: 'https://relay.example/relay.html', origins: ['https://www.example.com'] },
    'relay_url_foreign',
  ],
  ['no binding', { binding: 'none' }, 'binding_off'],
]
for (const [title, options, reason] of weakening) {
  test(`${title} is logged at the start, once and without a value`, () => {
    const { startLog } = createEndpoint(options)

    assert.deepEqual(startLog, [{ level: 'warn', reason }])
  })
}

const silent: [title: string, options: Partial<HandlerOptions>][] = [
  ['what is required alone', {}],
  ['`allowPortal` where Wiro may have portal ids', { allowPortal: () => true, dialect: 'auto' }],
  ['a pinned dialect', { dialect: 'unified' }],
  ['Wiro’s own address', { baseUrl: 'https://api.wiro.ai/v1/' }],
  ['two public addresses', { publicUrl: [publicUrl, 'https://www.example.com/api'] }],
  ['local addresses alone', { publicUrl: [local, 'http://127.0.0.1:5173/api/hubspot'] }],
  ['a secret and the one before it', { secret: [secret, secret + '-old'] }],
  ['a relay page on the page’s origin', { relayUrl: pageOrigin + '/relay.html' }],
  ['a relay page on an allowed origin', { relayUrl: 'https://a.example/relay.html', origins: ['https://a.example'] }],
]
for (const [title, options] of silent) {
  test(`with ${title}, nothing is logged at the start`, () => {
    assert.deepEqual(createEndpoint(options).startLog, [])
  })
}

test('a handler for this machine alone notes it as info, which the console leaves out', (t) => {
  const lines = (['info', 'warn', 'error'] as const).map((level) => t.mock.method(console, level, () => {}))
  const options = { apiKey: 'YOUR_API_KEY', publicUrl: local, baseUrl: 'http://127.0.0.1:5174/v1' }

  const { startLog } = createEndpoint(options)
  createHandler({ ...options, resolveAgent: () => 'guid-1' })

  assert.deepEqual(startLog, [
    { level: 'info', reason: 'api_key_example' },
    { level: 'info', reason: 'base_url_loopback' },
  ])
  assert.deepEqual(
    lines.map(({ mock }) => mock.callCount()),
    [0, 0, 0],
  )
})

test('everything at once is logged, and no entry holds a key, a secret or an address', (t) => {
  const printed = t.mock.method(console, 'warn', () => {})
  const options: HandlerOptions = {
    apiKey,
    apiSecret: secret,
    publicUrl: [publicUrl, local],
    baseUrl: 'https://CANARY.example/v1',
    relayUrl: 'https://relay.example/CANARY?key=CANARY',
    secret: [secret, secret],
    binding: 'none',
    resolveAgent: () => 'guid-1',
  }

  createHandler(options)

  const text = JSON.stringify(printed.mock.calls.map(({ arguments: line }) => line as unknown[]))
  assert.equal(printed.mock.callCount(), 5)
  assert.doesNotMatch(text, /CANARY|example/i)
})

test('a log that throws does not stop the handler from being made', () => {
  const log = (_entry: LogEntry) => {
    throw new Error('the log is full')
  }

  assert.doesNotThrow(() => createEndpoint({ apiKey: 'YOUR_API_KEY', log }))
})
