import express, { type Express } from 'express'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { Agent, createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import type { RequestHandler } from '../../src/server/handler-logs.js'
import { toNodeListener } from '../../src/server/node.js'
import { withinLimit } from '../eventually.js'
import { type Answer, createEndpoint, errorOf, pageOrigin } from './endpoint.js'
import { connectedStatus, startFakeWiro, startServer } from './fake-wiro.js'

const sent = { action: 'status', agentKey: 'zweiter Ägent' }
const headers = { origin: pageOrigin, 'content-type': 'application/json' }

/** A handler that answers with the request it got. */
const echo: RequestHandler = async (request) => {
  const { method, url, headers } = request
  return Response.json({ method, url, headers: Object.fromEntries(headers), body: await request.text() })
}

interface Echoed {
  method: string
  url: string
  headers: Record<string, string>
  body: string
}

const serve = (t: TestContext, listener: RequestListener) => startServer(t, createServer(listener))

async function postTo(url: string, body: string = JSON.stringify(sent)): Promise<Echoed> {
  const response = await fetch(url, { method: 'POST', headers, body })
  return (await response.json()) as Echoed
}

test('a request keeps its method, URL, headers and body', async (t) => {
  const base = await serve(t, toNodeListener(echo))

  const echoed = await postTo(base + '/api/hubspot?x=1')

  assert.equal(echoed.method, 'POST')
  assert.equal(echoed.url, base + '/api/hubspot?x=1')
  assert.equal(echoed.headers.origin, pageOrigin)
  assert.equal(echoed.body, JSON.stringify(sent))
})

const frameworks: [title: string, arrange: (app: Express) => unknown][] = [
  ['Express without a body parser', (app) => app.all('/api/hubspot', toNodeListener(echo))],
  ['a mount point', (app) => app.use('/api/hubspot', toNodeListener(echo))],
  ['express.json()', (app) => app.use(express.json()).all('/api/hubspot', toNodeListener(echo))],
  ['express.text()', (app) => app.use(express.text({ type: '*/*' })).all('/api/hubspot', toNodeListener(echo))],
  ['express.raw()', (app) => app.use(express.raw({ type: '*/*' })).all('/api/hubspot', toNodeListener(echo))],
  [
    'a router in a router, and express.json()',
    (app) => app.use('/api', express.Router().use(express.json()).use('/hubspot', toNodeListener(echo))),
  ],
  [
    'a parser of Express 4 that read nothing and left an empty body',
    (app) => {
      app.use((req, _res, next) => ((req.body = {}), next()))
      app.all('/api/hubspot', toNodeListener(echo))
    },
  ],
]
for (const [title, arrange] of frameworks) {
  test(`behind ${title} the request is unchanged`, async (t) => {
    const app = express()
    arrange(app)
    const base = await serve(t, app)

    const { url, body } = await postTo(base + '/api/hubspot?x=1')

    assert.equal(url, base + '/api/hubspot?x=1')
    assert.deepEqual(JSON.parse(body), sent)
  })
}

test('a body that a parser has read loses its content-length', async (t) => {
  const app = express().use(express.json()).all('/', toNodeListener(echo))
  const base = await serve(t, app)

  const echoed = await postTo(base, JSON.stringify(sent, null, 8))

  assert.equal(echoed.body, JSON.stringify(sent))
  assert.equal('content-length' in echoed.headers, false)
})

test('a body that a parser read and kept to itself is named in the log', async (t) => {
  const endpoint = createEndpoint()
  const drain: RequestListener = async (req, res) => {
    await readText(req)
    await toNodeListener(endpoint.handler)(req, res)
  }
  const base = await serve(t, drain)

  const answer = await ask(base, { method: 'POST', headers, body: JSON.stringify(sent) })

  assert.equal(answer.status, 500)
  assert.deepEqual(endpoint.log, [{ level: 'error', code: 'misconfigured', reason: 'body_consumed' }])
})

test('a parsed body that is no JSON is logged as each unexpected exception is: by its class alone', async (t) => {
  const endpoint = createEndpoint()
  const app = express().use(express.text({ type: () => true }))
  app.use((req, _res, next) => ((req.body = { count: 1n }), next()))
  app.use(toNodeListener(endpoint.handler))
  const base = await serve(t, app)

  const answer = await ask(base, { method: 'POST', headers, body: JSON.stringify(sent) })

  assert.equal(answer.status, 500)
  assert.deepEqual(endpoint.log, [{ level: 'error', code: 'unavailable', reason: 'unexpected', thrown: 'TypeError' }])
})

test('the handler works behind Express, its parser and a mount point', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const app = express().use(express.json())
  app.use('/api/hubspot', toNodeListener(createEndpoint({ baseUrl, fetch }).handler))
  const base = await serve(t, app)

  const { status, text } = await ask(base + '/api/hubspot', { method: 'POST', headers, body: JSON.stringify(sent) })

  assert.equal(status, 200)
  assert.equal((JSON.parse(text) as { username: string }).username, '12345678')
})

