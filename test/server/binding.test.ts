/** Who finished a connection, over the handler and a stand-in for Wiro: what is answered, undone and told to the host. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { ask, flow, make, page, post, publicUrl, read, refusalOf, unsealed, type Made } from './setup.js'
import { startUpstream, type Reply } from './upstream.js'

const unconnected: Reply = { body: { result: true, connected: false } }
const connectedTo = (username?: string): Reply => ({ body: { result: true, connected: true, username } })
const addressed: Reply = { body: { result: true, authorizeUrl: 'https://app.hubspot.com/oauth/authorize?state=s' } }
const done: Reply = { body: { result: true } }
const success = { hubspot_connected: 'true', hubspot_portal: '1', hubspot_name: 'Acme' }
const marked = { flow }

interface Scene {
  made: Made
  seal: string
  /** What Wiro was asked since the connect. */
  paths(): string[]
  /** What the host was told. */
  told: unknown[]
  finish(more?: object): ReturnType<typeof ask>
}

/** A flow that began with `before`, and what Wiro answers from then on. */
async function begin(
  t: TestContext,
  before: Reply,
  replies: Reply[],
  options: Partial<HandlerOptions> = {},
): Promise<Scene> {
  const { baseUrl, calls, paths } = await startUpstream(t, before, addressed, ...replies)
  const told: unknown[] = []
  const made = make({
    baseUrl,
    fetch,
    onConnected: (event) => told.push(['connected', event]),
    onSuspiciousConnect: (event) => told.push(['suspicious', event]),
    ...options,
  })
  await ask(made, { action: 'connect', flow })
  const { seal } = unsealed(calls[1]?.body)
  return {
    made,
    seal,
    told,
    paths: () => paths().slice(2),
    finish: (more = {}) => ask(made, { action: 'finish', seal, outcome: success, ...more }),
  }
}

const verdictOf = ({ status, body }: Awaited<ReturnType<typeof ask>>) => [status, body.verdict, body.code]

test('the owner’s own connect is kept, and the host told once', async (t) => {
  const { finish, told, paths } = await begin(t, unconnected, [connectedTo('1')])

  const [first, again] = [await finish(marked), await finish(marked)]

  assert.deepEqual(
    [verdictOf(first), verdictOf(again)],
    [
      [200, 'kept', undefined],
      [200, 'kept', undefined],
    ],
  )
  assert.deepEqual(told, [['connected', { agent: 'guid-1', portalId: '1', accountName: 'Acme' }]])
  assert.deepEqual(paths(), ['Status', 'Status'])
})

test('whoever followed the link in another browser is undone, and the host told', async (t) => {
  const { made, finish, told, paths } = await begin(t, unconnected, [connectedTo('1'), done])

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])

  assert.deepEqual(paths(), ['Status', 'Disconnect'])
  assert.deepEqual(told, [['suspicious', { agent: 'guid-1', portalId: '1', reason: 'finished_elsewhere' }]])
  assert.deepEqual(made.log, [{ level: 'error', reason: 'finished_elsewhere', action: 'finish', agent: 'guid-1' }])
})

test('another flow’s id is no mark', async (t) => {
  const { finish } = await begin(t, unconnected, [connectedTo('1'), done])

  assert.deepEqual(verdictOf(await finish({ flow: 'BBBBBBBBBBBBBBBBBBBBBB' })), [200, 'undone', undefined])
})

test('nobody needs to be signed in to finish, nor is anybody asked whether they may', async (t) => {
  let signedIn = true
  const { finish } = await begin(t, unconnected, [connectedTo('1')], {
    resolveAgent: () => (signedIn ? 'guid-1' : assert.fail()),
    authorize: () => signedIn || assert.fail(),
  })
  signedIn = false

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'kept', undefined])
})

test('a status that lags is pending for the owner, and undone at once for anybody else', async (t) => {
  const owner = await begin(t, unconnected, [unconnected, connectedTo('1')])
  const victim = await begin(t, unconnected, [unconnected, done])

  assert.deepEqual(verdictOf(await owner.finish(marked)), [200, 'pending', undefined])
  assert.deepEqual(verdictOf(await owner.finish(marked)), [200, 'kept', undefined])
  assert.deepEqual(verdictOf(await victim.finish()), [200, 'undone', undefined])
  assert.deepEqual(victim.paths(), ['Status', 'Disconnect'])
})

test('a reconnect to the same portal is nothing where another browser finished it', async (t) => {
  const { finish, told, paths } = await begin(t, connectedTo('1'), [connectedTo('1')])

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([told, paths()], [[], ['Status']])
})

test('a reconnect to another portal is kept for the owner and undone for anybody else', async (t) => {
  const owner = await begin(t, connectedTo('9'), [connectedTo('1')])
  const victim = await begin(t, connectedTo('9'), [connectedTo('1'), done])

  assert.deepEqual(verdictOf(await owner.finish(marked)), [200, 'kept', undefined])
  assert.deepEqual(verdictOf(await victim.finish()), [200, 'undone', undefined])
  assert.deepEqual(victim.told, [
    ['suspicious', { agent: 'guid-1', portalId: '1', previousPortalId: '9', reason: 'finished_elsewhere' }],
  ])
})

