/** The client at Wiros of every dialect: it finds the right one, remembers it, says so once, and saves an app there. */
import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import type { AgentSeed, Dialect, FaultName } from '../../../src/emulator/index.js'
import { createEmulator } from '../../../src/emulator/index.js'
import { createWiro, type LogEntry, type WiroOptions } from '../../../src/server/handler.js'
import { app, approveConnection, createEmulatedClient, guid, optionsFor } from '../emulator.js'
import { authorizeUrl, canary, connectAnswer, type Reply, startFakeWiro, successAnswer } from '../fake-wiro.js'
import { codeAndReasonOf, wiroErrorOf } from './wiro-error.js'

const [portalId, name] = ['12345678', 'Acme Europe']
const redirectUrl = 'https://app.example.com/back'
const fieldStatus = 'agent-fieldstatus-not-allowed-for-role'

/** Returns a client at an emulator that speaks this dialect from the start. */
function clientAt(dialect: Dialect, agent: Partial<AgentSeed> = {}, options: Partial<WiroOptions> = {}) {
  const emulator = createEmulator({ seed: { dialect, agents: [{ guid, ...agent }] } })
  const log: LogEntry[] = []
  const wiro = createWiro({ ...optionsFor(emulator), log: (entry) => log.push(entry), ...options })
  return { emulator, wiro, log, requestedActions: () => emulator.requests.map(({ action }) => action) }
}

// ── Each dialect ────────────────────────────────────────────────────────────────────────────────────────────────────

const expected = {
  hubspot: { account: { portalId, name: undefined }, lacksPortalIds: undefined, log: [] },
  transitional: { account: { portalId: undefined, name }, lacksPortalIds: true, log: ['transitional'] },
  unified: { account: { portalId: undefined, name }, lacksPortalIds: true, log: ['unified'] },
}
for (const [dialect, { account, lacksPortalIds, log: dialects }] of Object.entries(expected)) {
  describe(`at a Wiro of the ${dialect} dialect`, () => {
    test('an account is connected, read and disconnected', async () => {
      const { wiro, emulator, log } = clientAt(dialect as Dialect)

      await approveConnection(emulator, await wiro.connect(guid, redirectUrl), portalId)
      const connected = await wiro.status(guid)
      await wiro.disconnect(guid)
      const disconnected = await wiro.status(guid)

      const { portalId: id, name: title, tokenExpiresAt } = connected.account
      assert.deepEqual([connected.connected, { portalId: id, name: title }], [true, account])
      assert.ok(+tokenExpiresAt! > Date.now() + 29 * 60_000)
      assert.deepEqual([disconnected.connected, disconnected.account], [false, {}])
      assert.deepEqual([connected.lacksPortalIds, disconnected.lacksPortalIds], [lacksPortalIds, lacksPortalIds])
      assert.deepEqual(
        log,
        dialects.map((one) => ({ level: 'warn', reason: 'dialect_changed', dialect: one })),
      )
    })

    test('an own app is saved by the first call, and connections go through it', async () => {
      const { wiro } = clientAt(dialect as Dialect)

      await wiro.updateCredentials(guid, app)

      const url = await wiro.connect(guid, redirectUrl, 'own')
      assert.equal(new URL(url).searchParams.get('client_id'), app.clientId)
    })

    test('an own app that the agent’s template forbids is refused', async () => {
      const { wiro, emulator } = clientAt(dialect as Dialect)
      emulator.faults.set('credentials-rejected')

      const error = await codeAndReasonOf(wiro.updateCredentials(guid, app))

      assert.deepEqual(error, ['credentials_rejected', 'credentials_not_allowed'])
    })

    test('an own app that Wiro leaves out is noticed', async () => {
      const { wiro, emulator } = clientAt(dialect as Dialect)
      emulator.faults.set('credentials-ignored')

      const error = await codeAndReasonOf(wiro.updateCredentials(guid, app))

      assert.deepEqual(error, ['credentials_rejected', 'credentials_ignored'])
    })

    test('an unknown agent is reported as such', async () => {
      const { wiro } = clientAt(dialect as Dialect)

      assert.deepEqual(await codeAndReasonOf(wiro.status('nobody')), ['useragent_not_found', 'agent_not_found'])
    })

    test('an own connection without a saved app is reported as such', async () => {
      const { wiro } = clientAt(dialect as Dialect)

      const error = await codeAndReasonOf(wiro.connect(guid, redirectUrl, 'own'))

      assert.deepEqual(error, ['invalid_config', 'credentials_missing'])
    })
  })
}

