import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { WiroError } from '../../src/server/wiro/errors.js'
import type { WiroOptions } from '../../src/server/options.js'
import { createWiro } from '../../src/server/wiro/client.js'
import { apiKey } from './setup.js'
import { addressed, authorizeUrl, canary, connected, done, startUpstream, type Reply } from './upstream.js'

const wiro = (options: Partial<WiroOptions>) => createWiro({ apiKey, baseUrl: 'http://127.0.0.1:1', fetch, ...options })

/** What a refused call was refused with; fails where it was not, and where the refusal quotes Wiro. */
async function refused(call: Promise<unknown>): Promise<[code: string, status: number, reason: string]> {
  const error = await call.then(
    () => assert.fail('it was not refused'),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof WiroError, String(error))
  assert.doesNotMatch(inspect(error, { depth: 9 }), /CANARY/)
  return [error.code, error.status, error.reason]
}

const no = (code: unknown, message: string = canary): Reply => ({
  body: { result: false, errors: [{ code, message: `${message} ${canary}` }] },
})
const noAuth = (message: string): Reply => ({ status: 401, body: { result: false, errors: [{ code: 0, message }] } })
const html = `<!doctype html><title>${canary}</title>`

const answers: [title: string, reply: Reply, code: string, status: number, reason: string][] = [
  ['F33 code 1', no(1), 'useragent_not_found', 404, 'agent_not_found'],
  ['code 1 as text', no('1'), 'useragent_not_found', 404, 'agent_not_found'],
  ['F33 "not found" under code 0', no(0, 'User agent not found'), 'useragent_not_found', 404, 'agent_not_found'],
  ['F34 no credentials', no(0, 'HubSpot credentials not configured'), 'invalid_config', 409, 'credentials_missing'],
  ['no credentials, by code', no('invalid_config'), 'invalid_config', 409, 'credentials_missing'],
  ['a redirect URL that Wiro refuses', no(0, 'Invalid redirect URL'), 'misconfigured', 502, 'redirect_url_refused'],
  ['F32 code 96', no(96), 'unavailable', 503, 'wiro_96'],
  ['F32 code 97', no(97), 'unavailable', 503, 'wiro_97'],
  ['code 98', no(98), 'misconfigured', 502, 'wiro_98'],
  ['code 99', no(99), 'misconfigured', 502, 'wiro_99'],
  ['F26 an unknown number', no(42), 'internal_error', 502, 'wiro_error'],
  ['an unknown code', no('agent-fieldstatus-not-allowed-for-role'), 'internal_error', 502, 'wiro_error'],
  ['a code of ours that is not Wiro’s to give', no('signed_out'), 'internal_error', 502, 'wiro_error'],
  ['a no with HTTP 400', { status: 400, ...no(1) }, 'useragent_not_found', 404, 'agent_not_found'],
  ['a no with HTTP 500', { status: 500, ...no(96) }, 'unavailable', 503, 'wiro_96'],
  ['F27 errors as a text', { body: { result: false, errors: canary } }, 'internal_error', 502, 'wiro_error'],
  ['F27 errors as texts', { body: { result: false, errors: [canary] } }, 'internal_error', 502, 'wiro_error'],
  ['F27 no errors', { body: { result: false, errors: [] } }, 'internal_error', 502, 'wiro_error'],
  ['F27 errors missing', { body: { result: false } }, 'internal_error', 502, 'wiro_error'],
  ['F27 errors that cannot become text', no({ toString: 1 }), 'internal_error', 502, 'wiro_error'],
  [
    'F27 a 401 that cannot become text',
    { status: 401, body: { errors: [{ message: { toString: 1 } }] } },
    'misconfigured',
    502,
    'upstream_401',
  ],
  ['F27 errors null', { body: { result: false, errors: null } }, 'internal_error', 502, 'wiro_error'],
  ['F31 a wrong key', noAuth('Project authorization is not founded.'), 'misconfigured', 502, 'key_refused'],
  ['a key that is not valid', noAuth('Project authorization is not valid.'), 'misconfigured', 502, 'key_refused'],
  [
    'F31 a signature that is missing',
    noAuth('Project requires signature authentication. x-signature and x-nonce headers are required.'),
    'misconfigured',
    502,
    'signature_required',
  ],
  ['F31 an address', noAuth('Requested ip 203.0.113.7 is not allowed.'), 'misconfigured', 502, 'ip_not_allowed'],
  ['another 401', { status: 401, body: html }, 'misconfigured', 502, 'upstream_401'],
  ['an unknown path', { status: 404, ...no(0, 'Error parsing url.') }, 'misconfigured', 502, 'upstream_404'],
  ['429', { status: 429, body: html }, 'unavailable', 503, 'upstream_429'],
  ['a page with 503', { status: 503, body: html }, 'unavailable', 503, 'upstream_5xx'],
  ['F127 a page', { body: html }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['a page with 403', { status: 403, body: html }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['F127 nothing', { status: 204 }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['half a JSON', { body: '{"result":true,"conn' }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['null', { body: 'null' }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['F28 result "true"', { body: { ...connected, result: 'true' } }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['F28 result 1', { body: { ...connected, result: 1 } }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['F28 no result', { body: { connected: true } }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  [
    'F91 connected "true"',
    { body: { ...connected, connected: 'true' } },
    'endpoint_bad_answer',
    502,
    'upstream_unreadable',
  ],
  ['F91 connected 1', { body: { ...connected, connected: 1 } }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
  ['F140 no connected', { body: done }, 'endpoint_bad_answer', 502, 'upstream_unreadable'],
]
for (const [title, reply, ...expected] of answers) {
  test(`${title} becomes ${expected[0]} with the reason ${expected[2]}`, async (t) => {
    const { baseUrl, calls } = await startUpstream(t, reply)

    const refusal = await refused(wiro({ baseUrl }).status('guid-1'))

    assert.deepEqual(refusal, expected)
    assert.equal(calls.length, 1)
  })
}

const addresses: [title: string, body: object][] = [
  ['no address', done],
  ['an address that is no text', { ...addressed, authorizeUrl: { href: authorizeUrl } }],
  ['an address that is no URL', { ...addressed, authorizeUrl: '/oauth/authorize' }],
  ['an empty address', { ...addressed, authorizeUrl: '' }],
]
for (const [title, body] of addresses) {
  test(`a connect answer with ${title} is a bad answer`, async (t) => {
    const { baseUrl } = await startUpstream(t, { body })

    const refusal = await refused(wiro({ baseUrl }).connect('guid-1', 'https://app.example.com/', 'wiro'))

    assert.deepEqual(refusal, ['endpoint_bad_answer', 502, 'upstream_unreadable'])
  })
}

test('a call is a POST with the key and JSON, at the address of its endpoint', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, { body: addressed })

  const url = await wiro({ baseUrl: baseUrl + '/v1' }).connect('guid-1', 'https://app.example.com/x', 'own')

  assert.equal(url, authorizeUrl)
  assert.equal(calls[0]?.path, '/v1/UserAgentOAuth/HubSpotConnect')
  assert.equal(calls[0].headers['x-api-key'], apiKey)
  assert.equal(calls[0].headers['content-type'], 'application/json')
  assert.equal('x-signature' in calls[0].headers, false)
  assert.deepEqual(calls[0].body, {
    userAgentGuid: 'guid-1',
    redirectUrl: 'https://app.example.com/x',
    authMethod: 'own',
  })
})

test('dates come in either spelling of time, and another form is no date', async (t) => {
  const { baseUrl } = await startUpstream(t, {
    body: { ...connected, connectedAt: '1776427200', tokenExpiresAt: '2026-04-17 12:30:00' },
  })

  const { account } = await wiro({ baseUrl }).status('guid-1')

  assert.deepEqual(account.connectedAt, new Date('2026-04-17T12:00:00Z'))
  assert.equal(account.tokenExpiresAt, undefined)
})

test('with a secret each call is signed as Wiro asks', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, { body: connected })

  await wiro({ baseUrl, apiSecret: 'SECRET' }).status('guid-1')

  const { 'x-nonce': nonce, 'x-signature': signature } = calls[0]?.headers ?? {}
  assert.match(String(nonce), /^\d{1,16}$/)
  assert.equal(signature, createHmac('sha256', apiKey).update(`SECRET${nonce}`).digest('hex'))
})

test('F137 no nonce is used twice, not even when a call is repeated', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, (response) => response.destroy(), { body: connected })
  const { status } = wiro({ baseUrl, apiSecret: 'SECRET' })

  for (let round = 0; round < 50; round++) await status('guid-1')

  const nonces = calls.map(({ headers }) => headers['x-nonce'])
  assert.equal(new Set(nonces).size, 51)
})

test('F125 a status read is repeated once when the connection breaks', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, (response) => response.destroy(), { body: connected })

  const told = await wiro({ baseUrl }).status('guid-1')

  assert.equal(told.connected, true)
  assert.equal(calls.length, 2)
})

test('a status read is repeated when the answer breaks off', async (t) => {
  const breakOff = (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': '500' }).write('{"result":', () => response.destroy())
  }
  const { baseUrl, calls } = await startUpstream(t, breakOff, { body: connected })

  const told = await wiro({ baseUrl }).status('guid-1')

  assert.equal(told.connected, true)
  assert.equal(calls.length, 2)
})

test('a status read is repeated once and no more', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, (response) => response.destroy())

  const refusal = await refused(wiro({ baseUrl }).status('guid-1'))

  assert.deepEqual(refusal, ['unavailable', 502, 'upstream_unreachable'])
  assert.equal(calls.length, 2)
})

