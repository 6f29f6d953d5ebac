import { expect } from '@open-wc/testing'
import type { Effect, Event, Model } from '../../src/connector/events.js'
import { problemOf, transition } from '../../src/connector/machine.js'
import type { Outcome } from '../../src/connector/proof.js'
import {
  after,
  connected,
  denied,
  during,
  failing,
  flowOf,
  id,
  notConnected,
  problem,
  reconnecting,
  start,
  success,
} from './setup.js'

const other = flowOf({ id: 'zyxwvutsrqponmlkjihg-_', baseline: undefined })
const expiresAt = new Date(start + 600_000)

const checking: Model = { phase: 'checking' }
const resting: Model = { phase: 'disconnected', told: notConnected }
const account: Model = { phase: 'connected', told: connected() }
const blocked = { problem: problem('popup_blocked') }
const unconfirmed = { problem: problem('not_confirmed') }
const failed = (model: Partial<Model> = {}): Model => ({ phase: 'failed', problem: problem('unfinished'), ...model })

const cancels: Effect[] = ['close', { outcome: 'cancelled' }]
const fails = (code: 'internal_error' | 'authorization_denied' | 'wrong_browser' | 'portal_refused'): Effect[] => [
  'close',
  { outcome: 'failed', code },
]
const winsWith = (code?: 'wrong_portal'): Effect[] => ['release', { outcome: 'connected', code }, 'ping']
const wins = winsWith()

type Row = [title: string, model: Model, event: Event, phase: Model['phase'], effects: Effect[]]

const coming: Row[] = [
  ['a press begins, before anything is known', checking, ['pressed', other], 'opening', ['carry', 'ask', 'open']],
  ['a press begins where nothing is connected', resting, ['pressed', other], 'opening', ['carry', 'ask', 'open']],
  ['a press begins a reconnect', account, ['pressed', other], 'opening', ['carry', 'ask', 'open']],
  ['a press begins after a failure', failed(), ['pressed', other], 'opening', ['carry', 'ask', 'open']],
  ['a page that comes back goes on with its flow', checking, ['resumed', other], 'authorizing', ['carry', 'read']],
  ['a first read tells an account', checking, ['told', connected()], 'connected', []],
  ['a first read tells that there is none', checking, ['told', notConnected], 'disconnected', []],
  [
    'F88 a first read that fails is no “not connected”',
    checking,
    ['untold', problem('signed_out', 'check')],
    'failed',
    [],
  ],
  ['F19 a press without a network says so', resting, ['refused', problem('offline')], 'failed', []],
  ['F19 a press without a network keeps the account', account, ['refused', problem('offline')], 'connected', []],
]

const opening: Row[] = [
  [
    'F02 a relay that waits is sent on once there is an address',
    during('opening', { ready: true }),
    ['addressed', expiresAt],
    'authorizing',
    ['go'],
  ],
  ['an address is used once the relay waits', during('opening', { addressed: true }), ['ready'], 'authorizing', ['go']],
  ['an address alone waits for the relay', during('opening'), ['addressed', expiresAt], 'opening', []],
  ['a relay without an address has it asked for', during('opening'), ['ready'], 'opening', ['ask']],
  [
    'F01 a blocked window is a problem and ends nothing',
    during('opening'),
    ['stalled', problem('popup_blocked')],
    'failed',
    [],
  ],
  [
    'a silent relay is a problem and ends nothing',
    during('opening'),
    ['stalled', problem('relay_unreachable')],
    'failed',
    [],
  ],
  [
    'F01 a blocked window of a reconnect is a problem too',
    reconnecting('opening'),
    ['stalled', problem('popup_blocked')],
    'failed',
    [],
  ],
  [
    'a relay that spoke in the end was not silent',
    during('opening', { ready: true }),
    ['stalled', problem('relay_unreachable')],
    'opening',
    [],
  ],
  ['F05 a second press shows the window', during('opening'), ['pressed', other], 'opening', ['focus']],
]

