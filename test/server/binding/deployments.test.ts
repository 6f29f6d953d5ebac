/** The binding in deployments with several instances, tenants, secrets and URLs, and with hostile `finish` bodies. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMemoryStore } from '../../../src/server/binding/store.js'
import { otherFlow, ownName, ownPortal, setUpProduct, victimPortal } from './product.js'
import { createFinishBody } from '../emulator.js'
import { errorOf, flow, postAction, publicUrl } from '../endpoint.js'

test('a long account name is cut before the host gets it', async () => {
  const { startFlow, approve, finish, hostEvents } = setUpProduct()
  const returnUrl = await approve(await startFlow())
  returnUrl.searchParams.set('hubspot_name', 'x'.repeat(3_500))

  assert.equal(await finish(returnUrl, flow), 'kept')
  assert.deepEqual(hostEvents, [`connected ${ownPortal} ${'x'.repeat(100)}`])
})

test('a `finish` over 4 kB is refused without a call to Wiro', async () => {
  const { startFlow, approve, endpoint, countCalls } = setUpProduct()
  const returnUrl = await approve(await startFlow())
  const statusCalls = countCalls('HubSpotStatus')
  const long = 'x'.repeat(4_096)

  for (const [name, value] of [
    ['hubspot_name', long],
    ['seal', long],
  ] as const) {
    const longerUrl = new URL(returnUrl)
    longerUrl.searchParams.set(name, value)
    assert.deepEqual(errorOf(await postAction(endpoint, createFinishBody(longerUrl, flow))), [
      413,
      false,
      'misconfigured',
    ])
  }
  assert.equal(countCalls('HubSpotStatus'), statusCalls)
})

test('a `finish` without a valid outcome is refused without a call to Wiro', async () => {
  const { startFlow, approve, endpoint, countCalls } = setUpProduct()
  const { outcome, ...rest } = createFinishBody(await approve(await startFlow()), flow)
  const statusCalls = countCalls('HubSpotStatus')

  for (const one of [undefined, null, 'hubspot_connected=true', [outcome], { hubspot_connected: true }]) {
    assert.deepEqual(errorOf(await postAction(endpoint, { ...rest, outcome: one })), [400, false, 'misconfigured'])
  }
  assert.equal(countCalls('HubSpotStatus'), statusCalls)
})

test('F132 two instances with one secret and one store act as one', async () => {
  const store = createMemoryStore()
  const { createInstance, startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [one, other] = [createInstance({ store }), createInstance({ store })]
  const returnUrl = await approve(await startFlow(flow, one))

  assert.deepEqual(
    [await finish(returnUrl, flow, other), await finish(returnUrl, flow, one), await finish(returnUrl, undefined, one)],
    ['kept', 'kept', 'nothing'],
  )
  assert.deepEqual([hostEvents.length, await connectedPortal()], [1, ownPortal])
})

test('without a shared store, the host is told twice and a scanner can undo a connection', async () => {
  const { createInstance, startFlow, approve, finish, hostEvents, connectedPortal } = setUpProduct()
  const [one, other, third] = [createInstance(), createInstance(), createInstance()]
  const returnUrl = await approve(await startFlow(flow, one))

  // This is why docs/server.md asks several instances for a shared `store`.
  assert.deepEqual([await finish(returnUrl, flow, one), await finish(returnUrl, flow, other)], ['kept', 'kept'])
  assert.equal(await finish(returnUrl, undefined, third), 'undone')
  assert.deepEqual([hostEvents.length, await connectedPortal()], [3, undefined])
})

test('a restarted server still undoes a victim’s connection', async () => {
  const { createInstance, startFlow, approve, finish, connectedPortal } = setUpProduct()
  const returnUrl = await approve(await startFlow(flow, createInstance()), victimPortal)

  assert.equal(await finish(returnUrl, undefined, createInstance()), 'undone')
  assert.equal(await connectedPortal(), undefined)
})

test('while a secret is being replaced, the owner is kept and a victim undone', async () => {
  const [old, next] = ['OLD-SECRET-0123456', 'NEW-SECRET-0123456']
  for (const [storedFlow, account, verdict] of [
    [flow, ownPortal, 'kept'],
    [undefined, victimPortal, 'undone'],
  ] as const) {
    const { createInstance, startFlow, approve, finish } = setUpProduct()
    const returnUrl = await approve(await startFlow(flow, createInstance({ secret: old })), account)

    assert.equal(await finish(returnUrl, storedFlow, createInstance({ secret: next })), 400)
    assert.equal(await finish(returnUrl, storedFlow, createInstance({ secret: [next, old] })), verdict)
  }
})

test('another product with the same key cannot use a state token', async () => {
  const { createInstance, startFlow, approve, finish, countCalls } = setUpProduct()
  const other = createInstance({ publicUrl: 'https://app.example.com/other' })
  const returnUrl = await approve(await startFlow(), victimPortal)
  const statusCalls = countCalls('HubSpotStatus')

  assert.equal(await finish(returnUrl, flow, other), 400)
  assert.equal(countCalls('HubSpotStatus'), statusCalls)
})

test('the state token of one tenant’s URL cannot be used at another’s', async () => {
  const tenant = 'https://tenant.example.com'
  const { endpoint, startFlow, approve, countCalls } = setUpProduct({ publicUrl: [publicUrl, tenant + '/api/hubspot'] })
  const returnUrl = await approve(await startFlow(), victimPortal)
  const statusCalls = countCalls('HubSpotStatus')

  const answer = await postAction(endpoint, createFinishBody(returnUrl, flow), { origin: tenant })

  assert.deepEqual(errorOf(answer), [400, false, 'misconfigured'])
  assert.equal(countCalls('HubSpotStatus'), statusCalls)
})

for (const address of [
  'http://localhost:5173/api/hubspot',
  'http://127.0.0.1:3000/api/hubspot',
  'https://app.example.com/api/hubspot?tenant=1',
  'https://app.example.com:8443/',
  'https://xn--bcher-kva.example/hubspot',
]) {
  test(`with the handler at ${address}, the owner is kept and a victim undone`, async () => {
    const { origin } = new URL(address)
    const { endpoint, startFlow: _, approve, connectedPortal, hostEvents } = setUpProduct({ publicUrl: address })
    const authorizeUrlFor = async (id: string) =>
      String((await postAction(endpoint, { action: 'connect', flow: id }, { origin })).body.authorizeUrl)
    const verdictFor = async (returnUrl: URL, storedFlow?: string) =>
      (await postAction(endpoint, createFinishBody(returnUrl, storedFlow), { origin })).body.verdict

    const returnUrl = await approve(await authorizeUrlFor(flow))
    const own = await verdictFor(returnUrl, flow)
    const victim = await verdictFor(await approve(await authorizeUrlFor(otherFlow), victimPortal))

    assert.equal(returnUrl.href.split(/[?&]seal=/)[0], address)
    assert.deepEqual([own, victim, await connectedPortal()], ['kept', 'undone', undefined])
    assert.deepEqual(hostEvents, [`connected ${ownPortal} ${ownName}`, `undone ${victimPortal}`])
  })
}
