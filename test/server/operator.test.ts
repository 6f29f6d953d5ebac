/** The client that the handler uses, in an operator's hands: each call, and each refusal of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import type { AgentSeed, FaultSetting } from '../../src/emulator/index.js'
import { createWiro, WiroError, type Wiro } from '../../src/server/handler.js'
import { app, approve, guid, operate } from './emulated.js'
import { canary, connected, done, startUpstream, type Reply } from './upstream.js'

const account = '12345678'

/** What a call was refused with; fails where it was not, and where the refusal holds what nobody should read. */
async function refused(call: Promise<unknown>): Promise<[code: string, reason: string]> {
  const error = await call.then(
    (answer) => assert.fail('it was not refused: ' + inspect(answer)),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof WiroError, String(error))
  assert.doesNotMatch(inspect(error, { depth: 9 }), /CANARY|YOUR_/)
  return [error.code, error.reason]
}

const statusOf = async (wiro: Wiro) => (await wiro.detail(guid)).status

test('status tells whether an account is connected, and nothing of the page’s', async () => {
  const { wiro } = operate({ connected: account })

  const told = await wiro.status(guid)

  assert.deepEqual(Object.keys(told), ['connected', 'account'])
  assert.deepEqual([told.connected, told.account.portalId], [true, account])
})

test('connect and disconnect lead through a connection', async () => {
  const { wiro, emulator } = operate()

  const url = await wiro.connect(guid, 'https://app.example.com/back')
  await approve(emulator, url, account)
  const before = await wiro.status(guid)
  await wiro.disconnect(guid)

  assert.deepEqual([before.connected, (await wiro.status(guid)).connected], [true, false])
})

test('myAgents tells every agent, the newest first, and page by page', async () => {
  const { wiro, emulator } = operate({ status: 4 })
  await emulator.fetch('http://127.0.0.1/emulator/agents', { method: 'PUT', body: JSON.stringify({ guid: 'second' }) })

  const all = await wiro.myAgents()
  const last = await wiro.myAgents({ start: 1, limit: 1 })

  assert.deepEqual(all, [
    { guid: 'second', title: 'Agent', status: 0 },
    { guid, title: 'Leads', status: 4 },
  ])
  assert.deepEqual(last, all.slice(1))
})

test('detail tells the agent, and no secret of it', async () => {
  const { wiro } = operate({ status: 4, app: { ...app, clientSecret: canary } })

  const detail = await wiro.detail(guid)

  assert.deepEqual(detail, { guid, title: 'Leads', status: 4, credentials: 'saved' })
})

test('an answer about an agent is read up to 1 MB, since it holds its instructions', async (t) => {
  const answer = { result: true, useragents: [{ guid, status: 4, value: 'x'.repeat(900_000) }], errors: [] }
  const { baseUrl } = await startUpstream(t, { body: answer })

  assert.equal(await statusOf(createWiro({ apiKey: 'key', baseUrl })), 4)
})

// ── Starting and stopping ───────────────────────────────────────────────────────────────────────────────────────────

for (const status of [0, 5] as const) {
  test(`start starts an agent with the status ${status}`, async () => {
    const { wiro } = operate({ status })

    await wiro.start(guid)

    assert.equal(await statusOf(wiro), 2)
  })
}

for (const status of [2, 3, 4] as const) {
  test(`start is content with an agent that is on its way or runs: ${status}`, async () => {
    const { wiro, asked } = operate({ status })

    await wiro.start(guid)

    assert.deepEqual(asked(), ['Start'])
  })
}

const starts: [title: string, agent: Partial<AgentSeed>, code: string, reason: string][] = [
  ['is stopping', { status: 1 }, 'unavailable', 'agent_stopping'],
  ['lacks other settings', { required: ['wordpress'] }, 'start_refused', 'setup_incomplete'],
  ['has no subscription', { subscribed: false }, 'start_refused', 'no_subscription'],
  ['has no credits', { credits: false }, 'start_refused', 'no_credits'],
]
for (const [title, agent, ...expected] of starts) {
  test(`start says of an agent that ${title}: ${expected[1]}`, async () => {
    const { wiro } = operate(agent)

    assert.deepEqual(await refused(wiro.start(guid)), expected)
  })
}

