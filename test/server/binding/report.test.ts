/** What the host and the log are told of a window that comes back: once for each fact, and also where something fails. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions, Store } from '../../../src/server/handler.js'
import { createMemoryStore } from '../../../src/server/binding/store.js'
import { errorOf, postAction } from '../endpoint.js'
import { mockTime } from './mocked-time.js'
import {
  connectedTo,
  connectedToName,
  disconnected,
  failure,
  marked,
  startFlow,
  success,
  successAnswer,
  verdictOf,
} from './started-flow.js'

/** Returns the reason, the portal and whether it was undone, of each call of `onSuspiciousConnect`. */
const suspicionsIn = (hostEvents: unknown[]) =>
  (hostEvents as [string, { reason: string; portalId?: string; undone: boolean }][])
    .filter(([kind]) => kind === 'suspicious')
    .map(([, { reason, portalId, undone }]) => [reason, portalId, undone])

const outcomeOf = (portalId: string) => ({ outcome: { ...success, hubspot_portal: portalId } })

// ── onSuspiciousConnect ─────────────────────────────────────────────────────────────────────────────────────────────

test('while there is nothing to undo the host is told at the first check, once', async (t) => {
  const { settle } = mockTime(t)
  const { endpoint, finish, hostEvents } = await startFlow(disconnected, [disconnected])

  for (const portalId of ['1', '2', '3']) await settle(finish(outcomeOf(portalId)))

  assert.deepEqual(suspicionsIn(hostEvents), [['finished_elsewhere', undefined, false]])
  const entry = { level: 'error', reason: 'finished_elsewhere', undone: false, action: 'finish', agent: 'guid-1' }
  assert.deepEqual(endpoint.log, [entry])
})

test('a report that nothing was undone is followed by one that something was', async (t) => {
  const { settle } = mockTime(t)
  const { finish, hostEvents } = await startFlow(disconnected, [disconnected, connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await settle(finish())), [200, 'undone', undefined])

  assert.deepEqual(suspicionsIn(hostEvents), [
    ['finished_elsewhere', undefined, false],
    ['finished_elsewhere', '1', true],
  ])
})

test('an account that was undone is told once, however often a window asks', async (t) => {
  const { settle } = mockTime(t)
  const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1'), successAnswer, disconnected])

  await finish()
  await settle(Promise.all([finish(), finish(), finish()]))

  assert.deepEqual(suspicionsIn(hostEvents), [['finished_elsewhere', '1', true]])
})

test('a portal of the status that is not the reported one is not named', async (t) => {
  const { settle } = mockTime(t)
  const { finish, hostEvents } = await startFlow(connectedTo('9'), [connectedTo('9')])

  await settle(finish(outcomeOf('1')))

  assert.deepEqual(suspicionsIn(hostEvents), [['finished_elsewhere', undefined, false]])
})

test('an account of the same name, which stays, is told', async (t) => {
  const { settle } = mockTime(t)
  const { finish, hostEvents, paths } = await startFlow(connectedToName('Acme'), [connectedToName('Acme')])

  assert.deepEqual(verdictOf(await settle(finish())), [200, 'pending', undefined])
  assert.deepEqual(suspicionsIn(hostEvents), [['finished_elsewhere', undefined, false]])
  assert.ok(!paths().includes('Disconnect'))
})

test('a disconnect that Wiro refuses is told once as not undone, and as undone when it succeeds', async (t) => {
  const { settle } = mockTime(t)
  const replies = [connectedTo('1'), failure, connectedTo('1'), connectedTo('1'), failure, connectedTo('1')]
  const { endpoint, finish, hostEvents } = await startFlow(disconnected, [...replies, successAnswer])

  await settle(finish())

  assert.deepEqual(suspicionsIn(hostEvents), [
    ['disconnect_failed', '1', false],
    ['finished_elsewhere', '1', true],
  ])
  assert.ok(endpoint.log.some(({ because, undone }) => because === 'disconnect_failed' && undone === false))
})

test('a status that cannot be read is told, and answered as an error', async (t) => {
  const { settle } = mockTime(t)
  const { finish, hostEvents } = await startFlow(disconnected, [failure])

  assert.deepEqual(errorOf(await settle(finish())), [503, false, 'unavailable'])
  assert.deepEqual(suspicionsIn(hostEvents), [['status_failed', undefined, false]])
})

test('between 20 and 80 minutes a seal undoes nothing, and what comes back is told', async (t) => {
  const { pass } = mockTime(t)
  const { finish, hostEvents, paths } = await startFlow(disconnected, [connectedTo('1')])
  pass(20 * 60_000)

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual(suspicionsIn(hostEvents), [['seal_expired', '1', false]])
  assert.deepEqual(paths(), ['Status'])
})