test('a scanner that follows the link after its owner undoes nothing', async (t) => {
  const { finish, told, paths } = await begin(t, unconnected, [connectedTo('1')])
  await finish(marked)

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([told.length, paths()], [1, ['Status', 'Status']])
})

test('a refusal, and what names no success, is nothing, and Wiro is not asked', async (t) => {
  const { finish, paths } = await begin(t, unconnected, [])

  for (const outcome of [
    {},
    { hubspot_error: 'authorization_denied' },
    { ...success, hubspot_error: 'x' },
    { hubspot_connected: '1' },
  ]) {
    assert.deepEqual(verdictOf(await finish({ ...marked, outcome })), [200, 'nothing', undefined])
  }
  assert.deepEqual(paths(), [])
})

test('an expired seal is nothing, and Wiro is not asked', async (t) => {
  const { finish, paths } = await begin(t, unconnected, [])
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 900_000 })

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'nothing', undefined])
  assert.deepEqual(paths(), [])
})

test('what is no seal of this host is refused, and Wiro is not asked', async (t) => {
  const { seal, finish, paths } = await begin(t, unconnected, [])
  const others = await begin(t, unconnected, [], { apiKey: 'ANOTHER-KEY' })
  const wrong = ['', 'x', seal.slice(0, -4), seal + seal, seal.slice(1), others.seal, 'A'.repeat(3_000)]

  for (const one of wrong)
    assert.deepEqual(refusalOf(await finish({ ...marked, seal: one })), [400, false, 'misconfigured'])
  assert.deepEqual(paths(), [])
})

test('a foreign page cannot ask', async (t) => {
  const { made, seal } = await begin(t, unconnected, [])
  const body = { action: 'finish', seal, outcome: success, ...marked }

  assert.deepEqual(refusalOf(await ask(made, body, { origin: 'https://evil.example' })), [403, false, 'misconfigured'])
  assert.deepEqual(refusalOf(await ask(made, body, { 'content-type': 'text/plain' })), [415, false, 'misconfigured'])
})

test('a GET with a seal and a success changes nothing', async (t) => {
  const { made, seal, paths } = await begin(t, unconnected, [])

  const response = await made.handler(new Request(`${publicUrl}?seal=${seal}&hubspot_connected=true`))

  assert.deepEqual([response.status, paths()], [200, []])
})

test('F131 a restarted server and a second instance open what the first sealed', async (t) => {
  const { baseUrl } = await startUpstream(t, connectedTo('1'))
  const { seal } = await begin(t, unconnected, [])

  const answered = await ask(make({ baseUrl, fetch }), { action: 'finish', seal, outcome: success, ...marked })

  assert.deepEqual(verdictOf(answered), [200, 'kept', undefined])
})

test('F131 a secret is replaced without losing the flows under way', async (t) => {
  const [old, next] = ['OLD-SECRET-0123456', 'NEW-SECRET-0123456']
  const { baseUrl } = await startUpstream(t, connectedTo('1'))
  const { seal } = await begin(t, unconnected, [], { secret: old })
  const finishAt = (secret: string | [string, string]) =>
    ask(make({ baseUrl, fetch, secret }), { action: 'finish', seal, outcome: success, ...marked })

  assert.deepEqual(verdictOf(await finishAt([next, old])), [200, 'kept', undefined])
  assert.deepEqual(refusalOf(await finishAt(next)), [400, false, 'misconfigured'])
})

test('a flow id that leaked spends nothing: what it names first is what was kept', async (t) => {
  const { finish, told } = await begin(t, unconnected, [connectedTo('2'), done, connectedTo('1')])

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.deepEqual(verdictOf(await finish(marked)), [200, 'kept', undefined])
  assert.deepEqual(told.at(-1), ['connected', { agent: 'guid-1', portalId: '1', accountName: 'Acme' }])
})

test('two finishes at once tell the host once', async (t) => {
  const { finish, told } = await begin(t, unconnected, [connectedTo('1')])

  const answered = await Promise.all([finish(marked), finish(marked)])

  assert.deepEqual(
    answered.map((one) => one.body.verdict),
    ['kept', 'kept'],
  )
  assert.equal(told.length, 1)
})

test('a host’s own memory is asked by flow and portal', async (t) => {
  const asked: unknown[] = []
  const { finish, told } = await begin(t, unconnected, [connectedTo('1')], {
    once: (key, seconds) => (asked.push([key, seconds]), false),
  })

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'kept', undefined])
  assert.deepEqual([asked, told], [[[`${flow} 1`, 900]], []])
})

