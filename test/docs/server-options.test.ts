/** docs/server-options.md: its tables compared with the options in the source, and its examples run. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test, type TestContext } from 'node:test'
import { createEmulator } from '../../src/emulator/index.js'
import { OPTIONAL_ACTIONS } from '../../src/server/offered-actions.js'
import { toNodeListener } from '../../src/server/node.js'
import { resolveHandlerOptions, type HandlerOptions } from '../../src/server/options.js'
import { otherFlow, setUpProduct, victimPortal } from '../server/binding/product.js'
import { errorOf, flow, postAction, publicUrl } from '../server/endpoint.js'
import { startServer } from '../server/fake-wiro.js'
import { assertSameNames, codeIn, codesIn, nameOf } from './cells.js'
import { defaultOf, membersOf, membersOfParameter, typeOf } from './declarations.js'
import { loadHandlerExample, sessionsByCookie } from './handler-example.js'
import { pageOf } from './pages.js'

const { tableIn, blocksIn } = pageOf('docs/server-options.md')
const table = tableIn('Options of createHandler', 'option')
const optionsType = typeOf('src/server/options.ts', 'HandlerOptions')

/** Returns a member's name without its parameters; an optional one ends with a question mark. */
const memberOf = (code: string) => /^\w+\??/.exec(code)![0]

const written = codesIn(table, 'option').map(memberOf)

// ── The options ─────────────────────────────────────────────────────────────────────────────────────────────────────

test('the page names each option of createHandler, and whether it is optional', () => {
  assertSameNames(written, membersOf(optionsType))
})

test('createHandler knows each option on the page', () => {
  for (const option of written.map(nameOf)) {
    const wrong = { [option]: 0 } as unknown as HandlerOptions

    assert.throws(
      () => resolveHandlerOptions(wrong),
      (error: Error) => !error.message.includes('there is no option'),
      option,
    )
  }
})

for (const row of table) {
  const option = memberOf(codeIn(row.option)[0]!)
  test(`the page tells the default of ${nameOf(option)} as the source does`, () => {
    const expected = option.endsWith('?') ? (defaultOf(optionsType, nameOf(option)) ?? '') : 'required'

    assert.equal(row.default!.replaceAll('`', ''), expected.replaceAll('`', ''))
  })
}

test('a handler without optional options has the defaults of the page', () => {
  const settings = resolveHandlerOptions({ apiKey: 'key', publicUrl, resolveAgent: () => 'guid' })
  const defaultsOf = (option: string) => table.find((row) => row.option!.startsWith('`' + option))!.default

  assert.equal(defaultsOf('binding'), `\`'${settings.binding}'\``)
  assert.equal(defaultsOf('actions'), `\`['${settings.actions.join("', '")}']\``)
  assert.equal(defaultsOf('baseUrl'), `\`'${settings.baseUrl}'\``)
})

test('the page names each optional action', () => {
  assertSameNames(codesIn(tableIn('Optional actions', 'action'), 'action'), OPTIONAL_ACTIONS)
})

test('the page names each field of what the host is told', () => {
  for (const row of tableIn('Your own records', 'function')) {
    const [name] = codeIn(row.function)

    assertSameNames(codeIn(row.gets)[0]!.match(/\w+\??/g)!, membersOfParameter(optionsType, name!))
  }
})

// ── A function that throws ──────────────────────────────────────────────────────────────────────────────────────────

const fail = () => {
  throw new Error('out of order')
}

/** Returns the options in which a function of the host throws. The Node listener has an option of its own. */
const failingOptions = (name: string): Partial<HandlerOptions> =>
  name === 'context' ? {} : { [name]: name === 'store' ? { get: fail, add: fail } : fail }

type Product = ReturnType<typeof setUpProduct>

const connect = async ({ startFlow, approve, finish }: Product) => finish(await approve(await startFlow()), flow)
const status = async ({ endpoint }: Product) => (await postAction(endpoint, { action: 'status' })).status

/** What reaches each function, and what comes back where the function does no harm. */
const reach: Record<string, [request: (product: Product, t: TestContext) => Promise<unknown>, harmless?: unknown]> = {
  resolveAgent: [status],
  authorize: [status],
  limit: [status],
  allowPortal: [connect],
  store: [connect],
  publicUrl: [status],
  context: [
    async ({ endpoint }, t) =>
      (await fetch(await startServer(t, createServer(toNodeListener(endpoint.handler, { context: fail }))))).status,
  ],
  onConnected: [connect, 'kept'],
  onSuspiciousConnect: [
    async ({ startFlow, approve, finish }) => finish(await approve(await startFlow(), victimPortal), otherFlow),
    'undone',
  ],
  onDisconnected: [async ({ disconnect }) => (await disconnect()).status, 200],
  accountName: [async (product) => [await connect(product), await status(product)], ['kept', 200]],
  log: [async ({ endpoint }) => (await postAction(endpoint, { action: 'toString' })).status, 400],
}

