/** The optional actions: their permissions, and that a handler which does not offer them does not know them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { app, createEmulatedEndpoint, guid } from './emulator.js'
import { errorOf, postAction } from './endpoint.js'

const start = { action: 'start-agent' }
const both: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

const bodies = [start, { action: 'save-credentials', ...app }]
for (const body of bodies) {
  test(`authorize and limit are called for ${body.action}`, async () => {
    const hookCalls: unknown[] = []
    const { endpoint } = createEmulatedEndpoint({
      actions: both,
      authorize: ({ agent }, action) => (hookCalls.push(['authorize', agent, action]), true),
      limit: ({ agent }, action) => (hookCalls.push(['limit', agent, action]), 0),
    })

    const { status } = await postAction(endpoint, body)

    assert.equal(status, 200)
    assert.deepEqual(hookCalls, [
      ['authorize', guid, body.action],
      ['limit', guid, body.action],
    ])
  })

  for (const [title, options, expected] of [
    ['nobody is signed in', { resolveAgent: () => undefined }, [401, false, 'signed_out']],
    ['`authorize` returns false', { authorize: () => false }, [403, false, 'forbidden']],
    ['the rate limit is reached', { limit: () => 7 }, [429, false, 'rate_limited']],
  ] as const) {
    test(`${body.action} does not call Wiro when ${title}`, async () => {
      const { endpoint, requestedActions } = createEmulatedEndpoint({ actions: both, ...options })

      const answer = await postAction(endpoint, body)

      assert.deepEqual(errorOf(answer), expected)
      assert.deepEqual(requestedActions(), [])
    })
  }

  test(`${body.action} is unknown where the host does not offer it, and resolveAgent is not called`, async () => {
    const { endpoint, requestedActions } = createEmulatedEndpoint({
      actions: [],
      resolveAgent: () => assert.fail('asked'),
    })

    const answer = await postAction(endpoint, body)

    assert.deepEqual(errorOf(answer), errorOf(await postAction(endpoint, { action: 'token-refresh' })))
    assert.deepEqual([errorOf(answer), endpoint.log[0]?.reason], [[400, false, 'misconfigured'], 'action_unknown'])
    assert.deepEqual(requestedActions(), [])
  })

  test(`${body.action} from another origin is refused`, async () => {
    const { endpoint, requestedActions } = createEmulatedEndpoint({ actions: both })

    const answer = await postAction(endpoint, body, { origin: 'https://evil.example' })

    assert.deepEqual(errorOf(answer), [403, false, 'misconfigured'])
    assert.deepEqual(requestedActions(), [])
  })
}
