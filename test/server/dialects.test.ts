/** The handler at Wiros of every dialect, from connect to disconnect, and what needs portal ids where there are none. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createEmulator, type AgentSeed, type Dialect } from '../../src/emulator/index.js'
import type { HandlerOptions } from '../../src/server/handler.js'
import { app, approveConnection, createFinishBody, guid, optionsFor } from './emulator.js'
import { createEndpoint, errorOf, flow, postAction } from './endpoint.js'

const [portalId, name] = ['12345678', 'Acme Europe']
const status = { action: 'status' }
const connect = { action: 'connect', flow }

/** Returns an endpoint at an emulator that speaks this dialect from the start. */
function endpointAt(dialect: Dialect, options: Partial<HandlerOptions> = {}, agent: Partial<AgentSeed> = {}) {
  const emulator = createEmulator({ seed: { dialect, agents: [{ guid, title: 'Leads', status: 4, ...agent }] } })
  const hostEvents: unknown[] = []
  const createInstance = () =>
    createEndpoint({
      ...optionsFor(emulator),
      resolveAgent: () => guid,
      onConnected: (event) => hostEvents.push(event),
      onDisconnected: (event) => hostEvents.push(event),
      ...options,
    })
  const endpoint = createInstance()
  const requestedActions = () => emulator.requests.map(({ action }) => action)
  return { emulator, endpoint, createInstance, hostEvents, requestedActions }
}

type Product = ReturnType<typeof endpointAt>

/** Connects through the endpoint, and resolves to the answer to `finish` of the window that the page opened. */
async function connectAccount({ emulator, endpoint }: Product, account = portalId, fields: object = {}) {
  const { body } = await postAction(endpoint, { ...connect, ...fields })
  const returnUrl = await approveConnection(emulator, String(body.authorizeUrl), account)
  return postAction(endpoint, createFinishBody(returnUrl, flow))
}

const reasonsOf = ({ log }: Product['endpoint']) => log.map(({ reason }) => reason)

const dialects: [dialect: Dialect, account: object, onConnected: object, onDisconnected: object][] = [
  ['hubspot', { username: portalId }, { portalId, accountName: name }, { portalId }],
  ['transitional', { accountName: name }, { accountName: name }, {}],
  ['unified', { accountName: name }, { accountName: name }, {}],
]
for (const [dialect, account, onConnected, onDisconnected] of dialects) {
  describe(`at a Wiro of the ${dialect} dialect`, () => {
    test('a connection is kept, shown and disconnected, and the host is told', async () => {
      const product = endpointAt(dialect)
      const { endpoint, hostEvents } = product

      const finished = await connectAccount(product)
      const { body: connected } = await postAction(endpoint, status)
      const ended = await postAction(endpoint, { action: 'disconnect' })
      const { body: disconnected } = await postAction(endpoint, status)

      assert.deepEqual([finished.body.verdict, ended.status], ['kept', 200])
      const { username, accountName } = connected
      assert.deepEqual({ ...(username ? { username } : {}), ...(accountName ? { accountName } : {}) }, account)
      assert.deepEqual([connected.connected, disconnected.connected], [true, false])
      assert.deepEqual(hostEvents, [
        { agent: guid, ...onConnected },
        { agent: guid, ...onDisconnected },
      ])
      assert.deepEqual(reasonsOf(endpoint), dialect === 'hubspot' ? [] : ['dialect_changed'])
    })

    test('the page learns what was connected before a reconnect', async () => {
      const { endpoint } = endpointAt(dialect, {}, { connected: portalId })

      const { body } = await postAction(endpoint, connect)

      assert.equal(body.connected, true)
      assert.equal(body.username ?? body.accountName, dialect === 'hubspot' ? portalId : name)
    })

    test('a name of the host’s own is shown where Wiro has none', async () => {
      const { endpoint } = endpointAt(dialect, { accountName: () => 'Our customer' }, { connected: portalId })

      const { body } = await postAction(endpoint, status)

      assert.equal(body.accountName, dialect === 'hubspot' ? 'Our customer' : name)
    })

    test('a connection that another window finished is undone', async () => {
      const { emulator, endpoint } = endpointAt(dialect)
      const { body } = await postAction(endpoint, connect)
      const returnUrl = await approveConnection(emulator, String(body.authorizeUrl), '87654321')

      const finished = await postAction(endpoint, createFinishBody(returnUrl))

      assert.equal(finished.body.verdict, 'undone')
      assert.equal((await postAction(endpoint, status)).body.connected, false)
    })

    test('the product’s own app is saved, and the connection goes through it', async () => {
      const product = endpointAt(dialect, { ownApp: app })

      const finished = await connectAccount(product, portalId, { authMethod: 'own' })

      assert.equal(finished.body.verdict, 'kept')
      assert.ok(reasonsOf(product.endpoint).includes('own_app_saved'))
    })

    test('a customer’s app is saved', async () => {
      const { endpoint } = endpointAt(dialect, { actions: ['save-credentials'] })

      const saved = await postAction(endpoint, { action: 'save-credentials', ...app })
      const { body } = await postAction(endpoint, { ...connect, authMethod: 'own' })

      assert.deepEqual([saved.status, saved.body.result], [200, true])
      assert.equal(new URL(String(body.authorizeUrl)).searchParams.get('client_id'), app.clientId)
    })

    test('a customer whose agent forbids an own app is told so', async () => {
      const { endpoint, emulator } = endpointAt(dialect, { actions: ['save-credentials'] })
      emulator.faults.set('credentials-rejected')

      const answer = await postAction(endpoint, { action: 'save-credentials', ...app })

      assert.deepEqual(errorOf(answer), [400, false, 'credentials_rejected'])
      assert.equal(endpoint.log.at(-1)?.reason, 'credentials_not_allowed')
      assert.doesNotMatch(answer.text, /fieldstatus/)
    })
  })
}