const waiting: Row[] = [
  [
    'a relay that asks again is told again',
    during('authorizing', { addressed: true }),
    ['ready'],
    'authorizing',
    ['go'],
  ],
  ['F42 a resumed flow asks for its address again', during('authorizing'), ['ready'], 'authorizing', ['ask']],
  [
    'a stall is over once HubSpot is there',
    during('authorizing'),
    ['stalled', problem('popup_blocked')],
    'authorizing',
    [],
  ],
  ['F56 after a minute the wait is noted', during('authorizing'), ['noted', { lingering: true }], 'authorizing', []],
  ['a press shows the window that HubSpot is in', during('authorizing'), ['pressed', other], 'authorizing', ['focus']],
  ['F67 a press opens an unfinished flow again', during('unfinished'), ['pressed', other], 'opening', ['reopen']],
  ['F01 a press opens a blocked flow', during('failed', {}, blocked), ['pressed', other], 'opening', ['reopen']],
  [
    'a relay of an unfinished flow is sent on',
    during('unfinished', { addressed: true }),
    ['ready'],
    'authorizing',
    ['go'],
  ],
  [
    'a relay that was silent for too long is still sent on',
    during('failed', { addressed: true }, blocked),
    ['ready'],
    'authorizing',
    ['go'],
  ],
  ['“open again” opens again', during('authorizing'), ['reopened'], 'opening', ['reopen']],
  [
    'F56 what was read on HubSpot’s page ends the flow',
    during('unfinished'),
    ['refused', problem('internal_error')],
    'failed',
    fails('internal_error'),
  ],
  ['F36 a lost window has the status read', during('authorizing'), ['lost'], 'authorizing', ['read']],
  [
    'F36 a read that proves nothing leaves a lost flow unfinished',
    during('authorizing', { lost: true }),
    ['told', notConnected],
    'unfinished',
    [],
  ],
  [
    'a read that fails leaves a lost flow unfinished',
    during('opening', { lost: true }),
    ['untold', problem('offline', 'check')],
    'unfinished',
    [],
  ],
  ['a read that proves nothing lets a flow wait on', during('authorizing'), ['told', notConnected], 'authorizing', []],
  [
    'a read that fails lets a flow wait on',
    during('authorizing'),
    ['untold', problem('offline', 'check')],
    'authorizing',
    [],
  ],
  ['a lost window is no news to an unfinished flow', during('unfinished'), ['lost'], 'unfinished', []],
  [
    'a read lets a blocked flow be blocked',
    during('failed', { lost: true }, blocked),
    ['told', notConnected],
    'failed',
    [],
  ],
  [
    'F84 a read lets a blocked reconnect be blocked',
    reconnecting('failed', {}, blocked),
    ['told', connected()],
    'failed',
    [],
  ],
  [
    'a failed read lets a blocked reconnect be blocked',
    reconnecting('failed', {}, blocked),
    ['untold', problem('offline', 'check')],
    'failed',
    [],
  ],
]

const waitingPhases = ['opening', 'authorizing', 'unfinished', 'verifying', 'failed'] as const
const inAll: Row[] = waitingPhases.flatMap((phase): Row[] => {
  const model = during(phase, { outcome: phase === 'verifying' ? success : undefined })
  return [
    [`${phase}: something to look for has the status read`, model, ['looked'], phase, ['read']],
    [`${phase}: “check again” reads and goes on`, model, ['checked'], phase, ['read']],
    [`${phase}: a status that says connected ends it`, model, ['told', connected()], 'connected', wins],
    [
      `${phase}: the endpoint’s no ends it`,
      model,
      ['refused', problem('internal_error')],
      'failed',
      fails('internal_error'),
    ],
    [
      `F55 ${phase}: its time is up`,
      model,
      ['expired', problem('session_expired')],
      'failed',
      ['close', { outcome: 'expired', code: 'session_expired' }],
    ],
    [
      `F66 ${phase}: a cancel ends it and has the truth read`,
      model,
      ['cancelled'],
      'disconnected',
      [...cancels, 'read'],
    ],
    [
      `${phase}: a new flow replaces it`,
      model,
      ['restarted', other],
      'opening',
      ['close', { outcome: 'superseded' }, 'carry', 'ask', 'open'],
    ],
  ]
})
const returning: Row[] = (['opening', 'authorizing', 'unfinished', 'failed'] as const).flatMap((phase): Row[] => [
  [`${phase}: a success is only a hint`, during(phase), ['returned', success], 'verifying', ['climb']],
  [`${phase}: an error is only a hint`, during(phase), ['returned', denied], 'verifying', ['read']],
])

