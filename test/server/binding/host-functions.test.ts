/**
 * A function of the host that throws, hangs or answers nonsense while `finish` runs: a victim's connection never stands
 * while nobody was told, and an owner loses nothing.
 */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { HandlerOptions, LogEntry } from '../../../src/server/handler.js'
import { approveConnection, createEmulatedEndpoint, createFinishBody } from '../emulator.js'
import { flow, postAction } from '../endpoint.js'
import { mockTime } from './mocked-time.js'

const [ownPortal, victimPortal] = ['12345678', '87654321']

type HostFunction = (...args: unknown[]) => unknown

const never = () => new Promise<never>(() => {})
const fail = () => {
  throw new Error('CANARY of the host')
}

const FUNCTIONS = [
  'resolveAgent',
  'authorize',
  'limit',
  'allowPortal',
  'accountName',
  'onConnected',
  'onSuspiciousConnect',
  'onDisconnected',
  'log',
] as const

const FAILURES: [title: string, call: () => unknown][] = [
  ['throws', fail],
  ['rejects', () => Promise.reject(new Error('CANARY of the host'))],
  ['never answers', never],
  ['returns nonsense', () => ({ nonsense: NaN })],
]

/** A flow of the owner, after which one function of the host fails while `finish` runs. */
async function setUp(t: TestContext, change: Partial<HandlerOptions>) {
  const time = mockTime(t)
  const told: unknown[] = []
  const log: LogEntry[] = []
  let isBroken = false
  const working: Partial<HandlerOptions> = {
    allowPortal: () => true,
    onConnected: ({ portalId }) => told.push(`connected ${portalId}`),
    onSuspiciousConnect: ({ portalId }) => told.push(`suspicious ${portalId}`),
    log: (entry) => log.push(entry),
  }
  // The functions work until the window comes back: what fails earlier starts no flow.
  const options = Object.fromEntries(
    Object.entries(change).map(([name, broken]) => [
      name,
      (...args: unknown[]) => {
        const whole = (working as Record<string, unknown>)[name] ?? DEFAULTS[name]
        // The log is read by the test too, so a broken one still records.
        if (isBroken && name === 'log') log.push(args[0] as LogEntry)
        const call = (isBroken ? broken : whole) as HostFunction | undefined
        return call?.(...args)
      },
    ]),
  )
  const { emulator, endpoint } = createEmulatedEndpoint({ ...working, ...options })
  const { body } = await time.settle(postAction(endpoint, { action: 'connect', flow }))
  const breakHost = () => {
    isBroken = true
    log.length = told.length = 0
  }
  const finish = async (portal: string, storedFlow?: string) => {
    const returnUrl = await approveConnection(emulator, String(body.authorizeUrl), portal)
    breakHost()
    const answer = await time.settle(postAction(endpoint, createFinishBody(returnUrl, storedFlow)))
    return { status: answer.status, verdict: answer.body.verdict, text: answer.text }
  }
  const connectedPortal = async () => {
    const { connected, username } = await readStatus(emulator)
    return connected ? username : undefined
  }
  return { finish, told, log, connectedPortal }
}

type Emulator = ReturnType<typeof createEmulatedEndpoint>['emulator']

async function readStatus(emulator: Emulator): Promise<Record<string, unknown>> {
  const response = await emulator.fetch('http://127.0.0.1:1/v1/UserAgentOAuth/HubSpotStatus', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
    body: JSON.stringify({ userAgentGuid: 'your-useragent-guid' }),
  })
  return (await response.json()) as Record<string, unknown>
}

const DEFAULTS: Record<string, (() => unknown) | undefined> = {
  resolveAgent: () => 'your-useragent-guid',
  authorize: () => true,
  limit: () => 0,
}

const isAlarm = ({ level, reason }: LogEntry) => level === 'error' && reason === 'finished_elsewhere'

for (const name of FUNCTIONS) {
  for (const [title, call] of FAILURES) {
    test(`where \`${name}\` ${title}, a victim’s connection is undone, and it is in the log`, async (t) => {
      const { finish, log, connectedPortal } = await setUp(t, { [name]: call })

      const { status, verdict, text } = await finish(victimPortal)

      assert.deepEqual([status, verdict, await connectedPortal()], [200, 'undone', undefined])
      assert.ok(log.some(isAlarm), JSON.stringify(log))
      assert.doesNotMatch(text, /CANARY/)
    })
  }
}

for (const name of FUNCTIONS) {
  if (name === 'onSuspiciousConnect') continue
  test(`where \`${name}\` throws, the host is told of a victim’s connection`, async (t) => {
    const { finish, told } = await setUp(t, { [name]: fail })

    await finish(victimPortal)

    assert.deepEqual(told, [`suspicious ${victimPortal}`])
  })
}

for (const name of FUNCTIONS) {
  if (name === 'allowPortal') continue
  for (const [title, call] of FAILURES) {
    test(`where \`${name}\` ${title}, an owner’s connection is kept`, async (t) => {
      const { finish, connectedPortal } = await setUp(t, { [name]: call })

      const { status, verdict } = await finish(ownPortal, flow)

      assert.deepEqual([status, verdict, await connectedPortal()], [200, 'kept', ownPortal])
    })
  }
}

for (const [title, call] of FAILURES.filter(([title]) => title !== 'returns nonsense')) {
  test(`where \`allowPortal\` ${title}, an owner’s connection is not confirmed, and it stays`, async (t) => {
    const { finish, log, connectedPortal } = await setUp(t, { allowPortal: call as () => boolean })

    const { status } = await finish(ownPortal, flow)

    assert.deepEqual([status, await connectedPortal()], [503, ownPortal])
    assert.ok(log.some(({ reason }) => reason === 'allow_portal_failed'))
  })
}

test('where `allowPortal` returns nonsense, an owner’s connection is refused', async (t) => {
  const { finish, connectedPortal } = await setUp(t, { allowPortal: () => 'yes' as unknown as boolean })

  const { verdict } = await finish(ownPortal, flow)

  assert.deepEqual([verdict, await connectedPortal()], ['undone', undefined])
})

test('where every function of the host fails at once, a victim’s connection is undone, and it is in the log', async (t) => {
  const { finish, log, connectedPortal } = await setUp(t, Object.fromEntries(FUNCTIONS.map((name) => [name, never])))

  const { verdict } = await finish(victimPortal)

  assert.deepEqual([verdict, await connectedPortal()], ['undone', undefined])
  assert.ok(log.some(isAlarm))
})
