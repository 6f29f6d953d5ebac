/** A whole connection between the handler and the emulator, and the answer to each fault of Wiro's. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FaultName } from '../../src/emulator/index.js'
import { approveConnection, createEmulatedEndpoint } from './emulator.js'
import { errorOf, flow, postAction, publicUrl } from './endpoint.js'

test('an account is connected, reconnected and disconnected', async () => {
  const { emulator, endpoint } = createEmulatedEndpoint()
  const before = await postAction(endpoint, { action: 'status' })

  const requestedActions = await postAction(endpoint, { action: 'connect', flow })
  const returnUrl = await approveConnection(emulator, String(requestedActions.body.authorizeUrl), '12345678')
  const connected = await postAction(endpoint, { action: 'status' })
  const again = await postAction(endpoint, { action: 'connect', flow })
  const disconnected = await postAction(endpoint, { action: 'disconnect' })
  const after = await postAction(endpoint, { action: 'status' })

  assert.deepEqual([before.status, before.body.connected, requestedActions.body.connected], [200, false, false])
  assert.equal(returnUrl.origin + returnUrl.pathname, publicUrl)
  assert.equal(returnUrl.searchParams.get('hubspot_connected'), 'true')
  assert.deepEqual([connected.body.connected, connected.body.username], [true, '12345678'])
  assert.deepEqual([again.body.connected, again.body.username], [true, '12345678'])
  assert.deepEqual([disconnected.status, disconnected.body], [200, { result: true, errors: [] }])
  assert.equal(after.body.connected, false)
})

const faults: [fault: FaultName, status: number, code: string, reason: string][] = [
  ['wiro-401', 502, 'misconfigured', 'ip_not_allowed'],
  ['wiro-404', 502, 'misconfigured', 'upstream_404'],
  ['wiro-429', 429, 'rate_limited', 'upstream_429'],
  ['wiro-500', 502, 'internal_error', 'wiro_error'],
  ['wiro-refusal', 503, 'unavailable', 'wiro_96'],
  ['wiro-redirect', 502, 'endpoint_bad_answer', 'upstream_redirect'],
  ['html-answer', 502, 'endpoint_bad_answer', 'upstream_unreadable'],
  ['empty-answer', 502, 'endpoint_bad_answer', 'upstream_unreadable'],
  ['malformed-answer', 502, 'endpoint_bad_answer', 'upstream_unreadable'],
  ['truncated-answer', 502, 'unavailable', 'connection_reset'],
  ['huge-answer', 502, 'endpoint_bad_answer', 'upstream_too_large'],
  ['answer-changed', 502, 'endpoint_bad_answer', 'upstream_unreadable'],
  ['connection-reset', 502, 'unavailable', 'upstream_unreachable'],
]
for (const [fault, ...expected] of faults) {
  test(`the fault ${fault} is answered with ${expected[1]} and logged as ${expected[2]}`, async () => {
    const { emulator, endpoint } = createEmulatedEndpoint()
    emulator.faults.set(fault)

    const { status, body } = await postAction(endpoint, { action: 'status' })

    assert.deepEqual([status, body.errors[0]?.code, endpoint.log[0]?.reason], expected)
  })
}

test('`connect` for an unknown agent fails with useragent_not_found', async () => {
  const { endpoint } = createEmulatedEndpoint({ resolveAgent: () => 'another-guid' })

  const answer = await postAction(endpoint, { action: 'connect', flow })

  assert.deepEqual(errorOf(answer), [404, false, 'useragent_not_found'])
})

test('`connect` in own mode without a saved app fails with invalid_config', async () => {
  const { endpoint } = createEmulatedEndpoint()

  const answer = await postAction(endpoint, { action: 'connect', flow, authMethod: 'own' })

  assert.deepEqual(errorOf(answer), [409, false, 'invalid_config'])
})
