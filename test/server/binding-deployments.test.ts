/** The binding in deployments: several instances, tenants, secrets and addresses; and hostile `finish` bodies. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createReplayStore } from '../../src/server/binding/replay-store.js'
import { otherFlow, ownName, ownPortal, setUpProduct, victimPortal } from './binding-stage.js'
import { createFinishBody } from './emulator.js'
import { errorOf, flow, postAction, publicUrl } from './endpoint.js'

test('a name that fills the body is cut before the host is told', async () => {
  const { startFlow, approve, finish, hostEvents } = setUpProduct()
  const landed = await approve(await startFlow())
  landed.searchParams.set('hubspot_name', 'x'.repeat(3_500))

  assert.equal(await finish(landed, flow), 'kept')
  assert.deepEqual(hostEvents, [`connected ${ownPortal} ${'x'.repeat(100)}`])
})

test('a finish over 4 kB is refused, and Wiro is not asked', async () => {
  const { startFlow, approve, endpoint, countCalls } = setUpProduct()
  const landed = await approve(await startFlow())
  const requestedActions = countCalls('HubSpotStatus')
  const long = 'x'.repeat(4_096)

  for (const [name, value] of [
    ['hubspot_name', long],
    ['seal', long],
  ] as const) {
    const longer = new URL(landed)
    longer.searchParams.set(name, value)
    assert.deepEqual(errorOf(await postAction(endpoint, createFinishBody(longer, flow))), [413, false, 'misconfigured'])
  }
  assert.equal(countCalls('HubSpotStatus'), requestedActions)
})

test('a finish without an outcome, or with one that is none, is refused, and Wiro is not asked', async () => {
  const { startFlow, approve, endpoint, countCalls } = setUpProduct()
  const { outcome, ...rest } = createFinishBody(await approve(await startFlow()), flow)
  const requestedActions = countCalls('HubSpotStatus')

  for (const one of [undefined, null, 'hubspot_connected=true', [outcome], { hubspot_connected: true }]) {
    assert.deepEqual(errorOf(await postAction(endpoint, { ...rest, outcome: one })), [400, false, 'misconfigured'])
  }
  assert.equal(countCalls('HubSpotStatus'), requestedActions)
})

test('two instances with one secret and one memory are as one', async () => {
  const { add: once } = createReplayStore()
  const { createInstance, startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [one, other] = [createInstance({ once }), createInstance({ once })]
  const landed = await approve(await startFlow(flow, one))

  assert.deepEqual(
    [await finish(landed, flow, other), await finish(landed, flow, one), await finish(landed, undefined, one)],
    ['kept', 'kept', 'nothing'],
  )
  assert.deepEqual([hostEvents.length, await connectedPortal()], [1, ownPortal])
})

test('two instances without a memory that they share tell twice, and a scanner at the other one undoes', async () => {
  const { createInstance, startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [one, other, third] = [createInstance(), createInstance(), createInstance()]
  const landed = await approve(await startFlow(flow, one))

  // Why the README asks several instances for a `once` of their own.
  assert.deepEqual([await finish(landed, flow, one), await finish(landed, flow, other)], ['kept', 'kept'])
  assert.equal(await finish(landed, undefined, third), 'undone')
  assert.deepEqual([hostEvents.length, await connectedPortal()], [3, undefined])
})

test('a restarted server still undoes what a victim finishes', async () => {
  const { createInstance, startFlow, approve, finish, connectedPortal } = setUpProduct()
  const landed = await approve(await startFlow(flow, createInstance()), victimPortal)

  assert.equal(await finish(landed, undefined, createInstance()), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('a secret that is replaced meanwhile keeps the owner and undoes the victim', async () => {
  const [old, next] = ['OLD-SECRET-0123456', 'NEW-SECRET-0123456']
  for (const [mark, account, verdict] of [
    [flow, ownPortal, 'kept'],
    [undefined, victimPortal, 'undone'],
  ] as const) {
    const { createInstance, startFlow, approve, finish } = setUpProduct()
    const landed = await approve(await startFlow(flow, createInstance({ secret: old })), account)

    assert.equal(await finish(landed, mark, createInstance({ secret: next })), 400)
    assert.equal(await finish(landed, mark, createInstance({ secret: [next, old] })), verdict)
  }
})

test('another product of the same house cannot use a seal, though it has the same key', async () => {
  const { createInstance, startFlow, approve, finish, countCalls } = setUpProduct()
  const other = createInstance({ publicUrl: 'https://app.example.com/other' })
  const landed = await approve(await startFlow(), victimPortal)
  const requestedActions = countCalls('HubSpotStatus')

  assert.equal(await finish(landed, flow, other), 400)
  assert.equal(countCalls('HubSpotStatus'), requestedActions)
})

test('a seal of one tenant’s address cannot be used at another’s', async () => {
  const tenant = 'https://tenant.example.com'
  const { endpoint, startFlow, approve, countCalls } = setUpProduct({ publicUrl: [publicUrl, tenant + '/api/hubspot'] })
  const landed = await approve(await startFlow(), victimPortal)
  const requestedActions = countCalls('HubSpotStatus')

  const answered = await postAction(endpoint, createFinishBody(landed, flow), { origin: tenant })

  assert.deepEqual(errorOf(answered), [400, false, 'misconfigured'])
  assert.equal(countCalls('HubSpotStatus'), requestedActions)
})

for (const address of [
  'http://localhost:5173/api/hubspot',
  'http://127.0.0.1:3000/api/hubspot',
  'https://app.example.com/api/hubspot?tenant=1',
  'https://app.example.com:8443/',
  'https://xn--bcher-kva.example/hubspot',
]) {
  test(`at ${address} the owner is kept and the victim undone`, async () => {
    const { origin } = new URL(address)
    const { endpoint, startFlow: _, approve, connectedPortal, hostEvents } = setUpProduct({ publicUrl: address })
    const sent = async (id: string) =>
      String((await postAction(endpoint, { action: 'connect', flow: id }, { origin })).body.authorizeUrl)
    const judged = async (landed: URL, mark?: string) =>
      (await postAction(endpoint, createFinishBody(landed, mark), { origin })).body.verdict

    const landed = await approve(await sent(flow))
    const own = await judged(landed, flow)
    const victim = await judged(await approve(await sent(otherFlow), victimPortal))

    assert.equal(landed.href.split(/[?&]seal=/)[0], address)
    assert.deepEqual([own, victim, await connectedPortal()], ['kept', 'undone', undefined])
    assert.deepEqual(hostEvents, [`connected ${ownPortal} ${ownName}`, `suspicious ${victimPortal}`])
  })
}
