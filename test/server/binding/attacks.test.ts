/** Attacks on the binding, each played to its end with the emulator. What a window does itself is in test/journeys. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Emulator } from '../../../src/emulator/index.js'
import { otherFlow, ownName, ownPortal, setUpProduct, victimPortal } from './product.js'
import { errorOf, flow, postAction } from '../endpoint.js'
import { mockTime } from './mocked-time.js'

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
  assert.deepEqual(hostEvents, [`undone ${victimPortal}`])
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

test('with a status that lags two seconds, a victim’s connection is undone as soon as it is shown', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, emulator, connectedPortal, hasTokens, hostEvents } = setUpProduct({}, time)
  emulator.faults.set('status-lags')

  assert.equal(await finish(await approve(await startFlow(), victimPortal)), 'undone')

  assert.deepEqual([await connectedPortal(), await hasTokens()], [undefined, false])
  assert.deepEqual(hostEvents, ['not undone undefined', `undone ${victimPortal}`])
})

// ── Two flows at once ───────────────────────────────────────────────────────────────────────────────────────────────

test('of two flows of one owner at once the later account stays and is kept', async () => {
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [one, other] = [await startFlow(flow), await startFlow(otherFlow)]
  const [first, second] = [await approve(one), await approve(other, victimPortal)]

  // The status shows the second account: there is nothing of the first one to keep.
  assert.deepEqual([await finish(first, flow), await finish(second, otherFlow)], ['pending', 'kept'])
  assert.equal(await connectedPortal(), victimPortal)
  assert.equal(hostEvents.length, 1)
})

test('a victim’s flow that ends first does not disturb the owner’s', async () => {
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [own, authorizeUrlFor] = [await startFlow(flow), await startFlow(otherFlow)]

  assert.equal(await finish(await approve(authorizeUrlFor, victimPortal)), 'undone')
  assert.equal(await finish(await approve(own), flow), 'kept')

  assert.equal(await connectedPortal(), ownPortal)
  assert.deepEqual(hostEvents, [`undone ${victimPortal}`, `connected ${ownPortal} ${ownName}`])
})

test('a victim’s flow that ends last is undone, and the owner’s account that it replaced is lost', async () => {
  const { startFlow, approve, finish, connectedPortal } = setUpProduct()
  const [own, authorizeUrlFor] = [await startFlow(flow), await startFlow(otherFlow)]
  await finish(await approve(own), flow)

  assert.equal(await finish(await approve(authorizeUrlFor, victimPortal)), 'undone')
  // An undo cannot bring the account back. SECURITY.md names this limit.
  assert.equal(await connectedPortal(), undefined)
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

test('two windows of a victim at once are undone, and the host is told once', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct({}, time)
  const returnUrl = await approve(await startFlow(), victimPortal)

  const verdicts = await time.settle(Promise.all([finish(returnUrl), finish(returnUrl)]))

  assert.ok(verdicts.includes('undone'))
  assert.deepEqual([hostEvents, await connectedPortal()], [[`undone ${victimPortal}`], undefined])
})

/** Delays Wiro's next status by mocked time. Resolves when Wiro is asked for it. */
function delayNextStatus(t: TestContext, emulator: Emulator, ms: number): Promise<void> {
  const answer = emulator.fetch.bind(emulator)
  return new Promise((resolve) => {
    const mock = t.mock.method(emulator, 'fetch', async (request: Request) => {
      if (!request.url.endsWith('/HubSpotStatus')) return answer(request)
      mock.mock.restore()
      resolve()
      const response = await answer(request)
      await new Promise((done) => setTimeout(done, ms))
      return response
    })
  })
}

for (const [first, second] of [
  ['the owner’s window', 'a scanner'],
  ['a scanner', 'the owner’s window'],
]) {
  test(`when ${second} finishes while Wiro is asked for ${first}, the owner’s connection stays`, async (t) => {
    const time = mockTime(t)
    const { startFlow, approve, finish, emulator, hostEvents, connectedPortal } = setUpProduct({}, time)
    const returnUrl = await approve(await startFlow())
    const finishAs = (who: string | undefined) => finish(returnUrl, who === 'a scanner' ? undefined : flow)
    const isAsked = delayNextStatus(t, emulator, 400)

    const finished = finishAs(first)
    await isAsked
    const verdicts = await Promise.all([finished, finishAs(second)])

    assert.deepEqual(verdicts.sort(), ['kept', 'nothing'])
    assert.deepEqual([hostEvents, await connectedPortal()], [[`connected ${ownPortal} ${ownName}`], ownPortal])
  })
}

test('a `finish` at the same time as a disconnect leaves nothing connected', async (t) => {
  const time = mockTime(t)
  for (const storedFlow of [flow, undefined]) {
    const { startFlow, approve, finish, disconnect, connectedPortal } = setUpProduct({}, time)
    const returnUrl = await approve(await startFlow())

    const [verdict, { status }] = await time.settle(Promise.all([finish(returnUrl, storedFlow), disconnect()]))

    assert.match(String(verdict), storedFlow ? /^(kept|pending)$/ : /^(undone|pending)$/)
    assert.deepEqual([status, await connectedPortal()], [200, undefined])
  }
})

test('an undo that fails at Wiro is tried again, and then succeeds', async (t) => {
  const time = mockTime(t)
  const { startFlow, approve, finish, emulator, hostEvents, connectedPortal } = setUpProduct({}, time)
  const returnUrl = await approve(await startFlow(), victimPortal)
  emulator.faults.set('wiro-500', { on: 'HubSpotDisconnect', times: 1 })

  assert.equal(await finish(returnUrl), 'undone')
  assert.deepEqual([hostEvents, await connectedPortal()], [['not undone 87654321', 'undone 87654321'], undefined])
})
