/** Who finished a connection, judged from what is known: every row of the table, by the pure function. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Baseline, Verdict } from '../../src/protocol/endpoint.js'
import { decideVerdict, isSameAccount } from '../../src/server/binding/verdict.js'

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
  marked: Verdict,
  unmarked: Verdict,
][] = [
  ['a first connection', none, acme, '1', 'kept', 'undone'],
  ['a first connection whose callback tells no portal', none, acme, undefined, 'kept', 'undone'],
  ['a first connection that the status does not tell yet', none, none, '1', 'pending', 'undone'],
  ['a first connection to an account without an id or a name', none, unknown, undefined, 'kept', 'undone'],
  ['a reconnect to the same portal', acme, acme, '1', 'kept', 'nothing'],
  ['a reconnect whose callback tells no portal', acme, acme, undefined, 'kept', 'nothing'],
  ['a reconnect to another portal', acme, other, '2', 'kept', 'undone'],
  ['a reconnect to another portal that the status does not tell yet', acme, acme, '2', 'pending', 'undone'],
  ['a connection that somebody undid meanwhile', acme, none, '1', 'pending', 'undone'],
  ['a portal that neither was there nor is named', acme, other, '3', 'kept', 'undone'],
  ['a reconnect in the unified dialect', named, named, '1', 'kept', 'nothing'],
  ['another account in the unified dialect', named, { connected: true, name: 'Other' }, '2', 'kept', 'undone'],
  ['two accounts of which nothing is known', unknown, unknown, undefined, 'kept', 'undone'],
]

for (const [title, before, now, portal, marked, unmarked] of rows) {
  test(`${title}: the window that left is heard, another is not`, () => {
    const callback = claims(portal)

    assert.equal(decideVerdict({ before, now, callback, isSameBrowser: true }), marked)
    assert.equal(decideVerdict({ before, now, callback, isSameBrowser: false }), unmarked)
  })
}

test('two portals are the same by id, by name where there is no id, or both being none', () => {
  assert.ok(isSameAccount(acme, { ...acme, name: 'Renamed' }))
  assert.ok(isSameAccount(named, named))
  assert.ok(isSameAccount(none, none))
})

test('two unknown portals are never the same, nor is one known and one not', () => {
  assert.ok(!isSameAccount(unknown, unknown))
  assert.ok(!isSameAccount(acme, named))
  assert.ok(!isSameAccount(named, acme))
  assert.ok(!isSameAccount(acme, none))
})
