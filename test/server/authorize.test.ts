/** Whether a request may act: the host's session, its permissions and its rate limit. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { createEndpoint, errorOf, flow, postAction } from './endpoint.js'
import { connectedStatus, startFakeWiro } from './fake-wiro.js'

const status = { action: 'status' }
const connect = { action: 'connect', flow, authMethod: 'wiro' }

const rejects = () => Promise.reject(new Error('no database'))
const refusals: [title: string, options: Partial<HandlerOptions>, expected: unknown[], reason: string][] = [
  ['nobody is signed in', { resolveAgent: () => undefined }, [401, false, 'signed_out'], 'signed_out'],
  ['the person may not use the agent', { resolveAgent: () => null }, [403, false, 'forbidden'], 'agent_forbidden'],
  ['the person has no agent yet', { resolveAgent: () => false }, [404, false, 'no_agent'], 'no_agent'],
  ['the session cannot be read', { resolveAgent: rejects }, [500, false, 'unavailable'], 'resolve_agent_failed'],
  ['`resolveAgent` throws', { resolveAgent: () => assert.fail() }, [500, false, 'unavailable'], 'resolve_agent_failed'],
  ['the agent is empty', { resolveAgent: () => '' }, [500, false, 'unavailable'], 'resolve_agent_failed'],
  [
    'the agent is not a string',
    { resolveAgent: () => ({}) as unknown as string },
    [500, false, 'unavailable'],
    'resolve_agent_failed',
  ],
  ['`authorize` returns false', { authorize: () => false }, [403, false, 'forbidden'], 'action_forbidden'],
  [
    '`authorize` returns a truthy value',
    { authorize: () => 'yes' as unknown as boolean },
    [403, false, 'forbidden'],
    'action_forbidden',
  ],
  ['`authorize` rejects', { authorize: rejects }, [500, false, 'unavailable'], 'authorize_failed'],
  ['the rate limit is reached', { limit: () => 2.1 }, [429, false, 'rate_limited'], 'limited'],
  ['`limit` rejects', { limit: rejects }, [500, false, 'unavailable'], 'limit_failed'],
  ...[NaN, -1, null, undefined, '5', true].map((returned): (typeof refusals)[number] => [
    `\`limit\` returns ${typeof returned} ${returned}`,
    { limit: () => returned as number },
    [500, false, 'unavailable'],
    'limit_failed',
  ]),
]
for (const [title, options, expected, reason] of refusals) {
  test(`F135 Wiro is not called when ${title}`, async () => {
    let hookCalls = 0
    const endpoint = createEndpoint({ ...options, fetch: () => Promise.reject(new Error(String(hookCalls++))) })

    const answer = await postAction(endpoint, connect)

    assert.deepEqual(errorOf(answer), expected)
    assert.equal(endpoint.log[0]?.reason, reason)
    assert.equal(hookCalls, 0)
  })
}

test('F134 Retry-After is rounded up to whole seconds', async () => {
  const { headers } = await postAction(createEndpoint({ limit: () => 2.1 }), status)

  assert.equal(headers.get('retry-after'), '3')
})

test('Retry-After is at most a day', async () => {
  const { headers } = await postAction(createEndpoint({ limit: () => Infinity }), status)

  assert.equal(headers.get('retry-after'), '86400')
})

test('`resolveAgent`, `authorize` and `limit` are called in this order', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const hookCalls: unknown[] = []
  const endpoint = createEndpoint({
    baseUrl,
    fetch,
    resolveAgent: (request, agentKey) => (hookCalls.push([request.headers.get('cookie'), agentKey]), 'guid-2'),
    authorize: ({ agent, agentKey }, action) => (hookCalls.push(['authorize', agent, agentKey, action]), true),
    limit: ({ agent, agentKey }, action) => (hookCalls.push(['limit', agent, agentKey, action]), 0),
  })

  await postAction(endpoint, { ...status, agentKey: 'second' }, { cookie: 'session=1' })

  assert.deepEqual(hookCalls, [
    ['session=1', 'second'],
    ['authorize', 'guid-2', 'second', 'status'],
    ['limit', 'guid-2', 'second', 'status'],
  ])
})

test('the log entry of a request over its limit names the agent', async () => {
  const endpoint = createEndpoint({ limit: () => 1 })

  await postAction(endpoint, status)

  assert.deepEqual(endpoint.log, [
    { level: 'info', code: 'rate_limited', reason: 'limited', action: 'status', agent: 'guid-1' },
  ])
})
