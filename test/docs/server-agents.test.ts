/** docs/server.md: whose agent a request acts on and the account's name, tried on the emulator. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEmulator } from '../../src/emulator/index.js'
import { otherFlow } from '../server/binding/product.js'
import { approveConnection, createEmulatedEndpoint, createFinishBody } from '../server/emulator.js'
import { flow, postAction } from '../server/endpoint.js'
import { codeIn } from './cells.js'
import { loadHandlerExample, sessionsByCookie } from './handler-example.js'
import { exampleIn } from './host-project.js'
import { pageOf } from './pages.js'

const page = 'docs/server.md'

// ── What resolveAgent returns ───────────────────────────────────────────────────────────────────────────────────────

const agentGuid = 'your-useragent-guid'
const resolvers: Record<string, () => unknown> = {
  "returns the agent's guid": () => agentGuid,
  'returns `undefined`': () => undefined,
  'returns `null`': () => null,
  'returns `false`': () => false,
  'throws or returns anything else': () => 7,
}

for (const row of pageOf(page).tableIn('Tell the handler whose agent it is', '`resolveAgent`')) {
  const title = row['`resolveAgent`']!
  test(`where resolveAgent ${title}, the answer is ${row.answer}`, async () => {
    const { endpoint, requestedActions } = createEmulatedEndpoint({ resolveAgent: resolvers[title] as () => string })

    const { status, body } = await postAction(endpoint, { action: 'status' })

    const [code] = codeIn(row.answer)
    const expected = code ? [Number.parseInt(row.answer!), code] : [200, undefined]
    assert.deepEqual([status, body.errors[0]?.code], expected)
    assert.equal(requestedActions().length > 0, !code)
  })
}

// ── Several agents ──────────────────────────────────────────────────────────────────────────────────────────────────

/** The agents of two customers. Both use the key `sales`. */
const agents: Record<string, Map<string, string>> = {
  acme: new Map([
    ['sales', 'acme-sales'],
    ['support', 'acme-support'],
  ]),
  globex: new Map([['sales', 'globex-sales']]),
}

async function loadAgentsExample() {
  const guids = Object.values(agents).flatMap((map) => [...map.values()])
  const emulator = createEmulator({ seed: { agents: guids.map((guid) => ({ guid, title: guid })) } })
  const handler = await loadHandlerExample(exampleIn(page, 'Several agents on one page', 'js'), emulator, {
    sessionOf: sessionsByCookie({ acme: { customerId: 'acme' }, globex: { customerId: 'globex' } }),
    agentsOf: async (customerId: string) => agents[customerId],
  })
  return { emulator, handler }
}

const agentRequests: [title: string, customer: string, agentKey: string | undefined, answer: unknown][] = [
  ['a customer reaches the agent of a key', 'acme', 'sales', 'acme-sales'],
  ['a customer reaches another agent with another key', 'acme', 'support', 'acme-support'],
  ['another customer reaches another agent with the same key', 'globex', 'sales', 'globex-sales'],
  ['a customer does not reach the agent of another customer’s key', 'globex', 'support', 403],
  ['a customer does not reach an agent by its guid', 'globex', 'acme-support', 403],
  ['a customer reaches no agent by a name that every object has', 'acme', '__proto__', 403],
  ['a customer reaches no agent without a key', 'acme', undefined, 403],
  ['nobody reaches an agent without a session', 'nobody', 'sales', 401],
]

for (const [title, customer, agentKey, expected] of agentRequests) {
  test(`with the example of several agents, ${title}`, async () => {
    const { emulator, handler } = await loadAgentsExample()

    const request = { action: 'status', ...(agentKey !== undefined && { agentKey }) }
    const { status, body } = await postAction({ handler }, request, { cookie: `session=${customer}` })

    const isRefused = typeof expected === 'number'
    assert.equal(isRefused ? status : (body.agentState as { title: string }).title, expected)
    assert.equal(emulator.requests.length === 0, isRefused)
  })
}

// ── The account's name ──────────────────────────────────────────────────────────────────────────────────────────────

/** A product that keeps names as the example does. */
async function loadNameExample() {
  const emulator = createEmulator()
  const handler = await loadHandlerExample(exampleIn(page, "Keep the account's name", 'js'), emulator, {
    sessionOf: async () => ({ agentGuid }),
    accountNames: new Map<string, string>(),
  })
  const ask = async (body: object) => (await postAction({ handler }, body)).body
  return {
    emulator,
    readStatus: () => ask({ action: 'status' }),
    /** Approves an account, and resolves to what the relay page then sends. */
    async approve(id = flow) {
      const { authorizeUrl } = await ask({ action: 'connect', flow: id })
      return createFinishBody(await approveConnection(emulator, String(authorizeUrl), '12345678'), id)
    },
    finish: ask,
  }
}

test('with the example of the account’s name, a later status tells the name', async () => {
  const { readStatus, approve, finish } = await loadNameExample()

  const finishBody = await approve()
  const early = await readStatus()
  await finish(finishBody)

  assert.deepEqual([early.connected, early.accountName], [true, undefined])
  assert.equal((await readStatus()).accountName, 'Acme Europe')
})

test('with the example of the account’s name, a reconnect without a name keeps the name', async () => {
  const { emulator, readStatus, approve, finish } = await loadNameExample()
  await finish(await approve())

  emulator.faults.set('nameless')
  const { verdict } = await finish(await approve(otherFlow))

  assert.equal(verdict, 'kept')
  assert.equal((await readStatus()).accountName, 'Acme Europe')
})
