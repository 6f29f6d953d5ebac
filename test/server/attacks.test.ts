/**
 * Attacks on a connection, and deployments that could open one, over the handler and the emulator: each is played to its
 * end, and what is left at Wiro counts. What the window itself does is in test/journeys/binding.test.ts; how the handler
 * answers each question is in binding.test.ts beside this file.
 */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { createReplayStore } from '../../src/server/binding/replay-store.js'
import { approve, emulated, finishing, guid, through } from './emulated.js'
import { ask, flow, make, publicUrl, refusalOf, type Made } from './setup.js'

const [mine, theirs] = ['12345678', '87654321']
const Acme = 'Acme Europe'
const otherFlow = 'BBBBBBBBBBBBBBBBBBBBB_'
const minute = 60_000

/** A product whose owner starts connections, and a HubSpot in which anybody may approve them. */
function stage(options: Partial<HandlerOptions> = {}) {
  const told: string[] = []
  const hooks: Partial<HandlerOptions> = {
    onConnected: ({ portalId, accountName }) => told.push(`connected ${portalId} ${accountName}`),
    onSuspiciousConnect: ({ portalId }) => told.push(`suspicious ${portalId}`),
    ...options,
  }
  const { emulator, made } = emulated(hooks)
  const wiro = async (action: string, more: object = {}) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' }
    const body = JSON.stringify({ userAgentGuid: guid, ...more })
    const response = await emulator.fetch(`http://127.0.0.1:1/v1/UserAgentOAuth/${action}`, {
      method: 'POST',
      headers,
      body,
    })
    return (await response.json()) as Record<string, unknown>
  }
  return {
    emulator,
    made,
    told,
    /** Another instance of the same product. */
    instance: (more: Partial<HandlerOptions> = {}) =>
      make({ ...through(emulator), resolveAgent: () => guid, ...hooks, ...more }),
    /** The owner presses Connect: the link to HubSpot's page. */
    async begin(id = flow, at = made): Promise<string> {
      const { body } = await ask(at, { action: 'connect', flow: id })
      return String(body.authorizeUrl)
    },
    /** Somebody approves at HubSpot: the address their window comes back to. */
    approve: (link: string, account = mine) => approve(emulator, link, account),
    /** The window that came back asks who finished; marked with a flow where the page sent it away itself. */
    async finish(landed: URL, mark?: string, at: Made = made): Promise<unknown> {
      const { status, body } = await ask(at, finishing(landed, mark))
      return status === 200 ? body.verdict : status
    },
    disconnect: () => ask(made, { action: 'disconnect' }),
    /** The portal that Wiro has credentials for. */
    async portal(): Promise<unknown> {
      const { connected, username } = await wiro('HubSpotStatus')
      return connected ? username : undefined
    },
    /** Whether an agent could still reach HubSpot. */
    hasTokens: async () => 'accessToken' in (await wiro('TokenRefresh', { provider: 'hubspot' })),
    calls: (action: string) => emulator.requests.filter((request) => request.action === action).length,
  }
}

// ── Whose window it is ──────────────────────────────────────────────────────────────────────────────────────────────

test('the owner’s own connection is kept with its credentials, and the host told once', async () => {
  const { begin, approve, finish, told, hasTokens } = stage()
  const landed = await approve(await begin())

  assert.deepEqual([await finish(landed, flow), await finish(landed, flow)], ['kept', 'kept'])
  assert.deepEqual(told, [`connected ${mine} ${Acme}`])
  assert.equal(await hasTokens(), true)
})

test('F87 a link that is sent to a victim is undone, the host is told, and no credentials are left', async () => {
  const { begin, approve, finish, told, hasTokens, portal } = stage()

  const landed = await approve(await begin(), theirs)

  assert.equal(await hasTokens(), true)
  assert.equal(await finish(landed), 'undone')
  assert.deepEqual(told, [`suspicious ${theirs}`])
  assert.deepEqual([await portal(), await hasTokens()], [undefined, false])
})

const reconnects: [title: string, account: string, mark: string | undefined, verdict: string, left?: string][] = [
  ['to the same account by its owner', mine, flow, 'kept', mine],
  ['to the same account by another window', mine, undefined, 'nothing', mine],
  ['to another account by its owner', theirs, flow, 'kept', theirs],
  ['to another account by a victim', theirs, undefined, 'undone', undefined],
]
for (const [title, account, mark, verdict, left] of reconnects) {
  test(`a reconnect ${title} is ${verdict}`, async () => {
    const { begin, approve, finish, portal } = stage()
    await finish(await approve(await begin(otherFlow)), otherFlow)

    const landed = await approve(await begin(), account)

    assert.equal(await finish(landed, mark), verdict)
    assert.equal(await portal(), left)
  })
}