for (const dialect of ['hubspot', 'transitional'] as const) {
  test(`in the ${dialect} dialect the tokens are renewed`, async () => {
    const { wiro, emulator } = clientAt(dialect, { connected: portalId })
    emulator.clock.advance(60 * 60_000)

    const { expiresAt } = await wiro.tokenRefresh(guid)

    assert.ok(+expiresAt! > emulator.clock.now() + 29 * 60_000)
  })
}

for (const options of [{}, { dialect: 'unified' }] as const) {
  test(`the unified dialect offers no refresh, which the error says (${JSON.stringify(options)})`, async () => {
    const { wiro, requestedActions } = clientAt('unified', { connected: portalId }, options)

    const { code, reason, wiro: facts } = await wiroErrorOf(wiro.tokenRefresh(guid))

    assert.deepEqual([code, reason], ['misconfigured', 'refresh_not_offered'])
    assert.deepEqual([facts?.path, facts?.status], ['/UserAgentOAuth/TokenRefresh', 404])
    assert.equal(requestedActions().filter((action) => action === 'TokenRefresh').length, 1)
  })
}

// ── Finding the dialect ─────────────────────────────────────────────────────────────────────────────────────────────

const detours: [dialect: Dialect, actions: string[]][] = [
  ['hubspot', ['HubSpotStatus', 'HubSpotStatus']],
  ['transitional', ['HubSpotStatus', 'HubSpotStatus', 'HubSpotStatus']],
  ['unified', ['HubSpotStatus', 'OAuthStatus', 'OAuthStatus']],
]
for (const [dialect, actions] of detours) {
  test(`the ${dialect} dialect is found at the first call and remembered for the next`, async () => {
    const { wiro, requestedActions } = clientAt(dialect)

    await wiro.status(guid)
    await wiro.status(guid)

    assert.deepEqual(requestedActions(), actions)
  })
}

const moves: [title: string, fault: FaultName, dialect: string][] = [
  ['retires the guide’s dialect', 'unified-dialect', 'unified'],
  ['begins to move', 'transitional-dialect', 'transitional'],
]
for (const [title, fault, dialect] of moves) {
  test(`a Wiro that ${title} is followed without a failure`, async () => {
    const { wiro, emulator, log } = clientAt('hubspot', { connected: portalId })
    await wiro.status(guid)

    emulator.faults.set(fault)
    const { connected, account } = await wiro.status(guid)

    assert.deepEqual([connected, account.name], [true, name])
    assert.deepEqual(
      log.map((entry) => entry.dialect),
      [dialect],
    )
  })
}

test('a Wiro that goes back to the guide’s dialect is followed too', async () => {
  const { wiro, emulator } = clientAt('hubspot', { connected: portalId })
  emulator.faults.set('unified-dialect')
  await wiro.status(guid)
  emulator.faults.clear()

  assert.equal((await wiro.status(guid)).account.portalId, portalId)
})

test('while Wiro’s servers speak different dialects every call succeeds, and the log names each dialect once', async () => {
  const { wiro, emulator, log } = clientAt('hubspot', { connected: portalId })

  for (const isNew of [true, false, true, false, true]) {
    emulator.faults.set('unified-dialect', isNew)
    assert.equal((await wiro.status(guid)).connected, true)
  }

  assert.deepEqual(log, [{ level: 'warn', reason: 'dialect_changed', dialect: 'unified' }])
})

test('calls at the same time find the dialect together, and the log says so once', async () => {
  const { wiro, log } = clientAt('unified', { connected: portalId })

  const reads = await Promise.all([wiro.status(guid), wiro.status(guid), wiro.status(guid)])

  assert.deepEqual(
    reads.map(({ connected }) => connected),
    [true, true, true],
  )
  assert.equal(log.length, 1)
})

test('a disconnect that finds the dialect is done once', async () => {
  const { wiro, requestedActions } = clientAt('unified', { connected: portalId, status: 4 })

  await wiro.disconnect(guid)

  assert.deepEqual(requestedActions(), ['HubSpotDisconnect', 'OAuthDisconnect'])
  assert.equal((await wiro.status(guid)).connected, false)
})

