/** What a page hears of the agent beside the connection, and how it starts it. */
import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import { test, type TestContext } from 'node:test'
import type { AgentSeed, FaultName, FaultValue } from '../../src/emulator/index.js'
import type { HandlerOptions } from '../../src/server/handler.js'
import { app, emulated, guid } from './emulated.js'
import { ask, make, post, refusalOf } from './setup.js'
import { canary, connected, done, listen } from './upstream.js'

const status = { action: 'status' }
const start = { action: 'start-agent' }
const account = '12345678'
const both: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

// ── The status ──────────────────────────────────────────────────────────────────────────────────────────────────────

test('a status tells the agent’s title and status, and that it can be started', async () => {
  const { made, asked } = emulated({ actions: ['start-agent'] }, { status: 5, connected: account })

  const { body } = await ask(made, status)

  assert.deepEqual(body.agentState, { title: 'Leads', status: 5 })
  assert.deepEqual(body.can, ['status', 'connect', 'disconnect', 'start-agent'])
  assert.equal('credentials' in body, false)
  assert.deepEqual(asked().sort(), ['Detail', 'HubSpotStatus'])
})

const offers: [title: string, actions: HandlerOptions['actions'], fields: string[]][] = [
  ['nothing', [], []],
  ['starting', ['start-agent'], ['agentState']],
  ['saving', ['save-credentials'], ['credentials']],
  ['both', both, ['agentState', 'credentials']],
]
for (const [title, actions, fields] of offers) {
  test(`a host that offers ${title} has that and no more told`, async () => {
    const { made, asked } = emulated({ actions }, { status: 4, app })

    const { body, text } = await ask(made, status)

    assert.deepEqual(Object.keys(body).slice(4), ['can', ...fields])
    assert.deepEqual(body.can, ['status', 'connect', 'disconnect', ...(actions ?? [])])
    assert.doesNotMatch(text, /YOUR_HUBSPOT|stripe|billing/)
    assert.equal(asked().includes('Detail'), fields.length > 0)
  })
}

for (const [saved, credentials] of [
  [app, 'saved'],
  [undefined, 'missing'],
] as const) {
  test(`a status tells that an app is ${credentials}`, async () => {
    const { made } = emulated({ actions: both }, saved ? { app: saved } : {})

    const { body } = await ask(made, status)

    assert.equal(body.credentials, credentials)
  })
}

test('where the product has an app of its own, no page hears that none is saved', async () => {
  const { made } = emulated({ actions: both, ownApp: app })

  const { body } = await ask(made, status)

  assert.equal('credentials' in body, false)
})

const failures: [fault: FaultName, value: FaultValue, because: string][] = [
  ['wiro-500', { on: 'Detail' }, 'wiro_error'],
  ['wiro-404', { on: 'Detail' }, 'upstream_404'],
  ['html-answer', { on: 'Detail' }, 'upstream_unreadable'],
  ['connection-reset', { on: 'Detail' }, 'upstream_unreachable'],
  ['huge-answer', { on: 'Detail', code: 1_100_000 }, 'upstream_too_large'],
  ['answer-changed', { on: 'Detail', fields: { useragents: [canary] } }, 'upstream_unreadable'],
]
for (const [fault, value, because] of failures) {
  test(`a status is as true without the agent (${fault}), and that is logged once`, async () => {
    const { made, emulator } = emulated({ actions: both }, { connected: account })
    emulator.faults.set(fault, value)

    const answers = [await ask(made, status), await ask(made, status), await ask(made, status)]

    for (const { status, body } of answers) {
      assert.deepEqual([status, body.connected, body.username], [200, true, account])
      assert.deepEqual(Object.keys(body).slice(-1), ['can'])
    }
    assert.deepEqual(made.log, [
      { level: 'warn', reason: 'agent_state_failed', because, action: 'status', agent: guid },
    ])
  })
}