test('a flow’s id from another flow of the same owner is no mark', async () => {
  const { begin, approve, finish, portal } = stage()
  const [link] = [await begin(), await begin(otherFlow)]

  assert.equal(await finish(await approve(link, theirs), otherFlow), 'undone')
  assert.equal(await portal(), undefined)
})

test('the owner is heard two seconds later where the status lags, and the host told once', async () => {
  const { begin, approve, finish, emulator, told, portal } = stage()
  emulator.faults.set('status-lags')
  const landed = await approve(await begin())

  const early = await finish(landed, flow)
  emulator.clock.advance(2_000)

  assert.deepEqual([early, await finish(landed, flow)], ['pending', 'kept'])
  assert.deepEqual([told, await portal()], [[`connected ${mine} ${Acme}`], mine])
})

test('a victim is undone at once where the status lags, and nothing comes back when it is over', async () => {
  const { begin, approve, finish, emulator, portal, hasTokens } = stage()
  emulator.faults.set('status-lags')

  assert.equal(await finish(await approve(await begin(), theirs)), 'undone')

  emulator.clock.advance(2_000)
  assert.deepEqual([await portal(), await hasTokens()], [undefined, false])
})

// ── Two flows at once ───────────────────────────────────────────────────────────────────────────────────────────────

test('two flows of one owner at once are both kept, the later account stays', async () => {
  const { begin, approve, finish, told, portal } = stage()
  const [one, other] = [await begin(flow), await begin(otherFlow)]
  const [first, second] = [await approve(one), await approve(other, theirs)]

  assert.deepEqual([await finish(first, flow), await finish(second, otherFlow)], ['kept', 'kept'])
  assert.equal(await portal(), theirs)
  assert.equal(told.length, 2)
})

test('a victim’s flow that ends before the owner’s takes nothing from it', async () => {
  const { begin, approve, finish, told, portal } = stage()
  const [own, sent] = [await begin(flow), await begin(otherFlow)]

  assert.equal(await finish(await approve(sent, theirs)), 'undone')
  assert.equal(await finish(await approve(own), flow), 'kept')

  assert.equal(await portal(), mine)
  assert.deepEqual(told, [`suspicious ${theirs}`, `connected ${mine} ${Acme}`])
})

test('a victim’s flow that ends after the owner’s is undone too, and the account that it replaced is gone', async () => {
  const { begin, approve, finish, portal } = stage()
  const [own, sent] = [await begin(flow), await begin(otherFlow)]
  await finish(await approve(own), flow)

  assert.equal(await finish(await approve(sent, theirs)), 'undone')
  // An undoing cannot bring it back: this is said in SECURITY.md.
  assert.equal(await portal(), undefined)
})

// ── Old links, stolen addresses, scanners ───────────────────────────────────────────────────────────────────────────

test('a link that was used leads nowhere', async () => {
  const { begin, approve, finish, portal } = stage()
  const link = await begin()
  await finish(await approve(link), flow)

  const { searchParams } = await approve(link, theirs)

  assert.deepEqual([...searchParams], [['hubspot_error', 'session_expired']])
  assert.equal(await portal(), mine)
})

test('a link older than 15 minutes leads nowhere', async () => {
  const { begin, approve, emulator, portal } = stage()
  const link = await begin()
  emulator.clock.advance(15 * minute)

  const { searchParams } = await approve(link, theirs)

  assert.deepEqual([...searchParams], [['hubspot_error', 'session_expired']])
  assert.equal(await portal(), undefined)
})

test('an old link whose attempt was given up is undone, and the attempt after it kept', async () => {
  const { begin, approve, finish, portal } = stage()
  const [old, present] = [await begin(flow), await begin(otherFlow)]

  assert.equal(await finish(await approve(old, theirs), otherFlow), 'undone')
  assert.equal(await finish(await approve(present), otherFlow), 'kept')
  assert.equal(await portal(), mine)
})

