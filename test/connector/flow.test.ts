import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFlow, idsMatch, provesConnection } from '../../src/connector/flow.js'
import type { FlowCallback } from '../../src/connector/flow-callback.js'
import type { Account, Baseline } from '../../src/protocol/parsed-answers.js'
import { connected, denied, FLOW_ID, notConnected, sampleFlow, START } from './states.js'

const success: FlowCallback = { success: true }
const none: Baseline = { connected: false }
const first: Baseline = { connected: true, portalId: '1' }
const acme: Baseline = { connected: true, name: 'Acme' }

const proofs: [
  title: string,
  baseline: Baseline | undefined,
  callback: FlowCallback | undefined,
  account: Account,
  proves: boolean,
][] = [
  ['an account where none was', none, undefined, { portalId: '1' }, true],
  ['an account without id and name, where none was', none, undefined, {}, true],
  ['an account beside an error, where none was', none, denied, { portalId: '1' }, true],
  ['the same portal', first, undefined, { portalId: '1' }, false],
  ['another portal', first, undefined, { portalId: '2' }, true],
  ['the same portal under another name', first, undefined, { portalId: '1', name: 'Renamed' }, false],
  ['an account without a portal id', first, undefined, {}, false],
  ['the same name', acme, undefined, { name: 'Acme' }, false],
  ['another name, without portal ids', acme, undefined, { name: 'Other' }, true],
  ['another name beside an id where none was', acme, undefined, { portalId: '2', name: 'Other' }, true],
  ['another name without an id where one was', { ...acme, portalId: '1' }, undefined, { name: 'Other' }, true],
  ['the same name without an id where one was', { ...acme, portalId: '1' }, undefined, { name: 'Acme' }, false],
  ['no name where one was', acme, undefined, {}, false],
  ['a name where none was', { connected: true }, undefined, { name: 'Acme' }, false],
  ['a portal where the baseline is unknown', undefined, undefined, { portalId: '1' }, false],
  ['a success', first, success, { portalId: '1' }, true],
  ['a success of the same portal', first, { ...success, portalId: '1' }, { portalId: '1' }, true],
  ['F85 a success of another portal than the status’s', first, { ...success, portalId: '2' }, { portalId: '1' }, false],
  ['a success, and a status without portal ids', acme, { ...success, portalId: '2' }, { name: 'Acme' }, true],
  ['a success of the same name, without portal ids', acme, { ...success, name: 'Acme' }, { name: 'Acme' }, true],
  ['F85 a success of another name than the status’s', acme, { ...success, name: 'Other' }, { name: 'Acme' }, false],
  ['F35 a success where the baseline is unknown', undefined, success, {}, true],
  ['an error', first, denied, { portalId: '1' }, false],
  ['a callback without a result', first, { success: false }, { portalId: '1' }, false],
  ['newer dates', first, undefined, { portalId: '1', connectedAt: new Date(), tokenExpiresAt: new Date() }, false],
]
for (const [title, baseline, callback, account, proves] of proofs) {
  test(`${title} ${proves ? 'proves' : 'does not prove'} the flow`, () => {
    assert.equal(provesConnection(sampleFlow({ baseline, callback }), connected(account)), proves)
  })
}

for (const [title, baseline] of [
  ['nothing was connected', none],
  ['an account was connected', first],
  ['the baseline is unknown', undefined],
] as const) {
  test(`“not connected” proves no success where ${title} before`, () => {
    assert.equal(provesConnection(sampleFlow({ baseline, callback: success }), notConnected), false)
  })
}

const pairs: [one: string | undefined, other: string | undefined, match: boolean][] = [
  ['1', '1', true],
  ['1', '2', false],
  ['1', undefined, true],
  [undefined, '1', true],
  [undefined, undefined, true],
]
for (const [one, other, match] of pairs) {
  test(`portal ${one} ${match ? 'matches' : 'does not match'} portal ${other}`, () => {
    assert.equal(idsMatch(one, other), match)
  })
}

for (const [baseline, isReconnect] of [
  [undefined, true],
  [first, true],
  [none, false],
] as const) {
  test(`a flow with the baseline ${JSON.stringify(baseline)} is ${isReconnect ? 'a' : 'no'} reconnect`, () => {
    const { reconnect } = createFlow({ id: FLOW_ID, startedAt: START, expiresAt: START + 1, baseline })

    assert.equal(reconnect, isReconnect)
  })
}