test('a Wiro that takes both spellings is asked in the first one alone', async (t) => {
  const accounts = [{ id: name, name }]
  const { baseUrl, calls } = await startFakeWiro(t, { body: { ...successAnswer, connected: true, accounts } })
  const wiro = createWiro({ apiKey: 'key', baseUrl })

  const { account, lacksPortalIds } = await wiro.status(guid)

  assert.deepEqual([calls.length, calls[0]?.body], [1, { userAgentGuid: guid }])
  assert.deepEqual([account.name, lacksPortalIds], [name, true])
})

test('a status that has the portal id beside the name lacks none', async (t) => {
  const body = { ...successAnswer, connected: true, username: portalId, accounts: [{ id: name, name }] }
  const { baseUrl } = await startFakeWiro(t, { body })

  const { account, lacksPortalIds } = await createWiro({ apiKey: 'key', baseUrl }).status(guid)

  assert.deepEqual([account.portalId, account.name, lacksPortalIds], [portalId, name, undefined])
})

// ── What is no other dialect ────────────────────────────────────────────────────────────────────────────────────────

const notFound: Reply = { status: 404, body: canary }
const refusal = (message: string): Reply => ({ body: { result: false, errors: [{ code: 0, message }] } })
const others: [title: string, reply: Reply, reason: string, calls: number][] = [
  ['nothing of Wiro is at the address', notFound, 'upstream_404', 2],
  ['Wiro is down', { status: 503, body: canary }, 'upstream_5xx', 1],
  ['Wiro refuses the key', { status: 401, body: canary }, 'upstream_401', 1],
  ['Wiro refuses for another reason', refusal(canary), 'wiro_error', 1],
  ['Wiro misses a parameter in every spelling', refusal('Request parameter [other] required'), 'parameter_missing', 3],
]
for (const [title, reply, reason, count] of others) {
  test(`where ${title} the call fails with ${reason}, and the next one begins as before`, async (t) => {
    const { baseUrl, calls } = await startFakeWiro(t, reply)
    const log: LogEntry[] = []
    const wiro = createWiro({ apiKey: 'key', baseUrl, log: (entry) => log.push(entry) })

    for (const round of [1, 2]) {
      assert.equal((await codeAndReasonOf(wiro.disconnect(guid)))[1], reason)
      assert.equal(calls.length, count * round)
    }

    assert.equal(calls.at(count)?.path, '/UserAgentOAuth/HubSpotDisconnect')
    assert.deepEqual(log, [])
  })
}

for (const [option, dialect] of [
  ['hubspot', 'unified'],
  ['hubspot', 'transitional'],
  ['unified', 'hubspot'],
  ['unified', 'transitional'],
] as const) {
  test(`pinned to ${option}, the client asks a Wiro of the ${dialect} dialect once and fails`, async () => {
    const { wiro, requestedActions } = clientAt(dialect, {}, { dialect: option })

    const [code] = await codeAndReasonOf(wiro.status(guid))

    assert.deepEqual([code, requestedActions().length], ['misconfigured', 1])
  })
}

for (const dialect of ['unified', 'transitional'] as const) {
  test(`pinned to hubspot, the client sends no secret to a Wiro of the ${dialect} dialect, and blames no customer`, async () => {
    const { wiro, requestedActions } = clientAt(dialect, {}, { dialect: 'hubspot' })

    const [code] = await codeAndReasonOf(wiro.updateCredentials(guid, app))

    assert.equal(code, 'misconfigured')
    assert.deepEqual(requestedActions(), ['HubSpotStatus'])
  })
}

test('pinned to hubspot, a save follows an answer of the last minute without another one', async () => {
  const { wiro, requestedActions } = clientAt('hubspot', {}, { dialect: 'hubspot' })

  await wiro.status(guid)
  await wiro.updateCredentials(guid, app)

  assert.deepEqual(requestedActions(), ['HubSpotStatus', 'Update'])
})

test('pinned to unified, the client makes no detour and needs no status before a save', async () => {
  const { wiro, log, requestedActions } = clientAt('unified', {}, { dialect: 'unified' })

  await wiro.updateCredentials(guid, app)
  await wiro.status(guid)

  assert.deepEqual(requestedActions(), ['CredentialUpsert', 'OAuthStatus'])
  assert.deepEqual(log, [])
})

test('the search for the dialect is within the time limit of one call', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, notFound, () => {})
  const wiro = createWiro({ apiKey: 'key', baseUrl })

  const error = await codeAndReasonOf(wiro.status(guid, { timeout: 200 }))

  assert.deepEqual(error, ['endpoint_timeout', 'upstream_timeout'])
  assert.equal(calls.length, 2)
})