test('a return address that is stolen is good for nothing after 15 minutes', async (t) => {
  const { begin, approve, finish, disconnect, portal, calls } = stage()
  const stolen = await approve(await begin())
  await disconnect()
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 14 * minute })
  await finish(await approve(await begin(otherFlow), theirs), otherFlow)
  t.mock.timers.tick(minute)
  const asked = calls('HubSpotStatus')

  assert.deepEqual([await finish(stolen), await finish(stolen, flow)], ['nothing', 'nothing'])
  assert.equal(calls('HubSpotStatus'), asked)
  assert.equal(await portal(), theirs)
})

test('a return address whose connection was kept undoes nothing, also after a disconnect', async () => {
  const { begin, approve, finish, disconnect, told, calls } = stage()
  const stolen = await approve(await begin())
  await finish(stolen, flow)
  const beside = await finish(stolen)
  await disconnect()

  assert.deepEqual([beside, await finish(stolen)], ['nothing', 'nothing'])
  assert.deepEqual([told, calls('HubSpotDisconnect')], [[`connected ${mine} ${Acme}`], 1])
})

test('a return address whose reconnect was kept undoes nothing when the account of before is back', async () => {
  const { begin, approve, finish, portal } = stage()
  await finish(await approve(await begin(otherFlow)), otherFlow)
  const stolen = await approve(await begin(), theirs)
  await finish(stolen, flow)
  const third = 'C'.repeat(22)
  await finish(await approve(await begin(third)), third)

  assert.deepEqual([await finish(stolen), await portal()], ['nothing', mine])
})

test('a return address that is stolen within its 15 minutes can undo a later connection, and no more', async () => {
  const { begin, approve, finish, disconnect, portal } = stage()
  const stolen = await approve(await begin())
  await finish(stolen, flow)
  await disconnect()
  await finish(await approve(await begin(otherFlow), theirs), otherFlow)

  // What is left: SECURITY.md says so.
  assert.equal(await finish(stolen), 'undone')
  assert.equal(await portal(), undefined)
})

test('a portal that the window makes up saves nobody: what was kept is what Wiro said', async () => {
  const { begin, approve, finish, portal } = stage()
  await finish(await approve(await begin(otherFlow)), otherFlow)
  const landed = await approve(await begin(), theirs)
  landed.searchParams.set('hubspot_portal', mine)

  assert.equal(await finish(landed), 'undone')
  assert.equal(await portal(), undefined)
})

test('a finish that is replayed after a disconnect brings nothing back, and tells nobody', async () => {
  const { begin, approve, finish, disconnect, told, portal } = stage()
  const landed = await approve(await begin())
  await finish(landed, flow)
  await disconnect()

  assert.equal(await finish(landed, flow), 'pending')

  assert.equal(await portal(), undefined)
  assert.deepEqual(told, [`connected ${mine} ${Acme}`])
})

test('a scanner that opens HubSpot’s link approves nothing, and leaves it to its owner', async () => {
  const { begin, approve, finish, emulator, portal } = stage()
  const link = await begin()

  const { status } = await emulator.fetch(link)

  assert.deepEqual([status, await portal()], [200, undefined])
  assert.equal(await finish(await approve(link), flow), 'kept')
})

test('a scanner without script that opens the return address first changes nothing', async () => {
  const { begin, approve, finish, made, calls } = stage()
  const landed = await approve(await begin())
  const asked = calls('HubSpotStatus')

  const { status } = await made.handler(new Request(landed))

  assert.deepEqual([status, calls('HubSpotStatus'), calls('HubSpotDisconnect')], [200, asked, 0])
  assert.equal(await finish(landed, flow), 'kept')
})

test('a scanner with script that opens the return address first undoes an honest connection', async () => {
  const { begin, approve, finish, portal, told } = stage()
  const landed = await approve(await begin())

  // What is left: SECURITY.md says so. Nobody could tell it from a victim.
  assert.deepEqual([await finish(landed), await finish(landed, flow)], ['undone', 'pending'])
  assert.equal(await portal(), undefined)
  assert.deepEqual(told, [`suspicious ${mine}`])
})

test('a scanner with script that comes after the owner undoes nothing, however often', async () => {
  const { begin, approve, finish, portal, told, calls } = stage()
  const landed = await approve(await begin())
  await finish(landed, flow)

  assert.deepEqual([await finish(landed), await finish(landed)], ['nothing', 'nothing'])
  assert.deepEqual([await portal(), told.length, calls('HubSpotDisconnect')], [mine, 1, 0])
})

// ── A relay that is kept from asking ────────────────────────────────────────────────────────────────────────────────

