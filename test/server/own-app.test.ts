/** The product's own HubSpot app (the option `ownApp`), saved when an agent has none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { app, createEmulatedEndpoint, guid } from './emulator.js'
import { createEndpoint, errorOf, flow, postAction } from './endpoint.js'
import { connectAnswer, disconnectedStatus, startFakeWiro, successAnswer } from './fake-wiro.js'

const connect = { action: 'connect', flow, authMethod: 'own' }
const actions: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

const clientOf = (url: unknown) => new URL(String(url)).searchParams.get('client_id')

test('an agent without an app gets the product’s at its first connect, and no form is needed', async () => {
  const { endpoint, requestedActions } = createEmulatedEndpoint({ ownApp: app })

  const first = await postAction(endpoint, connect)
  const again = await postAction(endpoint, connect)

  assert.deepEqual([first.status, clientOf(first.body.authorizeUrl)], [200, app.clientId])
  assert.equal(clientOf(again.body.authorizeUrl), app.clientId)
  const [status, ask1, update, ask2, ...rest] = requestedActions()
  assert.deepEqual([status, ask1, update, ask2], ['HubSpotStatus', 'HubSpotConnect', 'Update', 'HubSpotConnect'])
  assert.deepEqual(rest, ['HubSpotStatus', 'HubSpotConnect'])
  assert.deepEqual(endpoint.log, [{ level: 'info', reason: 'own_app_saved', action: 'connect', agent: guid }])
})

test('an app that is there stays, whatever the product’s is', async () => {
  const theirs = { clientId: 'theirs', clientSecret: 'their-secret' }
  const { endpoint, requestedActions } = createEmulatedEndpoint({ ownApp: app }, { app: theirs })

  const { body } = await postAction(endpoint, connect)

  assert.equal(clientOf(body.authorizeUrl), theirs.clientId)
  assert.equal(requestedActions().includes('Update'), false)
})

test('a page that does not ask for own mode changes no app, whatever Wiro says', async () => {
  const { endpoint, emulator, requestedActions } = createEmulatedEndpoint({ ownApp: app })
  emulator.faults.set('wiro-refusal', { on: 'HubSpotConnect', code: 0, text: 'HubSpot credentials not configured' })

  const answered = await postAction(endpoint, { ...connect, authMethod: 'wiro' })

  assert.deepEqual(errorOf(answered), [409, false, 'invalid_config'])
  assert.equal(requestedActions().includes('Update'), false)
})

test('another refusal of connect saves nothing', async () => {
  const { endpoint, emulator, requestedActions } = createEmulatedEndpoint({ ownApp: app })
  emulator.faults.set('wiro-refusal', { on: 'HubSpotConnect' })

  const answered = await postAction(endpoint, connect)

  assert.deepEqual(errorOf(answered), [503, false, 'unavailable'])
  assert.deepEqual(requestedActions(), ['HubSpotStatus', 'HubSpotConnect'])
})

for (const [fault, reason] of [
  ['credentials-rejected', 'own_app_rejected'],
  ['credentials-ignored', 'own_app_rejected'],
] as const) {
  test(`what is wrong with the product’s app is for its developers, and no form is shown: ${fault}`, async () => {
    const { endpoint, emulator } = createEmulatedEndpoint({ actions, ownApp: app })
    emulator.faults.set(fault)

    const answered = await postAction(endpoint, connect)

    assert.deepEqual(errorOf(answered), [502, false, 'misconfigured'])
    assert.deepEqual([endpoint.log[0]?.reason, endpoint.log[0]?.level], [reason, 'error'])
  })
}

test('a Wiro that has no app even after a save is not asked for ever', async (t) => {
  const none = { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] }
  const { baseUrl, paths } = await startFakeWiro(
    t,
    { body: disconnectedStatus },
    { body: none },
    { body: successAnswer },
    { body: none },
  )
  const endpoint = createEndpoint({ baseUrl, fetch, ownApp: app })

  const answered = await postAction(endpoint, connect)

  assert.deepEqual(errorOf(answered), [502, false, 'misconfigured'])
  assert.deepEqual(paths(), ['Status', 'Connect', '/UserAgent/Update', 'Connect'])
  assert.deepEqual(
    endpoint.log.map(({ reason }) => reason),
    ['own_app_saved', 'own_app_ignored'],
  )
})

test('a save that Wiro does not answer is told as such', async () => {
  const { endpoint, emulator } = createEmulatedEndpoint({ ownApp: app })
  emulator.faults.set('wiro-500', { on: 'Update' })
  emulator.faults.set('connection-reset', { on: 'Update' })

  const answered = await postAction(endpoint, connect)

  assert.deepEqual(errorOf(answered), [502, false, 'unavailable'])
})

test('two who connect at once save the app once, and both get an address', async () => {
  const none = { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] }
  const replies = { Status: disconnectedStatus, Connect: none as object }
  const requestedActions: string[] = []
  const waiting: (() => void)[] = []
  const fetch = async (url: string | URL | Request) => {
    const name = String(url).replace(/^.*\/(HubSpot)?/, '')
    requestedActions.push(name)
    if (name !== 'Update') return Response.json(replies[name as 'Status'])
    // Both have been told that there is none before it is saved.
    await new Promise<void>((resolve) => waiting.push(resolve))
    replies.Connect = connectAnswer
    return Response.json(successAnswer)
  }
  const endpoint = createEndpoint({ fetch, ownApp: app })

  const both = Promise.all([postAction(endpoint, connect), postAction(endpoint, connect)])
  while (requestedActions.filter((name) => name === 'Connect').length < 2 || !waiting.length)
    await new Promise(setImmediate)
  await new Promise(setImmediate)
  waiting.forEach((resolve) => resolve())

  assert.deepEqual(
    (await both).map(({ status }) => status),
    [200, 200],
  )
  assert.equal(requestedActions.filter((name) => name === 'Update').length, 1)
})

test('a save that failed is tried again at the next connect', async () => {
  const { endpoint, emulator } = createEmulatedEndpoint({ ownApp: app })
  emulator.faults.set('wiro-refusal', { on: 'Update', times: 1 })

  const answers = [await postAction(endpoint, connect), await postAction(endpoint, connect)]

  assert.deepEqual(
    answers.map(({ status }) => status),
    [503, 200],
  )
})