for (const agent of [{ guid, status: 9 }, { guid, status: canary, title: canary }, { guid }]) {
  test(`an agent whose status nobody knows is not told of: ${JSON.stringify(agent)}`, async () => {
    const { made, emulator } = emulated({ actions: both })
    emulator.faults.set('answer-changed', { on: 'Detail', fields: { useragents: [agent] } })

    const { body } = await ask(made, status)

    assert.deepEqual([body.connected, 'agentState' in body], [false, false])
    assert.deepEqual(made.log, [])
  })
}

/** An upstream that answers by call: with JSON, or by hand. */
async function serve(t: TestContext, answers: Record<string, object | ((response: ServerResponse) => void)>) {
  const closed: string[] = []
  const server = createServer((request, response) => {
    const name = request.url!.split('/').at(-1)!
    response.once('close', () => response.writableFinished || closed.push(name))
    const answer = answers[name]
    if (typeof answer === 'function') answer(response)
    else response.end(JSON.stringify(answer))
  })
  return { baseUrl: await listen(t, server), closed }
}

/** Settles once the connections of these calls are closed, by whoever asked. */
async function closing(closed: string[], ...names: string[]): Promise<void> {
  while (!names.every((name) => closed.includes(name))) await new Promise(setImmediate)
}

const detail = { ...done, useragents: [{ guid: 'guid-1', status: 4 }] }

test('the agent is read at the same time as the status, and not after it', async (t) => {
  const arrived: (() => unknown)[] = []
  // Neither is answered before both were asked.
  const withOther = (answer: object) => (response: ServerResponse) => {
    if (arrived.push(() => response.end(JSON.stringify(answer))) === 2) arrived.forEach((answer) => answer())
  }
  const { baseUrl } = await serve(t, { HubSpotStatus: withOther(connected), Detail: withOther(detail) })

  const { body } = await ask(make({ baseUrl, fetch, actions: both }), status)

  assert.deepEqual([body.connected, body.agentState], [true, { status: 4 }])
})

test('a status waits for the agent no longer than two seconds', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { baseUrl, closed } = await serve(t, {
    HubSpotStatus: connected,
    Detail: () => queueMicrotask(() => t.mock.timers.tick(2_000)),
  })
  const made = make({ baseUrl, fetch, actions: both })

  const { body } = await ask(made, status)

  assert.deepEqual([body.connected, 'agentState' in body], [true, false])
  assert.equal(made.log[0]?.because, 'upstream_timeout')
  await closing(closed, 'Detail')
})

test('without a status nobody is told of the agent, and its read ends', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { baseUrl, closed } = await serve(t, { HubSpotStatus: { result: false, errors: [] }, Detail: () => {} })
  const made = make({ baseUrl, fetch, actions: both })

  const answered = await ask(made, status)

  assert.deepEqual(refusalOf(answered), [502, false, 'internal_error'])
  assert.deepEqual(
    made.log.map(({ reason }) => reason),
    ['wiro_error'],
  )
  await closing(closed, 'Detail')
})

test('a browser that leaves ends both reads, and nothing is logged of the agent', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const leaving = new AbortController()
  const arrived: string[] = []
  const wait = (name: string) => () => void (arrived.push(name) === 2 && leaving.abort())
  const { baseUrl, closed } = await serve(t, { HubSpotStatus: wait('HubSpotStatus'), Detail: wait('Detail') })
  const made = make({ baseUrl, fetch, actions: both })

  const { status: code } = await made.handler(post(status, {}, { signal: leaving.signal }))

  assert.equal(code, 499)
  assert.deepEqual(
    made.log.map(({ reason }) => reason),
    ['client_gone'],
  )
  await closing(closed, 'HubSpotStatus', 'Detail')
})

// ── Starting ────────────────────────────────────────────────────────────────────────────────────────────────────────

test('start-agent starts the agent, and the next status says so', async () => {
  const { made } = emulated({ actions: both })
  await ask(made, status)

  const { status: code, body } = await ask(made, start)

  assert.deepEqual([code, body], [200, { result: true, errors: [] }])
  const after = await ask(made, status)
  assert.deepEqual(after.body.agentState, { title: 'Leads', status: 2 })
})

