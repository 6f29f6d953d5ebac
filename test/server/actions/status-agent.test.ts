/** What a status says about the agent beside the connection. */
import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'

import { test, type TestContext } from 'node:test'
import type { FaultName, FaultValue } from '../../../src/emulator/index.js'
import type { HandlerOptions } from '../../../src/server/handler.js'
import { withinLimit } from '../../eventually.js'
import { app, createEmulatedEndpoint, guid } from '../emulator.js'
import { mockTime } from '../binding/mocked-time.js'
import { createEndpoint, createRequest, errorOf, postAction } from '../endpoint.js'
import { canary, connectedStatus, startServer, successAnswer } from '../fake-wiro.js'

const status = { action: 'status' }
const account = '12345678'
const both: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

test('a status holds the agent’s title and status, and lists `start-agent`', async () => {
  const { endpoint, requestedActions } = createEmulatedEndpoint(
    { actions: ['start-agent'] },
    { status: 5, connected: account },
  )

  const { body } = await postAction(endpoint, status)

  assert.deepEqual(body.agentState, { title: 'Leads', status: 5 })
  assert.deepEqual(body.can, ['status', 'connect', 'disconnect', 'start-agent'])
  assert.equal('credentials' in body, false)
  assert.deepEqual(requestedActions().sort(), ['Detail', 'HubSpotStatus'])
})

const offers: [title: string, actions: HandlerOptions['actions'], fields: string[]][] = [
  ['no action', [], []],
  ['start-agent', ['start-agent'], ['agentState']],
  ['save-credentials', ['save-credentials'], ['credentials']],
  ['both actions', both, ['agentState', 'credentials']],
]
for (const [title, actions, fields] of offers) {
  test(`with ${title} in actions, a status holds only what belongs to it`, async () => {
    const { endpoint, requestedActions } = createEmulatedEndpoint({ actions }, { status: 4, app })

    const { body, text } = await postAction(endpoint, status)

    assert.deepEqual(Object.keys(body).slice(4), ['can', 'agentTag', ...fields])
    assert.deepEqual(body.can, ['status', 'connect', 'disconnect', ...(actions ?? [])])
    assert.doesNotMatch(text, /YOUR_HUBSPOT|stripe|billing/)
    assert.equal(requestedActions().includes('Detail'), fields.length > 0)
  })
}

for (const [saved, credentials] of [
  [app, 'saved'],
  [undefined, 'missing'],
] as const) {
  test(`a status says that an app is ${credentials}`, async () => {
    const { endpoint } = createEmulatedEndpoint({ actions: both }, saved ? { app: saved } : {})

    const { body } = await postAction(endpoint, status)

    assert.equal(body.credentials, credentials)
  })
}

test('with an own app of the product, a status does not say that none is saved', async () => {
  const { endpoint } = createEmulatedEndpoint({ actions: both, ownApp: app })

  const { body } = await postAction(endpoint, status)

  assert.equal('credentials' in body, false)
})

const failures: [fault: FaultName, value: FaultValue, because: string, wiro: object, thrown?: string][] = [
  ['wiro-500', { on: 'Detail' }, 'wiro_error', { status: 500, number: 0, text: 'other' }],
  ['wiro-404', { on: 'Detail' }, 'upstream_404', { status: 404, number: 0, text: 'path_unknown' }],
  ['html-answer', { on: 'Detail' }, 'upstream_unreadable', { status: 200, body: 'html' }],
  ['connection-reset', { on: 'Detail' }, 'upstream_unreachable', {}, 'TypeError'],
  ['huge-answer', { on: 'Detail', code: 1_100_000 }, 'upstream_too_large', { status: 200 }],
  [
    'answer-changed',
    { on: 'Detail', fields: { useragents: [canary] } },
    'upstream_unreadable',
    { status: 200, body: 'incomplete' },
  ],
]
for (const [fault, value, because, wiro, thrown] of failures) {
  test(`a status succeeds without the agent’s state (${fault}), and logs that once`, async () => {
    const { endpoint, emulator } = createEmulatedEndpoint({ actions: both }, { connected: account })
    emulator.faults.set(fault, value)

    const answers = [
      await postAction(endpoint, status),
      await postAction(endpoint, status),
      await postAction(endpoint, status),
    ]

    for (const { status, body } of answers) {
      assert.deepEqual([status, body.connected, body.username], [200, true, account])
      assert.deepEqual(Object.keys(body).slice(-2), ['can', 'agentTag'])
    }
    assert.deepEqual(endpoint.log, [
      {
        level: 'warn',
        reason: 'agent_state_failed',
        because,
        action: 'status',
        agent: guid,
        wiro: { path: '/UserAgent/Detail', ...wiro },
        ...(thrown && { thrown }),
      },
    ])
  })
}

