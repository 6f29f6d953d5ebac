/** Old links, stolen return addresses and link scanners: what each can and cannot change. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mockTime } from './mocked-time.js'
import { otherFlow, ownName, ownPortal, setUpProduct, victimPortal } from './product.js'
import { flow } from '../endpoint.js'

const MINUTE_MS = 60_000

test('a used link cannot be used again', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const link = await startFlow()
  await finish(await approve(link), flow)

  const { searchParams } = await approve(link, victimPortal)

  assert.deepEqual([...searchParams], [['hubspot_error', 'session_expired']])
  assert.equal(await connectedPortal(), ownPortal)
})

test('a link older than 15 minutes cannot be used', async () => {
  const { startFlow, approve, emulator, connectedPortal } = setUpProduct()
  const link = await startFlow()
  emulator.clock.advance(15 * MINUTE_MS)

  const { searchParams } = await approve(link, victimPortal)

  assert.deepEqual([...searchParams], [['hubspot_error', 'session_expired']])
  assert.equal(await connectedPortal(), undefined)
})

test('a connection through the link of a cancelled flow is undone, and the next flow is kept', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const [old, present] = [await startFlow(flow), await startFlow(otherFlow)]

  assert.equal(await finish(await approve(old, victimPortal), otherFlow), 'undone')
  assert.equal(await finish(await approve(present), otherFlow), 'kept')
  assert.equal(await connectedPortal(), ownPortal)
})

test('a stolen return URL changes nothing after 20 minutes, and is told', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, disconnect, connectedPortal, hostEvents } = setUpProduct({}, time)
  const stolen = await approve(await startFlow())
  await disconnect()
  time.pass(19 * MINUTE_MS)
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  time.pass(MINUTE_MS)

  assert.deepEqual([await finish(stolen), await connectedPortal()], ['nothing', ownPortal])
  assert.deepEqual(hostEvents, [`connected ${ownPortal} ${ownName}`, `not undone ${ownPortal}`])
})

test('the return URL of a kept connection undoes nothing, even after a disconnect', async () => {
  const { startFlow, approve, finish, disconnect, hostEvents, countCalls } = setUpProduct()
  const stolen = await approve(await startFlow())
  await finish(stolen, flow)
  const beside = await finish(stolen)
  await disconnect()

  assert.deepEqual([beside, await finish(stolen)], ['nothing', 'nothing'])
  assert.deepEqual([hostEvents, countCalls('HubSpotDisconnect')], [[`connected ${ownPortal} ${ownName}`], 1])
})

test('the return URL of a kept reconnect undoes nothing when the earlier account is connected again', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  const stolen = await approve(await startFlow(), victimPortal)
  await finish(stolen, flow)
  const third = 'C'.repeat(22)
  await finish(await approve(await startFlow(third)), third)

  assert.deepEqual([await finish(stolen), await connectedPortal()], ['nothing', ownPortal])
})

test('the return URL of a kept connection cannot undo a later connection to another account', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, disconnect, connectedPortal } = setUpProduct({}, time)
  const stolen = await approve(await startFlow())
  await finish(stolen, flow)
  await disconnect()
  await finish(await approve(await startFlow(otherFlow), victimPortal), otherFlow)
  const invented = new URL(stolen)
  invented.searchParams.set('hubspot_portal', '999')

  assert.deepEqual([await finish(stolen), await finish(invented)], ['nothing', 'pending'])
  assert.equal(await connectedPortal(), victimPortal)
})

test('R6 a return URL of somebody who may connect can undo what came after it, for 20 minutes', async () => {
  const { startFlow, approve, finish, disconnect, connectedPortal } = setUpProduct()
  const own = await approve(await startFlow())
  await disconnect()
  await finish(await approve(await startFlow(otherFlow), victimPortal), otherFlow)
  own.searchParams.set('hubspot_portal', victimPortal)

  // SECURITY.md names this limit.
  assert.deepEqual([await finish(own), await connectedPortal()], ['undone', undefined])
})

test('a portal id that a window invents undoes nothing, and the host is told', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, connectedPortal, hostEvents } = setUpProduct({}, time)
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  const returnUrl = await approve(await startFlow(), victimPortal)
  returnUrl.searchParams.set('hubspot_portal', ownPortal)

  assert.equal(await finish(returnUrl), 'pending')
  assert.deepEqual([await connectedPortal(), hostEvents.at(-1)], [victimPortal, 'not undone undefined'])
})

test('a `finish` replayed after a disconnect connects nothing and tells the host nothing', async () => {
  const { startFlow, approve, finish, disconnect, hostEvents, connectedPortal } = setUpProduct()
  const returnUrl = await approve(await startFlow())
  await finish(returnUrl, flow)
  await disconnect()

  assert.equal(await finish(returnUrl, flow), 'pending')

  assert.equal(await connectedPortal(), undefined)
  assert.deepEqual(hostEvents, [`connected ${ownPortal} ${ownName}`])
})

test('a scanner that opens HubSpot’s link does not use it up', async () => {
  const { startFlow, approve, finish, emulator, connectedPortal } = setUpProduct()
  const link = await startFlow()

  const { status } = await emulator.fetch(link)

  assert.deepEqual([status, await connectedPortal()], [200, undefined])
  assert.equal(await finish(await approve(link), flow), 'kept')
})

test('a scanner without scripts that opens the return URL first changes nothing', async () => {
  const { startFlow, approve, finish, endpoint, countCalls } = setUpProduct()
  const returnUrl = await approve(await startFlow())
  const statusCalls = countCalls('HubSpotStatus')

  const { status } = await endpoint.handler(new Request(returnUrl))

  assert.deepEqual([status, countCalls('HubSpotStatus'), countCalls('HubSpotDisconnect')], [200, statusCalls, 0])
  assert.equal(await finish(returnUrl, flow), 'kept')
})

test('R7 a scanner with scripts that opens the return URL first undoes an honest connection', async () => {
  const { startFlow, approve, finish, connectedPortal, hostEvents } = setUpProduct()
  const returnUrl = await approve(await startFlow())

  // The server cannot tell the scanner from a victim. SECURITY.md names this limit.
  assert.deepEqual([await finish(returnUrl), await finish(returnUrl, flow)], ['undone', 'pending'])
  assert.equal(await connectedPortal(), undefined)
  assert.deepEqual(hostEvents, [`undone ${ownPortal}`])
})

test('a scanner with scripts that opens the return URL after the owner undoes nothing', async () => {
  const { startFlow, approve, finish, connectedPortal, hostEvents, countCalls } = setUpProduct()
  const returnUrl = await approve(await startFlow())
  await finish(returnUrl, flow)

  assert.deepEqual([await finish(returnUrl), await finish(returnUrl)], ['nothing', 'nothing'])
  assert.deepEqual([await connectedPortal(), hostEvents.length, countCalls('HubSpotDisconnect')], [ownPortal, 1, 0])
})
