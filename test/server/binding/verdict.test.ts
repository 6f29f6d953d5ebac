/** The verdict on a connection, for each combination of evidence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Baseline, Verdict } from '../../../src/protocol/endpoint.js'
import { decideVerdict, isSameAccount } from '../../../src/server/binding/verdict.js'

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
  sameBrowser: Verdict,
  otherBrowser: Verdict,
][] = [
  ['a first connection', none, acme, '1', 'kept', 'undone'],
  ['a first connection whose callback has no portal id', none, acme, undefined, 'kept', 'undone'],
  ['a first connection that the status does not show yet', none, none, '1', 'pending', 'undone'],
  ['a first connection to an account without an id or a name', none, unknown, undefined, 'kept', 'undone'],
  ['a reconnect to the same portal', acme, acme, '1', 'kept', 'nothing'],
  ['a reconnect whose callback has no portal id', acme, acme, undefined, 'kept', 'nothing'],
  ['a reconnect to another portal', acme, other, '2', 'kept', 'undone'],
  ['a reconnect to another portal that the status does not show yet', acme, acme, '2', 'pending', 'undone'],
  ['a connection that was disconnected meanwhile', acme, none, '1', 'pending', 'undone'],
  ['a portal that is neither the earlier one nor the callback’s', acme, other, '3', 'kept', 'undone'],
  ['a reconnect known by name only', named, named, '1', 'kept', 'nothing'],
  ['another account known by name only', named, { connected: true, name: 'Other' }, '2', 'kept', 'undone'],
  ['two accounts without id and name', unknown, unknown, undefined, 'kept', 'undone'],
]

for (const [title, before, now, portal, sameBrowser, otherBrowser] of rows) {
  test(`${title}: ${sameBrowser} in the same browser, ${otherBrowser} in another`, () => {
    const callback = claims(portal)

    assert.equal(decideVerdict({ before, now, callback, isSameBrowser: true }), sameBrowser)
    assert.equal(decideVerdict({ before, now, callback, isSameBrowser: false }), otherBrowser)
  })
}

test('accounts are the same by id, by name without an id, or when both are missing', () => {
  assert.ok(isSameAccount(acme, { ...acme, name: 'Renamed' }))
  assert.ok(isSameAccount(named, named))
  assert.ok(isSameAccount(none, none))
})

test('an unknown account is never the same as another', () => {
  assert.ok(!isSameAccount(unknown, unknown))
  assert.ok(!isSameAccount(acme, named))
  assert.ok(!isSameAccount(named, acme))
  assert.ok(!isSameAccount(acme, none))
})
