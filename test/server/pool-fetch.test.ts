/** `createPoolFetch`: the handler's calls to Wiro over a pool of undici's. */
import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import { mock, test, type TestContext } from 'node:test'
import { Pool } from 'undici'
import { createWiro } from '../../src/server/handler.js'
import { createPoolFetch, type ConnectionPool } from '../../src/server/node.js'
import { connectedStatus, startServer } from './fake-wiro.js'

/** Returns a client of Wiro, whose pool is closed after the test, and Wiro's requests. */
async function createPooledClient(t: TestContext, answer: RequestListener, apiSecret?: string) {
  const requests: { path: string; headers: Record<string, unknown>; body: unknown }[] = []
  const listener: RequestListener = (req, res) => {
    let body = ''
    req.on('data', (chunk) => (body += String(chunk)))
    req.on('end', () => {
      requests.push({ path: req.url!, headers: req.headers, body: JSON.parse(body) })
      answer(req, res)
    })
  }
  const origin = await startServer(t, createServer(listener))
  const pool = new Pool(origin)
  t.after(() => pool.destroy())
  const wiro = createWiro({
    ...{ apiKey: 'key', baseUrl: origin + '/v1', dialect: 'hubspot', log: () => {}, timeout: 2_000 },
    ...(apiSecret !== undefined && { apiSecret }),
    fetch: createPoolFetch(pool),
  })
  return { wiro, requests, pool }
}

const answerWith =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_req, res) =>
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)

test('a call goes out as without a pool: its path, its key, its signature and its body', async (t) => {
  const { wiro, requests } = await createPooledClient(t, answerWith(200, JSON.stringify(connectedStatus)), 'secret')

  const status = await wiro.status('guid-1')

  assert.equal(status.account.portalId, '12345678')
  const [{ path, headers, body } = assert.fail()] = requests
  assert.equal(path, '/v1/UserAgentOAuth/HubSpotStatus')
  assert.deepEqual([headers['x-api-key'], headers['content-type']], ['key', 'application/json'])
  assert.match(String(headers['x-signature']), /^[\da-f]{64}$/)
  assert.deepEqual(body, { userAgentGuid: 'guid-1' })
})

test('an answer is asked for uncompressed, because a pool decompresses nothing', async (t) => {
  const { wiro, requests } = await createPooledClient(t, answerWith(200, JSON.stringify(connectedStatus)))

  await wiro.status('guid-1')

  assert.equal(requests[0]?.headers['accept-encoding'], 'identity')
})

test('a caller may ask for a compressed answer', async () => {
  const request = mock.fn<ConnectionPool['request']>(() => Promise.reject(new Error()))
  const headers = { 'accept-encoding': 'gzip' }

  await assert.rejects(createPoolFetch({ request })('https://wiro.example/', { headers }))

  assert.deepEqual(request.mock.calls[0]?.arguments[0].headers, headers)
})

const failures: [title: string, answer: RequestListener, reason: string][] = [
  ['a redirect is not followed', answerWith(302, '', { location: 'https://evil.example/' }), 'upstream_redirect'],
  ['an HTTP status is read', answerWith(429, '{}'), 'upstream_429'],
  ['an answer without content is refused', answerWith(204, ''), 'upstream_unreadable'],
  ['an answer that resets a form is refused', answerWith(205, ''), 'upstream_unreadable'],
  ['an answer that says “not modified” is refused', answerWith(304, ''), 'upstream_redirect'],
  ['an answer that is no JSON is refused', answerWith(200, '<html>'), 'upstream_unreadable'],
  ['a reset connection is one that failed', (req) => req.socket.destroy(), 'connection_reset'],
  [
    'an answer that breaks off is one that failed',
    (req, res) => (
      res.writeHead(200, { 'content-length': '100' }).write('{"result"'),
      void setImmediate(() => req.socket.destroy())
    ),
    'connection_reset',
  ],
  ['an answer without an end is given up by its size', (_req, res) => endless(res), 'upstream_too_large'],
  ['an answer that does not come is given up', () => {}, 'upstream_timeout'],
]

/** Writes for as long as somebody reads. */
function endless(res: Parameters<RequestListener>[1]): void {
  const write = () => {
    if (!res.destroyed && res.write(' '.repeat(16_384))) setImmediate(write)
  }
  res.on('drain', write)
  write()
}

for (const [title, answer, reason] of failures) {
  test(title, async (t) => {
    const { wiro } = await createPooledClient(t, answer)

    await assert.rejects(wiro.status('guid-1'), { name: 'WiroError', reason })
  })
}

test('a caller who goes away ends the call', async (t) => {
  const leaving = new AbortController()
  const { wiro } = await createPooledClient(t, () => leaving.abort())

  await assert.rejects(wiro.status('guid-1', { signal: leaving.signal }), { name: 'WiroError', reason: 'client_gone' })
})

test('a pool that is closed fails like a Wiro that cannot be reached', async (t) => {
  const { wiro, pool } = await createPooledClient(t, answerWith(200, '{}'))
  await pool.close()

  await assert.rejects(wiro.status('guid-1'), { name: 'WiroError', reason: 'upstream_unreachable' })
})