const words: [title: string, refusal: FaultSetting, code: string, reason: string][] = [
  ['an empty balance', { code: 97, text: canary }, 'unavailable', 'wiro_97'],
  ['too many at once', { code: 96, text: canary }, 'unavailable', 'wiro_96'],
  ['newer words for no credits', { text: 'Agent has no remaining credits. ' + canary }, 'start_refused', 'no_credits'],
  ['words that nobody knows', { text: canary }, 'start_refused', 'start_refused'],
]
for (const [title, refusal, ...expected] of words) {
  test(`start says of ${title}: ${expected[1]}`, async () => {
    const { wiro, emulator } = operate()
    emulator.faults.set('start-refused', refusal)

    assert.deepEqual(await refused(wiro.start(guid)), expected)
  })
}

const unknown = { result: false, errors: [{ code: 0, message: canary }] }
const explained: [title: string, detail: Reply, expected: [code: string, reason: string] | undefined][] = [
  ['queued', { body: { ...done, useragents: [{ guid, status: 2 }] } }, undefined],
  ['starting', { body: { ...done, useragents: [{ guid, status: 3 }] } }, undefined],
  ['running', { body: { ...done, useragents: [{ guid, status: 4 }] } }, undefined],
  ['stopping', { body: { ...done, useragents: [{ guid, status: 1 }] } }, ['unavailable', 'agent_stopping']],
  [
    'in need of settings',
    { body: { ...done, useragents: [{ guid, status: 0, setuprequired: true }] } },
    ['start_refused', 'setup_incomplete'],
  ],
  ['stopped', { body: { ...done, useragents: [{ guid, status: 0 }] } }, ['start_refused', 'start_refused']],
  ['unknown', { status: 500, body: canary }, ['start_refused', 'start_refused']],
]
for (const [title, detail, expected] of explained) {
  test(`a refusal in words that nobody knows is explained by the agent’s status: ${title}`, async (t) => {
    const { baseUrl, paths } = await startUpstream(t, { body: unknown }, detail)
    const start = createWiro({ apiKey: 'key', baseUrl }).start(guid)

    if (expected) assert.deepEqual(await refused(start), expected)
    else await start
    assert.deepEqual(paths(), ['/UserAgent/Start', '/UserAgent/Detail'])
  })
}

test('stop stops an agent that runs', async () => {
  const { wiro, emulator } = operate({ status: 4 })

  await wiro.stop(guid)

  emulator.clock.advance(5_000)
  assert.equal(await statusOf(wiro), 0)
})

for (const agent of [{ status: 0 }, { status: 5 }, { required: ['wordpress'] }] as const) {
  test(`stop is content with an agent that does not run: ${JSON.stringify(agent)}`, async () => {
    const { wiro } = operate(agent as Partial<AgentSeed>)

    await wiro.stop(guid)
  })
}

test('stop says that Wiro refused', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: unknown })

  assert.deepEqual(await refused(createWiro({ apiKey: 'key', baseUrl }).stop(guid)), ['unavailable', 'stop_refused'])
})

// ── An app of one's own ─────────────────────────────────────────────────────────────────────────────────────────────

test('updateCredentials saves an app, trimmed, and a running agent restarts', async () => {
  const { wiro } = operate({ status: 4 })

  await wiro.updateCredentials(guid, { clientId: ` ${app.clientId}`, clientSecret: `${app.clientSecret}\n` })

  const url = await wiro.connect(guid, 'https://app.example.com/back', 'own')
  assert.equal(new URL(url).searchParams.get('client_id'), app.clientId)
  assert.equal(await statusOf(wiro), 1)
})

test('updateCredentials says the seed’s own words', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, { body: done })

  await createWiro({ apiKey: 'key', baseUrl: baseUrl + '/v1' }).updateCredentials(guid, app)

  assert.equal(calls[0]?.path, '/v1/UserAgent/Update')
  assert.deepEqual(calls[0]?.body, { guid, configuration: { credentials: { hubspot: app } } })
})

test('updateCredentials asks nothing where there is no app', async () => {
  const { wiro, asked } = operate()

  const refusal = await refused(wiro.updateCredentials(guid, { clientId: 'x', clientSecret: 'CANARY CANARY' }))

  assert.deepEqual(refusal, ['credentials_rejected', 'credentials_invalid'])
  assert.deepEqual(asked(), [])
})

