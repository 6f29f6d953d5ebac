/** The host's `allowPortal`: which accounts may be connected, and what happens where it cannot be asked. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEndpoint, errorOf, flow, postAction } from '../endpoint.js'
import { mockTime } from './mocked-time.js'
import { ownPortal, setUpProduct } from './product.js'
import {
  connectedTo,
  connectedToName,
  disconnected,
  marked,
  replyWith,
  startFlow,
  successAnswer,
  verdictOf,
} from './started-flow.js'

const only = (allowed: string) => ({ allowPortal: (portalId: string) => portalId === allowed })
const throws = { allowPortal: () => assert.fail('no session') }

test('a portal that the host does not allow is undone even with the mark', async () => {
  const { finish, paths, hostEvents } = await startFlow(disconnected, [connectedTo('1'), successAnswer], only('2'))

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'undone', 'portal_refused'])
  assert.deepEqual([paths(), hostEvents], [['Status', 'Disconnect'], []])
})

test('a portal that the host allows is kept', async () => {
  const { finish } = await startFlow(disconnected, [connectedTo('1')], only('1'))

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'kept', undefined])
})

test('a status disconnects a portal that the host does not allow', async () => {
  const { endpoint, paths } = await startFlow(disconnected, [connectedTo('1'), successAnswer], only('2'))

  assert.deepEqual(errorOf(await postAction(endpoint, { action: 'status' })), [403, false, 'portal_refused'])
  assert.deepEqual(paths(), ['Status', 'Disconnect'])
})

test('an `allowPortal` that throws is answered as unchecked, and disconnects nothing', async () => {
  const { endpoint, finish, paths, hostEvents } = await startFlow(disconnected, [connectedTo('1')], throws)

  assert.deepEqual(errorOf(await finish(marked)), [503, false, 'portal_unchecked'])
  assert.deepEqual(errorOf(await postAction(endpoint, { action: 'status' })), [503, false, 'portal_unchecked'])
  assert.deepEqual([paths(), hostEvents], [['Status', 'Status'], []])
  assert.deepEqual(
    endpoint.log.map(({ level, reason }) => [level, reason]),
    [['error', 'allow_portal_failed']],
  )
})

test('an `allowPortal` that never answers is unchecked after five seconds', async (t) => {
  const { settle } = mockTime(t)
  const { finish } = await startFlow(disconnected, [connectedTo('1')], { allowPortal: () => new Promise(() => {}) })

  assert.deepEqual(errorOf(await settle(finish(marked))), [503, false, 'portal_unchecked'])
})

test('while `allowPortal` throws, a scanner of the owner’s return URL undoes nothing', async () => {
  const { finish, paths } = await startFlow(disconnected, [connectedTo('1')], throws)
  await finish(marked)

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual(paths(), ['Status'])
})

test('an unmarked connection is undone before `allowPortal` is asked', async () => {
  const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1'), successAnswer], throws)

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.equal(hostEvents.length, 1)
})

// ── Without portal ids ──────────────────────────────────────────────────────────────────────────────────────────────

test('without portal ids a new connection is undone as unchecked, even with the mark', async () => {
  const replies = [connectedToName('Acme'), successAnswer]
  const { endpoint, finish, paths, hostEvents } = await startFlow(disconnected, replies, only('1'))

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'undone', 'portal_unchecked'])
  assert.deepEqual([paths(), hostEvents], [['Status', 'Disconnect'], []])
  assert.deepEqual(
    endpoint.log.map(({ level, reason }) => [level, reason]),
    [['error', 'portal_ids_missing']],
  )
})

test('without portal ids an unmarked connection is undone', async () => {
  const replies = [connectedToName('Acme'), successAnswer]
  const { finish, hostEvents } = await startFlow(disconnected, replies, only('1'))

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.equal(hostEvents.length, 1)
})

test('without portal ids a status is answered as unchecked, and a long-standing account stays', async () => {
  const { endpoint, paths } = await startFlow(disconnected, [connectedToName('Acme')], only('1'))

  assert.deepEqual(errorOf(await postAction(endpoint, { action: 'status' })), [503, false, 'portal_unchecked'])
  assert.deepEqual(paths(), ['Status'])
})

test('without portal ids a connection that replaces one with an id is answered as unchecked, and stays', async () => {
  const { finish, paths } = await startFlow(connectedTo('1'), [connectedToName('Acme')], only('1'))

  assert.deepEqual(errorOf(await finish(marked)), [503, false, 'portal_unchecked'])
  assert.deepEqual(paths(), ['Status'])
})

for (const [title, status] of [
  ['whose status has no portal ids', connectedToName('Acme')],
  ['that tells no portal id of this account', connectedTo(undefined)],
] as const) {
  test(`with \`allowPortal\` and a connected account at a Wiro ${title}, \`connect\` fails as misconfigured`, async () => {
    const { calls, ...wiro } = replyWith(status)
    const endpoint = createEndpoint({ ...wiro, ...only('1') })

    assert.deepEqual(errorOf(await postAction(endpoint, { action: 'connect', flow })), [502, false, 'misconfigured'])
    assert.equal(calls.length, 1)
    assert.equal(endpoint.log[0]?.reason, 'portal_ids_missing')
  })
}

for (const [title, storedFlow, verdict] of [
  ['an owner’s', flow, 'undone'],
  ['a victim’s', undefined, 'undone'],
] as const) {
  test(`where Wiro moves to its transitional dialect, ${title} new connection does not stay`, async () => {
    const { emulator, startFlow: start, approve, finish, connectedPortal } = setUpProduct(only(ownPortal))
    const authorizeUrl = await start()
    emulator.faults.set('transitional-dialect')

    assert.equal(await finish(await approve(authorizeUrl), storedFlow), verdict)
    emulator.faults.clear()
    assert.equal(await connectedPortal(), undefined)
  })
}
