/** The action `disconnect`, and the host's `onDisconnected`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEndpoint, errorOf, postAction } from '../endpoint.js'
import { canary, connectedStatus, startFakeWiro, successAnswer } from '../fake-wiro.js'

test('`disconnect` makes one call to Wiro', async (t) => {
  const { baseUrl, calls, paths } = await startFakeWiro(t, { body: successAnswer })

  const { status, body } = await postAction(createEndpoint({ baseUrl, fetch }), { action: 'disconnect' })

  assert.deepEqual([status, body], [200, { result: true, errors: [] }])
  assert.deepEqual(paths(), ['Disconnect'])
  assert.deepEqual(calls[0]?.body, { userAgentGuid: 'guid-1' })
})

test('F125 `disconnect` is not repeated when the connection breaks', async (t) => {
  const { baseUrl, paths } = await startFakeWiro(t, (response) => response.destroy())

  const answer = await postAction(createEndpoint({ baseUrl, fetch }), { action: 'disconnect' })

  assert.deepEqual(errorOf(answer), [502, false, 'unavailable'])
  assert.deepEqual(paths(), ['Disconnect'])
})

test('`onDisconnected` gets the account’s portal id', async (t) => {
  const { baseUrl, paths } = await startFakeWiro(t, { body: connectedStatus }, { body: successAnswer })
  const events: unknown[] = []

  await postAction(createEndpoint({ baseUrl, fetch, onDisconnected: (event) => events.push(event) }), {
    action: 'disconnect',
  })

  assert.deepEqual(events, [{ agent: 'guid-1', portalId: '12345678' }])
  assert.deepEqual(paths(), ['Status', 'Disconnect'])
})

test('`disconnect` succeeds and tells the host when the account cannot be read', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { status: 500, body: canary }, { body: successAnswer })
  const events: unknown[] = []
  const endpoint = createEndpoint({ baseUrl, fetch, onDisconnected: (event) => events.push(event) })

  const { status } = await postAction(endpoint, { action: 'disconnect' })

  assert.equal(status, 200)
  assert.deepEqual(events, [{ agent: 'guid-1' }])
})

test('`onDisconnected` is not called when Wiro fails', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus }, { body: { result: false, errors: [] } })
  const events: unknown[] = []
  const endpoint = createEndpoint({ baseUrl, fetch, onDisconnected: (event) => events.push(event) })

  const answer = await postAction(endpoint, { action: 'disconnect' })

  assert.deepEqual(errorOf(answer), [502, false, 'internal_error'])
  assert.deepEqual(events, [])
})

test('an `onDisconnected` that throws is logged and changes nothing', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: connectedStatus }, { body: successAnswer })
  const cause = new Error('no database')
  const endpoint = createEndpoint({ baseUrl, fetch, onDisconnected: () => Promise.reject(cause) })

  const { status, body } = await postAction(endpoint, { action: 'disconnect' })

  assert.deepEqual([status, body.result], [200, true])
  assert.deepEqual(endpoint.log, [
    { level: 'error', reason: 'on_disconnected_failed', action: 'disconnect', agent: 'guid-1', thrown: 'Error', cause },
  ])
})
