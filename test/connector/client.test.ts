import assert from 'node:assert/strict'
import { afterEach, before, beforeEach, describe, mock, test } from 'node:test'
import { createClient, type ClientOptions } from '../../src/connector/client.js'
import { configureConnectors } from '../../src/connector/config.js'
import { ConnectorError, type ProblemCause } from '../../src/connector/problem.js'
import type { Code } from '../../src/protocol/codes.js'
import { FLOW_ID } from './states.js'

const endpoint = new URL('https://app.example/api/hubspot')
const yes = { result: true, connected: true, username: '1', errors: [] }
const connectRequest = { flow: FLOW_ID, authMethod: 'wiro' } as const

interface Request {
  url: string
  init: RequestInit & { headers: Headers; body: string }
}

/** A client whose endpoint answers as `answer` does, and what it sent. */
function createTestClient(
  answer: () => Response | Promise<Response> = () => Response.json(yes),
  options: Partial<ClientOptions> = {},
) {
  const sent: Request[] = []
  const fetch = async (url: unknown, init: unknown) => {
    sent.push({ url: `${url as URL}`, init: init as Request['init'] })
    return answer()
  }
  return { sent, client: createClient({ endpoint, headersSource: {}, fetch, ...options }) }
}

const bodyOf = ({ init }: Request): unknown => JSON.parse(init.body)

/** Returns the problem that a request is refused with. */
async function problemOf(request: Promise<unknown>): Promise<ProblemCause> {
  const error = await request.then(
    () => new Error('The request was answered.'),
    (reason: unknown) => reason,
  )
  if (error instanceof ConnectorError) return error.reason
  throw error as Error
}

/** Lets a page that stays there find out that a request failed. */
async function passUnload<T>(pending: Promise<T>): Promise<T> {
  for (let turns = 0; turns < 20; turns++) await Promise.resolve()
  mock.timers.tick(400)
  return pending
}

const navigator = { onLine: true }

before(() => {
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: navigator })
})
beforeEach(() => {
  navigator.onLine = true
  mock.method(console, 'warn', () => {})
})
afterEach(() => {
  mock.restoreAll()
  mock.timers.reset()
})

