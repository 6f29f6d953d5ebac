/**
 * No secret leaves the handler in an answer, a log entry, a console line or an option's error, even when Wiro repeats it.
 * test/journeys/secrets.test.ts tests the same in a browser.
 */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { inspect } from 'node:util'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler, type HandlerOptions } from '../../src/server/handler.js'
import { canaries, leakingResponses, secretsIn } from '../canaries.js'
import { approveConnection, createFinishBody, guid, optionsFor } from './emulator.js'
import { createEndpoint, createRequest, flow, postAction, publicUrl } from './endpoint.js'

const { apiKey, apiSecret, sealSecret, clientSecret } = canaries
const secretOptions: Partial<HandlerOptions> & { apiKey: string } = {
  apiKey,
  apiSecret,
  secret: sealSecret,
  ownApp: { clientId: 'own', clientSecret },
  actions: ['start-agent', 'save-credentials'],
}
const minimal = { publicUrl, resolveAgent: () => 'guid-1' }

/** Requests of a browser. Each is answered by Wiro with every leaking response. */
const requests: object[] = [
  { action: 'status' },
  { action: 'connect', flow },
  { action: 'connect', flow, authMethod: 'own' },
  { action: 'disconnect' },
  { action: 'start-agent' },
  { action: 'save-credentials', clientId: 'own', clientSecret },
  { action: 'save-credentials', clientId: clientSecret, clientSecret },
  { action: clientSecret, clientSecret },
]

/** Records everything that is printed to the console. */
function recordConsole(t: TestContext): string[] {
  const lines: string[] = []
  for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    t.mock.method(console, level, (...words: unknown[]) => lines.push(inspect(words, { depth: 9 })))
  }
  return lines
}

/** Returns the status, the headers and the body as one text. */
async function textOf(response: Response): Promise<string> {
  return [response.status, inspect([...response.headers]), await response.text()].join('\n')
}

for (const [leak, respond] of Object.entries(leakingResponses)) {
  test(`where ${leak}, no secret reaches the browser or the log`, async () => {
    const { handler, log } = createEndpoint({
      ...secretOptions,
      fetch: async () => respond(),
      onDisconnected: () => {},
    })

    const outputs = await Promise.all(requests.map(async (body) => textOf(await handler(createRequest(body)))))

    assert.deepEqual(secretsIn(outputs.join('\n') + inspect(log, { depth: 9 })), [])
  })
}

test('the default log prints no secret to the console', async (t) => {
  const lines = recordConsole(t)

  for (const respond of Object.values(leakingResponses)) {
    const handler = createHandler({ ...minimal, ...secretOptions, fetch: async () => respond() })
    for (const body of requests) await handler(createRequest(body))
  }
  const limit = () => Promise.reject(Object.assign(new Error(apiKey), { lines: apiKey }))
  await createHandler({ ...minimal, ...secretOptions, limit })(createRequest({ action: 'status' }))

  assert.ok(lines.length > 20, 'the console was recorded')
  assert.deepEqual(secretsIn(lines.join('\n')), [])
})

test('a whole connection shows no secret in a URL, an answer, a state token or the log', async () => {
  const app = { clientId: 'own', clientSecret }
  const seed = { apiKey, apiSecret, agents: [{ guid, app }], wiroApp: { clientId: 'wiro', clientSecret }, apps: [app] }
  const emulator = createEmulator({ seed })
  const endpoint = createEndpoint({ ...optionsFor(emulator), ...secretOptions, resolveAgent: () => guid })
  const { accessToken, refreshToken } = canaries
  emulator.faults.set('answer-changed', { fields: { accessToken, refreshToken, apiKey, clientSecret } })
  const outputs: string[] = []
  const record = async (body: object) => outputs.push(await textOf(await endpoint.handler(createRequest(body))))

  const { body, text } = await postAction(endpoint, { action: 'connect', flow })
  const returnUrl = await approveConnection(emulator, String(body.authorizeUrl), '12345678')
  for (const storedFlow of [undefined, flow]) await record(createFinishBody(returnUrl, storedFlow))
  for (const body of requests) await record(body)
  outputs.push(
    text,
    returnUrl.href,
    await textOf(await endpoint.handler(new Request(returnUrl))),
    inspect(endpoint.log, { depth: 9 }),
  )

  assert.equal(body.result, true)
  assert.match(outputs.join(), /"verdict":"undone"/)
  assert.deepEqual(secretsIn(outputs.join('\n')), [])
})

const mistakes: [title: string, options: object][] = [
  ['a key with a line break', { apiKey: apiKey + '\n' }],
  ['a signing secret in quotes', { apiSecret: `"${apiSecret}"` }],
  ['a sealing secret among others', { secret: [sealSecret, sealSecret, sealSecret] }],
  ['a sealing secret that is no text', { secret: { sealSecret } }],
  ['a key in the place of an address', { publicUrl: apiKey, relayUrl: apiKey, baseUrl: apiKey, origins: [apiKey] }],
  ['a key in the place of a function', { resolveAgent: apiKey, log: apiKey, once: apiKey, fetch: apiKey }],
  ['a key in the place of a choice', { binding: apiKey }],
  ['an option that there is not', { clientSecret }],
  ['an app with a line break', { ownApp: { clientId: 'own', clientSecret: clientSecret + '\n' + clientSecret } }],
  ['an app whose secret is its id', { ownApp: { clientId: clientSecret, clientSecret } }],
  ['a key among the actions', { actions: [apiKey] }],
]
for (const [title, options] of mistakes) {
  test(`${title} is rejected without being printed`, () => {
    const create = () => createHandler({ ...minimal, ...secretOptions, ...options })

    assert.throws(create, (error) => {
      assert.deepEqual(secretsIn(inspect(error, { depth: 9, showHidden: true })), [])
      return true
    })
  })
}