test('a host whose memory fails is asked again, and nothing is undone', async (t) => {
  const { finish, paths } = await begin(t, unconnected, [connectedTo('1')], { once: () => assert.fail() })

  assert.deepEqual(refusalOf(await finish()), [500, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status'])
})

test('a host that throws when it is told changes nothing', async (t) => {
  const { made, finish } = await begin(t, unconnected, [connectedTo('1'), done], {
    onSuspiciousConnect: () => assert.fail(),
  })

  assert.deepEqual(verdictOf(await finish()), [200, 'undone', undefined])
  assert.deepEqual(
    made.log.map(({ reason }) => reason),
    ['finished_elsewhere', 'on_suspicious_connect_failed'],
  )
})

test('a name from the browser is cut and cleaned before the host is told', async (t) => {
  const { finish, told } = await begin(t, unconnected, [connectedTo('1')])

  await finish({ ...marked, outcome: { ...success, hubspot_name: '\u202e<b>' + 'x'.repeat(400) } })

  assert.deepEqual(told, [['connected', { agent: 'guid-1', portalId: '1', accountName: '<b>' + 'x'.repeat(97) }]])
})

test('a limit holds for finish too', async (t) => {
  const { finish } = await begin(t, unconnected, [], { limit: (_, action) => (action === 'finish' ? 9 : 0) })

  const answered = await finish(marked)

  assert.deepEqual([refusalOf(answered), answered.headers.get('retry-after')], [[429, false, 'rate_limited'], '9'])
})

test('a disconnect that fails is said to have failed, so that it is asked again', async (t) => {
  const { finish, told } = await begin(t, unconnected, [connectedTo('1'), { status: 500 }])

  assert.deepEqual(refusalOf(await finish()), [503, false, 'unavailable'])
  assert.deepEqual(told, [])
})

test('binding: none undoes nothing, and says so when it is made', async (t) => {
  const { made, finish, told, paths } = await begin(t, unconnected, [connectedTo('1')], { binding: 'none' })

  assert.deepEqual(verdictOf(await finish()), [200, 'nothing', undefined])
  assert.deepEqual([told, paths()], [[], ['Status']])
  assert.deepEqual(made.log[0], { level: 'warn', reason: 'binding_off' })
})

test('binding: none still tells a connection that was kept', async (t) => {
  const { finish, told } = await begin(t, unconnected, [connectedTo('1')], { binding: 'none' })

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'kept', undefined])
  assert.equal(told.length, 1)
})

// ── allowPortal ─────────────────────────────────────────────────────────────────────────────────────────────────────

const only = (allowed: string) => ({ allowPortal: (portalId: string) => portalId === allowed })

test('a portal that the host does not allow is undone for its owner too', async (t) => {
  const { finish, paths, told } = await begin(t, unconnected, [connectedTo('1'), done], only('2'))

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'undone', 'portal_refused'])
  assert.deepEqual([paths(), told], [['Status', 'Disconnect'], []])
})

test('a portal that the host allows is kept', async (t) => {
  const { finish } = await begin(t, unconnected, [connectedTo('1')], only('1'))

  assert.deepEqual(verdictOf(await finish(marked)), [200, 'kept', undefined])
})

test('a status that finds a portal that is not allowed disconnects it, and says so', async (t) => {
  const { made, paths } = await begin(t, unconnected, [connectedTo('1'), done], only('2'))

  assert.deepEqual(refusalOf(await ask(made, { action: 'status' })), [403, false, 'portal_refused'])
  assert.deepEqual(paths(), ['Status', 'Disconnect'])
})

test('a host that cannot say whether a portal is allowed changes nothing', async (t) => {
  const { made, finish, paths } = await begin(t, unconnected, [connectedTo('1')], { allowPortal: () => assert.fail() })

  assert.deepEqual(refusalOf(await finish(marked)), [500, false, 'unavailable'])
  assert.deepEqual(refusalOf(await ask(made, { action: 'status' })), [500, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status', 'Status'])
})

test('without portal ids nobody can be allowed, and connect says that it is not set up', async (t) => {
  const named: Reply = { body: { result: true, connected: true, accounts: [{ id: 'Acme', name: 'Acme' }] } }
  const { baseUrl, paths } = await startUpstream(t, named)
  const made = make({ baseUrl, fetch, ...only('1') })

  assert.deepEqual(refusalOf(await ask(made, { action: 'connect', flow })), [502, false, 'misconfigured'])
  assert.deepEqual(paths(), ['Status'])
  assert.equal(made.log[0]?.reason, 'portal_ids_missing')
})

test('an account without an id is bound by its name', async (t) => {
  const named = (name: string): Reply => ({ body: { result: true, connected: true, accounts: [{ id: name, name }] } })
  const same = await begin(t, named('Acme'), [named('Acme')])
  const other = await begin(t, named('Acme'), [named('Other'), done])

  assert.deepEqual(verdictOf(await same.finish()), [200, 'nothing', undefined])
  assert.deepEqual(verdictOf(await other.finish()), [200, 'undone', undefined])
})

test('no answer and no log holds a seal', async (t) => {
  const { made, seal, finish } = await begin(t, unconnected, [connectedTo('1'), done])
  const answers = [
    await finish(),
    await read(await made.handler(post({ action: 'finish', seal: seal + 'x', outcome: {} }))),
  ]

  assert.ok(!JSON.stringify([answers.map(({ text }) => text), made.log]).includes(seal))
  assert.equal(page, new URL(publicUrl).origin)
})