describe('a request', () => {
  test('is JSON by POST, with the host’s cookies', async () => {
    const { client, sent } = createTestClient()

    await client.status()

    const { url, init } = sent[0]!
    assert.equal(url, endpoint.href)
    assert.deepEqual(
      [init.method, init.credentials, init.redirect, init.keepalive],
      ['POST', 'include', 'manual', false],
    )
    assert.equal(init.headers.get('content-type'), 'application/json')
    assert.equal(init.headers.get('accept'), 'application/json')
    assert.equal(init.body, '{"action":"status"}')
  })

  for (const [title, agentKey, body] of [
    ['names the agent', 'a1', { action: 'status', agentKey: 'a1' }],
    ['leaves an empty agent key out', '', { action: 'status' }],
  ] as const) {
    test(title, async () => {
      const { client, sent } = createTestClient(undefined, { agentKey })

      await client.status()

      assert.deepEqual(bodyOf(sent[0]!), body)
    })
  }

  test('to connect has the flow and the auth method', async () => {
    const { client, sent } = createTestClient(() => Response.json({ result: true, authorizeUrl: 'https://x' }))

    await client.connect({ flow: FLOW_ID, authMethod: 'own' })

    assert.deepEqual(bodyOf(sent[0]!), { action: 'connect', flow: FLOW_ID, authMethod: 'own' })
  })

  test('F109 to disconnect outlives the page', async () => {
    const { client, sent } = createTestClient()

    await client.perform('disconnect')

    assert.equal(sent[0]!.init.keepalive, true)
  })

  test('F02 leaves before anything is awaited', () => {
    const { client, sent } = createTestClient(undefined, { headersSource: { headers: () => ({ 'x-csrf': '1' }) } })

    void client.connect(connectRequest).catch(() => {})

    assert.equal(sent.length, 1)
  })

  const headers: [title: string, headers: ClientOptions['headersSource']['headers']][] = [
    ['an object', { 'x-csrf': 'token' }],
    ['a list', [['x-csrf', 'token']]],
    ['Headers', new Headers({ 'x-csrf': 'token' })],
    ['a function', () => ({ 'x-csrf': 'token' })],
    ['an asynchronous function', async () => ({ 'x-csrf': 'token' })],
    [
      'a function whose promise is no Promise, as with zone.js',
      () => ({ then: (resolve: (given: object) => void) => resolve({ 'x-csrf': 'token' }) }) as Promise<HeadersInit>,
    ],
  ]
  for (const [title, given] of headers) {
    test(`has the host’s headers from ${title}`, async () => {
      const { client, sent } = createTestClient(undefined, { headersSource: { headers: given } })

      await client.status()

      assert.equal(sent[0]!.init.headers.get('x-csrf'), 'token')
    })
  }

  test('reads the headers each time', async () => {
    const tokens = ['first', 'second']
    const headersSource = { headers: () => ({ 'x-csrf': tokens.shift()! }) }
    const { client, sent } = createTestClient(undefined, { headersSource })

    await client.status()
    await client.status()

    assert.deepEqual(
      sent.map(({ init }) => init.headers.get('x-csrf')),
      ['first', 'second'],
    )
  })

  test('has headers that were set after the client was made', async () => {
    const headersSource: ClientOptions['headersSource'] = {}
    const { client, sent } = createTestClient(undefined, { headersSource })
    headersSource.headers = { 'x-csrf': 'late' }

    await client.status()

    assert.equal(sent[0]!.init.headers.get('x-csrf'), 'late')
  })

  describe('with headers of the whole page', () => {
    afterEach(() => configureConnectors({ headers: {} }))

    const sentWith = async (headersSource: ClientOptions['headersSource']) => {
      const { client, sent } = createTestClient(undefined, { headersSource })
      await client.status()
      return Object.fromEntries(sent[0]!.init.headers)
    }

    for (const [title, headers] of [
      ['an object', { 'x-csrf': 'page', 'x-page': '1' }],
      ['a function', () => ({ 'x-csrf': 'page', 'x-page': '1' })],
      ['a promise', async () => new Headers({ 'x-csrf': 'page', 'x-page': '1' })],
    ] as const) {
      test(`has them from ${title}, and the element’s own win name by name`, async () => {
        configureConnectors({ headers })

        const sent = await sentWith({ headers: { 'X-CSRF': 'own', 'x-own': '2' } })

        const json = 'application/json'
        const own = { 'x-csrf': 'own', 'x-page': '1', 'x-own': '2' }
        assert.deepEqual(sent, { accept: json, 'content-type': json, ...own })
      })
    }

    test('reads them each time', async () => {
      const tokens = ['a', 'b']
      configureConnectors({ headers: () => ({ 'x-csrf': tokens.shift()! }) })

      assert.deepEqual([(await sentWith({}))['x-csrf'], (await sentWith({}))['x-csrf']], ['a', 'b'])
    })

    test('leaves at once unless one of them is a promise', () => {
      configureConnectors({ headers: () => ({ 'x-csrf': 'page' }) })
      const { client, sent } = createTestClient(undefined, { headersSource: { headers: () => ({}) } })

      void client.status()

      assert.equal(sent.length, 1)
    })

    for (const [title, headersSource] of [
      ['the page’s', {}],
      ['the page’s, beside a promise of the element’s', { headers: async () => ({}) }],
    ] as const) {
      test(`is refused where those fail: ${title}`, async () => {
        mock.timers.enable({ apis: ['setTimeout'] })
        configureConnectors({ headers: () => Promise.reject(new Error('No token')) })
        const { client } = createTestClient(undefined, { headersSource })

        assert.equal((await passUnload(problemOf(client.status()))).code, 'endpoint_unreachable')
      })
    }
  })

  test('is JSON whatever the host’s headers say', async () => {
    const headersSource = { headers: { 'content-type': 'text/plain' } }
    const { client, sent } = createTestClient(undefined, { headersSource })

    await client.status()

    assert.equal(sent[0]!.init.headers.get('content-type'), 'application/json')
  })

  test('is sent once, also where it fails', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    const { client, sent } = createTestClient(() => Promise.reject(new TypeError('Failed to fetch')))

    await passUnload(problemOf(client.perform('disconnect')))

    assert.equal(sent.length, 1)
  })
})

