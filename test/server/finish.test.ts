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
} from './endpoint.js'
import { type Reply, startFakeWiro } from './fake-wiro.js'
import { connectedTo, disconnected, sameBrowser, startFlow, success, successAnswer, verdictOf } from './started-flow.js'

test('the owner’s own connect is kept, and the host told once', async (t) => {
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

test('whoever followed the link in another browser is undone, and the host told', async (t) => {
  const { endpoint, finish, hostEvents, paths } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])

  assert.deepEqual(paths(), ['Status', 'Disconnect'])
  assert.deepEqual(hostEvents, [['suspicious', { agent: 'guid-1', portalId: '1', reason: 'finished_elsewhere' }]])
  assert.deepEqual(endpoint.log, [{ level: 'error', reason: 'finished_elsewhere', action: 'finish', agent: 'guid-1' }])
})

test('another flow’s id is no mark', async (t) => {
  const { finish } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await finish({ flow: 'BBBBBBBBBBBBBBBBBBBBBB' })), [200, 'undone', undefined])
})

test('nobody needs to be signed in to finish, nor is anybody asked whether they may', async (t) => {
  let signedIn = true
  const { finish } = await startFlow(t, disconnected, [connectedTo('1')], {
    resolveAgent: () => (signedIn ? 'guid-1' : assert.fail()),
    authorize: () => signedIn || assert.fail(),
  })
  signedIn = false

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
})

test('a status that lags is pending for the owner, and undone at once for anybody else', async (t) => {
  const owner = await startFlow(t, disconnected, [disconnected, connectedTo('1')])
  const victim = await startFlow(t, disconnected, [disconnected, successAnswer])

  assert.deepEqual(verdictOf(await owner.finish(sameBrowser)), [200, 'pending', undefined])
  assert.deepEqual(verdictOf(await owner.finish(sameBrowser)), [200, 'kept', undefined])
  assert.deepEqual(verdictOf(await victim.finish()), [200, 'undone', undefined])
  assert.deepEqual(victim.paths(), ['Status', 'Disconnect'])
})

test('a reconnect to the same portal is nothing where another browser finished it', async (t) => {
  const { finish, hostEvents, paths } = await startFlow(t, connectedTo('1'), [connectedTo('1')])

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([hostEvents, paths()], [[], ['Status']])
})

test('a reconnect to another portal is kept for the owner and undone for anybody else', async (t) => {
  const owner = await startFlow(t, connectedTo('9'), [connectedTo('1')])
  const victim = await startFlow(t, connectedTo('9'), [connectedTo('1'), successAnswer])

  assert.deepEqual(verdictOf(await owner.finish(sameBrowser)), [200, 'kept', undefined])
  assert.deepEqual(verdictOf(await victim.finish()), [200, 'undone', undefined])
  assert.deepEqual(victim.hostEvents, [
    ['suspicious', { agent: 'guid-1', portalId: '1', previousPortalId: '9', reason: 'finished_elsewhere' }],
  ])
})

test('a scanner that follows the link after its owner undoes nothing', async (t) => {
  const { finish, hostEvents, paths } = await startFlow(t, disconnected, [connectedTo('1')])
  await finish(sameBrowser)

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([hostEvents.length, paths()], [1, ['Status', 'Status']])
})

test('a refusal, and what names no success, is nothing, and Wiro is not asked', async (t) => {
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

test('an expired seal is nothing, and Wiro is not asked', async (t) => {
  const { finish, paths } = await startFlow(t, disconnected, [])
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 900_000 })

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'nothing', undefined])
  assert.deepEqual(paths(), [])
})

test('what is no seal of this host is refused, and Wiro is not asked', async (t) => {
  const { seal, finish, paths } = await startFlow(t, disconnected, [])
  const others = await startFlow(t, disconnected, [], { apiKey: 'ANOTHER-KEY' })
  const wrong = ['', 'x', seal.slice(0, -4), seal + seal, seal.slice(1), others.seal, 'A'.repeat(3_000)]

  for (const one of wrong)
    assert.deepEqual(errorOf(await finish({ ...sameBrowser, seal: one })), [400, false, 'misconfigured'])
  assert.deepEqual(paths(), [])
})

