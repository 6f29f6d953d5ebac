/** Attacks on the binding, each played to its end with the emulator. What a window does itself is in test/journeys. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { otherFlow, ownName, ownPortal, setUpProduct, victimPortal } from './product.js'
import { errorOf, flow, postAction } from '../endpoint.js'

const minute = 60_000

// ── Whose window it is ──────────────────────────────────────────────────────────────────────────────────────────────

test('the owner’s own connection is kept, and the host is told once', async () => {
  const { startFlow, approve, finish, hostEvents, hasTokens } = setUpProduct()
  const returnUrl = await approve(await startFlow())

  assert.deepEqual([await finish(returnUrl, flow), await finish(returnUrl, flow)], ['kept', 'kept'])
  assert.deepEqual(hostEvents, [`connected ${ownPortal} ${ownName}`])
  assert.equal(await hasTokens(), true)
})

test('F87 a connection through a link that was sent to a victim is undone, and no tokens are left', async () => {
  const { startFlow, approve, finish, hostEvents, hasTokens, connectedPortal } = setUpProduct()

  const returnUrl = await approve(await startFlow(), victimPortal)

  assert.equal(await hasTokens(), true)
  assert.equal(await finish(returnUrl), 'undone')
  assert.deepEqual(hostEvents, [`suspicious ${victimPortal}`])
  assert.deepEqual([await connectedPortal(), await hasTokens()], [undefined, false])
})

const reconnects: [title: string, account: string, storedFlow: string | undefined, verdict: string, left?: string][] = [
  ['to the same account by its owner', ownPortal, flow, 'kept', ownPortal],
  ['to the same account by another window', ownPortal, undefined, 'nothing', ownPortal],
  ['to another account by its owner', victimPortal, flow, 'kept', victimPortal],
  ['to another account by a victim', victimPortal, undefined, 'undone', undefined],
]
for (const [title, account, storedFlow, verdict, left] of reconnects) {
  test(`a reconnect ${title} is ${verdict}`, async () => {
    const { startFlow, approve, finish, connectedPortal } = setUpProduct()
    await finish(await approve(await startFlow(otherFlow)), otherFlow)

    const returnUrl = await approve(await startFlow(), account)

    assert.equal(await finish(returnUrl, storedFlow), verdict)
    assert.equal(await connectedPortal(), left)
  })
}

test('the id of another flow of the same owner does not count as the same browser', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const [link] = [await startFlow(), await startFlow(otherFlow)]

  assert.equal(await finish(await approve(link, victimPortal), otherFlow), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('with a status that lags two seconds, the owner’s connection is pending and then kept', async () => {
  const { startFlow, approve, finish, emulator, hostEvents, connectedPortal } = setUpProduct()
  emulator.faults.set('status-lags')
  const returnUrl = await approve(await startFlow())

  const early = await finish(returnUrl, flow)
  emulator.clock.advance(2_000)

  assert.deepEqual([early, await finish(returnUrl, flow)], ['pending', 'kept'])
  assert.deepEqual([hostEvents, await connectedPortal()], [[`connected ${ownPortal} ${ownName}`], ownPortal])
})

test('with a status that lags two seconds, a victim’s connection is undone at once and does not come back', async () => {
  const { startFlow, approve, finish, emulator, connectedPortal, hasTokens } = setUpProduct()
  emulator.faults.set('status-lags')

  assert.equal(await finish(await approve(await startFlow(), victimPortal)), 'undone')

  emulator.clock.advance(2_000)
  assert.deepEqual([await connectedPortal(), await hasTokens()], [undefined, false])
})

// ── Two flows at once ───────────────────────────────────────────────────────────────────────────────────────────────

test('two flows of one owner at once are both kept, and the later account stays', async () => {
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [one, other] = [await startFlow(flow), await startFlow(otherFlow)]
  const [first, second] = [await approve(one), await approve(other, victimPortal)]

  assert.deepEqual([await finish(first, flow), await finish(second, otherFlow)], ['kept', 'kept'])
  assert.equal(await connectedPortal(), victimPortal)
  assert.equal(hostEvents.length, 2)
})

test('a victim’s flow that ends first does not disturb the owner’s', async () => {
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [own, authorizeUrlFor] = [await startFlow(flow), await startFlow(otherFlow)]

  assert.equal(await finish(await approve(authorizeUrlFor, victimPortal)), 'undone')
  assert.equal(await finish(await approve(own), flow), 'kept')

  assert.equal(await connectedPortal(), ownPortal)
  assert.deepEqual(hostEvents, [`suspicious ${victimPortal}`, `connected ${ownPortal} ${ownName}`])
})

test('a victim’s flow that ends last is undone, and the owner’s account that it replaced is lost', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const [own, authorizeUrlFor] = [await startFlow(flow), await startFlow(otherFlow)]
  await finish(await approve(own), flow)

  assert.equal(await finish(await approve(authorizeUrlFor, victimPortal)), 'undone')
  // An undo cannot bring the account back. SECURITY.md names this limit.
  assert.equal(await connectedPortal(), undefined)
})

// ── Old links, stolen addresses, scanners ───────────────────────────────────────────────────────────────────────────

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
  emulator.clock.advance(15 * minute)

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

test('a stolen return URL has no effect after 15 minutes', async (t) => {
  const { startFlow, approve, finish, disconnect, connectedPortal, countCalls } = setUpProduct()
  const stolen = await approve(await startFlow())
  await disconnect()
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 14 * minute })
  await finish(await approve(await startFlow(otherFlow), victimPortal), otherFlow)
  t.mock.timers.tick(minute)
  const statusCalls = countCalls('HubSpotStatus')

  assert.deepEqual([await finish(stolen), await finish(stolen, flow)], ['nothing', 'nothing'])
  assert.equal(countCalls('HubSpotStatus'), statusCalls)
  assert.equal(await connectedPortal(), victimPortal)
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

test('a return URL stolen within 15 minutes can undo a later connection, and nothing else', async () => {
  const { startFlow, approve, finish, disconnect, connectedPortal } = setUpProduct()
  const stolen = await approve(await startFlow())
  await finish(stolen, flow)
  await disconnect()
  await finish(await approve(await startFlow(otherFlow), victimPortal), otherFlow)

  // SECURITY.md names this limit.
  assert.equal(await finish(stolen), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('a portal id that a window invents does not prevent the undo', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  const returnUrl = await approve(await startFlow(), victimPortal)
  returnUrl.searchParams.set('hubspot_portal', ownPortal)

  assert.equal(await finish(returnUrl), 'undone')
  assert.equal(await connectedPortal(), undefined)
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

test('a scanner with scripts that opens the return URL first undoes an honest connection', async () => {
  const { startFlow, approve, finish, connectedPortal, hostEvents } = setUpProduct()
  const returnUrl = await approve(await startFlow())

  // The server cannot tell the scanner from a victim. SECURITY.md names this limit.
  assert.deepEqual([await finish(returnUrl), await finish(returnUrl, flow)], ['undone', 'pending'])
  assert.equal(await connectedPortal(), undefined)
  assert.deepEqual(hostEvents, [`suspicious ${ownPortal}`])
})

test('a scanner with scripts that opens the return URL after the owner undoes nothing', async () => {
  const { startFlow, approve, finish, connectedPortal, hostEvents, countCalls } = setUpProduct()
  const returnUrl = await approve(await startFlow())
  await finish(returnUrl, flow)

  assert.deepEqual([await finish(returnUrl), await finish(returnUrl)], ['nothing', 'nothing'])
  assert.deepEqual([await connectedPortal(), hostEvents.length, countCalls('HubSpotDisconnect')], [ownPortal, 1, 0])
})

// ── A relay that is kept from asking ────────────────────────────────────────────────────────────────────────────────

test('F87 without `allowPortal`, a victim whose window never comes back stays connected', async () => {
  const { startFlow, approve, endpoint, connectedPortal, hostEvents } = setUpProduct()

  await approve(await startFlow(), victimPortal)

  // SECURITY.md names this limit.
  const { body } = await postAction(endpoint, { action: 'status' })
  assert.deepEqual([body.connected, body.username], [true, victimPortal])
  assert.deepEqual([await connectedPortal(), hostEvents], [victimPortal, []])
})

test('F87 with `allowPortal`, the next status disconnects a victim whose window never came back', async () => {
  const { startFlow, approve, endpoint, connectedPortal, hasTokens } = setUpProduct({
    allowPortal: (portalId) => portalId === ownPortal,
  })

  await approve(await startFlow(), victimPortal)

  assert.deepEqual(errorOf(await postAction(endpoint, { action: 'status' })), [403, false, 'portal_refused'])
  assert.deepEqual([await connectedPortal(), await hasTokens()], [undefined, false])
})

// ── At once ─────────────────────────────────────────────────────────────────────────────────────────────────────────

test('two windows of a victim at once are undone, and the host is told once', async () => {
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const returnUrl = await approve(await startFlow(), victimPortal)

  const verdicts = await Promise.all([finish(returnUrl), finish(returnUrl)])

  assert.ok(verdicts.includes('undone'))
  assert.deepEqual([hostEvents, await connectedPortal()], [[`suspicious ${victimPortal}`], undefined])
})

test('when the owner’s window and another finish at once, the host hears once what happened', async () => {
  for (const storedFlows of [
    [flow, undefined],
    [undefined, flow],
  ]) {
    const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
    const returnUrl = await approve(await startFlow())

    await Promise.all(storedFlows.map((storedFlow) => finish(returnUrl, storedFlow)))

    assert.equal(hostEvents.length, 1)
    assert.equal(
      hostEvents[0],
      (await connectedPortal()) ? `connected ${ownPortal} ${ownName}` : `suspicious ${ownPortal}`,
    )
  }
})

test('a `finish` at the same time as a disconnect leaves nothing connected', async () => {
  for (const storedFlow of [flow, undefined]) {
    const { startFlow, approve, finish, disconnect, connectedPortal } = setUpProduct()
    const returnUrl = await approve(await startFlow())

    const [verdict, { status }] = await Promise.all([finish(returnUrl, storedFlow), disconnect()])

    assert.match(String(verdict), storedFlow ? /^(kept|pending)$/ : /^undone$/)
    assert.deepEqual([status, await connectedPortal()], [200, undefined])
  }
})

/** Advances the mocked time until `promise` is settled. */
async function advanceUntilSettled<T>(t: TestContext, promise: Promise<T>): Promise<T> {
  let settled = false
  void promise.finally(() => (settled = true))
  // No wait of the handler is longer than a minute.
  for (let elapsedMs = 0; !settled; elapsedMs += 50) {
    assert.ok(elapsedMs < 60_000, 'the promise is settled within a minute of mocked time')
    await new Promise((resolve) => setImmediate(resolve))
    t.mock.timers.tick(50)
  }
  return promise
}

test('an undo that fails at Wiro succeeds when the window asks again', async (t) => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() })
  const { startFlow, approve, finish, emulator, hostEvents, connectedPortal } = setUpProduct()
  const returnUrl = await approve(await startFlow(), victimPortal)
  emulator.faults.set('wiro-500', { on: 'HubSpotDisconnect', times: 1 })

  const failed = await advanceUntilSettled(t, finish(returnUrl))
  // The relay page waits this long before it tries again.
  t.mock.timers.tick(500)

  assert.deepEqual([failed, await finish(returnUrl)], [502, 'undone'])
  assert.deepEqual([hostEvents, await connectedPortal()], [[`suspicious ${victimPortal}`], undefined])
})