test('F87 a victim whose window never comes back stays connected where no portal is asked about', async () => {
  const { begin, approve, made, portal, told } = stage()

  await approve(await begin(), theirs)

  // What is left: SECURITY.md says so.
  const { body } = await ask(made, { action: 'status' })
  assert.deepEqual([body.connected, body.username], [true, theirs])
  assert.deepEqual([await portal(), told], [theirs, []])
})

test('F87 a victim whose window never comes back is found by the next status where allowPortal refuses', async () => {
  const { begin, approve, made, portal, hasTokens } = stage({ allowPortal: (portalId) => portalId === mine })

  await approve(await begin(), theirs)

  assert.deepEqual(refusalOf(await ask(made, { action: 'status' })), [403, false, 'portal_refused'])
  assert.deepEqual([await portal(), await hasTokens()], [undefined, false])
})

// ── At once ─────────────────────────────────────────────────────────────────────────────────────────────────────────

test('two windows of a victim at once leave nothing connected, and the host is told once', async () => {
  const { begin, approve, finish, told, portal } = stage()
  const landed = await approve(await begin(), theirs)

  const verdicts = await Promise.all([finish(landed), finish(landed)])

  assert.ok(verdicts.includes('undone'))
  assert.deepEqual([told, await portal()], [[`suspicious ${theirs}`], undefined])
})

test('a window with the mark and one without at once: the host is told one thing, and it is what happened', async () => {
  for (const marks of [
    [flow, undefined],
    [undefined, flow],
  ]) {
    const { begin, approve, finish, told, portal } = stage()
    const landed = await approve(await begin())

    await Promise.all(marks.map((mark) => finish(landed, mark)))

    assert.equal(told.length, 1)
    assert.equal(told[0], (await portal()) ? `connected ${mine} ${Acme}` : `suspicious ${mine}`)
  }
})

test('a finish that races a disconnect leaves nothing connected, and answers one verdict', async () => {
  for (const mark of [flow, undefined]) {
    const { begin, approve, finish, disconnect, portal } = stage()
    const landed = await approve(await begin())

    const [verdict, { status }] = await Promise.all([finish(landed, mark), disconnect()])

    assert.match(String(verdict), mark ? /^(kept|pending)$/ : /^undone$/)
    assert.deepEqual([status, await portal()], [200, undefined])
  }
})

/** Time goes by until a promise is settled, as fast as it can. */
async function passing<T>(t: TestContext, promise: Promise<T>): Promise<T> {
  let settled = false
  void promise.finally(() => (settled = true))
  while (!settled) {
    await new Promise((resolve) => setImmediate(resolve))
    t.mock.timers.tick(50)
  }
  return promise
}

test('an undoing that fails at Wiro is done when the window asks again', async (t) => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() })
  const { begin, approve, finish, emulator, told, portal } = stage()
  const landed = await approve(await begin(), theirs)
  emulator.faults.set('wiro-500', { on: 'HubSpotDisconnect', times: 1 })

  const failed = await passing(t, finish(landed))
  // The relay's own pause before it asks again.
  t.mock.timers.tick(500)

  assert.deepEqual([failed, await finish(landed)], [502, 'undone'])
  assert.deepEqual([told, await portal()], [[`suspicious ${theirs}`], undefined])
})

// ── What is sent to finish ──────────────────────────────────────────────────────────────────────────────────────────

test('a name that fills the body is cut before the host is told', async () => {
  const { begin, approve, finish, told } = stage()
  const landed = await approve(await begin())
  landed.searchParams.set('hubspot_name', 'x'.repeat(3_500))

  assert.equal(await finish(landed, flow), 'kept')
  assert.deepEqual(told, [`connected ${mine} ${'x'.repeat(100)}`])
})

test('a finish over 4 kB is refused, and Wiro is not asked', async () => {
  const { begin, approve, made, calls } = stage()
  const landed = await approve(await begin())
  const asked = calls('HubSpotStatus')
  const long = 'x'.repeat(4_096)

  for (const [name, value] of [
    ['hubspot_name', long],
    ['seal', long],
  ] as const) {
    const longer = new URL(landed)
    longer.searchParams.set(name, value)
    assert.deepEqual(refusalOf(await ask(made, finishing(longer, flow))), [413, false, 'misconfigured'])
  }
  assert.equal(calls('HubSpotStatus'), asked)
})