const fieldStatus = 'agent-fieldstatus-not-allowed-for-role'
const blank = { clientId: '', clientSecret: '' }
const left: [title: string, answer: object, reason: string][] = [
  [
    'a template without own mode',
    { result: false, errors: [{ code: 0, message: fieldStatus }] },
    'credentials_not_allowed',
  ],
  ['the same as a code', { result: false, errors: [{ code: fieldStatus }] }, 'credentials_not_allowed'],
  ['the same as a text', { result: false, errors: [fieldStatus] }, 'credentials_not_allowed'],
  ['the same in a yes', { result: true, applied: 0, errors: [fieldStatus] }, 'credentials_not_allowed'],
  ['words that nobody knows', { result: false, errors: [{ code: 0, message: canary }] }, 'credentials_refused'],
  ['a code that nobody knows', { result: false, errors: [{ code: 'CANARY' }] }, 'credentials_refused'],
  [
    'a yes after which the fields are as empty as before',
    { ...done, useragents: [{ guid, configuration: { credentials: { hubspot: blank } } }] },
    'credentials_ignored',
  ],
]
for (const [title, body, reason] of left) {
  test(`updateCredentials says of ${title}: ${reason}`, async (t) => {
    const { baseUrl, calls } = await startUpstream(t, { body })
    const wiro = createWiro({ apiKey: 'key', baseUrl, log: () => {} })

    const refusal = await refused(wiro.updateCredentials(guid, app))

    assert.deepEqual(refusal, ['credentials_rejected', reason])
    assert.equal(calls.length, 1)
  })
}

// ── Tokens ──────────────────────────────────────────────────────────────────────────────────────────────────────────

test('tokenRefresh tells that it worked and until when, and no token', async () => {
  const { wiro, emulator, log } = operate({ connected: account })
  emulator.clock.advance(60 * 60_000)

  const told = await wiro.tokenRefresh(guid)

  assert.deepEqual(Object.keys(told), ['expiresAt'])
  assert.ok(+told.expiresAt! > emulator.clock.now() + 29 * 60_000)
  assert.deepEqual(log, [])
})

test('tokenRefresh worked also where the status does not tell until when', async () => {
  const { wiro, emulator } = operate({ connected: account })
  emulator.faults.set('html-answer', { on: 'HubSpotStatus' })

  assert.deepEqual(await wiro.tokenRefresh(guid), {})
})

test('tokenRefresh says that nothing is connected', async () => {
  const { wiro } = operate()

  assert.deepEqual(await refused(wiro.tokenRefresh(guid)), ['token_exchange_failed', 'not_connected'])
})

test('tokenRefresh says that HubSpot refused, as after a revocation', async () => {
  const { wiro, emulator } = operate({ connected: account })
  emulator.faults.set('token-revoked')

  assert.deepEqual(await refused(wiro.tokenRefresh(guid)), ['token_exchange_failed', 'refresh_refused'])
})

test('tokenRefresh says that Wiro knows no such call any more', async () => {
  const { wiro, emulator } = operate({ connected: account })
  emulator.faults.set('wiro-404', { on: 'TokenRefresh' })

  assert.deepEqual(await refused(wiro.tokenRefresh(guid)), ['misconfigured', 'upstream_404'])
})

// ── Skills ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const skill = { key: 'lead-enrichment', enabled: true, interval: '0 */4 * * *', value: 'Enrich new contacts' }

test('customSkills says the seed’s own words', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, { body: done })

  await createWiro({ apiKey: 'key', baseUrl: baseUrl + '/v1' }).customSkills(guid, [skill])

  assert.equal(calls[0]?.path, '/v1/UserAgent/Update')
  assert.deepEqual(calls[0]?.body, { guid, configuration: { custom_skills: [skill] } })
})

test('customSkills changes a skill, and a running agent restarts', async () => {
  const { wiro } = operate({ status: 4 })

  await wiro.customSkills(guid, [skill])
  await wiro.customSkills(guid, [{ key: skill.key, enabled: false }])

  assert.equal(await statusOf(wiro), 1)
})

test('customSkills asks nothing where a skill is none', async () => {
  const { wiro, asked } = operate()

  const refusal = await refused(wiro.customSkills(guid, [{ ...skill, interval: 'CANARY' }]))

  assert.deepEqual(refusal, ['misconfigured', 'skills_invalid'])
  assert.deepEqual(asked(), [])
})

test('customSkills says that Wiro refused', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: unknown })

  const refusal = await refused(createWiro({ apiKey: 'key', baseUrl }).customSkills(guid, [skill]))

  assert.deepEqual(refusal, ['misconfigured', 'skills_refused'])
})

// ── All of them ─────────────────────────────────────────────────────────────────────────────────────────────────────