for (const agent of [{ guid, status: 9 }, { guid, status: canary, title: canary }, { guid }]) {
  test(`a status leaves out an agent with an unknown status: ${JSON.stringify(agent)}`, async () => {
    const { endpoint, emulator } = createEmulatedEndpoint({ actions: both })
    emulator.faults.set('answer-changed', { on: 'Detail', fields: { useragents: [agent] } })

    const { body } = await postAction(endpoint, status)

    assert.deepEqual([body.connected, 'agentState' in body], [false, false])
    assert.deepEqual(endpoint.log, [])
  })
}

type EndpointName = 'HubSpotStatus' | 'Detail'

/** Starts a server that answers Wiro's two reads: with JSON, or by a function. */
async function startWiroReads(
  t: TestContext,
  answers: Record<EndpointName, object | ((response: ServerResponse) => void)>,
) {
  const aborted = new EventEmitter()
  const abortions = { HubSpotStatus: once(aborted, 'HubSpotStatus'), Detail: once(aborted, 'Detail') }
  const server = createServer((request, response) => {
    const name = request.url!.split('/').at(-1) as EndpointName
    response.once('close', () => response.writableFinished || aborted.emit(name))
    const answer = answers[name]
    if (typeof answer === 'function') answer(response)
    else response.end(JSON.stringify(answer))
  })
  return {
    baseUrl: await startServer(t, server),
    /** Resolves once the caller has closed the connection of an unanswered read. */
    aborted: (name: EndpointName) => withinLimit(`the end of the read ${name}`, abortions[name]),
  }
}

const detail = { ...successAnswer, useragents: [{ guid: 'guid-1', status: 4 }] }

test('the agent is read at the same time as the status', async (t) => {
  const arrived: (() => unknown)[] = []
  // A read that waits for the other would never be answered.
  const afterBothArrived = (answer: object) => (response: ServerResponse) => {
    if (arrived.push(() => response.end(JSON.stringify(answer))) === 2) arrived.forEach((answer) => answer())
  }
  const { baseUrl } = await startWiroReads(t, {
    HubSpotStatus: afterBothArrived(connectedStatus),
    Detail: afterBothArrived(detail),
  })

  const { body } = await postAction(createEndpoint({ baseUrl, fetch, actions: both }), status)

  assert.deepEqual([body.connected, body.agentState], [true, { status: 4 }])
})

test('a status waits at most two seconds for the agent', async (t) => {
  const { pass } = mockTime(t)
  const { baseUrl, aborted } = await startWiroReads(t, {
    HubSpotStatus: connectedStatus,
    Detail: () => queueMicrotask(() => pass(2_000)),
  })
  const endpoint = createEndpoint({ baseUrl, fetch, actions: both })

  const { body } = await postAction(endpoint, status)

  assert.deepEqual([body.connected, 'agentState' in body], [true, false])
  assert.equal(endpoint.log[0]?.because, 'upstream_timeout')
  await aborted('Detail')
})

test('a status that fails ends the read of the agent', async (t) => {
  mockTime(t)
  const { baseUrl, aborted } = await startWiroReads(t, {
    HubSpotStatus: { result: false, errors: [] },
    Detail: () => {},
  })
  const endpoint = createEndpoint({ baseUrl, fetch, actions: both })

  const answer = await postAction(endpoint, status)

  assert.deepEqual(errorOf(answer), [502, false, 'internal_error'])
  assert.deepEqual(
    endpoint.log.map(({ reason }) => reason),
    ['wiro_error'],
  )
  await aborted('Detail')
})

test('a browser that disconnects ends both reads, and only that is logged', async (t) => {
  mockTime(t)
  const browser = new AbortController()
  const arrived: string[] = []
  const wait = (name: string) => () => void (arrived.push(name) === 2 && browser.abort())
  const { baseUrl, aborted } = await startWiroReads(t, { HubSpotStatus: wait('HubSpotStatus'), Detail: wait('Detail') })
  const endpoint = createEndpoint({ baseUrl, fetch, actions: both })

  const { status: code } = await endpoint.handler(createRequest(status, {}, { signal: browser.signal }))

  assert.equal(code, 499)
  assert.deepEqual(
    endpoint.log.map(({ reason }) => reason),
    ['client_gone'],
  )
  await Promise.all([aborted('HubSpotStatus'), aborted('Detail')])
})
