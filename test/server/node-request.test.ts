/** Requests as they come over a real socket: written byte by byte over HTTP/1, and over HTTP/2. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect as connectHttp2, createServer as createHttp2Server, type IncomingHttpHeaders } from 'node:http2'
import { connect, type AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import type { LogEntry } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { withinLimit } from '../eventually.js'
import { createEndpoint, pageOrigin } from './endpoint.js'
import { startServer } from './fake-wiro.js'

interface Seen {
  url: string
  host: string | null
}

/** An endpoint whose `resolveAgent` records what it is given; nobody is signed in. */
function createRecordingEndpoint() {
  const seen: Seen[] = []
  const { handler, log } = createEndpoint({
    resolveAgent: ({ url, headers }) => {
      seen.push({ url, host: headers.get('host') })
      return undefined
    },
  })
  return { listener: toNodeListener(handler), seen, log }
}

const body = '{"action":"status"}'

/** Sends these header lines with the body of a status request, and returns the first line and the body of the answer. */
async function sendRaw(t: TestContext, requestLine: string, headers: readonly string[]) {
  const { listener, seen, log } = createRecordingEndpoint()
  const base = await startServer(t, createServer(listener))
  const { port } = new URL(base)
  const lines = [
    requestLine,
    ...headers,
    `Origin: ${pageOrigin}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  const socket = connect(+port, '127.0.0.1')
  t.after(() => socket.destroy())
  socket.write(Buffer.from(lines.join('\r\n') + '\r\n\r\n' + body, 'latin1'))
  const answer = await withinLimit('the answer', readText(socket))
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
  return { status, code: /"code":"(\w+)"/.exec(answer)?.[1], seen, log: log.map(toReason), port }
}

const toReason = ({ reason }: LogEntry) => reason

const arrived: [title: string, requestLine: string, headers: string[], url: string, host: string][] = [
  [
    'its Host',
    'POST /api?x=1 HTTP/1.1',
    ['Host: app.example.com'],
    'http://app.example.com/api?x=1',
    'app.example.com',
  ],
  ['a port', 'POST /api HTTP/1.1', ['Host: localhost:5173'], 'http://localhost:5173/api', 'localhost:5173'],
  ['an IPv6 address', 'POST /api HTTP/1.1', ['Host: [::1]:5173'], 'http://[::1]:5173/api', '[::1]:5173'],
  [
    'a whole URL, which counts more than its Host',
    'POST http://tenant-b.example/api HTTP/1.1',
    ['Host: tenant-a.example'],
    'http://tenant-b.example/api',
    'tenant-b.example',
  ],
  [
    'encoded bytes',
    'POST /a%2Fb%20%C3%A4 HTTP/1.1',
    ['Host: a.example'],
    'http://a.example/a%2Fb%20%C3%A4',
    'a.example',
  ],
]
for (const [title, requestLine, headers, url, host] of arrived) {
  test(`resolveAgent sees the URL of a request with ${title}`, async (t) => {
    const { status, code, seen, log } = await sendRaw(t, requestLine, headers)

    assert.deepEqual(seen, [{ url, host }])
    assert.deepEqual([status, code, log], [401, 'signed_out', ['signed_out']])
  })
}

test('resolveAgent sees the server’s own address where a request of HTTP/1.0 names no host', async (t) => {
  const { status, seen, port } = await sendRaw(t, 'POST /api HTTP/1.0', [])

  assert.deepEqual(seen, [{ url: `http://127.0.0.1:${port}/api`, host: `127.0.0.1:${port}` }])
  assert.equal(status, 401)
})

const refused: [title: string, requestLine: string, headers: string[]][] = [
  ['credentials in its Host', 'POST /api HTTP/1.1', ['Host: user@evil']],
  ['a path in its Host', 'POST /api HTTP/1.1', ['Host: evil/x']],
  ['an empty Host', 'POST /api HTTP/1.1', ['Host: ']],
  ['two hosts', 'POST /api HTTP/1.1', ['Host: tenant-a.example', 'Host: tenant-b.example']],
  ['credentials in its whole URL', 'POST http://user@evil/api HTTP/1.1', ['Host: a.example']],
]
for (const [title, requestLine, headers] of refused) {
  test(`a request with ${title} is refused with 400 and logged, and resolveAgent is not asked`, async (t) => {
    const { status, code, seen, log } = await sendRaw(t, requestLine, headers)

    assert.deepEqual([status, code, log, seen], [400, 'misconfigured', ['host_invalid'], []])
  })
}

test('a request of HTTP/1.1 without a Host is refused by Node', async (t) => {
  const { status, seen } = await sendRaw(t, 'POST /api HTTP/1.1', [])

  assert.deepEqual([status, seen], [400, []])
})