describe('an answer', () => {
  test('to a status request is parsed, whatever its content type', async () => {
    const { client } = createTestClient(() => new Response(JSON.stringify(yes)))

    const { connected, account } = await client.status()

    assert.deepEqual([connected, account.portalId], [true, '1'])
  })

  test('to a connect request is parsed', async () => {
    const { client } = createTestClient(() => Response.json({ result: true, authorizeUrl: 'https://x', expiresIn: 60 }))

    const { url, expiresIn } = await client.connect(connectRequest)

    assert.deepEqual([url, expiresIn], ['https://x', 60])
  })

  const unreadable: [title: string, answer: () => Response][] = [
    ['F16 half of JSON', () => new Response('{"result":true,"conn')],
    ['F16 words', () => new Response('OK')],
    ['F16 null', () => new Response('null')],
    ['F16 a list', () => new Response('[]')],
    ['F28 result 1', () => Response.json({ ...yes, result: 1 })],
    ['F28 no result', () => Response.json({ connected: true })],
    ['F91 connected "true"', () => Response.json({ ...yes, connected: 'true' })],
    ['a yes with HTTP 500', () => Response.json(yes, { status: 500 })],
    ...['username', 'connectedAt', 'tokenExpiresAt', 'now'].map((field): [string, () => Response] => [
      `a ${field} that cannot become text`,
      () => Response.json({ ...yes, [field]: { toString: 1 } }),
    ]),
  ]
  for (const [title, answer] of unreadable) {
    test(`of ${title} is no status`, async () => {
      const { client } = createTestClient(answer)

      await assert.rejects(client.status())
    })
  }

  test('F16 without an authorize URL is a bad answer to connect', async () => {
    const { client } = createTestClient(() => Response.json({ result: true, errors: [] }))

    assert.equal((await problemOf(client.connect(connectRequest))).code, 'endpoint_bad_answer')
  })

  test('F17 without an end is not read to its end', async () => {
    let [pulls, isCancelled] = [0, false]
    const body = new ReadableStream({
      pull: (stream) => stream.enqueue(new Uint8Array(8_192).fill(32 + 0 * pulls++)),
      cancel: () => void (isCancelled = true),
    })
    const { client } = createTestClient(() => new Response(body))

    const { code } = await problemOf(client.status())

    assert.deepEqual([code, isCancelled, pulls < 12], ['endpoint_bad_answer', true, true])
  })

  test('F17 of 64 kB is read', async () => {
    const { client } = createTestClient(() => new Response(JSON.stringify(yes).padEnd(65_536)))

    assert.equal((await client.status()).connected, true)
  })

  const text = JSON.stringify(yes)
  const standIns: [title: string, answer: object][] = [
    ['without a body, as a fetch polyfill answers', { ok: true, text: async () => text }],
    ['whose body is no stream, as node-fetch answers', { ok: true, body: { pipe() {} }, text: async () => text }],
    ['that has nothing but json(), as a test answers', { ok: true, json: async () => yes }],
    ['that is a clone, as a monitoring script answers', Response.json(yes).clone()],
  ]
  for (const [title, answer] of standIns) {
    test(`F17 ${title} is read`, async () => {
      const { client } = createTestClient(() => answer as Response)

      assert.equal((await client.status()).account.portalId, '1')
    })
  }

  test('F17 that is too long is refused without a body, too', async () => {
    const answer = { ok: true, text: async () => JSON.stringify(yes).padEnd(65_537) }
    const { client } = createTestClient(() => answer as Response)

    assert.equal((await problemOf(client.status())).code, 'endpoint_bad_answer')
  })

  test('without a body that says no keeps its code', async () => {
    const refusal = JSON.stringify({ result: false, errors: [{ code: 'forbidden' }] })
    const answer = { ok: false, status: 403, text: async () => refusal }
    const { client } = createTestClient(() => answer as Response)

    assert.equal((await problemOf(client.status())).code, 'forbidden')
  })

  test('keeps a letter whole that arrives in two pieces', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...yes, accountName: 'Größe' }))
    const cut = bytes.indexOf(0xb6)
    const body = new ReadableStream({
      start(stream) {
        stream.enqueue(bytes.slice(0, cut))
        stream.enqueue(bytes.slice(cut))
        stream.close()
      },
    })
    const { client } = createTestClient(() => new Response(body))

    assert.equal((await client.status()).account.name, 'Größe')
  })
})