// ── What is sent ────────────────────────────────────────────────────────────────────────────────────────────────────

const unified = async (t: TestContext, ...replies: Reply[]) => {
  const { baseUrl, calls } = await startFakeWiro(t, ...replies)
  return { wiro: createWiro({ apiKey: 'key', baseUrl, dialect: 'unified', log: () => {} }), calls }
}

test('the unified dialect is sent as Wiro documents it', async (t) => {
  const status = { body: { ...successAnswer, connected: false } }
  const { wiro, calls } = await unified(t, { body: connectAnswer }, status, { body: successAnswer })

  assert.equal(await wiro.connect(guid, redirectUrl, 'own'), authorizeUrl)
  await wiro.status(guid)
  await wiro.disconnect(guid)
  await wiro.updateCredentials(guid, app)

  const common = { useragentguid: guid, credentialkey: 'hubspot' }
  const field = (fieldname: string, fieldvalue: string) => ({ credentialkey: 'hubspot', fieldname, fieldvalue })
  assert.deepEqual(
    calls.map(({ path, body }) => [path, body]),
    [
      ['/UserAgentOAuth/OAuthConnect', { ...common, redirecturl: redirectUrl, authmethod: 'own' }],
      ['/UserAgentOAuth/OAuthStatus', common],
      ['/UserAgentOAuth/OAuthDisconnect', common],
      [
        '/UserAgent/CredentialUpsert',
        { useragentguid: guid, fields: [field('clientid', app.clientId), field('clientsecret', app.clientSecret)] },
      ],
    ],
  )
})

const upserts: [title: string, body: { result: boolean; [field: string]: unknown }, reason: string | undefined][] = [
  ['all fields by number', { ...successAnswer, applied: 2 }, undefined],
  ['all fields by name', { ...successAnswer, applied: ['clientid', 'clientsecret'] }, undefined],
  ['nothing about the fields', successAnswer, undefined],
  ['a success in words', { ...successAnswer, applied: true }, undefined],
  ['no field', { ...successAnswer, applied: 0 }, 'credentials_ignored'],
  ['one field of two', { ...successAnswer, applied: ['clientid'] }, 'credentials_ignored'],
  ['a forbidden field', { result: true, applied: 1, errors: [fieldStatus] }, 'credentials_not_allowed'],
  ['a refusal by code', { result: false, errors: [{ code: fieldStatus }] }, 'credentials_not_allowed'],
  ['an unknown refusal', { result: false, errors: [{ code: 0, message: canary }] }, 'credentials_refused'],
]
for (const [title, body, reason] of upserts) {
  test(`a save after which Wiro names ${title} ${reason ? `fails with ${reason}` : 'succeeds'}`, async (t) => {
    const { wiro, calls } = await unified(t, { body })
    const save = wiro.updateCredentials(guid, app)

    if (reason) {
      const error = await wiroErrorOf(save)
      assert.deepEqual([error.code, error.reason], ['credentials_rejected', reason])
      assert.equal(error.wiro?.path, '/UserAgent/CredentialUpsert')
      assert.equal(error.wiro.body, body.result ? 'incomplete' : undefined)
    } else await save
    assert.equal(calls.length, 1)
  })
}

test('a transitional Wiro that has the newer save is sent it', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(
    t,
    refusal('Request parameter [useragentguid] required'),
    { body: { ...successAnswer, connected: false, accounts: [] } },
    { body: { ...successAnswer, applied: 2 } },
  )

  await createWiro({ apiKey: 'key', baseUrl, log: () => {} }).updateCredentials(guid, app)

  assert.deepEqual(
    calls.map(({ path }) => path),
    ['/UserAgentOAuth/HubSpotStatus', '/UserAgentOAuth/HubSpotStatus', '/UserAgent/CredentialUpsert'],
  )
})

test('a minute after the last answer, the dialect is asked for before a secret is sent', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
  const { wiro, emulator, requestedActions } = createEmulatedClient()
  await wiro.status(guid)
  emulator.faults.set('unified-dialect')
  t.mock.timers.tick(60_000)

  await wiro.updateCredentials(guid, app)

  assert.deepEqual(requestedActions(), ['HubSpotStatus', 'HubSpotStatus', 'OAuthStatus', 'CredentialUpsert'])
})
