/** Whether a request may act: the host's session, its permissions and its rate limit. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { createEndpoint, errorOf, flow, postAction } from './endpoint.js'
import { connectedStatus, startFakeWiro } from './fake-wiro.js'

const status = { action: 'status' }
const connect = { action: 'connect', flow, authMethod: 'wiro' }

const fails = () => Promise.reject(new Error('no database'))
const hosts: [title: string, options: Partial<HandlerOptions>, expected: unknown[], reason: string][] = [
  ['nobody is signed in', { resolveAgent: () => undefined }, [401, false, 'signed_out'], 'signed_out'],
  ['they may not use the agent', { resolveAgent: () => null }, [403, false, 'forbidden'], 'agent_forbidden'],
  ['the session cannot be read', { resolveAgent: fails }, [500, false, 'unavailable'], 'resolve_agent_failed'],
  [
    'the session code throws',
    { resolveAgent: () => assert.fail() },
    [500, false, 'unavailable'],
    'resolve_agent_failed',
  ],
  ['the agent is empty', { resolveAgent: () => '' }, [500, false, 'unavailable'], 'resolve_agent_failed'],
  [
    'the agent is no text',
    { resolveAgent: () => ({}) as unknown as string },
    [500, false, 'unavailable'],
    'resolve_agent_failed',
  ],
  ['the host does not authorize it', { authorize: () => false }, [403, false, 'forbidden'], 'action_forbidden'],
  [
    'the host answers something like yes',
    { authorize: () => 'yes' as unknown as boolean },
    [403, false, 'forbidden'],
    'action_forbidden',
  ],
  ['authorizing fails', { authorize: fails }, [500, false, 'unavailable'], 'authorize_failed'],
  ['it comes too often', { limit: () => 2.1 }, [429, false, 'rate_limited'], 'limited'],
  ['counting fails', { limit: fails }, [500, false, 'unavailable'], 'limit_failed'],
  ['counting gives no number', { limit: () => NaN }, [500, false, 'unavailable'], 'limit_failed'],
]
for (const [title, options, expected, reason] of hosts) {
  test(`where ${title}, nothing is asked of Wiro`, async () => {
    let asked = 0
    const endpoint = createEndpoint({ ...options, fetch: () => Promise.reject(new Error(String(asked++))) })

    const answered = await postAction(endpoint, connect)

    assert.deepEqual(errorOf(answered), expected)
    assert.equal(endpoint.log[0]?.reason, reason)
    assert.equal(asked, 0)
  })
}

test('F134 a limit is told in whole seconds, rounded up', async () => {
  const { headers } = await postAction(createEndpoint({ limit: () => 2.1 }), status)

  assert.equal(headers.get('retry-after'), '3')
})

test('a limit without end is told as a day', async () => {
  const { headers } = await postAction(createEndpoint({ limit: () => Infinity }), status)

  assert.equal(headers.get('retry-after'), '86400')
})

test('the host is asked in order, for this agent and action', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus })
  const asked: unknown[] = []
  const endpoint = createEndpoint({
    baseUrl,
    fetch,
    resolveAgent: (request, agentKey) => (asked.push([request.headers.get('cookie'), agentKey]), 'guid-2'),
    authorize: ({ agent, agentKey }, action) => (asked.push(['authorize', agent, agentKey, action]), true),
    limit: ({ agent, agentKey }, action) => (asked.push(['limit', agent, agentKey, action]), 0),
  })

  await postAction(endpoint, { ...status, agentKey: 'second' }, { cookie: 'session=1' })

  assert.deepEqual(asked, [
    ['session=1', 'second'],
    ['authorize', 'guid-2', 'second', 'status'],
    ['limit', 'guid-2', 'second', 'status'],
  ])
})
