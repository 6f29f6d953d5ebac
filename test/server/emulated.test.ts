/** The handler against the emulator, which spells Wiro's wire by itself: a whole connection, without a browser. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FaultName } from '../../src/emulator/index.js'
import { approve, emulated } from './emulated.js'
import { ask, flow, publicUrl, refusalOf } from './setup.js'

test('a whole connection: nothing, an authorize URL, an account, another account, nothing', async () => {
  const { emulator, made } = emulated()
  const before = await ask(made, { action: 'status' })

  const asked = await ask(made, { action: 'connect', flow })
  const landed = await approve(emulator, String(asked.body.authorizeUrl), '12345678')
  const connected = await ask(made, { action: 'status' })
  const again = await ask(made, { action: 'connect', flow })
  const disconnected = await ask(made, { action: 'disconnect' })
  const after = await ask(made, { action: 'status' })

  assert.deepEqual([before.status, before.body.connected, asked.body.connected], [200, false, false])
  assert.equal(landed.origin + landed.pathname, publicUrl)
  assert.equal(landed.searchParams.get('hubspot_connected'), 'true')
  assert.deepEqual([connected.body.connected, connected.body.username], [true, '12345678'])
  assert.deepEqual([again.body.connected, again.body.username], [true, '12345678'])
  assert.deepEqual([disconnected.status, disconnected.body], [200, { result: true, errors: [] }])
  assert.equal(after.body.connected, false)
})

const faults: [fault: FaultName, status: number, code: string, reason: string][] = [
  ['wiro-401', 502, 'misconfigured', 'ip_not_allowed'],
  ['wiro-404', 502, 'misconfigured', 'upstream_404'],
  ['wiro-429', 503, 'unavailable', 'upstream_429'],
  ['wiro-500', 502, 'internal_error', 'wiro_error'],
  ['wiro-refusal', 503, 'unavailable', 'wiro_96'],
  ['wiro-redirect', 502, 'endpoint_bad_answer', 'upstream_redirect'],
  ['html-answer', 502, 'endpoint_bad_answer', 'upstream_unreadable'],
  ['empty-answer', 502, 'endpoint_bad_answer', 'upstream_unreadable'],
  ['malformed-answer', 502, 'endpoint_bad_answer', 'upstream_unreadable'],
  ['truncated-answer', 502, 'unavailable', 'upstream_unreachable'],
  ['huge-answer', 502, 'endpoint_bad_answer', 'upstream_too_large'],
  ['answer-changed', 502, 'endpoint_bad_answer', 'upstream_unreadable'],
  ['connection-reset', 502, 'unavailable', 'upstream_unreachable'],
]
for (const [fault, ...expected] of faults) {
  test(`the fault ${fault} becomes ${expected[1]} with the reason ${expected[2]}`, async () => {
    const { emulator, made } = emulated()
    emulator.faults.set(fault)

    const { status, body } = await ask(made, { action: 'status' })

    assert.deepEqual([status, body.errors[0]?.code, made.log[0]?.reason], expected)
  })
}

test('an agent that Wiro does not know is told as such', async () => {
  const { made } = emulated({ resolveAgent: () => 'another-guid' })

  const answered = await ask(made, { action: 'connect', flow })

  assert.deepEqual(refusalOf(answered), [404, false, 'useragent_not_found'])
})

test('own mode without a saved app is told as such', async () => {
  const { made } = emulated()

  const answered = await ask(made, { action: 'connect', flow, authMethod: 'own' })

  assert.deepEqual(refusalOf(answered), [409, false, 'invalid_config'])
})
