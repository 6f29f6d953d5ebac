import { expect } from '@open-wc/testing'
import { agree, isNew, type Outcome } from '../../src/connector/proof.js'
import type { Account, Baseline } from '../../src/protocol/endpoint.js'
import { connected, denied, flowOf, notConnected } from './setup.js'

const success: Outcome = { success: true }
const none: Baseline = { connected: false }
const first: Baseline = { connected: true, portalId: '1' }
const acme: Baseline = { connected: true, name: 'Acme' }

describe('proof', () => {
  const proofs: [
    title: string,
    baseline: Baseline | undefined,
    outcome: Outcome | undefined,
    account: Account,
    isNew: boolean,
  ][] = [
    ['an account where none was', none, undefined, { portalId: '1' }, true],
    ['an account that names nothing, where none was', none, undefined, {}, true],
    ['an account beside an error, where none was', none, denied, { portalId: '1' }, true],
    ['the same portal', first, undefined, { portalId: '1' }, false],
    ['another portal', first, undefined, { portalId: '2' }, true],
    ['the same portal under another name', first, undefined, { portalId: '1', name: 'Renamed' }, false],
    ['an account without a portal id', first, undefined, {}, false],
    ['the same name', acme, undefined, { name: 'Acme' }, false],
    ['another name, without portal ids', acme, undefined, { name: 'Other' }, true],
    ['no name where one was', acme, undefined, {}, false],
    ['a name where none was', { connected: true }, undefined, { name: 'Acme' }, false],
    ['a portal where nobody knows what was', undefined, undefined, { portalId: '1' }, false],
    ['a success', first, success, { portalId: '1' }, true],
    ['a success of the same portal', first, { ...success, portalId: '1' }, { portalId: '1' }, true],
    ['a success of another portal than the status’s', first, { ...success, portalId: '2' }, { portalId: '1' }, false],
    ['a success, and a status without portal ids', acme, { ...success, portalId: '2' }, { name: 'Acme' }, true],
    ['a success where nobody knows what was', undefined, success, {}, true],
    ['an error', first, denied, { portalId: '1' }, false],
    ['a return that says nothing', first, { success: false }, { portalId: '1' }, false],
    ['newer dates', first, undefined, { portalId: '1', connectedAt: new Date(), tokenExpiresAt: new Date() }, false],
  ]
  for (const [title, baseline, outcome, account, expected] of proofs) {
    it(`${title} ${expected ? 'proves' : 'does not prove'} the flow`, () => {
      expect(isNew(flowOf({ baseline, outcome }), connected(account))).to.equal(expected)
    })
  }

  for (const [title, baseline] of [
    ['nothing was', none],
    ['something was', first],
    ['nobody knows', undefined],
  ] as const) {
    it(`“not connected” proves no success where ${title} before`, () => {
      expect(isNew(flowOf({ baseline, outcome: success }), notConnected)).to.equal(false)
    })
  }

  const pairs: [string | undefined, string | undefined, boolean][] = [
    ['1', '1', true],
    ['1', '2', false],
    ['1', undefined, true],
    [undefined, '1', true],
    [undefined, undefined, true],
  ]
  for (const [one, two, expected] of pairs) {
    it(`portal ${one} ${expected ? 'agrees with' : 'contradicts'} portal ${two}`, () => {
      expect(agree(one, two)).to.equal(expected)
    })
  }
})
