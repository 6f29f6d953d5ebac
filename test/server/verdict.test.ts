/** Who finished a connection, judged from what is known: every row of the table, by the pure function. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSamePortal, judge, type Judgement } from '../../src/server/verdict.js'
import type { Baseline } from '../../src/protocol/endpoint.js'

const none: Baseline = { connected: false }
const acme: Baseline = { connected: true, portalId: '1' }
const other: Baseline = { connected: true, portalId: '2' }
const named: Baseline = { connected: true, name: 'Acme' }
const unknown: Baseline = { connected: true }
const claims = (portalId?: string) => ({ success: true, ...(portalId ? { portalId } : {}) })

const rows: [
  title: string,
  before: Baseline,
  now: Baseline,
  portal: string | undefined,
  marked: Judgement,
  unmarked: Judgement,
][] = [
  ['a first connection', none, acme, '1', 'keep', 'undo'],
  ['a first connection whose callback tells no portal', none, acme, undefined, 'keep', 'undo'],
  ['a first connection that the status does not tell yet', none, none, '1', 'pending', 'undo'],
  ['a first connection to an account without an id or a name', none, unknown, undefined, 'keep', 'undo'],
  ['a reconnect to the same portal', acme, acme, '1', 'keep', 'nothing'],
  ['a reconnect whose callback tells no portal', acme, acme, undefined, 'keep', 'nothing'],
  ['a reconnect to another portal', acme, other, '2', 'keep', 'undo'],
  ['a reconnect to another portal that the status does not tell yet', acme, acme, '2', 'pending', 'undo'],
  ['a connection that somebody undid meanwhile', acme, none, '1', 'pending', 'undo'],
  ['a portal that neither was there nor is named', acme, other, '3', 'keep', 'undo'],
  ['a reconnect in the unified dialect', named, named, '1', 'keep', 'nothing'],
  ['another account in the unified dialect', named, { connected: true, name: 'Other' }, '2', 'keep', 'undo'],
  ['two accounts of which nothing is known', unknown, unknown, undefined, 'keep', 'undo'],
]

for (const [title, before, now, portal, marked, unmarked] of rows) {
  test(`${title}: the window that left is heard, another is not`, () => {
    const outcome = claims(portal)

    assert.equal(judge({ before, now, outcome, marked: true }), marked)
    assert.equal(judge({ before, now, outcome, marked: false }), unmarked)
  })
}

test('two portals are the same by id, by name where there is no id, or both being none', () => {
  assert.ok(isSamePortal(acme, { ...acme, name: 'Renamed' }))
  assert.ok(isSamePortal(named, named))
  assert.ok(isSamePortal(none, none))
})

test('two unknown portals are never the same, nor is one known and one not', () => {
  assert.ok(!isSamePortal(unknown, unknown))
  assert.ok(!isSamePortal(acme, named))
  assert.ok(!isSamePortal(named, acme))
  assert.ok(!isSamePortal(acme, none))
})
