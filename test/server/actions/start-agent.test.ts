/** The action `start-agent`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgentSeed } from '../../../src/emulator/index.js'
import type { HandlerOptions } from '../../../src/server/handler.js'
import { createEmulatedEndpoint } from '../emulator.js'
import { errorOf, postAction } from '../endpoint.js'

const status = { action: 'status' }
const start = { action: 'start-agent' }
const account = '12345678'
const both: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

test('`start-agent` starts the agent, as the next status shows', async () => {
  const { endpoint } = createEmulatedEndpoint({ actions: both })
  await postAction(endpoint, status)

  const { status: code, body } = await postAction(endpoint, start)

  assert.deepEqual([code, body], [200, { result: true, errors: [] }])
  const after = await postAction(endpoint, status)
  assert.deepEqual(after.body.agentState, { title: 'Leads', status: 2 })
})

test('after a disconnect the status shows that the agent restarts', async () => {
  const { endpoint } = createEmulatedEndpoint({ actions: both }, { status: 4, connected: account })
  await postAction(endpoint, status)

  await postAction(endpoint, { action: 'disconnect' })

  const { body } = await postAction(endpoint, status)
  assert.deepEqual([body.connected, body.agentState], [false, { title: 'Leads', status: 1 }])
})

for (const status of [2, 3, 4] as const) {
  test(`start-agent succeeds for an agent that runs or is starting (status ${status})`, async () => {
    const { endpoint } = createEmulatedEndpoint({ actions: both }, { status })

    const answer = await postAction(endpoint, start)

    assert.deepEqual([answer.status, answer.body.result, endpoint.log], [200, true, []])
  })
}

const refusals: [title: string, agent: Partial<AgentSeed>, expected: unknown[], reason: string, told?: string][] = [
  ['is stopping', { status: 1 }, [503, false, 'unavailable'], 'agent_stopping'],
  [
    'lacks other settings',
    { required: ['wordpress'] },
    [409, false, 'start_refused'],
    'setup_incomplete',
    'setup_incomplete',
  ],
  ['has no subscription', { subscribed: false }, [409, false, 'start_refused'], 'no_subscription', 'no_plan'],
  ['has no credits', { credits: false }, [409, false, 'start_refused'], 'no_credits', 'no_credits'],
]
for (const [title, agent, expected, reason, told] of refusals) {
  test(`start-agent fails with ${String(expected[2])} for an agent that ${title}`, async () => {
    const { endpoint } = createEmulatedEndpoint({ actions: both }, agent)

    const answer = await postAction(endpoint, start)

    assert.deepEqual(errorOf(answer), expected)
    assert.deepEqual([endpoint.log[0]?.reason, endpoint.log[0]?.action], [reason, 'start-agent'])
    const { message, reason: toldReason } = answer.body.errors[0] as { message: string; reason?: string }
    assert.equal(toldReason, told)
    assert.doesNotMatch(message, /credits|subscription|setup/i)
  })
}

test('`start-agent` calls Wiro once, even when the connection breaks', async () => {
  const { endpoint, emulator, requestedActions } = createEmulatedEndpoint({ actions: both })
  emulator.faults.set('connection-reset', { on: 'Start' })

  const answer = await postAction(endpoint, start)

  assert.deepEqual(errorOf(answer), [502, false, 'unavailable'])
  assert.deepEqual(requestedActions(), ['Start'])
})
