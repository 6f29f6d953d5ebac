/** Why no answer of Wiro's arrived, by what each runtime throws. The errors are those that the runtimes threw when they were tried. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toConnectionError } from '../../../src/server/wiro/connection-errors.js'

const withCode = (code: string, message = 'CANARY') => Object.assign(new Error(message), { code })
const inNode = (code: string, message?: string) => new TypeError('fetch failed', { cause: withCode(code, message) })
const inBun = (code: string) => Object.assign(new TypeError(`${code}: CANARY`), { code, path: 'https://CANARY' })
const inDeno = (message: string) =>
  new TypeError('fetch failed', {
    cause: new Error(`error sending request for url (https://CANARY/): client error (Connect): ${message}`),
  })

const failures: [title: string, thrown: unknown, reason: string, named: string][] = [
  ['Node: a name that does not resolve', inNode('ENOTFOUND'), 'dns_failed', 'ENOTFOUND'],
  ['Node: a resolver that does not answer', inNode('EAI_AGAIN'), 'dns_failed', 'EAI_AGAIN'],
  ['Node: a closed port', inNode('ECONNREFUSED'), 'connection_refused', 'ECONNREFUSED'],
  ['Node: a closed port of a name with two addresses', closedOnBoth(), 'connection_refused', 'ECONNREFUSED'],
  ['Node: a reset connection', inNode('ECONNRESET'), 'connection_reset', 'ECONNRESET'],
  ['Node: a reset amid the answer', terminated('ECONNRESET'), 'connection_reset', 'ECONNRESET'],
  ['Node: a closed connection', inNode('UND_ERR_SOCKET'), 'connection_reset', 'UND_ERR_SOCKET'],
  ['Node: an answer that is no gzip', terminated('Z_DATA_ERROR'), 'upstream_unreadable', 'Z_DATA_ERROR'],
  ['Node: an answer that is no Brotli', terminated('ERR__ERROR_FORMAT_PADDING_2'), 'upstream_unreadable', 'TypeError'],
  ['Node: an expired certificate', inNode('CERT_HAS_EXPIRED'), 'tls_expired', 'CERT_HAS_EXPIRED'],
  ['Node: a clock that is wrong', inNode('CERT_NOT_YET_VALID'), 'tls_expired', 'CERT_NOT_YET_VALID'],
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'].map(
    (code): [string, unknown, string, string] => [`Node: ${code}`, inNode(code), 'tls_untrusted', code],
  ),
  [
    'Node: the certificate of another name',
    inNode('ERR_TLS_CERT_ALTNAME_INVALID'),
    'tls_wrong_name',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ],
  ['Node: no TLS', inNode('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls_failed', 'ERR_SSL_WRONG_VERSION_NUMBER'],
  ['Node: no route', inNode('ENETUNREACH'), 'upstream_unreachable', 'ENETUNREACH'],
  ['Node: no HTTP', inNode('HPE_INVALID_CONSTANT'), 'upstream_unreachable', 'HPE_INVALID_CONSTANT'],
  [
    'Node: a forbidden port',
    new TypeError('fetch failed', { cause: new Error('bad port') }),
    'upstream_unreachable',
    'TypeError',
  ],
  ['Node: a firewall that drops', inNode('UND_ERR_CONNECT_TIMEOUT'), 'upstream_timeout', 'UND_ERR_CONNECT_TIMEOUT'],
  ['a pool: a closed port', withCode('ECONNREFUSED'), 'connection_refused', 'ECONNREFUSED'],
  ['a pool that is closed', withCode('UND_ERR_CLOSED'), 'upstream_unreachable', 'UND_ERR_CLOSED'],
  ['Bun: a closed port', inBun('ECONNREFUSED'), 'connection_refused', 'ECONNREFUSED'],
  ['Bun: a name that does not resolve', inBun('ENOTFOUND'), 'dns_failed', 'ENOTFOUND'],
  [
    'Bun: a self-signed certificate',
    inBun('DEPTH_ZERO_SELF_SIGNED_CERT'),
    'tls_untrusted',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  ],
  ['Bun: an answer that is no gzip', inBun('ZlibError'), 'upstream_unreadable', 'TypeError'],
  ['older Bun: a closed port', inBun('ConnectionRefused'), 'connection_refused', 'TypeError'],
  [
    'Deno: a closed port',
    inDeno('tcp connect error: Connection refused (os error 111)'),
    'connection_refused',
    'TypeError',
  ],
  [
    'Deno: a name that does not resolve',
    inDeno('dns error: failed to lookup address information'),
    'dns_failed',
    'TypeError',
  ],
  [
    'Deno: an expired certificate',
    inDeno('invalid peer certificate: certificate expired: CANARY'),
    'tls_expired',
    'TypeError',
  ],
  [
    'Deno: a self-signed certificate',
    inDeno('invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))'),
    'tls_untrusted',
    'TypeError',
  ],
  ['Deno: a private CA', inDeno('invalid peer certificate: UnknownIssuer'), 'tls_untrusted', 'TypeError'],
  [
    'Deno: the certificate of another name',
    inDeno('invalid peer certificate: certificate not valid for name "CANARY"'),
    'tls_wrong_name',
    'TypeError',
  ],
  ['Deno: a broken certificate', inDeno('invalid peer certificate: BadEncoding'), 'tls_failed', 'TypeError'],
  ['Deno: a reset', inDeno('Connection reset by peer (os error 104)'), 'connection_reset', 'TypeError'],
  [
    'Deno: a reset amid the answer',
    new TypeError('error reading a body from connection'),
    'connection_reset',
    'TypeError',
  ],
  ['Deno: an answer that is no gzip', new TypeError('Invalid gzip header'), 'upstream_unreadable', 'TypeError'],
  ['Deno: something else', inDeno('invalid HTTP version parsed'), 'upstream_unreachable', 'TypeError'],
  ['workerd: most failures', new Error('Network connection lost.'), 'upstream_unreachable', 'Error'],
  ['workerd: DNS and TLS', new Error('internal error; reference = 1ag8sl8dapdb0av6'), 'upstream_unreachable', 'Error'],
]

function closedOnBoth() {
  const errors = [withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]
  const cause = Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' })
  return new TypeError('fetch failed', { cause })
}

function terminated(code: string) {
  return new TypeError('terminated', { cause: withCode(code) })
}

for (const [title, thrown, ...expected] of failures) {
  for (const isHostFetch of [false, true]) {
    const by = isHostFetch ? 'a fetch of the host’s' : 'the platform'
    test(`${title}, thrown by ${by}, is ${expected[0]}`, () => {
      const { reason, thrown: named, message } = toConnectionError(thrown, isHostFetch)

      assert.deepEqual([reason, named], expected)
      assert.doesNotMatch(message, /CANARY/)
    })
  }
}

const bugs: [title: string, thrown: unknown, named: string][] = [
  ['a property of nothing', new TypeError("Cannot read properties of undefined (reading 'CANARY')"), 'TypeError'],
  ['a name that is not there', new ReferenceError('CANARY is not defined'), 'ReferenceError'],
  ['a code of Node’s', withCode('ERR_INVALID_ARG_TYPE'), 'ERR_INVALID_ARG_TYPE'],
  ['an error of its own', Object.assign(new Error('CANARY'), { name: 'ProxyAuthError' }), 'ProxyAuthError'],
  ['a name that is no class', Object.assign(new Error('CANARY'), { name: 'CANARY secret' }), 'object'],
  ['a code that is no code', Object.assign(new Error('x'), { code: 'CANARY secret' }), 'Error'],
  ['a text', 'CANARY', 'string'],
  ['nothing', undefined, 'undefined'],
  ['an object that cannot be read', unreadable(), 'object'],
  ['an error that is its own cause', circular(), 'Error'],
]

function unreadable() {
  return new Proxy({}, { get: () => assert.fail('CANARY') })
}

function circular() {
  const error = new Error('CANARY')
  return Object.assign(error, { cause: error })
}

for (const [title, thrown, named] of bugs) {
  test(`a bug in the host’s own fetch is told from a failed connection: ${title}`, () => {
    const error = toConnectionError(thrown, true)

    assert.deepEqual(
      [error.code, error.status, error.reason, error.thrown],
      ['unavailable', 502, 'fetch_failed', named],
    )
    assert.doesNotMatch(JSON.stringify(error) + error.message, /CANARY/)
  })
}

test('what the platform’s own fetch throws is never called a bug of the host’s', () => {
  assert.equal(toConnectionError(new Error('CANARY'), false).reason, 'upstream_unreachable')
})

test('a time limit of the platform’s is answered like our own', () => {
  const { code, status } = toConnectionError(inNode('ETIMEDOUT'), false)

  assert.deepEqual([code, status], ['endpoint_timeout', 504])
})

test('an answer that cannot be decompressed is answered like one that is no JSON', () => {
  const { code, status } = toConnectionError(terminated('Z_DATA_ERROR'), false)

  assert.deepEqual([code, status], ['endpoint_bad_answer', 502])
})
