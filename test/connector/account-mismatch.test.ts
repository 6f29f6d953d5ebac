import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAccountMismatch } from '../../src/connector/account-mismatch.js'
import { transition } from '../../src/connector/machine.js'
import type { MachineState } from '../../src/connector/machine-model.js'
import { received } from './rows.js'
import { checkingState, connected, connecting, firstFlow, reconnecting, secondFlow, send } from './states.js'

const acme = { portalId: '1', name: 'Acme' }
const other = { portalId: '2', name: 'Other' }
const expectsOne: MachineState = { ...checkingState, expectedPortal: '1' }

test('F58 another account than before the flow is a problem that names both', () => {
  const mismatch = findAccountMismatch({ account: other, flow: secondFlow(), previousName: 'Acme' })

  assert.deepEqual(mismatch, {
    code: 'wrong_portal',
    owner: 'you',
    during: 'connect',
    portalId: '2',
    accountName: 'Other',
    expectedPortal: undefined,
    previousPortalId: '1',
    previousName: 'Acme',
  })
})

const accepted: [title: string, comparison: Parameters<typeof findAccountMismatch>[0]][] = [
  ['the same account as before', { account: acme, flow: secondFlow() }],
  ['any account where none was connected', { account: other, flow: firstFlow() }],
  ['any account that a read finds', { account: other }],
  ['the expected account in place of another', { account: other, expectedPortal: '2', flow: secondFlow() }],
  ['an account without a portal id where one is expected', { account: { name: 'Other' }, expectedPortal: '1' }],
]
for (const [title, comparison] of accepted) {
  test(`F58 ${title} is no problem`, () => {
    assert.equal(findAccountMismatch(comparison), undefined)
  })
}

test('F58 accounts without portal ids are told apart by name', () => {
  const flow = secondFlow({ baseline: { connected: true, name: 'Acme' } })

  assert.equal(findAccountMismatch({ account: { name: 'Other' }, flow })?.code, 'wrong_portal')
})

test('F58 the callback tells the portal where the status does not', () => {
  const flow = firstFlow({ callback: { success: true, portalId: '2' } })

  assert.equal(findAccountMismatch({ account: { name: 'Other' }, expectedPortal: '1', flow })?.portalId, '2')
})

test('F58 a connect to an unexpected account ends with the code', () => {
  const { state, ended } = transition(
    connecting('authorizing', {}, { expectedPortal: '1' }),
    received(connected(other)),
  )

  assert.deepEqual([state.problem?.during, state.problem?.expectedPortal], ['connect', '1'])
  assert.deepEqual(ended, { outcome: 'connected', code: 'wrong_portal' })
})

test('F58 a reconnect to another account ends with the code', () => {
  const { ended } = transition(reconnecting('authorizing'), received(connected(other)))

  assert.deepEqual(ended, { outcome: 'connected', code: 'wrong_portal' })
})

test('F58 an unexpected account is found by the first read', () => {
  const { status, problem } = transition(expectsOne, received(connected(other))).state

  assert.deepEqual([status, problem?.code, problem?.during], ['connected', 'wrong_portal', 'check'])
})

test('F58 an unexpected account that the person accepts stays accepted', () => {
  const { problem } = send(
    expectsOne,
    received(connected(other)),
    { type: 'problemDismissed' },
    received(connected(other)),
  ).state

  assert.equal(problem, undefined)
})

test('F58 an unexpected account that another tab replaced is no problem any more', () => {
  const { problem } = send(expectsOne, received(connected(other)), received(connected(acme))).state

  assert.equal(problem, undefined)
})
