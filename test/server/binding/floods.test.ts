/** Floods from one seal, which need no login: what they cost, and what they cannot change. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryStore } from '../../../src/server/binding/store.js'
import { mockTime } from './mocked-time.js'
import { otherFlow, ownPortal, setUpProduct } from './product.js'
import { connectedTo, disconnected, marked, startFlow, verdictOf } from './started-flow.js'

/** Returns the URL with an invented portal. */
function withPortal(url: URL, portalId: string): URL {
  const invented = new URL(url)
  invented.searchParams.set('hubspot_portal', portalId)
  return invented
}

test('300 questions with invented portals make one alarm, no disconnect and few reads', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, disconnect, hostEvents, countCalls } = setUpProduct({}, time)
  const returnUrl = await approve(await startFlow())
  await disconnect()
  const [reads, disconnects] = [countCalls('HubSpotStatus'), countCalls('HubSpotDisconnect')]

  await Promise.all(Array.from({ length: 300 }, (_, index) => finish(withPortal(returnUrl, String(1_000 + index)))))

  assert.deepEqual([hostEvents, countCalls('HubSpotDisconnect') - disconnects], [['not undone undefined'], 0])
  assert.ok(countCalls('HubSpotStatus') - reads <= 40, `${countCalls('HubSpotStatus') - reads} reads`)
})

test('an invented portal does not disconnect a long-standing account', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, connectedPortal } = setUpProduct({}, time)
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  // Approved anew, so that its seal is known; the account before is the same.
  const returnUrl = await approve(await startFlow())

  for (const portalId of ['999', ownPortal, '12'])
    assert.notEqual(await finish(withPortal(returnUrl, portalId)), 'undone')
  assert.equal(await connectedPortal(), ownPortal)
})

test('nothing is disconnected, and no agent restarted, where nothing is connected', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, disconnect, countCalls } = setUpProduct({}, time)
  const returnUrl = await approve(await startFlow())
  await disconnect()
  const disconnects = countCalls('HubSpotDisconnect')

  assert.equal(await finish(returnUrl), 'pending')
  assert.equal(countCalls('HubSpotDisconnect'), disconnects)
})

test('hundreds of finished seals of one agent do not evict what another agent’s owner left', async () => {
  const store = createMemoryStore()
  const neighbour = await startFlow(disconnected, [connectedTo('1')], { store, resolveAgent: () => 'neighbour' })
  await neighbour.finish(marked)

  for (let index = 0; index < 250; index++) {
    const flooder = await startFlow(disconnected, [connectedTo('1')], { store })
    assert.deepEqual(verdictOf(await flooder.finish(marked)), [200, 'kept', undefined])
  }

  assert.deepEqual(verdictOf(await neighbour.finish()), [200, 'nothing', undefined])
  assert.deepEqual(neighbour.paths(), ['Status'])
})

test('a host that refuses `disconnect` is disconnected only by the binding’s own rules', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, connectedPortal } = setUpProduct(
    { authorize: (_, action) => action !== 'disconnect' },
    time,
  )
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  const returnUrl = await approve(await startFlow())

  assert.equal(await finish(returnUrl), 'nothing')
  assert.equal(await connectedPortal(), ownPortal)
})