test('a seal of 16 minutes undoes', async (t) => {
  const { pass } = mockTime(t)
  const { finish } = await startFlow(disconnected, [connectedTo('1'), successAnswer])
  pass(16 * 60_000)

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
})

test('with the mark an expired seal is nothing, and its copy stays untold', async (t) => {
  const { pass } = mockTime(t)
  const { finish, hostEvents, paths } = await startFlow(disconnected, [connectedTo('1')])
  pass(21 * 60_000)

  assert.deepEqual([verdictOf(await finish(marked)), verdictOf(await finish())].flat().filter(Boolean), [
    200,
    'nothing',
    200,
    'nothing',
  ])
  assert.deepEqual([hostEvents, paths()], [[], []])
})

test('after 80 minutes a seal is nothing, without a call to Wiro', async (t) => {
  const { pass } = mockTime(t)
  const { finish, hostEvents, paths } = await startFlow(disconnected, [connectedTo('1')])
  pass(80 * 60_000 + 1)

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([hostEvents, paths()], [[], []])
})

test('an `onSuspiciousConnect` that throws is logged and changes nothing', async () => {
  const { endpoint, finish } = await startFlow(disconnected, [connectedTo('1'), successAnswer], {
    onSuspiciousConnect: () => assert.fail(),
  })

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.deepEqual(
    endpoint.log.map(({ reason }) => reason),
    ['finished_elsewhere', 'on_suspicious_connect_failed'],
  )
})

test('an `onSuspiciousConnect` that never answers delays the undoing by two seconds at most', async (t) => {
  const { settle } = mockTime(t)
  const hangs: Partial<HandlerOptions> = { onSuspiciousConnect: () => new Promise(() => {}) }
  const { finish, paths } = await startFlow(disconnected, [disconnected, connectedTo('1'), successAnswer], hangs)
  const startedAt = Date.now()

  assert.deepEqual(verdictOf(await settle(finish())), [200, 'undone', undefined])
  assert.deepEqual(paths(), ['Status', 'Status', 'Disconnect'])
  assert.ok(Date.now() - startedAt < 7_500)
})

// ── A seal that does not open ───────────────────────────────────────────────────────────────────────────────────────

test('a seal that does not open is logged at level error once an hour', async (t) => {
  const { pass } = mockTime(t)
  const { endpoint, finish } = await startFlow(disconnected, [])
  const errors = () => endpoint.log.filter(({ level }) => level === 'error').map(({ reason }) => reason)

  for (let index = 0; index < 5; index++) await finish({ seal: 'A'.repeat(100) })
  assert.deepEqual(errors(), ['seal_invalid'])

  pass(3_600_000)
  await finish({ seal: 'A'.repeat(100) })
  assert.deepEqual(errors(), ['seal_invalid', 'seal_invalid'])
})

// ── The store ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Fails until it is told otherwise. */
function createFailingStore() {
  const memory = createMemoryStore()
  const state = { isDown: true }
  const check = () => (state.isDown ? assert.fail('down') : undefined)
  const store: Store = {
    get: (key) => (check(), memory.get(key)),
    add: (key, value, seconds) => (check(), memory.add(key, value, seconds)),
  }
  return { store, state }
}

test('a store that throws fails the request, nothing is undone, and the host is told once', async (t) => {
  const { settle } = mockTime(t)
  const { store } = createFailingStore()
  const { finish, paths, hostEvents } = await startFlow(disconnected, [connectedTo('1')], { store })

  for (let index = 0; index < 3; index++) assert.deepEqual(errorOf(await settle(finish())), [500, false, 'unavailable'])

  assert.deepEqual(suspicionsIn(hostEvents), [['store_failed', undefined, false]])
  assert.deepEqual(paths(), [])
})

test('when the store works again the connection is undone', async (t) => {
  const { settle } = mockTime(t)
  const { store, state } = createFailingStore()
  const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1'), successAnswer], { store })
  await settle(finish())
  state.isDown = false

  assert.deepEqual(verdictOf(await settle(finish())), [200, 'undone', undefined])
  assert.deepEqual(suspicionsIn(hostEvents).at(-1), ['finished_elsewhere', '1', true])
})

