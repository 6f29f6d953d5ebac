/** The verdict on a connection, for each combination of evidence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Verdict } from '../../../src/protocol/endpoint.js'
import type { Baseline } from '../../../src/protocol/parsed-answers.js'
import { decideVerdict, type Evidence } from '../../../src/server/binding/verdict.js'

const none: Baseline = { connected: false }
const acme: Baseline = { connected: true, portalId: '1' }
const other: Baseline = { connected: true, portalId: '2' }
const named: Baseline = { connected: true, name: 'Acme' }
const otherNamed: Baseline = { connected: true, name: 'Other' }
const unknown: Baseline = { connected: true }

const evidence = (before: Baseline, status?: Baseline, portalId?: string): Evidence => ({
  before,
  ...(status && { status }),
  returned: portalId ? { portalId } : {},
  isMarked: false,
  isRemembered: false,
  isExpired: false,
})

const rows: [
  title: string,
  before: Baseline,
  status: Baseline,
  portalId: string | undefined,
  marked: Verdict,
  unmarked: Verdict,
][] = [
  ['a first connection', none, acme, '1', 'kept', 'undone'],
  ['a first connection whose callback has no portal id', none, acme, undefined, 'kept', 'undone'],
  ['a first connection that the status does not show yet', none, none, '1', 'pending', 'pending'],
  ['a first connection while the status shows another account', none, other, '1', 'pending', 'pending'],
  ['a first connection to an account known by name only', none, named, '1', 'kept', 'undone'],
  ['a first connection to an account without an id and a name', none, unknown, '1', 'kept', 'undone'],
  ['a reconnect to the same portal', acme, acme, '1', 'kept', 'nothing'],
  ['a reconnect to the same portal under another name', acme, { ...acme, name: 'Renamed' }, '1', 'kept', 'nothing'],
  ['a reconnect whose callback has no portal id', acme, acme, undefined, 'kept', 'nothing'],
  ['a reconnect to another portal', acme, other, '2', 'kept', 'undone'],
  ['a reconnect to another portal that the status does not show yet', acme, acme, '2', 'pending', 'pending'],
  ['a connection that was disconnected meanwhile', acme, none, '1', 'pending', 'pending'],
  ['a portal that is neither the one before nor the callback’s', acme, other, '3', 'pending', 'pending'],
  ['a reconnect to an account of the same name', named, named, '1', 'kept', 'pending'],
  ['a reconnect to an account of another name', named, otherNamed, '2', 'kept', 'undone'],
  ['a reconnect where neither an id nor a name is told', unknown, unknown, undefined, 'kept', 'pending'],
  ['a reconnect where the id is no longer told', acme, named, '1', 'kept', 'pending'],
  ['a reconnect where the id is told for the first time', named, acme, '1', 'kept', 'pending'],
]

for (const [title, before, status, portalId, marked, unmarked] of rows) {
  test(`${title}: ${marked} with the mark, ${unmarked} without`, () => {
    const facts = evidence(before, status, portalId)

    assert.equal(decideVerdict({ ...facts, isMarked: true }), marked)
    assert.equal(decideVerdict(facts), unmarked)
  })
}

test('without a status, neither a marked nor an unmarked report is decided', () => {
  assert.equal(decideVerdict({ ...evidence(none), isMarked: true }), undefined)
  assert.equal(decideVerdict(evidence(none)), undefined)
})

test('an unmarked copy of the marked report is nothing, and needs no status', () => {
  assert.equal(decideVerdict({ ...evidence(none), isRemembered: true }), 'nothing')
})

test('an account that was undone within the hour counts as another one than before', () => {
  assert.equal(decideVerdict({ ...evidence(acme, acme, '1'), wasUndone: true }), 'undone')
  assert.equal(decideVerdict({ ...evidence(named, named, '1'), wasUndone: true }), 'undone')
  assert.equal(decideVerdict({ ...evidence(acme, acme, '1'), wasUndone: true, isMarked: true }), 'kept')
})

test('an expired seal keeps nothing and undoes nothing', () => {
  const expired = { ...evidence(none, acme, '1'), isExpired: true }

  assert.equal(decideVerdict({ ...expired, isMarked: true }), 'nothing')
  assert.equal(decideVerdict(expired), 'nothing')
  assert.equal(decideVerdict({ ...evidence(none), isExpired: true }), undefined)
})