test('a failed fetch says nothing of itself', async () => {
  const fetch = () => Promise.reject(new TypeError(canary, { cause: new Error(canary) }))

  const refusal = await refused(wiro({ fetch }).disconnect('guid-1'))

  assert.deepEqual(refusal, ['unavailable', 502, 'upstream_unreachable'])
})

for (const [title, call] of [
  ['connect', (baseUrl: string) => wiro({ baseUrl }).connect('guid-1', 'https://app.example.com/', 'wiro')],
  ['disconnect', (baseUrl: string) => wiro({ baseUrl }).disconnect('guid-1')],
] as const) {
  test(`F125 ${title} is never repeated`, async (t) => {
    const { baseUrl, calls } = await startUpstream(t, (response) => response.destroy())

    const refusal = await refused(call(baseUrl))

    assert.deepEqual(refusal, ['unavailable', 502, 'upstream_unreachable'])
    assert.equal(calls.length, 1)
  })
}

for (const status of [301, 302, 303, 307, 308]) {
  test(`F128 a redirect with ${status} is not followed, and the key goes nowhere else`, async (t) => {
    const elsewhere = await startUpstream(t, { body: connected })
    const location = elsewhere.baseUrl.replace('127.0.0.1', 'localhost') + '/v1'
    const { baseUrl, calls } = await startUpstream(t, { status, headers: { location }, body: connected })

    const refusal = await refused(wiro({ baseUrl }).status('guid-1'))

    assert.deepEqual(refusal, ['endpoint_bad_answer', 502, 'upstream_redirect'])
    assert.equal(calls.length, 1)
    assert.deepEqual(elsewhere.calls, [])
  })
}