describe('a request without an answer', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))

  const failToFetch = () => Promise.reject(new TypeError('Failed to fetch'))
  const bodyThatFails = (error: Error) => () => new Response(new ReadableStream({ pull: () => Promise.reject(error) }))

  test('F15 is a problem only of a page that is still there after 400 ms', async () => {
    let code: Code | undefined
    const { client } = createTestClient(failToFetch)
    const pending = problemOf(client.status()).then((problem) => (code = problem.code))
    for (let turns = 0; turns < 20; turns++) await Promise.resolve()

    mock.timers.tick(399)
    await Promise.resolve()
    const early = code
    mock.timers.tick(1)
    await pending

    assert.deepEqual([early, code], [undefined, 'endpoint_unreachable'])
  })

  test('F19 is offline where there is no network', async () => {
    navigator.onLine = false
    const { client } = createTestClient(failToFetch)

    assert.equal((await passUnload(problemOf(client.status()))).code, 'offline')
  })

  test('F14 times out after 15 seconds', async () => {
    let timeoutMs = 0
    mock.method(AbortSignal, 'timeout', (ms: number) => {
      timeoutMs = ms
      return AbortSignal.abort(new DOMException('', 'TimeoutError'))
    })
    const fetch: ClientOptions['fetch'] = async (_url, init) => {
      init!.signal!.throwIfAborted()
      return Response.json(yes)
    }
    const { client } = createTestClient(undefined, { fetch })

    const { code } = await problemOf(client.status())

    assert.deepEqual([code, timeoutMs], ['endpoint_timeout', 15_000])
  })

  test('F14 times out where its body does not come', async () => {
    const { client } = createTestClient(bodyThatFails(new DOMException('', 'TimeoutError')))

    assert.equal((await problemOf(client.status())).code, 'endpoint_timeout')
  })

  test('F15 is unreachable where its body breaks off', async () => {
    mock.timers.reset()
    const { client } = createTestClient(bodyThatFails(new TypeError('network error')))

    assert.equal((await problemOf(client.status())).code, 'endpoint_unreachable')
  })

  test('because the host’s headers fail is a refusal', async () => {
    const headersSource = { headers: () => Promise.reject(new Error('No token')) }
    const { client } = createTestClient(undefined, { headersSource })

    assert.equal((await passUnload(problemOf(client.status()))).code, 'endpoint_unreachable')
  })
})

describe('a host’s backend', () => {
  test('is called in place of the endpoint, with the same fields', async () => {
    const requests: unknown[] = []
    const backend = {
      status: async () => yes,
      connect: async (request: object) => (requests.push(request), { result: true, authorizeUrl: 'https://x' }),
    }
    const { client, sent } = createTestClient(undefined, { backend })

    const { url } = await client.connect(connectRequest)

    assert.deepEqual([url, requests, sent], ['https://x', [connectRequest], []])
  })

  const failures: [title: string, status: () => unknown, code: Code][] = [
    ['rejects', () => Promise.reject(new Error('down')), 'endpoint_bad_answer'],
    [
      'throws',
      () => {
        throw new Error('down')
      },
      'endpoint_bad_answer',
    ],
    ['returns nothing', async () => undefined, 'endpoint_bad_answer'],
    ['returns result "true"', async () => ({ ...yes, result: 'true' }), 'endpoint_bad_answer'],
    ['refuses with a code', async () => ({ result: false, errors: [{ code: 'forbidden' }] }), 'forbidden'],
    ['refuses without a code', async () => ({ result: false }), 'internal_error'],
  ]
  for (const [title, status, code] of failures) {
    test(`that ${title} means ${code}`, async () => {
      const { client } = createTestClient(undefined, { backend: { status, connect: status } as never })

      assert.equal((await problemOf(client.status())).code, code)
    })
  }

  test('without a method for an action refuses it', async () => {
    const backend = { status: async () => yes, connect: async () => yes } as never
    const { client } = createTestClient(undefined, { backend })

    assert.equal((await problemOf(client.perform('disconnect'))).code, 'endpoint_bad_answer')
  })
})
