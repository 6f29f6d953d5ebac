/** The action `finish`: its verdicts, what it undoes and what it refuses. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRequest, errorOf, postAction, publicUrl, readAnswer } from '../endpoint.js'
import { mockTime } from '../binding/mocked-time.js'
import {
  connectedTo,
  disconnected,
  failure,
  marked,
  startFlow,
  success,
  successAnswer,
  verdictOf,
} from '../binding/started-flow.js'

const kept = [200, 'kept', undefined]
const undone = [200, 'undone', undefined]
const nothing = [200, 'nothing', undefined]
const pending = [200, 'pending', undefined]

test('a connection with the mark is kept, and the host is told once', async () => {
  const { finish, hostEvents, paths } = await startFlow(disconnected, [connectedTo('1')])

  const [first, again] = [await finish(marked), await finish(marked)]

  assert.deepEqual([verdictOf(first), verdictOf(again)], [kept, kept])
  assert.deepEqual(hostEvents, [['connected', { agent: 'guid-1', portalId: '1', accountName: 'Acme' }]])
  assert.deepEqual(paths(), ['Status', 'Status'])
})

test('a connection without the mark is undone, and the host is told', async () => {
  const { endpoint, finish, hostEvents, paths } = await startFlow(disconnected, [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await finish()), undone)

  assert.deepEqual(paths(), ['Status', 'Disconnect'])
  const event = { agent: 'guid-1', portalId: '1', reason: 'finished_elsewhere', undone: true }
  assert.deepEqual(hostEvents, [['suspicious', event]])
  assert.deepEqual(endpoint.log, [{ level: 'error', reason: 'finished_elsewhere', action: 'finish', agent: 'guid-1' }])
})

test('the id of another flow is no mark', async () => {
  const { finish } = await startFlow(disconnected, [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await finish({ flow: 'BBBBBBBBBBBBBBBBBBBBBB' })), undone)
})

test('while the status lags, a marked window is pending, then kept', async () => {
  const { finish } = await startFlow(disconnected, [disconnected, connectedTo('1')])

  assert.deepEqual(verdictOf(await finish(marked)), pending)
  assert.deepEqual(verdictOf(await finish(marked)), kept)
})

test('while the status lags, an unmarked window is answered when it is decided', async (t) => {
  const { settle } = mockTime(t)
  const replies = [disconnected, disconnected, connectedTo('1'), successAnswer]
  const { finish, paths } = await startFlow(disconnected, replies)

  assert.deepEqual(verdictOf(await settle(finish())), undone)
  assert.deepEqual(paths(), ['Status', 'Status', 'Status', 'Disconnect'])
})

test('an unmarked window that finds nothing is pending after five looks, and once more after one', async (t) => {
  const { settle } = mockTime(t)
  const { finish, paths } = await startFlow(disconnected, [disconnected])

  assert.deepEqual(verdictOf(await settle(finish())), pending)
  assert.equal(paths().length, 5)
  assert.deepEqual(verdictOf(await settle(finish())), pending)
  assert.equal(paths().length, 6)
})

test('a reconnect to the same portal without the mark is left alone, and the host is told', async () => {
  const { finish, hostEvents, paths } = await startFlow(connectedTo('1'), [connectedTo('1')])

  assert.deepEqual([verdictOf(await finish()), paths()], [nothing, ['Status']])
  const event = {
    agent: 'guid-1',
    portalId: '1',
    previousPortalId: '1',
    reason: 'finished_elsewhere',
    undone: false,
  }
  assert.deepEqual(hostEvents, [['suspicious', event]])
})

test('a reconnect to another portal is kept with the mark and undone without', async () => {
  const owner = await startFlow(connectedTo('9'), [connectedTo('1')])
  const victim = await startFlow(connectedTo('9'), [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await owner.finish(marked)), kept)
  assert.deepEqual(verdictOf(await victim.finish()), undone)
  const event = { agent: 'guid-1', portalId: '1', previousPortalId: '9', reason: 'finished_elsewhere', undone: true }
  assert.deepEqual(victim.hostEvents, [['suspicious', event]])
})

test('a scanner that opens the return URL after the owner undoes nothing, and Wiro is not asked', async () => {
  const { finish, hostEvents, paths } = await startFlow(disconnected, [connectedTo('1')])
  await finish(marked)

  assert.deepEqual(verdictOf(await finish()), nothing)
  assert.deepEqual([hostEvents.length, paths()], [1, ['Status']])
})

test('a callback without success changes nothing and does not call Wiro', async () => {
  const { finish, paths } = await startFlow(disconnected, [])

  for (const outcome of [
    {},
    { hubspot_error: 'authorization_denied' },
    { ...success, hubspot_error: 'x' },
    { hubspot_connected: '1' },
  ]) {
    assert.deepEqual(verdictOf(await finish({ ...marked, outcome })), nothing)
  }
  assert.deepEqual(paths(), [])
})

test('a state token of another host is refused without a call to Wiro', async () => {
  const { seal, finish, paths } = await startFlow(disconnected, [])
  const otherHost = await startFlow(disconnected, [], { apiKey: 'ANOTHER-KEY' })
  const invalidTokens = ['', 'x', seal.slice(0, -4), seal + seal, seal.slice(1), otherHost.seal, 'A'.repeat(3_000)]

  for (const one of invalidTokens)
    assert.deepEqual(errorOf(await finish({ ...marked, seal: one })), [400, false, 'misconfigured'])
  assert.deepEqual(paths(), [])
})

test('a page of another origin cannot post `finish`', async () => {
  const { endpoint, seal } = await startFlow(disconnected, [])
  const body = { action: 'finish', seal, outcome: success, ...marked }
  const foreign = await postAction(endpoint, body, { origin: 'https://evil.example' })
  const form = await postAction(endpoint, body, { 'content-type': 'text/plain' })

  assert.deepEqual(errorOf(foreign), [403, false, 'misconfigured'])
  assert.deepEqual(errorOf(form), [415, false, 'misconfigured'])
})

test('a GET with a state token and a success changes nothing', async () => {
  const { endpoint, seal, paths } = await startFlow(disconnected, [])

  const response = await endpoint.handler(new Request(`${publicUrl}?seal=${seal}&hubspot_connected=true`))

  assert.deepEqual([response.status, paths()], [200, []])
})

test('F131 a second instance accepts the state token of the first', async () => {
  const { seal, createInstance } = await startFlow(disconnected, [connectedTo('1')])

  const answer = await postAction(createInstance(), { action: 'finish', seal, outcome: success, ...marked })

  assert.deepEqual(verdictOf(answer), kept)
})

test('F131 a secret can be replaced while flows are open', async () => {
  const [old, next] = ['OLD-SECRET-0123456', 'NEW-SECRET-0123456']
  const { seal, createInstance } = await startFlow(disconnected, [connectedTo('1')], { secret: old })
  const finishAt = (secret: string | [string, string]) =>
    postAction(createInstance({ secret }), { action: 'finish', seal, outcome: success, ...marked })

  assert.deepEqual(verdictOf(await finishAt([next, old])), kept)
  assert.deepEqual(errorOf(await finishAt(next)), [400, false, 'misconfigured'])
})

test('an undone connection does not use up the report of the owner’s own', async () => {
  const replies = [connectedTo('2'), successAnswer, connectedTo('1')]
  const { finish, hostEvents } = await startFlow(disconnected, replies)

  const undoneAnswer = await finish({ outcome: { ...success, hubspot_portal: '2' } })

  assert.deepEqual([verdictOf(undoneAnswer), verdictOf(await finish(marked))], [undone, kept])
  assert.deepEqual(hostEvents.at(-1), ['connected', { agent: 'guid-1', portalId: '1', accountName: 'Acme' }])
})

test('two `finish` requests at once tell the host once', async () => {
  const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1')])

  const answers = await Promise.all([finish(marked), finish(marked)])

  assert.deepEqual(answers.map(verdictOf), [kept, kept])
  assert.equal(hostEvents.length, 1)
})

test('a disconnect that fails is tried again until it succeeds', async (t) => {
  const { settle } = mockTime(t)
  const replies = [connectedTo('1'), failure, connectedTo('1'), connectedTo('1'), successAnswer]
  const { finish, paths } = await startFlow(disconnected, replies)

  assert.deepEqual(verdictOf(await settle(finish())), undone)
  // The second check comes within a second of the first attempt, so it only reads.
  assert.deepEqual(paths(), ['Status', 'Disconnect', 'Status', 'Status', 'Disconnect'])
})

test('with `binding: none` nothing is undone or told, and a warning is logged at the start', async () => {
  const { endpoint, finish, hostEvents, paths } = await startFlow(disconnected, [connectedTo('1')], { binding: 'none' })

  assert.deepEqual(verdictOf(await finish()), nothing)
  assert.deepEqual([hostEvents, paths()], [[], []])
  assert.deepEqual(endpoint.startLog.at(0), { level: 'warn', reason: 'binding_off' })
})

test('with `binding: none` the host still hears of a kept connection', async () => {
  const { finish, hostEvents } = await startFlow(disconnected, [connectedTo('1')], { binding: 'none' })

  assert.deepEqual(verdictOf(await finish(marked)), kept)
  assert.equal(hostEvents.length, 1)
})

test('no answer and no log entry holds a state token', async () => {
  const { endpoint, seal, finish } = await startFlow(disconnected, [connectedTo('1'), successAnswer])
  const answers = [
    await finish(),
    await readAnswer(await endpoint.handler(createRequest({ action: 'finish', seal: seal + 'x', outcome: {} }))),
  ]

  assert.ok(!JSON.stringify([answers.map(({ text }) => text), endpoint.log]).includes(seal))
})

test('a window that closes ends nothing', async (t) => {
  const { settle } = mockTime(t)
  const { endpoint, seal, paths, hostEvents } = await startFlow(disconnected, [
    disconnected,
    connectedTo('1'),
    successAnswer,
  ])
  const closed = new AbortController()
  const request = createRequest({ action: 'finish', seal, outcome: success }, {}, { signal: closed.signal })

  const answer = endpoint.handler(request)
  closed.abort()
  await settle(answer)

  assert.deepEqual(paths(), ['Status', 'Status', 'Disconnect'])
  assert.equal(hostEvents.length, 2)
})

test('`finish` calls neither `resolveAgent`, `authorize` nor `limit`', async () => {
  let isConnecting = true
  const onlyAtConnect = <T>(value: T) => (isConnecting ? value : assert.fail())
  const { finish } = await startFlow(disconnected, [connectedTo('1')], {
    resolveAgent: () => onlyAtConnect('guid-1'),
    authorize: () => onlyAtConnect(true),
    limit: () => onlyAtConnect(0),
  })
  isConnecting = false

  assert.deepEqual(verdictOf(await finish(marked)), kept)
})
