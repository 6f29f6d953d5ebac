/** Whatever else fails, a victim's connection is undone, or the host is told that it was not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../../src/server/handler.js'
import { postAction } from '../endpoint.js'
import { mockTime } from './mocked-time.js'
import { setUpProduct, victimPortal } from './product.js'

const MINUTE_MS = 60_000

/** Functions of a host that look at a session, which the victim does not have. */
const sessionless: [title: string, options: Partial<HandlerOptions>][] = [
  ['a `limit` that throws without a session', { limit: (_, action) => (action === 'connect' ? 0 : assert.fail()) }],
  ['an `authorize` that refuses', { authorize: (_, action) => action === 'connect' }],
  ['an `allowPortal` that throws without a session', { allowPortal: () => assert.fail('no session') }],
  ['an `onSuspiciousConnect` that throws', { onSuspiciousConnect: () => assert.fail('no session') }],
]

for (const [title, options] of sessionless) {
  test(`with ${title} a victim’s connection is undone`, async () => {
    const { startFlow, approve, finish, connectedPortal } = setUpProduct(options)

    assert.equal(await finish(await approve(await startFlow(), victimPortal)), 'undone')
    assert.equal(await connectedPortal(), undefined)
  })
}

test('a starter who uses up a `limit` of the agent leaves the victim’s window its answer', async () => {
  let requests = 0
  const { startFlow, approve, finish, endpoint, connectedPortal } = setUpProduct({
    limit: () => (++requests > 3 ? 60 : 0),
  })
  const link = await startFlow()
  for (let index = 0; index < 10; index++) await postAction(endpoint, { action: 'status' })

  assert.equal(await finish(await approve(link, victimPortal)), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('while Wiro refuses to disconnect, the host is told at once, and each check tries again', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, emulator, hostEvents, connectedPortal, countCalls } = setUpProduct({}, time)
  const returnUrl = await approve(await startFlow(), victimPortal)
  emulator.faults.set('wiro-500', { on: 'HubSpotDisconnect' })

  assert.equal(await finish(returnUrl), 502)
  assert.deepEqual([hostEvents, await connectedPortal()], [[`not undone ${victimPortal}`], victimPortal])
  assert.equal(countCalls('HubSpotDisconnect'), 4)
})

test('a return 16 minutes after the start is undone', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, connectedPortal } = setUpProduct({}, time)
  const returnUrl = await approve(await startFlow(), victimPortal)
  time.pass(16 * MINUTE_MS)

  assert.deepEqual([await finish(returnUrl), await connectedPortal()], ['undone', undefined])
})

test('R4 a return an hour after the start is told, and not undone', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct({}, time)
  const returnUrl = await approve(await startFlow(), victimPortal)
  time.pass(60 * MINUTE_MS)

  assert.deepEqual([await finish(returnUrl), await connectedPortal()], ['nothing', victimPortal])
  assert.deepEqual(hostEvents, [`not undone ${victimPortal}`])
})

test('R3 with a secret that was replaced without the old one the log has an error', async () => {
  const { startFlow, approve, finish, createInstance } = setUpProduct({ secret: 'OLD-SECRET-0123456' })
  const returnUrl = await approve(await startFlow(), victimPortal)
  const replaced = createInstance({ secret: 'NEW-SECRET-0123456' })

  assert.equal(await finish(returnUrl, undefined, replaced), 400)
  assert.deepEqual(
    replaced.log.filter(({ level }) => level === 'error').map(({ reason }) => reason),
    ['seal_invalid'],
  )
})
