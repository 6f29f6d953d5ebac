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
  const mismatch = findAccountMismatch({ account: other, flow: secondFlow(), previous: { name: 'Acme' } })

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
  [
    'the expected account by the callback alone',
    {
      account: { name: 'Acme' },
      expectedPortal: '1',
      flow: firstFlow({ callback: { success: true, portalId: '1' } }),
    },
  ],
]
for (const [title, comparison] of accepted) {
  test(`F58 ${title} is no problem`, () => {
    assert.equal(findAccountMismatch(comparison), undefined)
  })
}

test('F58 accounts without portal ids are told apart by name', () => {
  const flow = secondFlow({ baseline: { connected: true, name: 'Acme' } })

  for (const account of [{ name: 'Other' }, other])
    assert.equal(findAccountMismatch({ account, flow })?.code, 'wrong_portal')
})

test('F58 the account before the flow is named by the id that the page knows, where the baseline has its name alone', () => {
  const flow = secondFlow({ baseline: { connected: true, name: 'Acme' } })

  assert.equal(findAccountMismatch({ account: other, flow, previous: acme })?.previousPortalId, '1')
})

test('F58 the callback tells the portal where the status does not', () => {
  const flow = firstFlow({ callback: { success: true, portalId: '2' } })

  assert.equal(findAccountMismatch({ account: { name: 'Other' }, expectedPortal: '1', flow })?.portalId, '2')
})

for (const [title, flow, during] of [
  ['that a read finds', undefined, 'check'],
  ['that a flow leads to', firstFlow({ callback: { success: true } }), 'connect'],
] as const) {
  test(`F58 an account without a portal id ${title} is unchecked where one is expected`, () => {
    const mismatch = findAccountMismatch({ account: { name: 'Other' }, expectedPortal: '1', flow })

    assert.deepEqual([mismatch?.code, mismatch?.during, mismatch?.accountName], ['portal_unchecked', during, 'Other'])
  })
}

const nameless = { name: 'Acme' }

test('F58 an account that was unchecked is compared once its portal id is known', () => {
  const unchecked = transition(expectsOne, received(connected(nameless))).state

  const problems = [acme, { ...acme, portalId: '2' }].map(
    (account) => transition(unchecked, received(connected(account))).state.problem?.code,
  )

  assert.equal(unchecked.problem?.code, 'portal_unchecked')
  assert.deepEqual(problems, [undefined, 'wrong_portal'])
})

test('F58 an unchecked account stays unchecked at the next read, unless the person accepts it', () => {
  const read = received(connected(nameless))

  assert.equal(send(expectsOne, read, read).state.problem?.code, 'portal_unchecked')
  assert.equal(send(expectsOne, read, { type: 'problemDismissed' }, read).state.problem, undefined)
})

test('F58 a callback tells the portal id of an account that the status names, for the reads that follow', () => {
  const callback = { success: true, portalId: '1', name: 'Acme' }
  const { state } = send(
    connecting('authorizing', {}, { expectedPortal: '1' }),
    { type: 'callbackReceived', callback },
    received(connected(nameless)),
    received(connected(nameless)),
  )

  assert.deepEqual([state.status, state.problem], ['connected', undefined])
  assert.equal(state.lastStatus?.account.portalId, '1')
})

const namedCallback = (portalId: string) => ({ success: true, portalId, name: 'Acme' })
const authorizingOne = connecting('authorizing', {}, { expectedPortal: '1' })

test('F58 a status that shows an account by its name alone waits for the callback, which tells the portal id', () => {
  const read = received(connected(nameless))
  const waiting = transition(authorizingOne, read)

  const ends = ['1', '2'].map((portalId) =>
    transition(waiting.state, { type: 'callbackReceived', callback: namedCallback(portalId) }),
  )

  assert.deepEqual([waiting.state.status, waiting.ended], ['authorizing', undefined])
  assert.deepEqual(
    ends.map(({ ended }) => ended),
    [
      { outcome: 'connected', code: undefined },
      { outcome: 'connected', code: 'wrong_portal' },
    ],
  )
})

for (const [title, event] of [
  ['at the next read', { type: 'flowChanged', changes: {} }],
  ['at once where the window seems closed', { type: 'windowLost' }],
] as const) {
  test(`F58 without a callback, a flow to an account that has a name alone ends ${title}`, () => {
    const read = received(connected(nameless))
    const before = event.type === 'windowLost' ? [event] : [read, event]

    const { state, ended } = send(authorizingOne, ...before, read)

    assert.deepEqual([state.problem?.code, ended?.code], ['portal_unchecked', 'portal_unchecked'])
  })
}

test('F58 a callback that comes after its flow tells the portal id, which is then compared', () => {
  const read = received(connected(nameless))
  const unchecked = send(authorizingOne, read, read).state

  const problems = ['1', '2'].map((portalId) => {
    const late = { type: 'lateCallbackReceived', flow: 'flow', callback: namedCallback(portalId) } as const
    return send(unchecked, late, read).state.problem?.code
  })

  assert.deepEqual(problems, [undefined, 'wrong_portal'])
})

test('F58 a callback that comes after its flow names the other account, which the person still has to accept', () => {
  const start = reconnecting('authorizing', { baseline: { connected: true, name: 'Other' } })
  const read = received(connected(nameless))
  const changed = send(start, read, read).state
  const late = { type: 'lateCallbackReceived', flow: 'flow', callback: namedCallback('3') } as const

  const { state } = send(changed, late, read)

  assert.deepEqual([state.problem?.code, state.lastStatus?.account.portalId], ['wrong_portal', '3'])
})

test('F58 a callback says nothing about an account of another name', () => {
  const callback = { success: true, portalId: '1', name: 'Acme' }
  const { state } = send(
    connecting('authorizing', {}, { expectedPortal: '1' }),
    { type: 'callbackReceived', callback },
    received(connected(nameless)),
    received(connected({ name: 'Other' })),
  )

  assert.deepEqual([state.problem?.code, state.lastStatus?.account.portalId], ['portal_unchecked', undefined])
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
