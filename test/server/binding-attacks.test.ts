/** Attacks on the binding, each played to its end with the emulator. What a window does itself is in test/journeys. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { otherFlow, ownName, ownPortal, setUpProduct, victimPortal } from './binding-stage.js'
import { errorOf, flow, postAction } from './endpoint.js'

const minute = 60_000

// ── Whose window it is ──────────────────────────────────────────────────────────────────────────────────────────────

test('the owner’s own connection is kept with its credentials, and the host told once', async () => {
  const { startFlow, approve, finish, hostEvents, hasTokens } = setUpProduct()
  const landed = await approve(await startFlow())

  assert.deepEqual([await finish(landed, flow), await finish(landed, flow)], ['kept', 'kept'])
  assert.deepEqual(hostEvents, [`connected ${ownPortal} ${ownName}`])
  assert.equal(await hasTokens(), true)
})

test('F87 a link that is sent to a victim is undone, the host is told, and no credentials are left', async () => {
  const { startFlow, approve, finish, hostEvents, hasTokens, connectedPortal } = setUpProduct()

  const landed = await approve(await startFlow(), victimPortal)

  assert.equal(await hasTokens(), true)
  assert.equal(await finish(landed), 'undone')
  assert.deepEqual(hostEvents, [`suspicious ${victimPortal}`])
  assert.deepEqual([await connectedPortal(), await hasTokens()], [undefined, false])
})

const reconnects: [title: string, account: string, mark: string | undefined, verdict: string, left?: string][] = [
  ['to the same account by its owner', ownPortal, flow, 'kept', ownPortal],
  ['to the same account by another window', ownPortal, undefined, 'nothing', ownPortal],
  ['to another account by its owner', victimPortal, flow, 'kept', victimPortal],
  ['to another account by a victim', victimPortal, undefined, 'undone', undefined],
]
for (const [title, account, mark, verdict, left] of reconnects) {
  test(`a reconnect ${title} is ${verdict}`, async () => {
    const { startFlow, approve, finish, connectedPortal } = setUpProduct()
    await finish(await approve(await startFlow(otherFlow)), otherFlow)

    const landed = await approve(await startFlow(), account)

    assert.equal(await finish(landed, mark), verdict)
    assert.equal(await connectedPortal(), left)
  })
}

test('a flow’s id from another flow of the same owner is no mark', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const [link] = [await startFlow(), await startFlow(otherFlow)]

  assert.equal(await finish(await approve(link, victimPortal), otherFlow), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('the owner is heard two seconds later where the status lags, and the host told once', async () => {
  const { startFlow, approve, finish, emulator, hostEvents, connectedPortal } = setUpProduct()
  emulator.faults.set('status-lags')
  const landed = await approve(await startFlow())

  const early = await finish(landed, flow)
  emulator.clock.advance(2_000)

  assert.deepEqual([early, await finish(landed, flow)], ['pending', 'kept'])
  assert.deepEqual([hostEvents, await connectedPortal()], [[`connected ${ownPortal} ${ownName}`], ownPortal])
})

test('a victim is undone at once where the status lags, and nothing comes back when it is over', async () => {
  const { startFlow, approve, finish, emulator, connectedPortal, hasTokens } = setUpProduct()
  emulator.faults.set('status-lags')

  assert.equal(await finish(await approve(await startFlow(), victimPortal)), 'undone')

  emulator.clock.advance(2_000)
  assert.deepEqual([await connectedPortal(), await hasTokens()], [undefined, false])
})

// ── Two flows at once ───────────────────────────────────────────────────────────────────────────────────────────────

test('two flows of one owner at once are both kept, the later account stays', async () => {
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [one, other] = [await startFlow(flow), await startFlow(otherFlow)]
  const [first, second] = [await approve(one), await approve(other, victimPortal)]

  assert.deepEqual([await finish(first, flow), await finish(second, otherFlow)], ['kept', 'kept'])
  assert.equal(await connectedPortal(), victimPortal)
  assert.equal(hostEvents.length, 2)
})

test('a victim’s flow that ends before the owner’s takes nothing from it', async () => {
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [own, sent] = [await startFlow(flow), await startFlow(otherFlow)]

  assert.equal(await finish(await approve(sent, victimPortal)), 'undone')
  assert.equal(await finish(await approve(own), flow), 'kept')

  assert.equal(await connectedPortal(), ownPortal)
  assert.deepEqual(hostEvents, [`suspicious ${victimPortal}`, `connected ${ownPortal} ${ownName}`])
})

test('a victim’s flow that ends after the owner’s is undone too, and the account that it replaced is gone', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const [own, sent] = [await startFlow(flow), await startFlow(otherFlow)]
  await finish(await approve(own), flow)

  assert.equal(await finish(await approve(sent, victimPortal)), 'undone')
  // An undoing cannot bring it back: this is said in SECURITY.md.
  assert.equal(await connectedPortal(), undefined)
})

// ── Old links, stolen addresses, scanners ───────────────────────────────────────────────────────────────────────────

test('a link that was used leads nowhere', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const link = await startFlow()
  await finish(await approve(link), flow)

  const { searchParams } = await approve(link, victimPortal)

  assert.deepEqual([...searchParams], [['hubspot_error', 'session_expired']])
  assert.equal(await connectedPortal(), ownPortal)
})

test('a link older than 15 minutes leads nowhere', async () => {
  const { startFlow, approve, emulator, connectedPortal } = setUpProduct()
  const link = await startFlow()
  emulator.clock.advance(15 * minute)

  const { searchParams } = await approve(link, victimPortal)

  assert.deepEqual([...searchParams], [['hubspot_error', 'session_expired']])
  assert.equal(await connectedPortal(), undefined)
})

test('an old link whose attempt was given up is undone, and the attempt after it kept', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const [old, present] = [await startFlow(flow), await startFlow(otherFlow)]

  assert.equal(await finish(await approve(old, victimPortal), otherFlow), 'undone')
  assert.equal(await finish(await approve(present), otherFlow), 'kept')
  assert.equal(await connectedPortal(), ownPortal)
})

test('a return address that is stolen is good for nothing after 15 minutes', async (t) => {
  const { startFlow, approve, finish, disconnect, connectedPortal, countCalls } = setUpProduct()
  const stolen = await approve(await startFlow())
  await disconnect()
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 14 * minute })
  await finish(await approve(await startFlow(otherFlow), victimPortal), otherFlow)
  t.mock.timers.tick(minute)
  const requestedActions = countCalls('HubSpotStatus')

  assert.deepEqual([await finish(stolen), await finish(stolen, flow)], ['nothing', 'nothing'])
  assert.equal(countCalls('HubSpotStatus'), requestedActions)
  assert.equal(await connectedPortal(), victimPortal)
})

test('a return address whose connection was kept undoes nothing, also after a disconnect', async () => {
  const { startFlow, approve, finish, disconnect, hostEvents, countCalls } = setUpProduct()
  const stolen = await approve(await startFlow())
  await finish(stolen, flow)
  const beside = await finish(stolen)
  await disconnect()

  assert.deepEqual([beside, await finish(stolen)], ['nothing', 'nothing'])
  assert.deepEqual([hostEvents, countCalls('HubSpotDisconnect')], [[`connected ${ownPortal} ${ownName}`], 1])
})

test('a return address whose reconnect was kept undoes nothing when the account of before is back', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  const stolen = await approve(await startFlow(), victimPortal)
  await finish(stolen, flow)
  const third = 'C'.repeat(22)
  await finish(await approve(await startFlow(third)), third)

  assert.deepEqual([await finish(stolen), await connectedPortal()], ['nothing', ownPortal])
})

test('a return address that is stolen within its 15 minutes can undo a later connection, and no more', async () => {
  const { startFlow, approve, finish, disconnect, connectedPortal } = setUpProduct()
  const stolen = await approve(await startFlow())
  await finish(stolen, flow)
  await disconnect()
  await finish(await approve(await startFlow(otherFlow), victimPortal), otherFlow)

  // What is left: SECURITY.md says so.
  assert.equal(await finish(stolen), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('a portal that the window makes up saves nobody: what was kept is what Wiro said', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  await finish(await approve(await startFlow(otherFlow)), otherFlow)
  const landed = await approve(await startFlow(), victimPortal)
  landed.searchParams.set('hubspot_portal', ownPortal)

  assert.equal(await finish(landed), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('a finish that is replayed after a disconnect brings nothing back, and tells nobody', async () => {
  const { startFlow, approve, finish, disconnect, hostEvents, connectedPortal } = setUpProduct()
  const landed = await approve(await startFlow())
  await finish(landed, flow)
  await disconnect()

  assert.equal(await finish(landed, flow), 'pending')

  assert.equal(await connectedPortal(), undefined)
  assert.deepEqual(hostEvents, [`connected ${ownPortal} ${ownName}`])
})

test('a scanner that opens HubSpot’s link approves nothing, and leaves it to its owner', async () => {
  const { startFlow, approve, finish, emulator, connectedPortal } = setUpProduct()
  const link = await startFlow()

  const { status } = await emulator.fetch(link)

  assert.deepEqual([status, await connectedPortal()], [200, undefined])
  assert.equal(await finish(await approve(link), flow), 'kept')
})

test('a scanner without script that opens the return address first changes nothing', async () => {
  const { startFlow, approve, finish, endpoint, countCalls } = setUpProduct()
  const landed = await approve(await startFlow())
  const requestedActions = countCalls('HubSpotStatus')

  const { status } = await endpoint.handler(new Request(landed))

  assert.deepEqual([status, countCalls('HubSpotStatus'), countCalls('HubSpotDisconnect')], [200, requestedActions, 0])
  assert.equal(await finish(landed, flow), 'kept')
})

test('a scanner with script that opens the return address first undoes an honest connection', async () => {
  const { startFlow, approve, finish, connectedPortal, hostEvents } = setUpProduct()
  const landed = await approve(await startFlow())

  // What is left: SECURITY.md says so. Nobody could tell it from a victim.
  assert.deepEqual([await finish(landed), await finish(landed, flow)], ['undone', 'pending'])
  assert.equal(await connectedPortal(), undefined)
  assert.deepEqual(hostEvents, [`suspicious ${ownPortal}`])
})

test('a scanner with script that comes after the owner undoes nothing, however often', async () => {
  const { startFlow, approve, finish, connectedPortal, hostEvents, countCalls } = setUpProduct()
  const landed = await approve(await startFlow())
  await finish(landed, flow)

  assert.deepEqual([await finish(landed), await finish(landed)], ['nothing', 'nothing'])
  assert.deepEqual([await connectedPortal(), hostEvents.length, countCalls('HubSpotDisconnect')], [ownPortal, 1, 0])
})

// ── A relay that is kept from asking ────────────────────────────────────────────────────────────────────────────────

test('F87 a victim whose window never comes back stays connected where no portal is asked about', async () => {
  const { startFlow, approve, endpoint, connectedPortal, hostEvents } = setUpProduct()

  await approve(await startFlow(), victimPortal)

  // What is left: SECURITY.md says so.
  const { body } = await postAction(endpoint, { action: 'status' })
  assert.deepEqual([body.connected, body.username], [true, victimPortal])
  assert.deepEqual([await connectedPortal(), hostEvents], [victimPortal, []])
})

test('F87 a victim whose window never comes back is found by the next status where allowPortal refuses', async () => {
  const { startFlow, approve, endpoint, connectedPortal, hasTokens } = setUpProduct({
    allowPortal: (portalId) => portalId === ownPortal,
  })

  await approve(await startFlow(), victimPortal)

  assert.deepEqual(errorOf(await postAction(endpoint, { action: 'status' })), [403, false, 'portal_refused'])
  assert.deepEqual([await connectedPortal(), await hasTokens()], [undefined, false])
})

// ── At once ─────────────────────────────────────────────────────────────────────────────────────────────────────────

test('two windows of a victim at once leave nothing connected, and the host is told once', async () => {
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const landed = await approve(await startFlow(), victimPortal)

  const verdicts = await Promise.all([finish(landed), finish(landed)])

  assert.ok(verdicts.includes('undone'))
  assert.deepEqual([hostEvents, await connectedPortal()], [[`suspicious ${victimPortal}`], undefined])
})

test('a window with the mark and one without at once: the host is told one thing, and it is what happened', async () => {
  for (const marks of [
    [flow, undefined],
    [undefined, flow],
  ]) {
    const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
    const landed = await approve(await startFlow())

    await Promise.all(marks.map((mark) => finish(landed, mark)))

    assert.equal(hostEvents.length, 1)
    assert.equal(
      hostEvents[0],
      (await connectedPortal()) ? `connected ${ownPortal} ${ownName}` : `suspicious ${ownPortal}`,
    )
  }
})

test('a finish that races a disconnect leaves nothing connected, and answers one verdict', async () => {
  for (const mark of [flow, undefined]) {
    const { startFlow, approve, finish, disconnect, connectedPortal } = setUpProduct()
    const landed = await approve(await startFlow())

    const [verdict, { status }] = await Promise.all([finish(landed, mark), disconnect()])

    assert.match(String(verdict), mark ? /^(kept|pending)$/ : /^undone$/)
    assert.deepEqual([status, await connectedPortal()], [200, undefined])
  }
})

/** Time goes by until a promise is settled, as fast as it can. */
async function passing<T>(t: TestContext, promise: Promise<T>): Promise<T> {
  let settled = false
  void promise.finally(() => (settled = true))
  while (!settled) {
    await new Promise((resolve) => setImmediate(resolve))
    t.mock.timers.tick(50)
  }
  return promise
}

test('an undoing that fails at Wiro is done when the window asks again', async (t) => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() })
  const { startFlow, approve, finish, emulator, hostEvents, connectedPortal } = setUpProduct()
  const landed = await approve(await startFlow(), victimPortal)
  emulator.faults.set('wiro-500', { on: 'HubSpotDisconnect', times: 1 })

  const failed = await passing(t, finish(landed))
  // The relay's own pause before it asks again.
  t.mock.timers.tick(500)

  assert.deepEqual([failed, await finish(landed)], [502, 'undone'])
  assert.deepEqual([hostEvents, await connectedPortal()], [[`suspicious ${victimPortal}`], undefined])
})