test('a finish without an outcome, or with one that is none, is refused, and Wiro is not asked', async () => {
  const { begin, approve, made, calls } = stage()
  const { outcome, ...rest } = finishing(await approve(await begin()), flow)
  const asked = calls('HubSpotStatus')

  for (const one of [undefined, null, 'hubspot_connected=true', [outcome], { hubspot_connected: true }]) {
    assert.deepEqual(refusalOf(await ask(made, { ...rest, outcome: one })), [400, false, 'misconfigured'])
  }
  assert.equal(calls('HubSpotStatus'), asked)
})

// ── Deployments ─────────────────────────────────────────────────────────────────────────────────────────────────────

test('two instances with one secret and one memory are as one', async () => {
  const { add: once } = createReplayStore()
  const { instance, begin, approve, finish, told, portal } = stage()
  const [one, other] = [instance({ once }), instance({ once })]
  const landed = await approve(await begin(flow, one))

  assert.deepEqual(
    [await finish(landed, flow, other), await finish(landed, flow, one), await finish(landed, undefined, one)],
    ['kept', 'kept', 'nothing'],
  )
  assert.deepEqual([told.length, await portal()], [1, mine])
})

test('two instances without a memory that they share tell twice, and a scanner at the other one undoes', async () => {
  const { instance, begin, approve, finish, told, portal } = stage()
  const [one, other, third] = [instance(), instance(), instance()]
  const landed = await approve(await begin(flow, one))

  // Why the README asks several instances for a `once` of their own.
  assert.deepEqual([await finish(landed, flow, one), await finish(landed, flow, other)], ['kept', 'kept'])
  assert.equal(await finish(landed, undefined, third), 'undone')
  assert.deepEqual([told.length, await portal()], [3, undefined])
})

test('a restarted server still undoes what a victim finishes', async () => {
  const { instance, begin, approve, finish, portal } = stage()
  const landed = await approve(await begin(flow, instance()), theirs)

  assert.equal(await finish(landed, undefined, instance()), 'undone')
  assert.equal(await portal(), undefined)
})

test('a secret that is replaced meanwhile keeps the owner and undoes the victim', async () => {
  const [old, next] = ['OLD-SECRET-0123456', 'NEW-SECRET-0123456']
  for (const [mark, account, verdict] of [
    [flow, mine, 'kept'],
    [undefined, theirs, 'undone'],
  ] as const) {
    const { instance, begin, approve, finish } = stage()
    const landed = await approve(await begin(flow, instance({ secret: old })), account)

    assert.equal(await finish(landed, mark, instance({ secret: next })), 400)
    assert.equal(await finish(landed, mark, instance({ secret: [next, old] })), verdict)
  }
})

test('another product of the same house cannot use a seal, though it has the same key', async () => {
  const { instance, begin, approve, finish, calls } = stage()
  const other = instance({ publicUrl: 'https://app.example.com/other' })
  const landed = await approve(await begin(), theirs)
  const asked = calls('HubSpotStatus')

  assert.equal(await finish(landed, flow, other), 400)
  assert.equal(calls('HubSpotStatus'), asked)
})

test('a seal of one tenant’s address cannot be used at another’s', async () => {
  const tenant = 'https://tenant.example.com'
  const { made, begin, approve, calls } = stage({ publicUrl: [publicUrl, tenant + '/api/hubspot'] })
  const landed = await approve(await begin(), theirs)
  const asked = calls('HubSpotStatus')

  const answered = await ask(made, finishing(landed, flow), { origin: tenant })

  assert.deepEqual(refusalOf(answered), [400, false, 'misconfigured'])
  assert.equal(calls('HubSpotStatus'), asked)
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
    const { made, begin: _, approve, portal, told } = stage({ publicUrl: address })
    const sent = async (id: string) =>
      String((await ask(made, { action: 'connect', flow: id }, { origin })).body.authorizeUrl)
    const judged = async (landed: URL, mark?: string) =>
      (await ask(made, finishing(landed, mark), { origin })).body.verdict

    const landed = await approve(await sent(flow))
    const own = await judged(landed, flow)
    const victim = await judged(await approve(await sent(otherFlow), theirs))

    assert.equal(landed.href.split(/[?&]seal=/)[0], address)
    assert.deepEqual([own, victim, await portal()], ['kept', 'undone', undefined])
    assert.deepEqual(told, [`connected ${mine} ${Acme}`, `suspicious ${theirs}`])
  })
}