const calls: [name: keyof Wiro, call: (wiro: Wiro, agent: string) => Promise<unknown>][] = [
  ['status', (wiro, agent) => wiro.status(agent)],
  ['connect', (wiro, agent) => wiro.connect(agent, 'https://app.example.com/back')],
  ['disconnect', (wiro, agent) => wiro.disconnect(agent)],
  ['detail', (wiro, agent) => wiro.detail(agent)],
  ['start', (wiro, agent) => wiro.start(agent)],
  ['stop', (wiro, agent) => wiro.stop(agent)],
  ['updateCredentials', (wiro, agent) => wiro.updateCredentials(agent, app)],
  ['tokenRefresh', (wiro, agent) => wiro.tokenRefresh(agent)],
  ['customSkills', (wiro, agent) => wiro.customSkills(agent, [skill])],
]

for (const [name, call] of calls) {
  test(`${name} of an agent that Wiro does not know is useragent_not_found`, async () => {
    const { wiro } = operate()

    assert.deepEqual(await refused(call(wiro, 'CANARY')), ['useragent_not_found', 'agent_not_found'])
  })

  test(`${name} of no agent asks nothing`, async () => {
    const { wiro, asked } = operate()

    for (const agent of ['', undefined as unknown as string]) {
      assert.deepEqual(await refused(call(wiro, agent)), ['useragent_not_found', 'agent_missing'])
    }
    assert.deepEqual(asked(), [])
  })
}

const every: typeof calls = [...calls, ['myAgents', (wiro) => wiro.myAgents()]]
const reads = ['status', 'detail', 'myAgents']
const read = (body: unknown): Reply => ({ body })
const odd: [title: string, reply: Reply, code: string, reason: string][] = [
  ['a key that is refused', { status: 401, body: canary }, 'misconfigured', 'upstream_401'],
  ['Wiro’s limits', { status: 429, body: canary }, 'unavailable', 'upstream_429'],
  ['a Wiro that is down', { status: 503, body: canary }, 'unavailable', 'upstream_5xx'],
  ['a redirect', { status: 302, headers: { location: '/login' } }, 'endpoint_bad_answer', 'upstream_redirect'],
  ['a page', read(`<title>${canary}</title>`), 'endpoint_bad_answer', 'upstream_unreadable'],
  ['another program’s yes', read({ result: 'true' }), 'endpoint_bad_answer', 'upstream_unreadable'],
  [
    'more than is read',
    read({ ...connected, padding: 'x'.repeat(1_100_000) }),
    'endpoint_bad_answer',
    'upstream_too_large',
  ],
  ['a sign-in', read({ result: false, errors: [{ code: 98, message: canary }] }), 'misconfigured', 'wiro_98'],
]
for (const [name, call] of every) {
  for (const [title, reply, ...expected] of odd) {
    test(`${name} says of ${title}: ${expected[1]}`, async (t) => {
      const { baseUrl, calls } = await startUpstream(t, reply)

      assert.deepEqual(await refused(call(createWiro({ apiKey: 'key', baseUrl }), guid)), expected)
      assert.equal(calls.length, 1)
    })
  }

  test(`${name} is asked ${reads.includes(name) ? 'twice' : 'once'}, where the connection breaks`, async (t) => {
    const { baseUrl, calls } = await startUpstream(t, (response) => response.destroy())

    const refusal = await refused(call(createWiro({ apiKey: 'key', baseUrl }), guid))

    assert.deepEqual(refusal, ['unavailable', 'upstream_unreachable'])
    assert.equal(calls.length, reads.includes(name) ? 2 : 1)
  })

  test(`${name} gives Wiro up after the client’s time`, async () => {
    const fetch = () => new Promise<Response>(() => {})

    const refusal = await refused(call(createWiro({ apiKey: 'key', fetch, timeout: 20 }), guid))

    assert.deepEqual(refusal, ['endpoint_timeout', 'upstream_timeout'])
  })
}

test('a read can be given less time, and be ended', async () => {
  const wiro = createWiro({ apiKey: 'key', fetch: () => new Promise<Response>(() => {}) })
  const signal = AbortSignal.abort()

  for (const read of [wiro.status, wiro.detail]) {
    assert.deepEqual(await refused(read(guid, { timeout: 20 })), ['endpoint_timeout', 'upstream_timeout'])
    assert.deepEqual(await refused(read(guid, { signal })), ['unavailable', 'client_gone'])
  }
})

test('every call is tried here', () => {
  const { wiro } = operate()

  assert.deepEqual(every.map(([name]) => name).sort(), Object.keys(wiro).sort())
})
