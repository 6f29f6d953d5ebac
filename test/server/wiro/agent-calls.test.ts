/** The client's calls about agents: start, stop, credentials and skills. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgentSeed, FaultSetting } from '../../../src/emulator/index.js'
import { createWiro, type Wiro } from '../../../src/server/handler.js'
import { app, createEmulatedClient, guid } from '../emulator.js'
import { canary, connectedStatus, type Reply, startFakeWiro, successAnswer } from '../fake-wiro.js'
import { codeAndReasonOf } from './wiro-error.js'

const statusOf = async (wiro: Wiro) => (await wiro.detail(guid)).status

test('`myAgents` lists the newest agents first, page by page', async () => {
  const { wiro, emulator } = createEmulatedClient({ status: 4 })
  await emulator.fetch('http://127.0.0.1/emulator/agents', { method: 'PUT', body: JSON.stringify({ guid: 'second' }) })

  const all = await wiro.myAgents()
  const last = await wiro.myAgents({ start: 1, limit: 1 })

  assert.deepEqual(all, [
    { guid: 'second', title: 'Agent', status: 0 },
    { guid, title: 'Leads', status: 4 },
  ])
  assert.deepEqual(last, all.slice(1))
})

test('`detail` holds no secret of the agent', async () => {
  const { wiro } = createEmulatedClient({ status: 4, app: { ...app, clientSecret: canary } })

  const detail = await wiro.detail(guid)

  assert.deepEqual(detail, { guid, title: 'Leads', status: 4, credentials: 'saved' })
})

test('an answer about an agent is read up to 1 MB', async (t) => {
  const answer = { result: true, useragents: [{ guid, status: 4, value: 'x'.repeat(900_000) }], errors: [] }
  const { baseUrl } = await startFakeWiro(t, { body: answer })

  assert.equal(await statusOf(createWiro({ apiKey: 'key', baseUrl })), 4)
})

// ── Starting and stopping ───────────────────────────────────────────────────────────────────────────────────────────

for (const status of [0, 5] as const) {
  test(`start starts an agent with status ${status}`, async () => {
    const { wiro } = createEmulatedClient({ status })

    await wiro.start(guid)

    assert.equal(await statusOf(wiro), 2)
  })
}

for (const status of [2, 3, 4] as const) {
  test(`start succeeds for an agent that runs or is starting (status ${status})`, async () => {
    const { wiro, requestedActions } = createEmulatedClient({ status })

    await wiro.start(guid)

    assert.deepEqual(requestedActions(), ['Start'])
  })
}

const startErrors: [title: string, agent: Partial<AgentSeed>, code: string, reason: string][] = [
  ['is stopping', { status: 1 }, 'unavailable', 'agent_stopping'],
  ['lacks other settings', { required: ['wordpress'] }, 'start_refused', 'setup_incomplete'],
  ['has no subscription', { subscribed: false }, 'start_refused', 'no_subscription'],
  ['has no credits', { credits: false }, 'start_refused', 'no_credits'],
]
for (const [title, agent, ...expected] of startErrors) {
  test(`start of an agent that ${title} fails with ${expected[1]}`, async () => {
    const { wiro } = createEmulatedClient(agent)

    assert.deepEqual(await codeAndReasonOf(wiro.start(guid)), expected)
  })
}

const startTexts: [title: string, error: FaultSetting, code: string, reason: string][] = [
  ['an empty balance', { code: 97, text: canary }, 'unavailable', 'wiro_97'],
  ['too many requests at once', { code: 96, text: canary }, 'unavailable', 'wiro_96'],
  [
    'newer text for missing credits',
    { text: 'Agent has no remaining credits. ' + canary },
    'start_refused',
    'no_credits',
  ],
  ['an unknown text', { text: canary }, 'start_refused', 'start_refused'],
]
for (const [title, error, ...expected] of startTexts) {
  test(`start fails with ${expected[1]} on ${title}`, async () => {
    const { wiro, emulator } = createEmulatedClient()
    emulator.faults.set('start-refused', error)

    assert.deepEqual(await codeAndReasonOf(wiro.start(guid)), expected)
  })
}

const unknownError = { result: false, errors: [{ code: 0, message: canary }] }
const detailReplies: [title: string, detail: Reply, expected: [code: string, reason: string] | undefined][] = [
  ['queued', { body: { ...successAnswer, useragents: [{ guid, status: 2 }] } }, undefined],
  ['starting', { body: { ...successAnswer, useragents: [{ guid, status: 3 }] } }, undefined],
  ['running', { body: { ...successAnswer, useragents: [{ guid, status: 4 }] } }, undefined],
  ['stopping', { body: { ...successAnswer, useragents: [{ guid, status: 1 }] } }, ['unavailable', 'agent_stopping']],
  [
    'in need of settings',
    { body: { ...successAnswer, useragents: [{ guid, status: 0, setuprequired: true }] } },
    ['start_refused', 'setup_incomplete'],
  ],
  ['stopped', { body: { ...successAnswer, useragents: [{ guid, status: 0 }] } }, ['start_refused', 'start_refused']],
  ['unknown', { status: 500, body: canary }, ['start_refused', 'start_refused']],
]
for (const [title, detail, expected] of detailReplies) {
  test(`an unknown error of start is explained by the agent’s status: ${title}`, async (t) => {
    const { baseUrl, paths } = await startFakeWiro(t, { body: unknownError }, detail)
    const start = createWiro({ apiKey: 'key', baseUrl }).start(guid)

    if (expected) assert.deepEqual(await codeAndReasonOf(start), expected)
    else await start
    assert.deepEqual(paths(), ['/UserAgent/Start', '/UserAgent/Detail'])
  })
}

test('`stop` stops a running agent', async () => {
  const { wiro, emulator } = createEmulatedClient({ status: 4 })

  await wiro.stop(guid)

  emulator.clock.advance(5_000)
  assert.equal(await statusOf(wiro), 0)
})

for (const agent of [{ status: 0 }, { status: 5 }, { required: ['wordpress'] }] as const) {
  test(`stop succeeds for an agent that does not run: ${JSON.stringify(agent)}`, async () => {
    const { wiro } = createEmulatedClient(agent as Partial<AgentSeed>)

    await wiro.stop(guid)
  })
}

test('`stop` fails with stop_refused when Wiro refuses', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: unknownError })

  assert.deepEqual(await codeAndReasonOf(createWiro({ apiKey: 'key', baseUrl }).stop(guid)), [
    'unavailable',
    'stop_refused',
  ])
})

// ── An app of one's own ─────────────────────────────────────────────────────────────────────────────────────────────

test('`updateCredentials` saves the trimmed app, and a running agent restarts', async () => {
  const { wiro } = createEmulatedClient({ status: 4 })

  await wiro.updateCredentials(guid, { clientId: ` ${app.clientId}`, clientSecret: `${app.clientSecret}\n` })

  const url = await wiro.connect(guid, 'https://app.example.com/back', 'own')
  assert.equal(new URL(url).searchParams.get('client_id'), app.clientId)
  assert.equal(await statusOf(wiro), 1)
})

test('`updateCredentials` sends the app in the fields that Wiro documents', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: connectedStatus }, { body: successAnswer })

  await createWiro({ apiKey: 'key', baseUrl: baseUrl + '/v1', dialect: 'hubspot' }).updateCredentials(guid, app)

  assert.equal(calls[1]?.path, '/v1/UserAgent/Update')
  assert.deepEqual(calls[1]?.body, { guid, configuration: { credentials: { hubspot: app } } })
})

test('`updateCredentials` rejects invalid credentials without a call', async () => {
  const { wiro, requestedActions } = createEmulatedClient()

  const error = await codeAndReasonOf(wiro.updateCredentials(guid, { clientId: 'x', clientSecret: 'CANARY CANARY' }))

  assert.deepEqual(error, ['credentials_rejected', 'credentials_invalid'])
  assert.deepEqual(requestedActions(), [])
})

test('`updateCredentials` does not blame the app where Wiro itself fails', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus }, { status: 500, body: unknownError })
  const wiro = createWiro({ apiKey: 'key', baseUrl, dialect: 'hubspot', log: () => {} })

  assert.deepEqual(await codeAndReasonOf(wiro.updateCredentials(guid, app)), ['internal_error', 'wiro_error'])
})

const fieldStatus = 'agent-fieldstatus-not-allowed-for-role'
const blank = { clientId: '', clientSecret: '' }
const credentialErrors: [title: string, answer: object, reason: string][] = [
  [
    'a template without own mode',
    { result: false, errors: [{ code: 0, message: fieldStatus }] },
    'credentials_not_allowed',
  ],
  ['the same as a code', { result: false, errors: [{ code: fieldStatus }] }, 'credentials_not_allowed'],
  ['the same as a text', { result: false, errors: [fieldStatus] }, 'credentials_not_allowed'],
  ['the same in a success', { result: true, applied: 0, errors: [fieldStatus] }, 'credentials_not_allowed'],
  ['an unknown text', { result: false, errors: [{ code: 0, message: canary }] }, 'credentials_refused'],
  ['an unknown code', { result: false, errors: [{ code: 'CANARY' }] }, 'credentials_refused'],
  [
    'a success after which the fields are still empty',
    { ...successAnswer, useragents: [{ guid, configuration: { credentials: { hubspot: blank } } }] },
    'credentials_ignored',
  ],
]
for (const [title, body, reason] of credentialErrors) {
  test(`updateCredentials fails with ${reason} on ${title}`, async (t) => {
    const { baseUrl, calls } = await startFakeWiro(t, { body: connectedStatus }, { body })
    const wiro = createWiro({ apiKey: 'key', baseUrl, dialect: 'hubspot', log: () => {} })

    const error = await codeAndReasonOf(wiro.updateCredentials(guid, app))

    assert.deepEqual(error, ['credentials_rejected', reason])
    assert.equal(calls.length, 2)
  })
}

// ── Skills ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const skill = { key: 'lead-enrichment', enabled: true, interval: '0 */4 * * *', value: 'Enrich new contacts' }