for (const method of ['TRACE', 'OPTIONS', 'DELETE', 'PROPFIND']) {
  test(`${method} over HTTP/1 is refused with 405 and logged`, async (t) => {
    const { status, code, log } = await sendRaw(t, `${method} ${method === 'OPTIONS' ? '*' : '/api'} HTTP/1.1`, [
      'Host: a.example',
    ])

    assert.deepEqual([status, code, log], [405, 'misconfigured', ['method']])
  })
}

// ── HTTP/2 ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Serves a listener over HTTP/2 and opens a session with it. */
async function openSession(t: TestContext, listener: ReturnType<typeof toNodeListener>) {
  const server = createHttp2Server((req, res) => void listener(req, res))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const session = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  t.after(() => {
    session.destroy()
    server.close()
  })
  return session
}

/** Sends a status request over HTTP/2 with these headers over its own. */
async function sendHttp2(t: TestContext, headers: Record<string, string>) {
  const { listener, seen, log } = createRecordingEndpoint()
  const session = await openSession(t, listener)
  const common = { ':method': 'POST', ':path': '/api?x=1', origin: pageOrigin, 'content-type': 'application/json' }
  const stream = session.request({ ...common, ...headers })
  stream.end(body)
  const [answer] = (await withinLimit('the answer', once(stream, 'response'))) as [IncomingHttpHeaders]
  const text = await withinLimit('the body', readText(stream))
  return { status: answer[':status'], code: /"code":"(\w+)"/.exec(text)?.[1], seen, log: log.map(toReason) }
}

test('resolveAgent sees the :authority of a request over HTTP/2', async (t) => {
  const { status, code, seen } = await sendHttp2(t, { ':authority': 'tenant-a.example:8443' })

  assert.deepEqual(seen, [{ url: 'http://tenant-a.example:8443/api?x=1', host: 'tenant-a.example:8443' }])
  assert.deepEqual([status, code], [401, 'signed_out'])
})

test('raw bytes in a path over HTTP/2 are encoded as they came', async (t) => {
  const { seen } = await sendHttp2(t, { ':authority': 'a.example', ':path': '/\xc3\xa4' })

  assert.equal(seen[0]?.url, 'http://a.example/%C3%A4')
})

test('a Host beside an equal :authority is accepted', async (t) => {
  const { seen } = await sendHttp2(t, { ':authority': 'tenant-a.example', host: 'tenant-a.example' })

  assert.equal(seen[0]?.url, 'http://tenant-a.example/api?x=1')
})

const refusedOverHttp2: [title: string, headers: Record<string, string>][] = [
  ['credentials in its :authority', { ':authority': 'user@evil' }],
  ['a Host that is not its :authority', { ':authority': 'tenant-a.example', host: 'tenant-b.example' }],
]
for (const [title, headers] of refusedOverHttp2) {
  test(`a request over HTTP/2 with ${title} is refused with 400 and logged`, async (t) => {
    const { status, code, seen, log } = await sendHttp2(t, headers)

    assert.deepEqual([status, code, log, seen], [400, 'misconfigured', ['host_invalid'], []])
  })
}

for (const method of ['TRACE', 'TRACK', 'trace']) {
  test(`${method} over HTTP/2 is refused with 405 and logged`, async (t) => {
    const { status, code, log } = await sendHttp2(t, { ':method': method, ':authority': 'a.example' })

    assert.deepEqual([status, code, log], [405, 'misconfigured', ['method']])
  })
}

test('the relay page comes over HTTP/2, and its request is not aborted', async (t) => {
  const { handler } = createEndpoint()
  let request: Request | undefined
  const session = await openSession(
    t,
    toNodeListener((one) => handler((request = one))),
  )

  const stream = session.request({ ':path': '/api/hubspot' })

  assert.match(await withinLimit('the body', readText(stream)), /^<!doctype html>/)
  assert.equal(request?.signal.aborted, false)
})

test('a stream that the client of HTTP/2 resets aborts the request’s signal', async (t) => {
  let arrive = (_request: Request) => {}
  const arrived = new Promise<Request>((resolve) => (arrive = resolve))
  const session = await openSession(
    t,
    toNodeListener(async (request) => {
      arrive(request)
      await new Promise((resolve) => request.signal.addEventListener('abort', resolve))
      return new Response('too late')
    }),
  )

  const stream = session.request({ ':path': '/' }).on('error', () => {})
  const request = await withinLimit('the request', arrived)
  const aborted = once(request.signal, 'abort')
  stream.close(8)

  await withinLimit('the abort', aborted)
})
