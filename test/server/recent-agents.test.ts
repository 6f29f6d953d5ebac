import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRecentAgentsReader } from '../../src/server/recent-agents.js'
import { createEmulatedEndpoint, guid } from './emulator.js'
import { errorOf, postAction } from './endpoint.js'

const lost = { resolveAgent: () => 'mistyped-guid' }
const status = { action: 'status' }

test('an agent that Wiro does not find is logged beside those that there are, and the browser hears of none', async () => {
  const { endpoint } = createEmulatedEndpoint(lost)

  const answered = await postAction(endpoint, status)

  assert.deepEqual(errorOf(answered), [404, false, 'useragent_not_found'])
  assert.doesNotMatch(answered.text, new RegExp(guid + '|Leads'))
  assert.deepEqual(endpoint.log, [
    {
      level: 'warn',
      code: 'useragent_not_found',
      reason: 'agent_not_found',
      action: 'status',
      agent: 'mistyped-guid',
      agents: [{ guid, title: 'Leads' }],
    },
  ])
})

test('Wiro is asked for its agents once, however often one is not found', async () => {
  const { endpoint, requestedActions } = createEmulatedEndpoint(lost)

  for (const action of ['status', 'connect', 'disconnect']) await postAction(endpoint, { action, flow: 'A'.repeat(22) })

  assert.equal(requestedActions().filter((action) => action === 'MyAgents').length, 1)
  assert.deepEqual(
    endpoint.log.map(({ agents }) => agents?.length),
    [1, undefined, undefined],
  )
})

test('the refusal is as it was where Wiro does not tell its agents', async () => {
  const { endpoint, emulator } = createEmulatedEndpoint(lost)
  emulator.faults.set('wiro-500', { on: 'MyAgents' })

  const answered = await postAction(endpoint, status)

  assert.deepEqual(errorOf(answered), [404, false, 'useragent_not_found'])
  assert.equal(endpoint.log.length, 1)
  assert.equal('agents' in endpoint.log[0]!, false)
})

test('no other refusal asks for them', async () => {
  const { endpoint, emulator, requestedActions } = createEmulatedEndpoint()
  emulator.faults.set('wiro-refusal')

  await postAction(endpoint, status)

  assert.deepEqual(requestedActions(), ['HubSpotStatus'])
})

test('a minute later Wiro is asked again', async () => {
  let [time, calls] = [0, 0]
  const readRecentAgents = createRecentAgentsReader({ myAgents: async () => [{ guid: `guid-${calls++}` }] }, () => time)

  const told = []
  for (const now of [0, 59_999, 60_000]) {
    time = now
    told.push(await readRecentAgents())
  }

  assert.deepEqual(told, [[{ guid: 'guid-0' }], undefined, [{ guid: 'guid-1' }]])
})
