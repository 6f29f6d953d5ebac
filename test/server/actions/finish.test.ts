/** The action `finish`: its verdicts, what it undoes and what the host hears. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createEndpoint,
  createRequest,
  errorOf,
  flow,
  pageOrigin,
  postAction,
  publicUrl,
  readAnswer,
} from '../endpoint.js'
import { type Reply, startFakeWiro } from '../fake-wiro.js'
import {
  connectedTo,
  disconnected,
  sameBrowser,
  startFlow,
  success,
  successAnswer,
  verdictOf,
} from '../binding/started-flow.js'

test('a connection of the same browser is kept, and the host is told once', async (t) => {
  const { finish, hostEvents, paths } = await startFlow(t, disconnected, [connectedTo('1')])

  const [first, again] = [await finish(sameBrowser), await finish(sameBrowser)]

  assert.deepEqual(
    [verdictOf(first), verdictOf(again)],
    [
      [200, 'kept', undefined],
      [200, 'kept', undefined],
    ],
  )
  assert.deepEqual(hostEvents, [['connected', { agent: 'guid-1', portalId: '1', accountName: 'Acme' }]])
  assert.deepEqual(paths(), ['Status', 'Status'])
})

test('a connection of another browser is undone, and the host is told', async (t) => {
  const { endpoint, finish, hostEvents, paths } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])

  assert.deepEqual(paths(), ['Status', 'Disconnect'])
  assert.deepEqual(hostEvents, [['suspicious', { agent: 'guid-1', portalId: '1', reason: 'finished_elsewhere' }]])
  assert.deepEqual(endpoint.log, [{ level: 'error', reason: 'finished_elsewhere', action: 'finish', agent: 'guid-1' }])
})

test('the id of another flow does not count as the same browser', async (t) => {
  const { finish } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await finish({ flow: 'BBBBBBBBBBBBBBBBBBBBBB' })), [200, 'undone', undefined])
})

test('`finish` calls neither `resolveAgent` nor `authorize`', async (t) => {
  let signedIn = true
  const { finish } = await startFlow(t, disconnected, [connectedTo('1')], {
    resolveAgent: () => (signedIn ? 'guid-1' : assert.fail()),
    authorize: () => signedIn || assert.fail(),
  })
  signedIn = false

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
})

test('while the status lags, the verdict is pending for the same browser and undone for another', async (t) => {
  const owner = await startFlow(t, disconnected, [disconnected, connectedTo('1')])
  const victim = await startFlow(t, disconnected, [disconnected, successAnswer])

  assert.deepEqual(verdictOf(await owner.finish(sameBrowser)), [200, 'pending', undefined])
  assert.deepEqual(verdictOf(await owner.finish(sameBrowser)), [200, 'kept', undefined])
  assert.deepEqual(verdictOf(await victim.finish()), [200, 'undone', undefined])
  assert.deepEqual(victim.paths(), ['Status', 'Disconnect'])
})

test('a reconnect to the same portal in another browser is left alone', async (t) => {
  const { finish, hostEvents, paths } = await startFlow(t, connectedTo('1'), [connectedTo('1')])

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([hostEvents, paths()], [[], ['Status']])
})

test('a reconnect to another portal is kept for the same browser and undone for another', async (t) => {
  const owner = await startFlow(t, connectedTo('9'), [connectedTo('1')])
  const victim = await startFlow(t, connectedTo('9'), [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await owner.finish(sameBrowser)), [200, 'kept', undefined])
  assert.deepEqual(verdictOf(await victim.finish()), [200, 'undone', undefined])
  assert.deepEqual(victim.hostEvents, [
    ['suspicious', { agent: 'guid-1', portalId: '1', previousPortalId: '9', reason: 'finished_elsewhere' }],
  ])
})

test('a scanner that opens the return URL after the owner undoes nothing', async (t) => {
  const { finish, hostEvents, paths } = await startFlow(t, disconnected, [connectedTo('1')])
  await finish(sameBrowser)

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([hostEvents.length, paths()], [1, ['Status', 'Status']])
})

test('a callback without success changes nothing and does not call Wiro', async (t) => {
  const { finish, paths } = await startFlow(t, disconnected, [])

  for (const outcome of [
    {},
    { hubspot_error: 'authorization_denied' },
    { ...success, hubspot_error: 'x' },
    { hubspot_connected: '1' },
  ]) {
    assert.deepEqual(verdictOf(await finish({ ...sameBrowser, outcome })), [200, 'nothing', undefined])
  }
  assert.deepEqual(paths(), [])
})

test('an expired state token changes nothing and does not call Wiro', async (t) => {
  const { finish, paths } = await startFlow(t, disconnected, [])
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 900_000 })

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'nothing', undefined])
  assert.deepEqual(paths(), [])
})

test('a state token of another host is refused without a call to Wiro', async (t) => {
  const { seal, finish, paths } = await startFlow(t, disconnected, [])
  const otherHost = await startFlow(t, disconnected, [], { apiKey: 'ANOTHER-KEY' })
  const invalidTokens = ['', 'x', seal.slice(0, -4), seal + seal, seal.slice(1), otherHost.seal, 'A'.repeat(3_000)]

  for (const one of invalidTokens)
    assert.deepEqual(errorOf(await finish({ ...sameBrowser, seal: one })), [400, false, 'misconfigured'])
  assert.deepEqual(paths(), [])
})

test('a page of another origin cannot post `finish`', async (t) => {
  const { endpoint, seal } = await startFlow(t, disconnected, [])
  const body = { action: 'finish', seal, outcome: success, ...sameBrowser }

  assert.deepEqual(errorOf(await postAction(endpoint, body, { origin: 'https://evil.example' })), [
    403,
    false,
    'misconfigured',
  ])
  assert.deepEqual(errorOf(await postAction(endpoint, body, { 'content-type': 'text/plain' })), [
    415,
    false,
    'misconfigured',
  ])
})

test('a GET with a state token and a success changes nothing', async (t) => {
  const { endpoint, seal, paths } = await startFlow(t, disconnected, [])

  const response = await endpoint.handler(new Request(`${publicUrl}?seal=${seal}&hubspot_connected=true`))

  assert.deepEqual([response.status, paths()], [200, []])
})

test('F131 a second instance accepts the state token of the first', async (t) => {
  const { baseUrl } = await startFakeWiro(t, connectedTo('1'))
  const { seal } = await startFlow(t, disconnected, [])

  const answer = await postAction(createEndpoint({ baseUrl, fetch }), {
    action: 'finish',
    seal,
    outcome: success,
    ...sameBrowser,
  })

  assert.deepEqual(verdictOf(answer), [200, 'kept', undefined])
})

test('F131 a secret can be replaced while flows are open', async (t) => {
  const [old, next] = ['OLD-SECRET-0123456', 'NEW-SECRET-0123456']
  const { baseUrl } = await startFakeWiro(t, connectedTo('1'))
  const { seal } = await startFlow(t, disconnected, [], { secret: old })
  const finishAt = (secret: string | [string, string]) =>
    postAction(createEndpoint({ baseUrl, fetch, secret }), { action: 'finish', seal, outcome: success, ...sameBrowser })

  assert.deepEqual(verdictOf(await finishAt([next, old])), [200, 'kept', undefined])
  assert.deepEqual(errorOf(await finishAt(next)), [400, false, 'misconfigured'])
})

test('an undone connection does not use up the report of the owner’s own', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('2'), successAnswer, connectedTo('1')])

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
  assert.deepEqual(hostEvents.at(-1), ['connected', { agent: 'guid-1', portalId: '1', accountName: 'Acme' }])
})

test('two `finish` requests at once tell the host once', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1')])

  const answer = await Promise.all([finish(sameBrowser), finish(sameBrowser)])

  assert.deepEqual(
    answer.map((one) => one.body.verdict),
    ['kept', 'kept'],
  )
  assert.equal(hostEvents.length, 1)
})

test('the host’s `once` gets a key of flow and portal', async (t) => {
  const storeCalls: unknown[] = []
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1')], {
    once: (key, seconds) => (storeCalls.push([key, seconds]), false),
  })

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
  assert.deepEqual([storeCalls, hostEvents], [[[`${flow} 1`, 900]], []])
})

test('a `once` that throws fails the request, and nothing is undone', async (t) => {
  const { finish, paths } = await startFlow(t, disconnected, [connectedTo('1')], { once: () => assert.fail() })

  assert.deepEqual(errorOf(await finish()), [500, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status'])
})

test('an `onSuspiciousConnect` that throws is logged and changes nothing', async (t) => {
  const { endpoint, finish } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer], {
    onSuspiciousConnect: () => assert.fail(),
  })

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.deepEqual(
    endpoint.log.map(({ reason }) => reason),
    ['finished_elsewhere', 'on_suspicious_connect_failed'],
  )
})

test('an account name from the browser is cleaned and cut before the host gets it', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1')])

  await finish({ ...sameBrowser, outcome: { ...success, hubspot_name: '\u202e<b>' + 'x'.repeat(400) } })

  assert.deepEqual(hostEvents, [['connected', { agent: 'guid-1', portalId: '1', accountName: '<b>' + 'x'.repeat(97) }]])
})

test('`limit` counts for `finish` too', async (t) => {
  const { finish } = await startFlow(t, disconnected, [], { limit: (_, action) => (action === 'finish' ? 9 : 0) })

  const answer = await finish(sameBrowser)

  assert.deepEqual([errorOf(answer), answer.headers.get('retry-after')], [[429, false, 'rate_limited'], '9'])
})

test('a disconnect that fails fails the request, so that the relay page tries again', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1'), { status: 500 }])

  assert.deepEqual(errorOf(await finish()), [503, false, 'unavailable'])
  assert.deepEqual(hostEvents, [])
})

test('with `binding: none` nothing is undone, and a warning is logged at the start', async (t) => {
  const { endpoint, finish, hostEvents, paths } = await startFlow(t, disconnected, [connectedTo('1')], {
    binding: 'none',
  })

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([hostEvents, paths()], [[], ['Status']])
  assert.deepEqual(endpoint.startLog.at(0), { level: 'warn', reason: 'binding_off' })
})

test('with `binding: none` the host still hears of a kept connection', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1')], { binding: 'none' })

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
  assert.equal(hostEvents.length, 1)
})

test('accounts without a portal id are compared by name', async (t) => {
  const named = (name: string): Reply => ({ body: { result: true, connected: true, accounts: [{ id: name, name }] } })
  const same = await startFlow(t, named('Acme'), [named('Acme')])
  const other = await startFlow(t, named('Acme'), [named('Other'), successAnswer])

  assert.deepEqual(verdictOf(await same.finish()), [200, 'nothing', undefined])
  assert.deepEqual(verdictOf(await other.finish()), [200, 'undone', undefined])
})

test('no answer and no log entry holds a state token', async (t) => {
  const { endpoint, seal, finish } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer])
  const answers = [
    await finish(),
    await readAnswer(await endpoint.handler(createRequest({ action: 'finish', seal: seal + 'x', outcome: {} }))),
  ]

  assert.ok(!JSON.stringify([answers.map(({ text }) => text), endpoint.log]).includes(seal))
  assert.equal(pageOrigin, new URL(publicUrl).origin)
})
