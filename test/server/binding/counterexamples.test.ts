/** The cases that shaped the rules of the binding: each broke an earlier version of them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryStore } from '../../../src/server/binding/store.js'
import { flow, postAction } from '../endpoint.js'
import { mockTime } from './mocked-time.js'
import { otherFlow, ownName, ownPortal, setUpProduct, victimPortal } from './product.js'
import { connectedTo, disconnected, marked, startFlow, success, successAnswer } from './started-flow.js'

const HOUR_MS = 3_600_000

test('an owner who reconnects the same account is kept', async () => {
  const { startFlow: start, approve, finish, connectedPortal } = setUpProduct()
  await finish(await approve(await start(otherFlow)), otherFlow)

  assert.equal(await finish(await approve(await start()), flow), 'kept')
  assert.equal(await connectedPortal(), ownPortal)
})

test('a scanner beside its owner undoes nothing while the status lags', async (t) => {
  const time = mockTime(t)
  const { startFlow: start, approve, finish, emulator, connectedPortal } = setUpProduct({}, time)
  emulator.faults.set('status-lags')
  const returnUrl = await approve(await start())

  const [scanner, owner] = await Promise.all([finish(returnUrl), finish(returnUrl, flow)])

  assert.deepEqual([owner, scanner], ['pending', 'nothing'])
  time.pass(2_000)
  assert.deepEqual([await finish(returnUrl, flow), await connectedPortal()], ['kept', ownPortal])
})

test('a victim who closes the window while the status lags is told to the host, and undone', async (t) => {
  const { settle } = mockTime(t)
  const { endpoint, seal, hostEvents } = await startFlow(disconnected, [disconnected, connectedTo('1'), successAnswer])
  const closed = new AbortController()
  const request = new Request('http://internal/', {
    method: 'POST',
    headers: { origin: 'https://app.example.com', 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'finish', seal, outcome: success }),
    signal: closed.signal,
  })

  const answer = endpoint.handler(request)
  closed.abort()
  await settle(answer)

  assert.deepEqual(
    (hostEvents as [string, { undone: boolean }][]).map(([, { undone }]) => undone),
    [false, true],
  )
})

test('an undoing that failed leaves no mark by which the next question finds nothing', async (t) => {
  const time = mockTime(t)
  const { startFlow: start, approve, finish, emulator, connectedPortal } = setUpProduct({}, time)
  const returnUrl = await approve(await start(), victimPortal)
  emulator.faults.set('wiro-500', { on: 'HubSpotDisconnect', times: 4 })

  const failed = await finish(returnUrl)
  time.pass(1_000)

  assert.deepEqual([failed, await finish(returnUrl), await connectedPortal()], [502, 'undone', undefined])
})

test('a seal that was made while a victim’s approval stood does not protect that account', async (t) => {
  const time = mockTime(t)
  const { startFlow: start, approve, finish, connectedPortal } = setUpProduct({}, time)
  const first = await approve(await start(), victimPortal)
  // The account before is the victim's.
  const secondLink = await start(otherFlow)

  assert.equal(await finish(first), 'undone')
  assert.equal(await finish(await approve(secondLink, victimPortal)), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('an account that was undone an hour ago counts as the one before again', async (t) => {
  const time = mockTime(t)
  const { startFlow: start, approve, finish, connectedPortal } = setUpProduct({}, time)
  await finish(await approve(await start(), victimPortal))
  time.pass(2 * HOUR_MS)
  await finish(await approve(await start(otherFlow), victimPortal), otherFlow)

  assert.equal(await finish(await approve(await start('C'.repeat(22)), victimPortal)), 'nothing')
  assert.equal(await connectedPortal(), victimPortal)
})

test('with a leaked seal a starter has one guess of the victim’s portal and name', async (t) => {
  const { settle } = mockTime(t)
  const { finish, hostEvents } = await startFlow(disconnected, [disconnected, connectedTo('1'), successAnswer])
  const guess = (portalId: string) => finish({ ...marked, outcome: { ...success, hubspot_portal: portalId } })

  const wrong = await guess('7')
  const others = [await settle(guess('1')), await settle(finish())]

  assert.equal(wrong.body.verdict, 'pending')
  assert.ok(others.some(({ body }) => body.verdict === 'undone'))
  assert.ok(others.every(({ body }) => body.verdict !== 'kept'))
  assert.ok(hostEvents.length > 0)
})

test('no number of questions is too many for the victim’s own', async (t) => {
  const { settle } = mockTime(t)
  const { finish, paths } = await startFlow(disconnected, [disconnected])
  const flood = Array.from({ length: 400 }, () =>
    finish({ flow: otherFlow, outcome: { ...success, hubspot_portal: '7' } }),
  )
  await settle(Promise.all(flood))

  const victim = await settle(finish())

  assert.deepEqual([victim.status, victim.body.verdict], [200, 'pending'])
  assert.ok(paths().length < 40, `${paths().length} reads`)
})

test('a scanner that replays a lost return does not undo what another seal kept', async (t) => {
  const time = mockTime(t)
  const { startFlow: start, approve, finish, connectedPortal } = setUpProduct({}, time)
  const lost = await approve(await start())
  const keptUrl = await approve(await start(otherFlow), victimPortal)

  assert.deepEqual([await finish(keptUrl, otherFlow), await finish(lost)], ['kept', 'pending'])
  assert.equal(await connectedPortal(), victimPortal)
})

test('where Wiro tells neither id nor name, nothing long-standing is undone', async (t) => {
  const { settle } = mockTime(t)
  const { finish, paths, hostEvents } = await startFlow(connectedTo(), [connectedTo()])

  const { body } = await settle(finish())

  assert.deepEqual([body.verdict, hostEvents.length], ['pending', 1])
  assert.ok(!paths().includes('Disconnect'))
})

test('an owner’s own kept return, opened later, alarms nobody', async (t) => {
  const time = mockTime(t)
  const { startFlow: start, approve, finish, hostEvents } = setUpProduct({}, time)
  const returnUrl = await approve(await start())
  await finish(returnUrl, flow)
  const later: unknown[] = []
  for (const minutes of [1, 25, 30]) {
    time.pass(minutes * 60_000)
    later.push(await finish(returnUrl))
  }

  assert.deepEqual([later, hostEvents], [['nothing', 'nothing', 'nothing'], [`connected ${ownPortal} ${ownName}`]])
})

test('of two honest tabs each is told with its own portal and its own name', async () => {
  const { startFlow: start, approve, finish, hostEvents } = setUpProduct()
  await finish(await approve(await start(flow)), flow)
  await finish(await approve(await start(otherFlow), victimPortal), otherFlow)

  assert.deepEqual(hostEvents, [`connected ${ownPortal} ${ownName}`, `connected ${victimPortal} Acme US`])
})

test('another spelling of a seal is the same seal', async () => {
  const store = createMemoryStore()
  const { endpoint, seal, finish, hostEvents } = await startFlow(disconnected, [connectedTo('1')], { store })
  await finish(marked)
  const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
  const spellings = characters.map((character) => seal.slice(0, -1) + character).filter((one) => one !== seal)
  const answers = []
  for (const one of spellings)
    answers.push(await postAction(endpoint, { action: 'finish', seal: one, outcome: success, ...marked }))

  const accepted = answers.filter(({ status }) => status === 200)
  assert.ok(accepted.length > 0)
  assert.deepEqual([...new Set(accepted.map(({ body }) => body.verdict))], ['kept'])
  assert.equal(hostEvents.length, 1)
})