test('a foreign page cannot ask', async (t) => {
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

test('a GET with a seal and a success changes nothing', async (t) => {
  const { endpoint, seal, paths } = await startFlow(t, disconnected, [])

  const response = await endpoint.handler(new Request(`${publicUrl}?seal=${seal}&hubspot_connected=true`))

  assert.deepEqual([response.status, paths()], [200, []])
})

test('F131 a restarted server and a second instance open what the first sealed', async (t) => {
  const { baseUrl } = await startFakeWiro(t, connectedTo('1'))
  const { seal } = await startFlow(t, disconnected, [])

  const answered = await postAction(createEndpoint({ baseUrl, fetch }), {
    action: 'finish',
    seal,
    outcome: success,
    ...sameBrowser,
  })

  assert.deepEqual(verdictOf(answered), [200, 'kept', undefined])
})

test('F131 a secret is replaced without losing the flows under way', async (t) => {
  const [old, next] = ['OLD-SECRET-0123456', 'NEW-SECRET-0123456']
  const { baseUrl } = await startFakeWiro(t, connectedTo('1'))
  const { seal } = await startFlow(t, disconnected, [], { secret: old })
  const finishAt = (secret: string | [string, string]) =>
    postAction(createEndpoint({ baseUrl, fetch, secret }), { action: 'finish', seal, outcome: success, ...sameBrowser })

  assert.deepEqual(verdictOf(await finishAt([next, old])), [200, 'kept', undefined])
  assert.deepEqual(errorOf(await finishAt(next)), [400, false, 'misconfigured'])
})

test('a flow id that leaked spends nothing: what it names first is what was kept', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('2'), successAnswer, connectedTo('1')])

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
  assert.deepEqual(hostEvents.at(-1), ['connected', { agent: 'guid-1', portalId: '1', accountName: 'Acme' }])
})

test('two finishes at once tell the host once', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1')])

  const answered = await Promise.all([finish(sameBrowser), finish(sameBrowser)])

  assert.deepEqual(
    answered.map((one) => one.body.verdict),
    ['kept', 'kept'],
  )
  assert.equal(hostEvents.length, 1)
})

test('a host’s own memory is asked by flow and portal', async (t) => {
  const asked: unknown[] = []
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1')], {
    once: (key, seconds) => (asked.push([key, seconds]), false),
  })

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
  assert.deepEqual([asked, hostEvents], [[[`${flow} 1`, 900]], []])
})

test('a host whose memory fails is asked again, and nothing is undone', async (t) => {
  const { finish, paths } = await startFlow(t, disconnected, [connectedTo('1')], { once: () => assert.fail() })

  assert.deepEqual(errorOf(await finish()), [500, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status'])
})

test('a host that throws when it is told changes nothing', async (t) => {
  const { endpoint, finish } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer], {
    onSuspiciousConnect: () => assert.fail(),
  })

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.deepEqual(
    endpoint.log.map(({ reason }) => reason),
    ['finished_elsewhere', 'on_suspicious_connect_failed'],
  )
})

test('a name from the browser is cut and cleaned before the host is told', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1')])

  await finish({ ...sameBrowser, outcome: { ...success, hubspot_name: '\u202e<b>' + 'x'.repeat(400) } })

  assert.deepEqual(hostEvents, [['connected', { agent: 'guid-1', portalId: '1', accountName: '<b>' + 'x'.repeat(97) }]])
})

test('a limit holds for finish too', async (t) => {
  const { finish } = await startFlow(t, disconnected, [], { limit: (_, action) => (action === 'finish' ? 9 : 0) })

  const answered = await finish(sameBrowser)

  assert.deepEqual([errorOf(answered), answered.headers.get('retry-after')], [[429, false, 'rate_limited'], '9'])
})

test('a disconnect that fails is said to have failed, so that it is asked again', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1'), { status: 500 }])

  assert.deepEqual(errorOf(await finish()), [503, false, 'unavailable'])
  assert.deepEqual(hostEvents, [])
})

test('binding: none undoes nothing, and says so when it is made', async (t) => {
  const { endpoint, finish, hostEvents, paths } = await startFlow(t, disconnected, [connectedTo('1')], {
    binding: 'none',
  })

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([hostEvents, paths()], [[], ['Status']])
  assert.deepEqual(endpoint.log[0], { level: 'warn', reason: 'binding_off' })
})

test('binding: none still tells a connection that was kept', async (t) => {
  const { finish, hostEvents } = await startFlow(t, disconnected, [connectedTo('1')], { binding: 'none' })

  assert.deepEqual(verdictOf(await finish(sameBrowser)), [200, 'kept', undefined])
  assert.equal(hostEvents.length, 1)
})

test('an account without an id is bound by its name', async (t) => {
  const named = (name: string): Reply => ({ body: { result: true, connected: true, accounts: [{ id: name, name }] } })
  const same = await startFlow(t, named('Acme'), [named('Acme')])
  const other = await startFlow(t, named('Acme'), [named('Other'), successAnswer])

  assert.deepEqual(verdictOf(await same.finish()), [200, 'nothing', undefined])
  assert.deepEqual(verdictOf(await other.finish()), [200, 'undone', undefined])
})

test('no answer and no log holds a seal', async (t) => {
  const { endpoint, seal, finish } = await startFlow(t, disconnected, [connectedTo('1'), successAnswer])
  const answers = [
    await finish(),
    await readAnswer(await endpoint.handler(createRequest({ action: 'finish', seal: seal + 'x', outcome: {} }))),
  ]

  assert.ok(!JSON.stringify([answers.map(({ text }) => text), endpoint.log]).includes(seal))
  assert.equal(pageOrigin, new URL(publicUrl).origin)
})
