import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRecentAgentsReader } from '../../src/server/recent-agents.js'
import { createEmulatedEndpoint, guid } from './emulator.js'
import { errorOf, postAction } from './endpoint.js'

const unknownAgent = { resolveAgent: () => 'mistyped-guid' }
const status = { action: 'status' }

test('an unknown agent is logged with the existing agents, which the answer does not name', async () => {
  const { endpoint } = createEmulatedEndpoint(unknownAgent)

  const answer = await postAction(endpoint, status)

  assert.deepEqual(errorOf(answer), [404, false, 'useragent_not_found'])
  assert.doesNotMatch(answer.text, new RegExp(guid + '|Leads'))
  assert.deepEqual(endpoint.log, [
    {
      level: 'warn',
      code: 'useragent_not_found',
      reason: 'agent_not_found',
      action: 'status',
      agent: 'mistyped-guid',
      wiro: { path: '/UserAgentOAuth/HubSpotStatus', status: 200, number: 1, text: 'agent_not_found' },
      agents: [{ guid, title: 'Leads' }],
    },
  ])
})

test('the existing agents are read once, however often an agent is not found', async () => {
  const { endpoint, requestedActions } = createEmulatedEndpoint(unknownAgent)

  for (const action of ['status', 'connect', 'disconnect']) await postAction(endpoint, { action, flow: 'A'.repeat(22) })

  assert.equal(requestedActions().filter((action) => action === 'MyAgents').length, 1)
  assert.deepEqual(
    endpoint.log.map(({ agents }) => agents?.length),
    [1, undefined, undefined],
  )
})

test('the error is the same when the existing agents cannot be read', async () => {
  const { endpoint, emulator } = createEmulatedEndpoint(unknownAgent)
  emulator.faults.set('wiro-500', { on: 'MyAgents' })

  const answer = await postAction(endpoint, status)

  assert.deepEqual(errorOf(answer), [404, false, 'useragent_not_found'])
  assert.equal(endpoint.log.length, 1)
  assert.equal('agents' in endpoint.log[0]!, false)
})

test('another error does not read the existing agents', async () => {
  const { endpoint, emulator, requestedActions } = createEmulatedEndpoint()
  emulator.faults.set('wiro-refusal')

  await postAction(endpoint, status)

  assert.deepEqual(requestedActions(), ['HubSpotStatus'])
})

test('the existing agents are read again after a minute', async () => {
  let [time, calls] = [0, 0]
  const readRecentAgents = createRecentAgentsReader({ myAgents: async () => [{ guid: `guid-${calls++}` }] }, () => time)

  const results = []
  for (const now of [0, 59_999, 60_000]) {
    time = now
    results.push(await readRecentAgents())
  }

  assert.deepEqual(results, [[{ guid: 'guid-0' }], undefined, [{ guid: 'guid-1' }]])
})