test('`customSkills` sends the skills in the fields that Wiro documents', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: successAnswer })

  await createWiro({ apiKey: 'key', baseUrl: baseUrl + '/v1' }).customSkills(guid, [skill])

  assert.equal(calls[0]?.path, '/v1/UserAgent/Update')
  assert.deepEqual(calls[0]?.body, { guid, configuration: { custom_skills: [skill] } })
})

test('`customSkills` changes a skill, and a running agent restarts', async () => {
  const { wiro } = createEmulatedClient({ status: 4 })

  await wiro.customSkills(guid, [skill])
  await wiro.customSkills(guid, [{ key: skill.key, enabled: false }])

  assert.equal(await statusOf(wiro), 1)
})

test('`customSkills` rejects an invalid skill without a call', async () => {
  const { wiro, requestedActions } = createEmulatedClient()

  const error = await codeAndReasonOf(wiro.customSkills(guid, [{ ...skill, interval: 'CANARY' }]))

  assert.deepEqual(error, ['misconfigured', 'skills_invalid'])
  assert.deepEqual(requestedActions(), [])
})

test('`customSkills` fails with skills_refused when Wiro refuses', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: unknownError })

  const error = await codeAndReasonOf(createWiro({ apiKey: 'key', baseUrl }).customSkills(guid, [skill]))

  assert.deepEqual(error, ['misconfigured', 'skills_refused'])
})