test('a redirect that a fetch shows only as opaque is refused too', async () => {
  const response = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })

  const refusal = await refused(wiro({ fetch: () => Promise.resolve(response) }).status('guid-1'))

  assert.deepEqual(refusal, ['endpoint_bad_answer', 502, 'upstream_redirect'])
})

const padded = (bytes: number) => JSON.stringify(connected).padEnd(bytes)

test('an answer of 64 kB is read', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: padded(65_536) })

  const { connected } = await wiro({ baseUrl }).status('guid-1')

  assert.equal(connected, true)
})

const huge: [title: string, reply: Reply][] = [
  ['one byte more than 64 kB', { body: padded(65_537) }],
  ['20 kB of gzip that become 20 MB', { body: gzipSync(padded(20_000_000)), headers: { 'content-encoding': 'gzip' } }],
  ['an answer without end', (response) => pour(response)],
]
for (const [title, reply] of huge) {
  test(`F129 ${title}: reading ends, and so does the connection`, async (t) => {
    const { baseUrl, arrived, calls } = await startUpstream(t, reply)

    const refusal = await refused(wiro({ baseUrl }).status('guid-1'))

    assert.deepEqual(refusal, ['endpoint_bad_answer', 502, 'upstream_too_large'])
    assert.equal(calls.length, 1)
    await (
      await arrived(0)
    ).closed
  })
}

function pour(response: ServerResponse): void {
  while (!response.destroyed && response.write(' '.repeat(10_000)));
  response.once('drain', () => pour(response))
}

const stalled: [title: string, reply: Reply][] = [
  ['never answers', () => {}],
  ['stops in the middle', (response) => response.writeHead(200).write('{"result":')],
]
for (const [title, reply] of stalled) {
  test(`F126 a Wiro that ${title} is given up, once, and the connection closed`, async (t) => {
    const { baseUrl, calls, arrived } = await startUpstream(t, reply)

    const refusal = await refused(wiro({ baseUrl, timeout: 60 }).status('guid-1'))

    assert.deepEqual(refusal, ['endpoint_timeout', 504, 'upstream_timeout'])
    assert.equal(calls.length, 1)
    await (
      await arrived(0)
    ).closed
  })
}

test('a fetch that does not listen to signals is given up as well', async () => {
  const refusal = await refused(wiro({ fetch: () => new Promise(() => {}), timeout: 20 }).disconnect('guid-1'))

  assert.deepEqual(refusal, ['endpoint_timeout', 504, 'upstream_timeout'])
})

test('a fetch that ends in its own words when time is over is not asked again', async () => {
  const ended: Promise<unknown>[] = []
  const fetch = (_url: unknown, init?: RequestInit) => {
    const end = new Promise<Response>((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error())))
    ended.push(end)
    return end
  }

  await refused(wiro({ fetch, timeout: 20 }).status('guid-1'))
  await Promise.allSettled(ended)

  assert.equal(ended.length, 1)
})

test('a read that nobody waits for any more is not begun', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, { body: connected })

  const refusal = await refused(wiro({ baseUrl }).status('guid-1', { signal: AbortSignal.abort() }))

  assert.deepEqual(refusal, ['unavailable', 499, 'client_gone'])
  assert.equal(calls.length, 0)
})
