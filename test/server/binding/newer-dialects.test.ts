/** `allowPortal` at a Wiro of a newer dialect, whose status holds no portal id: nobody is let in unchecked. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flow, postAction } from '../endpoint.js'
import { mockTime, type MockedTime } from './mocked-time.js'
import { ownPortal, setUpProduct, victimPortal } from './product.js'

const isConnected = async ({ callStatus }: { callStatus: () => Promise<Record<string, unknown>> }) =>
  (await callStatus())['connected']

/** A product that allows its owner's portal alone, at a Wiro that moves to the transitional dialect during a flow. */
function setUpTransitional(time?: MockedTime) {
  const product = setUpProduct({ allowPortal: (portalId) => portalId === ownPortal }, time)
  const callStatus = async () => {
    const response = await product.emulator.fetch('http://127.0.0.1:1/v1/UserAgentOAuth/HubSpotStatus', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
      body: JSON.stringify({ useragentguid: 'your-useragent-guid' }),
    })
    return (await response.json()) as Record<string, unknown>
  }
  const startFlow = async () => {
    const authorizeUrl = await product.startFlow()
    product.emulator.faults.set('transitional-dialect')
    return authorizeUrl
  }
  return { ...product, startFlow, callStatus }
}

test('without portal ids, a victim’s connection does not stay', async () => {
  const product = setUpTransitional()
  const returnUrl = await product.approve(await product.startFlow(), victimPortal)

  await product.finish(returnUrl)

  assert.equal(await isConnected(product), false)
  assert.equal(product.hostEvents.length, 1)
})

test('without portal ids, even the owner’s connection does not stay unchecked', async () => {
  const product = setUpTransitional()
  const returnUrl = await product.approve(await product.startFlow(), ownPortal)

  const verdict = await product.finish(returnUrl, flow)

  assert.notEqual(verdict, 'kept')
  assert.equal(await isConnected(product), false)
})

test('without portal ids, a connection whose window never came back is not shown as connected', async () => {
  const product = setUpTransitional()
  await product.approve(await product.startFlow(), victimPortal)

  const { status, body } = await postAction(product.endpoint, { action: 'status' })

  assert.deepEqual([status, body.result, body.errors[0]?.code], [503, false, 'portal_unchecked'])
})

test('without portal ids and with a status that lags, a victim’s connection does not stay', async (t) => {
  const product = setUpTransitional(mockTime(t))
  product.emulator.faults.set('status-lags', 2_000)
  const returnUrl = await product.approve(await product.startFlow(), victimPortal)

  await product.finish(returnUrl)

  assert.equal(await isConnected(product), false)
})

test('without `allowPortal`, a connection at such a Wiro is kept for its owner and undone for a victim', async () => {
  const verdicts = []
  for (const [portal, storedFlow] of [
    [ownPortal, flow],
    [victimPortal, undefined],
  ] as const) {
    const product = setUpProduct()
    product.emulator.faults.set('transitional-dialect')
    verdicts.push(await product.finish(await product.approve(await product.startFlow(), portal), storedFlow))
  }

  assert.deepEqual(verdicts, ['kept', 'undone'])
})

for (const fault of ['unified-dialect', 'transitional-dialect'] as const) {
  test(`with the ${fault}, no flow starts`, async () => {
    const { emulator, endpoint } = setUpProduct({ allowPortal: () => true })
    emulator.faults.set(fault)

    const { status, body } = await postAction(endpoint, { action: 'connect', flow })

    assert.deepEqual([status, body.errors[0]?.code], [502, 'misconfigured'])
    assert.equal(endpoint.log.at(-1)?.reason, 'portal_ids_missing')
  })
}