test('a scanner after the outage undoes nothing that its owner brought back during the outage', async (t) => {
  const { settle } = mockTime(t)
  const { store, state } = createFailingStore()
  const { finish, paths, hostEvents } = await startFlow(disconnected, [connectedTo('1')], { store })

  assert.deepEqual([(await settle(finish(marked))).status, (await settle(finish())).status], [500, 500])
  state.isDown = false

  assert.deepEqual(verdictOf(await settle(finish())), [200, 'nothing', undefined])
  assert.deepEqual(verdictOf(await settle(finish(marked))), [200, 'kept', undefined])
  assert.deepEqual(suspicionsIn(hostEvents), [['store_failed', undefined, false]])
  assert.deepEqual(paths(), ['Status'])
})

test('an outage gives nobody a second guess at a victim’s account', async (t) => {
  const { settle } = mockTime(t)
  const { store, state } = createFailingStore()
  const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1'), successAnswer], { store })

  assert.equal((await settle(finish({ ...marked, ...outcomeOf('2') }))).status, 500)
  state.isDown = false

  assert.deepEqual(verdictOf(await settle(finish({ ...marked, ...outcomeOf('1') }))), [200, 'undone', undefined])
  assert.deepEqual(suspicionsIn(hostEvents).at(-1), ['finished_elsewhere', '1', true])
})

test('what another instance has in the store comes before what this one remembers of an outage', async (t) => {
  const { settle } = mockTime(t)
  const { store, state } = createFailingStore()
  const { finish, createInstance, seal } = await startFlow(disconnected, [connectedTo('1')], { store })
  const other = createInstance({ store })

  await settle(finish({ ...marked, ...outcomeOf('2') }))
  state.isDown = false
  await settle(postAction(other, { action: 'finish', seal, outcome: success, ...marked }))

  assert.deepEqual(verdictOf(await settle(finish())), [200, 'nothing', undefined])
  assert.deepEqual(verdictOf(await settle(finish(outcomeOf('2')))), [200, 'pending', undefined])
})

for (const [title, store] of [
  ['answers `add` with a text', { get: () => undefined, add: () => 'OK' }],
  ['answers `add` with nothing', { get: () => undefined, add: () => undefined }],
  ['answers `get` with a number', { get: () => 1, add: () => true }],
] as [string, unknown][]) {
  test(`a store that ${title} counts as failed, and silences no report`, async (t) => {
    const { settle } = mockTime(t)
    const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1'), successAnswer], {
      store: store as Store,
    })

    assert.equal((await settle(finish())).status, 500)
    assert.deepEqual(suspicionsIn(hostEvents)[0], ['store_failed', undefined, false])
  })
}

test('a store may answer with promises, and `null` where it has nothing', async () => {
  const memory = createMemoryStore()
  const keys: [string, number][] = []
  const store: Store = {
    get: async (key) => (await memory.get(key)) ?? null,
    add: async (key, value, seconds) => (keys.push([key, seconds]), memory.add(key, value, seconds)),
  }
  const { finish } = await startFlow(disconnected, [connectedTo('1')], { store })

  assert.deepEqual([verdictOf(await finish(marked)), verdictOf(await finish())].flat().filter(Boolean), [
    200,
    'kept',
    200,
    'nothing',
  ])
  assert.ok(keys.every(([key, seconds]) => key.startsWith('guid-1 ') && seconds === 4_800))
})

// ── onConnected ─────────────────────────────────────────────────────────────────────────────────────────────────────

test('an account name from the browser is cleaned and cut before the host gets it', async () => {
  const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1')])

  await finish({ ...marked, outcome: { ...success, hubspot_name: '\u202e<b>' + 'x'.repeat(400) } })

  assert.deepEqual(hostEvents, [['connected', { agent: 'guid-1', portalId: '1', accountName: '<b>' + 'x'.repeat(97) }]])
})

test('a name without the portal of the status is not passed on', async () => {
  const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1')])
  const { hubspot_portal: _, ...outcome } = success

  await finish({ ...marked, outcome })

  assert.deepEqual(hostEvents, [['connected', { agent: 'guid-1', portalId: '1' }]])
})

test('where Wiro tells the name, that one is passed on', async () => {
  const { finish, hostEvents } = await startFlow(disconnected, [connectedToName('Acme at Wiro')])

  await finish(marked)

  assert.deepEqual(hostEvents, [['connected', { agent: 'guid-1', accountName: 'Acme at Wiro' }]])
})

test('an `onConnected` that never answers is logged, and the connection is kept', async (t) => {
  const { settle } = mockTime(t)
  const { endpoint, finish } = await startFlow(disconnected, [connectedTo('1')], {
    onConnected: () => new Promise(() => {}),
  })

  assert.deepEqual(verdictOf(await settle(finish(marked))), [200, 'kept', undefined])
  assert.equal(endpoint.log[0]?.reason, 'on_connected_failed')
})