test('after a disconnect the status tells that the agent restarts', async () => {
  const { made } = emulated({ actions: both }, { status: 4, connected: account })
  await ask(made, status)

  await ask(made, { action: 'disconnect' })

  const { body } = await ask(made, status)
  assert.deepEqual([body.connected, body.agentState], [false, { title: 'Leads', status: 1 }])
})

for (const status of [2, 3, 4] as const) {
  test(`start-agent says yes to an agent that is on its way or runs: ${status}`, async () => {
    const { made } = emulated({ actions: both }, { status })

    const answered = await ask(made, start)

    assert.deepEqual([answered.status, answered.body.result, made.log], [200, true, []])
  })
}

const refusals: [title: string, agent: Partial<AgentSeed>, expected: unknown[], reason: string][] = [
  ['is stopping', { status: 1 }, [503, false, 'unavailable'], 'agent_stopping'],
  ['lacks other settings', { required: ['wordpress'] }, [409, false, 'start_refused'], 'setup_incomplete'],
  ['has no subscription', { subscribed: false }, [409, false, 'start_refused'], 'no_subscription'],
  ['has no credits', { credits: false }, [409, false, 'start_refused'], 'no_credits'],
]
for (const [title, agent, expected, reason] of refusals) {
  test(`start-agent of an agent that ${title} is ${String(expected[2])}`, async () => {
    const { made } = emulated({ actions: both }, agent)

    const answered = await ask(made, start)

    assert.deepEqual(refusalOf(answered), expected)
    assert.deepEqual([made.log[0]?.reason, made.log[0]?.action], [reason, 'start-agent'])
    assert.doesNotMatch(answered.text, /credits|subscription|setup/i)
  })
}

test('start-agent is asked of Wiro once, also when the connection breaks', async () => {
  const { made, emulator, asked } = emulated({ actions: both })
  emulator.faults.set('connection-reset', { on: 'Start' })

  const answered = await ask(made, start)

  assert.deepEqual(refusalOf(answered), [502, false, 'unavailable'])
  assert.deepEqual(asked(), ['Start'])
})

const everyAction = [start, { action: 'save-credentials', ...app }]
for (const body of everyAction) {
  test(`the host is asked whether ${body.action} may be, and whether not too often`, async () => {
    const consulted: unknown[] = []
    const { made } = emulated({
      actions: both,
      authorize: ({ agent }, action) => (consulted.push(['authorize', agent, action]), true),
      limit: ({ agent }, action) => (consulted.push(['limit', agent, action]), 0),
    })

    const { status } = await ask(made, body)

    assert.equal(status, 200)
    assert.deepEqual(consulted, [
      ['authorize', guid, body.action],
      ['limit', guid, body.action],
    ])
  })

  for (const [title, options, expected] of [
    ['nobody is signed in', { resolveAgent: () => undefined }, [401, false, 'signed_out']],
    ['the host does not authorize it', { authorize: () => false }, [403, false, 'forbidden']],
    ['it comes too often', { limit: () => 7 }, [429, false, 'rate_limited']],
  ] as const) {
    test(`${body.action} asks nothing of Wiro where ${title}`, async () => {
      const { made, asked } = emulated({ actions: both, ...options })

      const answered = await ask(made, body)

      assert.deepEqual(refusalOf(answered), expected)
      assert.deepEqual(asked(), [])
    })
  }

  test(`${body.action} is unknown where the host does not offer it, and the host is not asked`, async () => {
    const { made, asked } = emulated({ actions: [], resolveAgent: () => assert.fail('asked') })

    const answered = await ask(made, body)

    assert.deepEqual(refusalOf(answered), refusalOf(await ask(made, { action: 'token-refresh' })))
    assert.deepEqual([refusalOf(answered), made.log[0]?.reason], [[400, false, 'misconfigured'], 'action_unknown'])
    assert.deepEqual(asked(), [])
  })

  test(`${body.action} needs our own Origin`, async () => {
    const { made, asked } = emulated({ actions: both })

    const answered = await ask(made, body, { origin: 'https://evil.example' })

    assert.deepEqual(refusalOf(answered), [403, false, 'misconfigured'])
    assert.deepEqual(asked(), [])
  })
}