const verifying = (outcome: object) => during('verifying', { outcome: { success: false, ...outcome } })
const reverifying = (outcome: object) => reconnecting('verifying', { outcome: { success: false, ...outcome } })
const verified: Row[] = [
  ['F82 a success that no status confirms is not confirmed', verifying(success), ['climbed'], 'failed', []],
  [
    'F82 a reconnect that no status confirms keeps its account',
    reconnecting('verifying', { outcome: success }),
    ['climbed'],
    'connected',
    [],
  ],
  ['F82 a status that lags behind is waited for', verifying(success), ['told', notConnected], 'verifying', []],
  ['F83 a read that fails is waited for', verifying(success), ['untold', problem('offline', 'check')], 'verifying', []],
  [
    'F57 an error that the status agrees with fails',
    verifying(denied),
    ['told', notConnected],
    'failed',
    fails('authorization_denied'),
  ],
  [
    'an error fails where the status cannot be read',
    verifying(denied),
    ['untold', problem('offline', 'check')],
    'failed',
    fails('authorization_denied'),
  ],
  ['F84 an error beside a new account is a success', verifying(denied), ['told', connected()], 'connected', wins],
  [
    'F84 an error of a reconnect keeps its account',
    reverifying(denied),
    ['told', connected()],
    'connected',
    fails('authorization_denied'),
  ],
  [
    'an undone success fails',
    verifying(failing('wrong_browser')),
    ['told', notConnected],
    'failed',
    fails('wrong_browser'),
  ],
  [
    'a success undone for a reason fails with it',
    verifying(failing('portal_refused')),
    ['told', notConnected],
    'failed',
    fails('portal_refused'),
  ],
  [
    'an undone success does not prove a reconnect',
    reverifying(failing('wrong_browser')),
    ['told', connected()],
    'connected',
    fails('wrong_browser'),
  ],
  [
    'F79 neither success nor error leaves it unfinished',
    verifying({ success: false }),
    ['told', notConnected],
    'unfinished',
    [],
  ],
  [
    'neither, and the status cannot be read',
    verifying({ success: false }),
    ['untold', problem('offline', 'check')],
    'unfinished',
    [],
  ],
  [
    'a relay that asks to go on waits while the outcome is looked into',
    during('verifying', { outcome: success, addressed: true }),
    ['ready'],
    'verifying',
    [],
  ],
  [
    'a press while the outcome is looked into shows the window',
    verifying(success),
    ['pressed', other],
    'verifying',
    ['focus'],
  ],
  ['a ladder that ends after the flow left changes nothing', during('unfinished'), ['climbed'], 'unfinished', []],
]

const standing: Row[] = [
  ['a read tells that the account is gone', account, ['told', notConnected], 'disconnected', []],
  ['F48 a read tells that another tab connected', resting, ['told', connected()], 'connected', []],
  ['a later read that fails changes nothing', account, ['untold', problem('offline', 'check')], 'connected', []],
  ['a later read that fails makes no account', resting, ['untold', problem('offline', 'check')], 'disconnected', []],
  ['“check again” keeps what is shown', account, ['checked'], 'connected', ['read']],
  ['F102 a confirmed disconnect begins', account, ['dismissed'], 'disconnecting', ['disconnect']],
  ['F107 nothing to disconnect does nothing', resting, ['dismissed'], 'disconnected', []],
  [
    'F105 a disconnect ends the flow first',
    reconnecting('authorizing'),
    ['dismissed'],
    'disconnecting',
    [...cancels, 'disconnect'],
  ],
  ['F86 a late outcome has the status read', resting, ['recalled', success], 'disconnected', ['read']],
]

const parting: Model = { phase: 'disconnecting', told: connected() }
const leaving: Row[] = [
  ['F110 the endpoint did it, and other tabs hear', parting, ['disconnected'], 'disconnected', ['ping']],
  [
    'F103 the endpoint did not: the account stays and the truth is read',
    parting,
    ['stayed', problem('endpoint_timeout', 'disconnect')],
    'connected',
    ['read'],
  ],
  ['F104 a second confirmation does nothing', parting, ['dismissed'], 'disconnecting', []],
  ['F106 a press waits', parting, ['pressed', other], 'disconnecting', []],
  ['F106 a new flow waits', parting, ['restarted', other], 'disconnecting', []],
  ['F106 a flow of before the reload waits', parting, ['resumed', other], 'disconnecting', []],
  ['F108 a read says nothing while it is under way', parting, ['told', connected()], 'disconnecting', []],
]

