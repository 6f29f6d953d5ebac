/** How the client reads Wiro's responses: which error each failure becomes, and how much is read. */
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { WiroOptions } from '../../../src/server/options.js'
import { createWiro } from '../../../src/server/wiro/client.js'
import { apiKey } from '../endpoint.js'
import { canary, connectedStatus, type Reply, startFakeWiro, successAnswer } from '../fake-wiro.js'
import { codeStatusAndReasonOf } from './wiro-error.js'

const wiro = (options: Partial<WiroOptions>) =>
  createWiro({ apiKey, baseUrl: 'http://127.0.0.1:1', dialect: 'hubspot', fetch, ...options })

const failure = (code: unknown, message: string = canary): Reply => ({
  body: { result: false, errors: [{ code, message: `${message} ${canary}` }] },
})
const unauthorized = (message: string): Reply => ({
  status: 401,
  body: { result: false, errors: [{ code: 0, message }] },
})
const html = `<!doctype html><title>${canary}</title>`

const answers: [title: string, reply: Reply, code: string, status: number, reason: string][] = [
  ['F33 code 1', failure(1), 'useragent_not_found', 404, 'agent_not_found'],
  ['code 1 as text', failure('1'), 'useragent_not_found', 404, 'agent_not_found'],
  ['F33 "not found" under code 0', failure(0, 'User agent not found'), 'useragent_not_found', 404, 'agent_not_found'],
  [
    'F34 no credentials',
    failure(0, 'HubSpot credentials not configured'),
    'invalid_config',
    409,
    'credentials_missing',
  ],
  ['no credentials, by code', failure('invalid_config'), 'invalid_config', 409, 'credentials_missing'],
  [
    'a redirect URL that Wiro refuses',
    failure(0, 'Invalid redirect URL'),
    'misconfigured',
    502,
    'redirect_url_refused',
  ],
  ['F32 code 96', failure(96), 'unavailable', 503, 'wiro_96'],
  ['F32 code 97', failure(97), 'unavailable', 503, 'wiro_97'],
  [
    'a parameter in another spelling',
    failure(0, 'Request parameter [useragentguid] required'),
    'misconfigured',
    502,
    'parameter_missing',
  ],
  ['code 98', failure(98), 'misconfigured', 502, 'wiro_98'],
  ['code 99', failure(99), 'misconfigured', 502, 'wiro_99'],
  ['F26 an unknown number', failure(42), 'internal_error', 502, 'wiro_error'],
  ['an unknown code', failure('agent-fieldstatus-not-allowed-for-role'), 'internal_error', 502, 'wiro_error'],
  ['a code of this package that Wiro cannot send', failure('signed_out'), 'internal_error', 502, 'wiro_error'],
  ['a failure with HTTP 400', { status: 400, ...failure(1) }, 'useragent_not_found', 404, 'agent_not_found'],
  ['a failure with HTTP 500', { status: 500, ...failure(96) }, 'unavailable', 503, 'wiro_96'],
  ['F27 errors as a text', { body: { result: false, errors: canary } }, 'internal_error', 502, 'wiro_error'],
  ['F27 errors as texts', { body: { result: false, errors: [canary] } }, 'internal_error', 502, 'wiro_error'],
  ['F27 no errors', { body: { result: false, errors: [] } }, 'internal_error', 502, 'wiro_error'],
  ['F27 errors missing', { body: { result: false } }, 'internal_error', 502, 'wiro_error'],
  ['F27 errors that cannot become text', failure({ toString: 1 }), 'internal_error', 502, 'wiro_error'],
  [
    'F27 a 401 that cannot become text',
    { status: 401, body: { errors: [{ message: { toString: 1 } }] } },
    'misconfigured',
    502,
    'upstream_401',
  ],
  ['F27 errors null', { body: { result: false, errors: null } }, 'internal_error', 502, 'wiro_error'],
  ['F31 a wrong key', unauthorized('Project authorization is not founded.'), 'misconfigured', 502, 'key_refused'],
  ['a key that is not valid', unauthorized('Project authorization is not valid.'), 'misconfigured', 502, 'key_refused'],
  [
    'F31 a signature that is missing',
    unauthorized('Project requires signature authentication. x-signature and x-nonce headers are required.'),
    'misconfigured',
    502,
    'signature_required',
  ],
  ['F31 an address', unauthorized('Requested ip 203.0.113.7 is not allowed.'), 'misconfigured', 502, 'ip_not_allowed'],
  ['another 401', { status: 401, body: html }, 'misconfigured', 502, 'upstream_401'],
  ['an unknown path', { status: 404, ...failure(0, 'Error parsing url.') }, 'misconfigured', 502, 'upstream_404'],
  ['429', { status: 429, body: html }, 'rate_limited', 429, 'upstream_429'],
  ['an HTML page with 503', { status: 503, body: html }, 'unavailable', 503, 'upstream_5xx'],
  ['F127 an HTML page', { body: html }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['an HTML page with 403', { status: 403, body: html }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['F127 an empty answer', { status: 204 }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['incomplete JSON', { body: '{"result":true,"conn' }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['null', { body: 'null' }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  [
    'F28 result "true"',
    { body: { ...connectedStatus, result: 'true' } },
    'endpoint_bad_answer',
    502,
    'upstream_unreadable',
  ],
  ['F28 result 1', { body: { ...connectedStatus, result: 1 } }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['F28 no result', { body: { connected: true } }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  [
    'F91 connected "true"',
    { body: { ...connectedStatus, connected: 'true' } },
    'endpoint_bad_answer',
    502,
    'upstream_unreadable',
  ],
  [
    'F91 connected 1',
    { body: { ...connectedStatus, connected: 1 } },
    'endpoint_bad_answer',
    502,
    'upstream_unreadable',
  ],
  ['F140 no connected', { body: successAnswer }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
]
for (const [title, reply, ...expected] of answers) {
  test(`${title} fails with ${expected[0]} and the reason ${expected[2]}`, async (t) => {
    const { baseUrl, calls } = await startFakeWiro(t, reply)

    const error = await codeStatusAndReasonOf(wiro({ baseUrl }).status('guid-1'))

    assert.deepEqual(error, expected)
    assert.equal(calls.length, 1)
  })
}

for (const status of [301, 302, 303, 307, 308]) {
  test(`F128 a redirect with ${status} is not followed, so the key is sent nowhere else`, async (t) => {
    const elsewhere = await startFakeWiro(t, { body: connectedStatus })
    const location = elsewhere.baseUrl.replace('127.0.0.1', 'localhost') + '/v1'
    const { baseUrl, calls } = await startFakeWiro(t, { status, headers: { location }, body: connectedStatus })

    const error = await codeStatusAndReasonOf(wiro({ baseUrl }).status('guid-1'))

    assert.deepEqual(error, ['endpoint_bad_answer', 502, 'upstream_redirect'])
    assert.equal(calls.length, 1)
    assert.deepEqual(elsewhere.calls, [])
  })
}

test('an opaque redirect is rejected', async () => {
  const response = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })

  const error = await codeStatusAndReasonOf(wiro({ fetch: () => Promise.resolve(response) }).status('guid-1'))

  assert.deepEqual(error, ['endpoint_bad_answer', 502, 'upstream_redirect'])
})

const padded = (bytes: number) => JSON.stringify(connectedStatus).padEnd(bytes)

test('an answer of 64 kB is read', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: padded(65_536) })

  const { connected } = await wiro({ baseUrl }).status('guid-1')

  assert.equal(connected, true)
})

const oversized: [title: string, reply: Reply][] = [
  ['one byte more than 64 kB', { body: padded(65_537) }],
  ['20 kB of gzip that become 20 MB', { body: gzipSync(padded(20_000_000)), headers: { 'content-encoding': 'gzip' } }],
  ['an endless answer', (response) => writeForever(response)],
]
for (const [title, reply] of oversized) {
  test(`F129 reading and the connection end at ${title}`, async (t) => {
    const { baseUrl, arrived, calls } = await startFakeWiro(t, reply)

    const error = await codeStatusAndReasonOf(wiro({ baseUrl }).status('guid-1'))

    assert.deepEqual(error, ['endpoint_bad_answer', 502, 'upstream_too_large'])
    assert.equal(calls.length, 1)
    const call = await arrived(0)
    await call.closed()
  })
}

function writeForever(response: ServerResponse): void {
  while (!response.destroyed && response.write(' '.repeat(10_000)));
  response.once('drain', () => writeForever(response))
}
