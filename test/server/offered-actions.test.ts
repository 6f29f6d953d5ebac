/** The optional actions: their permissions, and that a handler which does not offer them does not know them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { app, createEmulatedEndpoint, guid } from './emulator.js'
import { errorOf, postAction } from './endpoint.js'

const start = { action: 'start-agent' }
const both: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

const everyAction = [start, { action: 'save-credentials', ...app }]
for (const body of everyAction) {
  test(`the host is asked whether ${body.action} may be, and whether not too often`, async () => {
    const consulted: unknown[] = []
    const { endpoint } = createEmulatedEndpoint({
      actions: both,
      authorize: ({ agent }, action) => (consulted.push(['authorize', agent, action]), true),
      limit: ({ agent }, action) => (consulted.push(['limit', agent, action]), 0),
    })

    const { status } = await postAction(endpoint, body)

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
      const { endpoint, requestedActions } = createEmulatedEndpoint({ actions: both, ...options })

      const answered = await postAction(endpoint, body)

      assert.deepEqual(errorOf(answered), expected)
      assert.deepEqual(requestedActions(), [])
    })
  }

  test(`${body.action} is unknown where the host does not offer it, and the host is not asked`, async () => {
    const { endpoint, requestedActions } = createEmulatedEndpoint({
      actions: [],
      resolveAgent: () => assert.fail('asked'),
    })

    const answered = await postAction(endpoint, body)

    assert.deepEqual(errorOf(answered), errorOf(await postAction(endpoint, { action: 'token-refresh' })))
    assert.deepEqual([errorOf(answered), endpoint.log[0]?.reason], [[400, false, 'misconfigured'], 'action_unknown'])
    assert.deepEqual(requestedActions(), [])
  })

  test(`${body.action} needs our own Origin`, async () => {
    const { endpoint, requestedActions } = createEmulatedEndpoint({ actions: both })

    const answered = await postAction(endpoint, body, { origin: 'https://evil.example' })

    assert.deepEqual(errorOf(answered), [403, false, 'misconfigured'])
    assert.deepEqual(requestedActions(), [])
  })
}
