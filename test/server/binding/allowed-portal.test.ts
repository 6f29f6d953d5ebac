/** The host's `allowPortal`: which accounts may be connected. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEndpoint, errorOf, flow, postAction } from '../endpoint.js'
import { type Reply, startFakeWiro } from '../fake-wiro.js'
import { connectedTo, disconnected, sameBrowser, startFlow, successAnswer, verdictOf } from './started-flow.js'

const only = (allowed: string) => ({ allowPortal: (portalId: string) => portalId === allowed })

test('a portal that the host does not allow is undone even for the same browser', async (t) => {
  const { finish, paths, hostEvents } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer], only('2'))

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'undone', 'portal_refused'])
  assert.deepEqual([paths(), hostEvents], [['Status', 'Disconnect'], []])
})

test('a portal that the host allows is kept', async (t) => {
  const { finish } = await startFlow(t, disconnected, [connectedTo('1')], only('1'))

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
})

test('a status disconnects a portal that the host does not allow', async (t) => {
  const { endpoint, paths } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer], only('2'))

  assert.deepEqual(errorOf(await postAction(endpoint, { action: 'status' })), [403, false, 'portal_refused'])
  assert.deepEqual(paths(), ['Status', 'Disconnect'])
})

test('an `allowPortal` that throws fails the request and changes nothing', async (t) => {
  const { endpoint, finish, paths } = await startFlow(t, disconnected, [connectedTo('1')], {
    allowPortal: () => assert.fail(),
  })

  assert.deepEqual(errorOf(await finish(sameBrowser)), [500, false, 'unavailable'])
  assert.deepEqual(errorOf(await postAction(endpoint, { action: 'status' })), [500, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status', 'Status'])
})

test('with `allowPortal` and no portal ids, `connect` fails as misconfigured', async (t) => {
  const named: Reply = { body: { result: true, connected: true, accounts: [{ id: 'Acme', name: 'Acme' }] } }
  const { baseUrl, paths } = await startFakeWiro(t, named)
  const endpoint = createEndpoint({ baseUrl, fetch, ...only('1') })

  assert.deepEqual(errorOf(await postAction(endpoint, { action: 'connect', flow })), [502, false, 'misconfigured'])
  assert.deepEqual(paths(), ['Status'])
  assert.equal(endpoint.log[0]?.reason, 'portal_ids_missing')
})