test('each instance finds the dialect out by itself, and logs it once', async () => {
  const { createInstance, requestedActions } = endpointAt('unified')
  const instances = [createInstance(), createInstance()]

  for (const instance of instances) for (const _ of [1, 2]) await postAction(instance, status)

  const once = ['HubSpotStatus', 'OAuthStatus', 'OAuthStatus']
  assert.deepEqual(requestedActions(), [...once, ...once])
  assert.deepEqual(instances.map(reasonsOf), [['dialect_changed'], ['dialect_changed']])
})

test('a connection that began in one dialect is finished in the other', async () => {
  const { emulator, endpoint } = endpointAt('hubspot')
  const { body } = await postAction(endpoint, connect)
  emulator.faults.set('unified-dialect')
  const returnUrl = await approveConnection(emulator, String(body.authorizeUrl), portalId)

  const finished = await postAction(endpoint, createFinishBody(returnUrl, flow))

  assert.equal(finished.body.verdict, 'kept')
})

// ── Without portal ids ──────────────────────────────────────────────────────────────────────────────────────────────

const allowAll = { allowPortal: () => true }

for (const dialect of ['transitional', 'unified'] as const) {
  test(`with \`allowPortal\`, no connection starts in the ${dialect} dialect`, async () => {
    const { endpoint, requestedActions } = endpointAt(dialect, allowAll)

    const answer = await postAction(endpoint, connect)

    assert.deepEqual(errorOf(answer), [502, false, 'misconfigured'])
    assert.equal(endpoint.log.at(-1)?.reason, 'portal_ids_missing')
    assert.equal(requestedActions().filter((action) => /Connect$/.test(action ?? '')).length, 0)
  })

  test(`with \`allowPortal\`, a first status in the ${dialect} dialect says so in the log, once`, async () => {
    const { endpoint } = endpointAt(dialect, allowAll)

    const answers = [await postAction(endpoint, status), await postAction(endpoint, status)]

    assert.deepEqual(
      answers.map(({ body }) => body.connected),
      [false, false],
    )
    assert.deepEqual(endpoint.log, [
      { level: 'warn', reason: 'dialect_changed', dialect },
      { level: 'error', reason: 'portal_ids_missing', action: 'status', agent: guid },
    ])
  })

  test(`with \`allowPortal\`, an account in the ${dialect} dialect is not shown as connected`, async () => {
    const { endpoint } = endpointAt(dialect, allowAll, { connected: portalId })

    assert.deepEqual(errorOf(await postAction(endpoint, status)), [503, false, 'portal_unchecked'])
  })

  test(`without \`allowPortal\`, nothing is said about portal ids in the ${dialect} dialect`, async () => {
    const { endpoint } = endpointAt(dialect)

    await postAction(endpoint, status)
    await postAction(endpoint, connect)

    assert.deepEqual(reasonsOf(endpoint), ['dialect_changed'])
  })
}

test('with `allowPortal`, an unconnected agent in the guide’s dialect causes no entry', async () => {
  const { endpoint } = endpointAt('hubspot', allowAll)

  await postAction(endpoint, status)

  assert.deepEqual(endpoint.log, [])
})
