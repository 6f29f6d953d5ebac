/** A handler whose options come from a function, which is called at the first request. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test, type TestContext } from 'node:test'
import { createHandler, type HandlerOptions, type LogEntry } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { mockTime } from './binding/mocked-time.js'
import { apiKey, createRequest, errorOf, pageOrigin, publicUrl, readAnswer } from './endpoint.js'
import { connectedStatus, startFakeWiro, startServer } from './fake-wiro.js'

const secret = 'SECRET-CANARY'
const valid: HandlerOptions = { apiKey, publicUrl, resolveAgent: () => 'guid-1', actions: [], log: () => {} }

const post = (handler: (request: Request) => Promise<Response>) => handler(createRequest({ action: 'status' }))

/** Returns what is printed as errors from now on. */
function collectErrors(t: TestContext): () => string {
  const printed = t.mock.method(console, 'error', () => {})
  return () => printed.mock.calls.map((call) => String(call.arguments)).join('\n')
}

test('a module without a key in the environment can be loaded, as a build does', async (t) => {
  const environment: { key?: string } = {}
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const handler = createHandler(() => ({ ...valid, apiKey: environment.key, baseUrl }))

  environment.key = apiKey
  const { body } = await readAnswer(await post(handler))

  assert.equal(body.connected, true)
})

test('the function is called once, whatever comes at the same time', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const getOptions = t.mock.fn(async () => ({ ...valid, baseUrl }))
  const handler = createHandler(getOptions)

  const answers = [post(handler), handler(new Request(publicUrl)), handler.status(new Request(pageOrigin))]
  await Promise.all(answers)

  assert.equal(getOptions.mock.callCount(), 1)
})

test('what belongs to a request goes to my functions', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const seen: unknown[] = []
  const resolveAgent = (...[, agentKey, context]: [Request, string | undefined, object]) => {
    seen.push(agentKey, context)
    return 'guid-1'
  }
  const session = {}
  const handler = createHandler(() => ({ ...valid, baseUrl, resolveAgent }))

  await handler(createRequest({ action: 'status', agentKey: 'sales' }), session)
  await handler.status(new Request(pageOrigin), 'support', session)

  assert.deepEqual(seen, ['sales', session, 'support', session])
})

const failures: [title: string, getOptions: () => HandlerOptions | Promise<HandlerOptions>, message: RegExp][] = [
  ['options with a mistake', () => ({ ...valid, apiKey: secret + '\n' }), /TypeError: createHandler: apiKey must be/],
  ['no options', () => undefined as unknown as HandlerOptions, /createHandler: options are missing/],
  ['an exception', () => assert.fail(secret), /"reason":"options_failed"/],
  ['a rejection', () => Promise.reject(new Error(secret)), /"reason":"options_failed"/],
]
for (const [title, getOptions, message] of failures) {
  test(`${title} of the function is an answer of the handler’s, and one in the log that holds no value`, async (t) => {
    const printed = collectErrors(t)
    const handler = createHandler(getOptions)

    const [answer, status] = [await readAnswer(await post(handler)), await handler.status(new Request(pageOrigin))]

    assert.deepEqual(errorOf(answer), [500, false, 'misconfigured'])
    assert.deepEqual(status, answer.body)
    assert.match(printed(), message)
    assert.match(printed(), /"code":"misconfigured","reason":"options_failed"/)
    assert.doesNotMatch(printed() + answer.text, /CANARY/)
  })
}

test('a mistake in the options is printed once, however often a page asks', async (t) => {
  const printed = collectErrors(t)
  const handler = createHandler(() => ({ ...valid, apiKey: '' }))

  for (let round = 0; round < 5; round++) await post(handler)

  assert.deepEqual([printed().match(/apiKey must be/g)?.length, printed().match(/options_failed/g)?.length], [1, 1])
})

test('a function that failed is called again at the next request', async (t) => {
  collectErrors(t)
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const outcomes = [() => Promise.reject(new Error('The vault does not answer.')), async () => ({ ...valid, baseUrl })]
  const handler = createHandler(() => outcomes.shift()!())

  const answers = [await readAnswer(await post(handler)), await readAnswer(await post(handler))]

  assert.deepEqual(
    answers.map(({ status }) => status),
    [500, 200],
  )
})

test('a function that hangs has failed after 5 s, and is called again at the next request', async (t) => {
  const time = mockTime(t)
  const printed = collectErrors(t)
  const hang = () => new Promise<never>(() => {})
  const outcomes = [hang, async () => ({ ...valid, fetch: async () => Response.json(connectedStatus) })]
  const handler = createHandler(() => outcomes.shift()!())

  const both = await time.settle(Promise.all([post(handler), handler.status(new Request(pageOrigin))]))
  const next = await readAnswer(await post(handler))

  const first = await readAnswer(both[0])
  assert.deepEqual(errorOf(first), [500, false, 'misconfigured'])
  assert.deepEqual(both[1], first.body)
  assert.match(printed(), /"reason":"options_failed".*"because":"host_timeout"/)
  assert.equal(next.status, 200)
})

test('what the Node listener refuses is in my own log once the options are there', async (t) => {
  const log: LogEntry[] = []
  const printed = collectErrors(t)
  const handler = createHandler(() => ({ ...valid, log: (entry) => log.push(entry) }))
  const listener = toNodeListener(handler, { context: () => assert.fail() })
  const origin = await startServer(t, createServer(listener))

  await fetch(origin)
  await handler(new Request(publicUrl))
  await fetch(origin)

  assert.match(printed(), /^wiro-hubspot-connect .*"context_failed".*}$/)
  assert.deepEqual(
    log.map(({ reason }) => reason),
    ['context_failed'],
  )
})