test('the handler’s headers replace helmet’s, and the others stay', async (t) => {
  const app = express()
  app.use((_req, res, next) => {
    res.setHeader('Content-Security-Policy', "default-src 'self'; upgrade-insecure-requests")
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    res.setHeader('X-Frame-Options', 'SAMEORIGIN')
    res.setHeader('Strict-Transport-Security', 'max-age=31536000')
    next()
  })
  app.all('/relay', toNodeListener(createEndpoint().handler))
  const base = await serve(t, app)

  const { headers, text } = await ask(base + '/relay')

  assert.match(String(headers['content-security-policy']), /^default-src 'none'; script-src 'sha256-[^;]+;/)
  assert.equal(headers['cross-origin-opener-policy'], 'unsafe-none')
  assert.equal(headers['x-frame-options'], 'DENY')
  assert.equal(headers['strict-transport-security'], 'max-age=31536000')
  assert.match(text, /^<!doctype html>/)
})

test('HEAD has the headers of GET and no body', async (t) => {
  const base = await serve(t, toNodeListener(createEndpoint().handler))

  const { status, headers, text } = await ask(base, { method: 'HEAD' })

  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'text/html; charset=utf-8')
  assert.equal(text, '')
})

test('an unread body does not block the next request on its connection', async (t) => {
  const base = await serve(t, toNodeListener(createEndpoint().handler))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  t.after(() => agent.destroy())
  const large = 'x'.repeat(1_000_000)

  const foreign = await ask(base, {
    method: 'POST',
    headers: { ...headers, origin: 'https://evil.example' },
    body: large,
    agent,
  })
  const tooLarge = await ask(base, { method: 'POST', headers, body: large, agent })
  const next = await ask(base, { agent })

  assert.deepEqual([foreign.status, tooLarge.status, next.status], [403, 413, 200])
})

test('a client that disconnects aborts the request’s signal', async (t) => {
  let seen = (_request: Request) => {}
  const arrived = new Promise<Request>((resolve) => (seen = resolve))
  const listener = toNodeListener(async (request) => {
    seen(request)
    await new Promise((resolve) => request.signal.addEventListener('abort', resolve))
    return new Response('too late')
  })
  let answer: Promise<void> | undefined
  const base = await serve(t, (req, res) => (answer = listener(req, res)))

  const client = httpRequest(base).on('error', () => {})
  client.end()
  const request = await withinLimit('the request', arrived)
  client.destroy()
  await withinLimit('the end of the listener', answer!)

  assert.equal(request.signal.aborted, true)
})

test('a client that stays does not abort the request’s signal', async (t) => {
  let seenRequest: Request | undefined
  const base = await serve(
    t,
    toNodeListener((request) => {
      seenRequest = request
      return Promise.resolve(new Response('in time'))
    }),
  )

  const { text } = await ask(base)

  assert.equal(text, 'in time')
  assert.equal(seenRequest?.signal.aborted, false)
})

test('TRACE is refused like any other unknown method, and logged by the handler’s own log', async (t) => {
  const { handler, log } = createEndpoint()
  const base = await serve(t, toNodeListener(handler))

  const answer = await ask(base, { method: 'TRACE' })

  const body = JSON.parse(answer.text) as Answer['body']
  assert.deepEqual(errorOf({ status: answer.status, body } as Answer), [405, false, 'misconfigured'])
  assert.equal(answer.headers.allow, 'GET, HEAD, POST')
  assert.deepEqual(log, [{ level: 'warn', code: 'misconfigured', reason: 'method' }])
})

test('a function around the handler that throws is answered with 500, without a stack, and logged', async (t) => {
  const errors = t.mock.method(console, 'error', () => {})
  const base = await serve(
    t,
    toNodeListener(() => Promise.reject(new TypeError('CANARY'))),
  )

  const answer = await ask(base)

  const body = JSON.parse(answer.text) as Answer['body']
  assert.deepEqual(errorOf({ status: answer.status, body } as Answer), [500, false, 'unavailable'])
  assert.doesNotMatch(answer.text, /TypeError|CANARY|node/)
  const [{ reference } = assert.fail()] = body.errors
  assert.deepEqual(
    errors.mock.calls.map(({ arguments: [line] }) => line as unknown),
    [
      `wiro-hubspot-connect {"level":"error","code":"unavailable","reason":"unexpected","reference":"${reference}","thrown":"TypeError"}`,
    ],
  )
})

test('a body that breaks off while it is sent is answered with 500 and logged', async (t) => {
  const errors = t.mock.method(console, 'error', () => {})
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('broken')) })
  const base = await serve(
    t,
    toNodeListener(() => Promise.resolve(new Response(broken))),
  )

  const { status } = await ask(base)

  assert.deepEqual([status, errors.mock.callCount()], [500, 1])
})

test('a response that the framework has begun is not changed', async (t) => {
  const base = await serve(t, async (req, res) => {
    res.writeHead(503).write('bu')
    await toNodeListener(createEndpoint().handler)(req, res)
    res.end('sy')
  })

  const { status, text } = await ask(base)

  assert.deepEqual([status, text], [503, 'busy'])
})

test('F138 only node.ts and its parts use Node’s modules and globals', async () => {
  const folder = new URL('../../src/server/', import.meta.url)
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !/^node(-\w+)?\.ts$/.test(name),
  )

  const sources = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))

  assert.doesNotMatch(sources.join(), /'node:|\bBuffer\b|\bprocess\./)
})

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string
  agent?: Agent
}

/** Sends what `fetch` cannot send: a Host header, TRACE, a chosen connection. */
async function ask(url: string, { body, ...options }: Sent = {}) {
  const client = httpRequest(url, options)
  client.end(body)
  const [response] = (await once(client, 'response')) as [IncomingMessage]
  return { status: response.statusCode ?? 0, headers: response.headers, text: await readText(response) }
}