for (const row of tableIn('What your functions get', 'function')) {
  for (const name of codeIn(row.function)) {
    test(`where ${name} throws: ${row['what happens']}`, async (t) => {
      const [request, harmless] = reach[name]!
      const logged: string[][] = []
      const product = setUpProduct({
        log: ({ level, cause }) => logged.push([level, String(cause)]),
        ...failingOptions(name),
      })

      const answer = await request(product, t)

      const [httpStatus] = /\d{3}/.exec(row['what happens'] ?? '') ?? []
      assert.deepEqual(answer, httpStatus ? Number(httpStatus) : harmless)
      assert.deepEqual(logged.at(-1), name === 'log' ? undefined : ['error', 'Error: out of order'])
    })
  }
}

// ── Replacing keys ──────────────────────────────────────────────────────────────────────────────────────────────────

type KeyOptions = Pick<HandlerOptions, 'apiKey' | 'secret'>

const [oldKey, newSecret] = ['old-key-of-your-wiro-project', 'a-random-text-of-your-own']
const claims = { agent: 'guid', flow, before: { connected: false }, expiresAt: 0 }
const sealsOf = (options: KeyOptions) =>
  resolveHandlerOptions({ publicUrl, resolveAgent: () => 'guid', ...options }).stateTokens

/** Each step of the page beside the one before: instances of both serve the route at the same time. */
const replacements: Record<string, [before: KeyOptions, after: KeyOptions]> = {
  'from the derived secret to both': [{ apiKey: oldKey }, { apiKey: oldKey, secret: [oldKey, newSecret] }],
  'to both, the new one first': [
    { apiKey: oldKey, secret: [oldKey, newSecret] },
    { apiKey: oldKey, secret: [newSecret, oldKey] },
  ],
  'to a new key': [
    { apiKey: oldKey, secret: [newSecret, oldKey] },
    { apiKey: 'new-key', secret: [newSecret, oldKey] },
  ],
}

for (const [step, [before, after]] of Object.entries(replacements)) {
  test(`a connection under way survives the step ${step}`, async () => {
    const token = await sealsOf(before).encrypt(claims, publicUrl)

    assert.equal((await sealsOf(after).decrypt(token, publicUrl))?.flow, flow)
  })
}

test('while [old, new] becomes [new, old], instances read the seals of each other', async () => {
  const [before, after] = replacements['to both, the new one first']!
  const token = await sealsOf(after).encrypt(claims, publicUrl)

  assert.equal((await sealsOf(before).decrypt(token, publicUrl))?.flow, flow)
})

test('a new key without a secret makes connections under way unreadable', async () => {
  const token = await sealsOf({ apiKey: oldKey }).encrypt(claims, publicUrl)

  assert.equal(await sealsOf({ apiKey: 'new-key' }).decrypt(token, publicUrl), undefined)
})

// ── The examples ────────────────────────────────────────────────────────────────────────────────────────────────────

const agentGuid = 'your-useragent-guid'
const admin = { cookie: 'session=admin' }
const member = { cookie: 'session=member' }
const sessionOf = sessionsByCookie({ admin: { agentGuid, role: 'admin' }, member: { agentGuid, role: 'member' } })

test('with the example of authorize everybody sees the connection, and only admins change it', async () => {
  const [example = ''] = blocksIn('Who may do what', 'js')
  const handler = await loadHandlerExample(example, createEmulator(), { sessionOf })

  const ask = async (headers: object, body: object) => (await postAction({ handler }, body, { ...headers })).status
  assert.deepEqual(
    [
      await ask({}, { action: 'status' }),
      await ask(member, { action: 'status' }),
      await ask(member, { action: 'connect', flow }),
      await ask(member, { action: 'disconnect' }),
      await ask(admin, { action: 'connect', flow }),
      await ask(admin, { action: 'disconnect' }),
    ],
    [401, 200, 403, 403, 200, 200],
  )
})

test('with the example of allowPortal an account that is not the customer’s is disconnected', async (t) => {
  t.mock.method(console, 'warn', () => {})
  const [example = ''] = blocksIn('Only certain accounts: allowPortal', 'js')
  const emulator = createEmulator({ seed: { agents: [{ guid: agentGuid, connected: '12345678' }] } })
  const portals = ['12345678']
  const handler = await loadHandlerExample(example, emulator, { sessionOf, portalsOf: async () => portals })
  const ask = () => postAction({ handler }, { action: 'status' }, admin)

  const allowed = await ask()
  portals.pop()
  const refused = await ask()

  assert.deepEqual([allowed.status, allowed.body.connected], [200, true])
  assert.deepEqual(errorOf(refused), [403, false, 'portal_refused'])
  assert.equal((await ask()).body.connected, false)
})
