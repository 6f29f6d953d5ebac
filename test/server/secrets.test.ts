/**
 * No secret leaves the handler: neither in an answer, nor in the log or on the console, nor in what a mistaken option
 * throws, however much Wiro repeats of them. The same in a browser is in test/journeys/secrets.test.ts.
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

/** What a browser asks; what is added here is asked of every echo. */
const questions: object[] = [
  { action: 'status' },
  { action: 'connect', flow },
  { action: 'connect', flow, authMethod: 'own' },
  { action: 'disconnect' },
  { action: 'start-agent' },
  { action: 'save-credentials', clientId: 'own', clientSecret },
  { action: 'save-credentials', clientId: clientSecret, clientSecret },
  { action: clientSecret, clientSecret },
]

/** Everything that is said on the console from now on. */
function listen(t: TestContext): string[] {
  const said: string[] = []
  for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    t.mock.method(console, level, (...words: unknown[]) => said.push(inspect(words, { depth: 9 })))
  }
  return said
}

/** All that a browser gets. */
async function toldBy(response: Response): Promise<string> {
  return [response.status, inspect([...response.headers]), await response.text()].join('\n')
}

for (const [wrong, echo] of Object.entries(leakingResponses)) {
  test(`where ${wrong}, no question is answered with a secret, neither to the browser nor in the log`, async () => {
    const { handler, log } = createEndpoint({ ...secretOptions, fetch: async () => echo(), onDisconnected: () => {} })

    const told = await Promise.all(questions.map(async (question) => toldBy(await handler(createRequest(question)))))

    assert.deepEqual(secretsIn(told.join('\n') + inspect(log, { depth: 9 })), [])
  })
}

test('a handler without a log of its own says no secret on the console', async (t) => {
  const said = listen(t)

  for (const echo of Object.values(leakingResponses)) {
    const handler = createHandler({ ...minimal, ...secretOptions, fetch: async () => echo() })
    for (const question of questions) await handler(createRequest(question))
  }
  const limit = () => Promise.reject(Object.assign(new Error(apiKey), { said: apiKey }))
  await createHandler({ ...minimal, ...secretOptions, limit })(createRequest({ action: 'status' }))

  assert.ok(said.length > 20, 'the console was heard')
  assert.deepEqual(secretsIn(said.join('\n')), [])
})

test('a whole connection tells no secret: not in an address, an answer, a seal or the log', async () => {
  const app = { clientId: 'own', clientSecret }
  const seed = { apiKey, apiSecret, agents: [{ guid, app }], wiroApp: { clientId: 'wiro', clientSecret }, apps: [app] }
  const emulator = createEmulator({ seed })
  const endpoint = createEndpoint({ ...optionsFor(emulator), ...secretOptions, resolveAgent: () => guid })
  const { accessToken, refreshToken } = canaries
  emulator.faults.set('answer-changed', { fields: { accessToken, refreshToken, apiKey, clientSecret } })
  const told: string[] = []
  const tell = async (body: object) => told.push(await toldBy(await endpoint.handler(createRequest(body))))

  const { body, text } = await postAction(endpoint, { action: 'connect', flow })
  const landed = await approveConnection(emulator, String(body.authorizeUrl), '12345678')
  for (const mark of [undefined, flow]) await tell(createFinishBody(landed, mark))
  for (const question of questions) await tell(question)
  told.push(
    text,
    landed.href,
    await toldBy(await endpoint.handler(new Request(landed))),
    inspect(endpoint.log, { depth: 9 }),
  )

  assert.equal(body.result, true)
  assert.match(told.join(), /"verdict":"undone"/)
  assert.deepEqual(secretsIn(told.join('\n')), [])
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
  test(`${title} is refused without being printed`, () => {
    const making = () => createHandler({ ...minimal, ...secretOptions, ...options })

    assert.throws(making, (error) => {
      assert.deepEqual(secretsIn(inspect(error, { depth: 9, showHidden: true })), [])
      return true
    })
  })
}
