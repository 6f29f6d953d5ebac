/** The product's own HubSpot app (the option `ownApp`), saved when an agent has none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../../src/server/handler.js'
import { withinLimit } from '../../eventually.js'
import { app, createEmulatedEndpoint, guid } from '../emulator.js'
import { createEndpoint, errorOf, flow, postAction } from '../endpoint.js'
import { connectAnswer, disconnectedStatus, startFakeWiro, successAnswer } from '../fake-wiro.js'

const connect = { action: 'connect', flow, authMethod: 'own' }
const actions: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

const clientOf = (url: unknown) => new URL(String(url)).searchParams.get('client_id')

test('an agent without an app gets the product’s app at its first connect', async () => {
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

test('a saved app is not replaced by the product’s', async () => {
  const theirs = { clientId: 'theirs', clientSecret: 'their-secret' }
  const { endpoint, requestedActions } = createEmulatedEndpoint({ ownApp: app }, { app: theirs })

  const { body } = await postAction(endpoint, connect)

  assert.equal(clientOf(body.authorizeUrl), theirs.clientId)
  assert.equal(requestedActions().includes('Update'), false)
})

test('a connect without own mode saves no app, whatever Wiro answers', async () => {
  const { endpoint, emulator, requestedActions } = createEmulatedEndpoint({ ownApp: app, authMethod: 'wiro' })
  emulator.faults.set('wiro-refusal', { on: 'HubSpotConnect', code: 0, text: 'HubSpot credentials not configured' })

  const answer = await postAction(endpoint, { ...connect, authMethod: 'wiro' })

  assert.deepEqual(errorOf(answer), [409, false, 'invalid_config'])
  assert.equal(requestedActions().includes('Update'), false)
})

test('another error of connect saves no app', async () => {
  const { endpoint, emulator, requestedActions } = createEmulatedEndpoint({ ownApp: app })
  emulator.faults.set('wiro-refusal', { on: 'HubSpotConnect' })

  const answer = await postAction(endpoint, connect)

  assert.deepEqual(errorOf(answer), [503, false, 'unavailable'])
  assert.deepEqual(requestedActions(), ['HubSpotStatus', 'HubSpotConnect'])
})

for (const [fault, reason] of [
  ['credentials-rejected', 'own_app_rejected'],
  ['credentials-ignored', 'own_app_rejected'],
] as const) {
  test(`a product’s app that Wiro does not accept is answered with misconfigured (${fault})`, async () => {
    const { endpoint, emulator } = createEmulatedEndpoint({ actions, ownApp: app })
    emulator.faults.set(fault)

    const answer = await postAction(endpoint, connect)

    assert.deepEqual(errorOf(answer), [502, false, 'misconfigured'])
    assert.deepEqual([endpoint.log[0]?.reason, endpoint.log[0]?.level], [reason, 'error'])
  })
}

test('connect is repeated once when Wiro still has no app after the save', async (t) => {
  const none = { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] }
  const { baseUrl, paths } = await startFakeWiro(
    t,
    { body: disconnectedStatus },
    { body: none },
    { body: successAnswer },
    { body: none },
  )
  const endpoint = createEndpoint({ baseUrl, fetch, ownApp: app })

  const answer = await postAction(endpoint, connect)

  assert.deepEqual(errorOf(answer), [502, false, 'misconfigured'])
  assert.deepEqual(paths(), ['Status', 'Connect', '/UserAgent/Update', 'Connect'])
  assert.deepEqual(
    endpoint.log.map(({ reason }) => reason),
    ['own_app_saved', 'own_app_ignored'],
  )
})

test('a save that Wiro does not answer is answered with unavailable', async () => {
  const { endpoint, emulator } = createEmulatedEndpoint({ ownApp: app })
  emulator.faults.set('wiro-500', { on: 'Update' })
  emulator.faults.set('connection-reset', { on: 'Update' })

  const answer = await postAction(endpoint, connect)

  assert.deepEqual(errorOf(answer), [502, false, 'unavailable'])
})

test('two connects at once save the app once, and both succeed', async () => {
  const none = { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] }
  const replies = { Status: disconnectedStatus, Connect: none as object }
  const requestedActions: string[] = []
  let release = () => {}
  const bothConnected = new Promise<void>((resolve) => (release = resolve))
  const fetch = async (url: string | URL | Request) => {
    const name = String(url).replace(/^.*\/(HubSpot)?/, '')
    requestedActions.push(name)
    if (requestedActions.filter((action) => action === 'Connect').length === 2) setImmediate(release)
    if (name !== 'Update') return Response.json(replies[name as 'Status'])
    // Both connects have learnt that the agent has no app before it is saved.
    await withinLimit('the second connect', bothConnected)
    replies.Connect = connectAnswer
    return Response.json(successAnswer)
  }
  const endpoint = createEndpoint({ fetch, ownApp: app })

  const answers = await Promise.all([postAction(endpoint, connect), postAction(endpoint, connect)])

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  )
  assert.equal(requestedActions.filter((name) => name === 'Update').length, 1)
})

test('a failed save is repeated at the next connect', async () => {
  const { endpoint, emulator } = createEmulatedEndpoint({ ownApp: app })
  emulator.faults.set('wiro-refusal', { on: 'Update', times: 1 })

  const answers = [await postAction(endpoint, connect), await postAction(endpoint, connect)]

  assert.deepEqual(
    answers.map(({ status }) => status),
    [503, 200],
  )
})