const fallen: Row[] = [
  [
    'F88 after a failed check a read tells an account',
    failed({ problem: problem('signed_out', 'check') }),
    ['told', connected()],
    'connected',
    [],
  ],
  [
    'F88 after a failed check a read tells that there is none',
    failed({ problem: problem('signed_out', 'check') }),
    ['told', notConnected],
    'disconnected',
    [],
  ],
  ['F66 after a failed flow an account appears', failed(), ['told', connected()], 'connected', []],
  ['after a failed flow “not connected” leaves the problem', failed(), ['told', notConnected], 'failed', []],
  [
    'after a failed flow a failed read leaves the problem',
    failed(),
    ['untold', problem('offline', 'check')],
    'failed',
    [],
  ],
  ['“check again” checks', failed(), ['checked'], 'checking', ['read']],
]

const groups: [name: string, rows: Row[]][] = [
  ['without a flow', coming],
  ['opening', opening],
  ['waiting', waiting],
  ['whatever it waits for', [...inAll, ...returning]],
  ['verifying', verified],
  ['connected or not', standing],
  ['disconnecting', leaving],
  ['failed without a flow', fallen],
]

describe('machine', () => {
  for (const [name, rows] of groups) {
    describe(name, () => {
      for (const [title, model, event, phase, effects] of rows) {
        it(title, () => {
          const [next, ...found] = transition(model, ...event)

          expect([next.phase, ...found]).to.deep.equal([phase, ...effects])
        })
      }
    })
  }

  describe('what a flow knows', () => {
    it('keeps its first baseline, since a later one may be its own success', () => {
      const [{ flow }] = transition(during('authorizing'), 'addressed', expiresAt, { connected: true, portalId: '9' })

      expect(flow!.baseline).to.deep.equal({ connected: false })
    })

    it('takes the endpoint’s baseline as its first', () => {
      const [{ flow }] = after(
        account,
        ['pressed', other],
        ['addressed', expiresAt, { connected: true, portalId: '9' }],
      )

      expect(flow!.baseline).to.deep.equal({ connected: true, portalId: '9' })
    })

    it('takes the last read as its baseline where the endpoint says nothing', () => {
      const [{ flow }] = after(account, ['pressed', other], ['addressed', expiresAt])

      expect(flow!.baseline).to.deep.equal({ connected: true, portalId: '1', name: undefined })
    })

    it('has no baseline where nobody said anything', () => {
      const [{ flow }] = after(checking, ['pressed', other], ['addressed', expiresAt])

      expect(flow!.baseline).to.equal(undefined)
    })

    it('takes a read that says not connected as its baseline', () => {
      const [{ flow }] = transition(reconnecting('authorizing'), 'told', notConnected)

      expect(flow!.baseline!.connected).to.equal(false)
    })

    it('ends as long after the press as the endpoint says', () => {
      const [{ flow }] = transition(during('opening'), 'addressed', expiresAt)

      expect(flow!.expiresAt).to.equal(expiresAt)
    })

    it('is a reconnect where an account is connected at the press', () => {
      const flows = [account, resting, checking].map((model) => transition(model, 'pressed', other)[0].flow!.reconnect)

      expect(flows).to.deep.equal([true, false, false])
    })

    it('forgets that its window was lost when it is opened again', () => {
      const [{ flow }] = transition(during('unfinished', { lost: true, ready: true }), 'reopened')

      expect([flow!.lost, flow!.ready]).to.deep.equal([false, false])
    })

    it('notes what is seen of its window', () => {
      const [{ flow }] = transition(during('authorizing'), 'noted', { windowHeld: false, lingering: true })

      expect([flow!.windowHeld, flow!.lingering]).to.deep.equal([false, true])
    })

    it('forgets its problem as soon as it goes on', () => {
      const [{ problem: left }] = transition(during('failed', {}, blocked), 'pressed', other)

      expect(left).to.equal(undefined)
    })
  })

  describe('what proves a flow', () => {
    it('F35 an account proves nothing where nobody knows what was before', () => {
      const [{ phase, flow }] = after(checking, ['pressed', other], ['told', connected()])

      expect([phase, flow?.id]).to.deep.equal(['opening', other.id])
    })

    it('an outcome and the status prove it where nobody knows what was before', () => {
      const [next, ...effects] = after(checking, ['pressed', other], ['returned', success], ['told', connected()])

      expect([next.phase, ...effects]).to.deep.equal(['connected', ...wins])
    })

    it('the same portal proves no reconnect', () => {
      const [{ phase, flow }] = transition(reconnecting('authorizing'), 'told', connected())

      expect([phase, flow?.id]).to.deep.equal(['authorizing', id])
    })

    it('the same portal and a success prove a reconnect', () => {
      const [next, ...effects] = after(reconnecting('authorizing'), ['returned', success], ['told', connected()])

      expect([next.phase, ...effects]).to.deep.equal(['connected', ...wins])
    })

    it('another portal proves a reconnect without a word from the window', () => {
      const [next, ...effects] = transition(reconnecting('authorizing'), 'told', connected({ portalId: '2' }))

      expect([next.phase, ...effects]).to.deep.equal(['connected', ...winsWith('wrong_portal')])
    })

    it('newer dates prove nothing', () => {
      const renewed = connected({
        portalId: '1',
        connectedAt: new Date(start + 1),
        tokenExpiresAt: new Date(start + 2),
      })

      const [{ phase, flow }] = transition(reconnecting('authorizing'), 'told', renewed)

      expect([phase, flow?.id]).to.deep.equal(['authorizing', id])
    })

    it('F85 a success of another portal than the status’s proves nothing', () => {
      const [{ phase }] = after(
        reconnecting('authorizing'),
        ['returned', { ...success, portalId: '2' }],
        ['told', connected()],
      )

      expect(phase).to.equal('verifying')
    })

    it('a success after an error counts', () => {
      const [next, ...effects] = after(during('authorizing'), ['returned', denied], ['returned', success])

      expect([next.flow!.outcome, ...effects]).to.deep.equal([success, 'climb'])
    })

    for (const [title, first, second] of [
      ['an error after a success', success, denied],
      ['F49 a success after a success', success, { ...success, portalId: '2' }],
      ['F49 an error after an error', denied, failing('internal_error')],
    ] as const) {
      it(`${title} counts for nothing`, () => {
        const [before] = transition(during('authorizing'), 'returned', first)

        const [next, ...effects] = transition(before, 'returned', second)

        expect([next === before, ...effects]).to.deep.equal([true])
      })
    }
  })

  describe('the account’s name', () => {
    it('comes with the outcome, since the status does not tell it', () => {
      const [{ told }] = after(during('authorizing'), ['returned', success], ['told', connected()])

      expect(told!.account.name).to.equal('Acme')
    })

    it('stays at later reads', () => {
      const [{ told }] = after(
        during('authorizing'),
        ['returned', success],
        ['told', connected()],
        ['told', connected()],
      )

      expect(told!.account.name).to.equal('Acme')
    })

    it('comes with a late outcome where the portal agrees', () => {
      const [{ told }] = transition(account, 'recalled', success)

      expect(told!.account.name).to.equal('Acme')
    })

    it('is not that of another portal', () => {
      const [{ told }] = transition(account, 'recalled', { ...success, portalId: '2' })

      expect(told!.account.name).to.equal(undefined)
    })

    it('does not replace what the status tells', () => {
      const [{ told }] = transition(
        { ...account, told: connected({ portalId: '1', name: 'Kept' }) },
        'recalled',
        success,
      )

      expect(told!.account.name).to.equal('Kept')
    })

    it('is gone with the account', () => {
      const [{ told }] = after(account, ['recalled', success], ['dismissed'], ['disconnected'], ['told', connected()])

      expect(told!.account.name).to.equal(undefined)
    })
  })

  describe('a flow that leaves', () => {
    it('F84 keeps the account of a failed reconnect, with what went wrong', () => {
      const [next] = after(reconnecting('authorizing'), ['returned', denied], ['told', connected()])

      expect([next.phase, next.flow, next.problem]).to.deep.equal([
        'connected',
        undefined,
        problem('authorization_denied'),
      ])
    })

    it('F75 carries the text of a code that nobody knows', () => {
      const [{ problem: left }] = after(
        during('authorizing'),
        ['returned', { success: false, cause: { code: 'unknown', owner: 'wiro', reference: 'quota_2' } }],
        ['told', notConnected],
      )

      expect(left).to.deep.equal({ code: 'unknown', owner: 'wiro', during: 'connect', reference: 'quota_2' })
    })

    it('F82 keeps waiting where the success is not confirmed', () => {
      const models = [during('verifying', { outcome: success }), reconnecting('verifying', { outcome: success })]

      const flows = models.map((model) => transition(model, 'climbed')[0].flow?.id)

      expect(flows).to.deep.equal([id, id])
    })

    it('F82 is confirmed by a later read', () => {
      const [next, ...effects] = transition(during('failed', { outcome: success }, unconfirmed), 'told', connected())

      expect([next.phase, next.problem, ...effects]).to.deep.equal(['connected', undefined, ...wins])
    })

    it('an unconfirmed reconnect whose account is gone has failed, and still waits', () => {
      const [next] = transition(reconnecting('connected', { outcome: success }, unconfirmed), 'told', notConnected)

      expect([next.phase, next.problem?.code, next.flow?.id]).to.deep.equal(['failed', 'not_confirmed', id])
    })

    it('a press after an unconfirmed reconnect begins a new flow', () => {
      const [next, ...effects] = transition(reconnecting('connected', {}, unconfirmed), 'pressed', other)

      expect([next.flow!.id, ...effects]).to.deep.equal([
        other.id,
        'close',
        { outcome: 'superseded' },
        'carry',
        'ask',
        'open',
      ])
    })

    it('a cancel after a blocked window brings the account back', () => {
      const [next] = transition(reconnecting('failed', {}, blocked), 'cancelled')

      expect([next.phase, next.problem]).to.deep.equal(['connected', undefined])
    })

    it('a failed check of an unconfirmed reconnect changes nothing', () => {
      const model = reconnecting('connected', {}, unconfirmed)

      const [next] = transition(model, 'untold', problem('offline', 'check'))

      expect([next.phase, next.problem?.code]).to.deep.equal(['connected', 'not_confirmed'])
    })
  })

  describe('F58 another account', () => {
    const named = connected({ portalId: '1', name: 'Acme' })
    const others = connected({ portalId: '2', name: 'Other' })

    it('than before the flow is a problem that names both', () => {
      const [next] = transition(reconnecting('authorizing', {}, { told: named }), 'told', others)

      expect(next.problem).to.deep.equal({
        ...problem('wrong_portal'),
        portalId: '2',
        accountName: 'Other',
        expectedPortal: undefined,
        previousPortalId: '1',
        previousName: 'Acme',
      })
    })

    it('is none where nothing was connected before', () => {
      const [next] = transition(during('authorizing'), 'told', others)

      expect(next.problem).to.equal(undefined)
    })

    it('is told by its name where there are no portal ids', () => {
      const before = connected({ name: 'Acme' })
      const model = reconnecting('authorizing', { baseline: { connected: true, name: 'Acme' } }, { told: before })

      const [next] = transition(model, 'told', connected({ name: 'Other' }))

      expect(next.problem?.previousName).to.equal('Acme')
    })

    it('than the page expects is a problem of the connect', () => {
      const [next, ...effects] = transition(during('authorizing', {}, { expected: '1' }), 'told', others)

      expect([next.problem?.during, next.problem?.expectedPortal]).to.deep.equal(['connect', '1'])
      expect(effects).to.deep.equal(winsWith('wrong_portal'))
    })

    it('that the page expects is no problem', () => {
      const [next, ...effects] = transition(reconnecting('authorizing', {}, { expected: '2' }), 'told', others)

      expect([next.problem, ...effects]).to.deep.equal([undefined, ...wins])
    })

    it('than the page expects is found by the first read', () => {
      const [{ phase, problem: found }] = transition({ ...checking, expected: '1' }, 'told', others)

      expect([phase, found?.code, found?.during]).to.deep.equal(['connected', 'wrong_portal', 'check'])
    })

    it('is judged by its outcome where the status has no portal id', () => {
      const model = during('verifying', { outcome: { success: true, portalId: '2' } }, { expected: '1' })

      const [next] = transition(model, 'told', connected({ name: 'Other' }))

      expect(next.problem?.portalId).to.equal('2')
    })

    it('is not judged where nobody tells its portal id', () => {
      const [next] = transition({ ...checking, expected: '1' }, 'told', connected({ name: 'Other' }))

      expect(next.problem).to.equal(undefined)
    })

    it('that the person keeps is no problem any more', () => {
      const [changed] = transition(reconnecting('authorizing', {}, { told: named }), 'told', others)

      const [next] = after(changed, ['accepted'], ['told', others])

      expect([next.phase, next.problem]).to.deep.equal(['connected', undefined])
    })

    it('that another tab put right is none any more', () => {
      const [found] = transition({ ...checking, expected: '1' }, 'told', others)

      const [next] = transition(found, 'told', named)

      expect(next.problem).to.equal(undefined)
    })
  })

  describe('in this tab', () => {
    it('F03 a flow goes to HubSpot once there is an address, without a relay', () => {
      const [model] = transition(resting, 'pressed', { ...other, redirect: true })
      const [ready] = transition(model, 'ready')

      const [next, ...effects] = transition(ready, 'addressed', expiresAt)

      expect([next.phase, ...effects]).to.deep.equal(['authorizing', 'go'])
    })

    it('F01 a flow whose window was blocked goes on with the address that it has', () => {
      const [noted] = transition(during('failed', { addressed: true }, blocked), 'noted', { redirect: true })
      const [reopened] = transition(noted, 'reopened')

      const [next, ...effects] = transition(reopened, 'ready')

      expect([next.phase, next.problem, next.flow!.redirect, ...effects]).to.deep.equal([
        'authorizing',
        undefined,
        true,
        'go',
      ])
    })
  })

  describe('a problem', () => {
    it('goes once the account is new', () => {
      const [next] = transition(during('failed', {}, blocked), 'told', connected())

      expect(next.problem).to.equal(undefined)
    })

    it('stays with its account at later reads', () => {
      const [next] = transition({ ...account, problem: problem('authorization_denied') }, 'told', connected())

      expect(next.problem?.code).to.equal('authorization_denied')
    })

    it('of the check is gone when a flow is resumed', () => {
      const [next] = transition(failed({ problem: problem('signed_out', 'check') }), 'resumed', other)

      expect(next.problem).to.equal(undefined)
    })

    it('names who has to act and on what', () => {
      expect(problemOf('relay_unreachable', 'developer')).to.deep.equal({
        code: 'relay_unreachable',
        owner: 'developer',
        during: 'connect',
      })
    })

    it('F107 is none where a disconnect fails that another tab had done', () => {
      const [next] = after(
        parting,
        ['told', notConnected],
        ['stayed', problem('endpoint_timeout', 'disconnect')],
        ['told', notConnected],
      )

      expect([next.phase, next.problem]).to.deep.equal(['disconnected', undefined])
    })

    it('F103 of a disconnect that was done after all goes with the account', () => {
      const [next] = after(parting, ['stayed', problem('endpoint_timeout', 'disconnect')], ['told', notConnected])

      expect([next.phase, next.problem]).to.deep.equal(['disconnected', undefined])
    })
  })

  describe('a read that finds a portal that is not allowed', () => {
    it('says not connected, and is drawn over whatever was there', () => {
      const [next] = transition(account, 'untold', problem('portal_refused', 'check'))

      expect([next.phase, next.problem?.code, next.told]).to.deep.equal(['failed', 'portal_refused', undefined])
    })

    it('is over with the next read that succeeds', () => {
      const [next] = after(account, ['untold', problem('portal_refused', 'check')], ['told', notConnected])

      expect([next.phase, next.problem]).to.deep.equal(['disconnected', undefined])
    })

    it('does not end a flow whose window still has its word', () => {
      const [next] = transition(during('verifying', { outcome: success }), 'untold', problem('portal_refused', 'check'))

      expect(next.flow?.id).to.equal(id)
    })
  })

  it('F42 a flow that turns out to have begun with nothing is no reconnect', () => {
    const [next] = transition(during('authorizing', { reconnect: true, baseline: undefined }), 'told', notConnected)

    expect(next.flow?.reconnect).to.equal(false)
  })

  describe('“Check again” after a success that nothing confirmed', () => {
    const unconfirmed = during(
      'failed',
      { outcome: success },
      { told: notConnected, problem: problem('not_confirmed') },
    )

    it('F82 looks for it as at first', () => {
      const [next, ...effects] = transition(unconfirmed, 'checked')

      expect([next.phase, next.problem, ...effects]).to.deep.equal(['verifying', undefined, 'climb'])
    })

    it('reads once where there was no success', () => {
      const [next, ...effects] = transition(during('failed', {}, { problem: problem('popup_blocked') }), 'checked')

      expect([next.phase, ...effects]).to.deep.equal(['failed', 'read'])
    })
  })

  describe('an authorize URL', () => {
    const addressed = (phase: Model['phase'], flow = {}) => during(phase, { addressed: true, ready: true, ...flow })

    it('F136 is used again while nothing shows that it was spent', () => {
      const [next, ...effects] = after(addressed('authorizing'), ['reopened'], ['ready'])

      expect([next.phase, ...effects]).to.deep.equal(['authorizing', 'go'])
    })

    it('is asked for anew once its window is gone without an answer', () => {
      const [next, ...effects] = after(addressed('unfinished'), ['pressed', other], ['ready'])

      expect([next.phase, ...effects]).to.deep.equal(['opening', 'ask'])
    })

    it('is asked for anew once something came back, and what comes then counts', () => {
      const neither: Outcome = { success: false }
      const [reopened] = after(addressed('unfinished', { outcome: neither }), ['pressed', other])
      const [next] = after(reopened, ['ready'], ['addressed', expiresAt], ['returned', denied])

      expect(next.flow?.outcome).to.deep.equal(denied)
    })
  })

  describe('a flow that a read found connected, and whose window says nothing', () => {
    const doubted = after(during('authorizing', {}, resting), ['told', connected()], ['doubted'])

    it('is read once more', () => {
      expect(doubted.slice(1)).to.deep.equal(['read'])
      expect(doubted[0].phase).to.equal('connected')
    })

    it('was approved elsewhere where the server has undone it by then', () => {
      const [next] = after(doubted[0], ['told', notConnected])

      expect([next.phase, next.problem?.code]).to.deep.equal(['failed', 'wrong_browser'])
    })

    it('is believed from then on where it is still connected', () => {
      const [next] = after(doubted[0], ['told', connected()], ['told', notConnected])

      expect([next.phase, next.problem]).to.deep.equal(['disconnected', undefined])
    })

    it('was disconnected by somebody before it was doubted', () => {
      const [found] = after(during('authorizing', {}, resting), ['told', connected()], ['told', notConnected])
      const [next, ...effects] = transition(found, 'doubted')

      expect([next, ...effects]).to.deep.equal([found])
    })

    it('is not doubted beside the flow that followed', () => {
      const next = during('authorizing', {}, account)

      expect(transition(next, 'doubted')).to.deep.equal([next])
    })

    it('stays as it is where that read fails, and is not doubted again', () => {
      const [failed] = after(doubted[0], ['untold', problem('offline', 'check')])
      const [next] = after(failed, ['told', notConnected])

      expect([failed.phase, next.phase]).to.deep.equal(['connected', 'disconnected'])
    })
  })

  describe('what takes long', () => {
    it('F13 is slow', () => {
      expect(transition(checking, 'slowed')[0].slow).to.equal(true)
    })

    for (const [title, model, event] of [
      ['the status is told', account, ['told', connected()]],
      ['a first read failed', checking, ['untold', problem('offline', 'check')]],
      ['a later read failed', account, ['untold', problem('offline', 'check')]],
      ['a read of a flow failed', during('authorizing'), ['untold', problem('offline', 'check')]],
    ] as [string, Model, Event][]) {
      it(`F13 is over when ${title}`, () => {
        const [next] = after(model, ['slowed'], event)

        expect(!!next.slow).to.equal(false)
      })
    }
  })

  describe('an event without meaning', () => {
    const meaningless: [title: string, model: Model, event: Event][] = [
      ['a relay that waits without a flow', resting, ['ready']],
      ['an address without a flow', account, ['addressed', expiresAt]],
      ['a blocked window without a flow', resting, ['stalled', problem('popup_blocked')]],
      ['a note without a flow', account, ['noted', { lingering: true }]],
      ['an outcome without a flow', resting, ['returned', success]],
      ['a ladder’s end without a flow', resting, ['climbed']],
      ['a lost window without a flow', account, ['lost']],
      ['an expiry without a flow', account, ['expired', problem('session_expired')]],
      ['a cancel without a flow', account, ['cancelled']],
      ['“open again” without a flow', resting, ['reopened']],
      ['a look without a flow', account, ['looked']],
      ['a resumed flow beside another', during('authorizing'), ['resumed', other]],
      ['a disconnect without an account', resting, ['dismissed']],
      ['a press while disconnecting', parting, ['pressed', other]],
    ]
    for (const [title, model, event] of meaningless) {
      it(`${title} leaves the very same model`, () => {
        const [next, ...effects] = transition(model, ...event)

        expect([next === model, ...effects]).to.deep.equal([true])
      })
    }

    it('leaves the model that is handed in untouched', () => {
      const model = during('authorizing')
      const before = structuredClone(model)

      after(model, ['addressed', expiresAt], ['returned', success], ['told', connected()])

      expect(model).to.deep.equal(before)
    })
  })
})
