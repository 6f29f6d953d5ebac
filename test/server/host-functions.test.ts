/** Functions of the host that do not answer: the request ends all the same, and the log says what it waited for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { mockTime } from './binding/mocked-time.js'
import { createEmulatedEndpoint, approveConnection } from './emulator.js'
import { flow, postAction, publicUrl } from './endpoint.js'

const never = () => new Promise<never>(() => {})

/** A thenable of a library's own that never answers: it is no `Promise`. */
const neverThen = () => ({ then() {} }) as unknown as Promise<never>

const deciding: [title: string, options: Partial<HandlerOptions>, status: number, reason: string][] = [
  ['resolveAgent', { resolveAgent: never }, 500, 'resolve_agent_failed'],
  ['resolveAgent with a query of a library’s own', { resolveAgent: neverThen }, 500, 'resolve_agent_failed'],
  ['authorize', { authorize: never }, 500, 'authorize_failed'],
  ['limit', { limit: never }, 500, 'limit_failed'],
  ['publicUrl', { publicUrl: never }, 500, 'public_url_failed'],
  ['allowPortal', { allowPortal: never }, 503, 'portal_unchecked'],
]

/** Returns an endpoint whose account is connected. */
async function createConnectedEndpoint(options: Partial<HandlerOptions>) {
  const isReady = { value: false }
  const late = Object.fromEntries(
    Object.entries(options).map(([name, hang]) => [
      name,
      (...args: unknown[]): unknown => (isReady.value ? (hang as () => unknown)() : working[name]?.(...args)),
    ]),
  )
  const { emulator, endpoint } = createEmulatedEndpoint(late)
  const { body } = await postAction(endpoint, { action: 'connect', flow })
  await approveConnection(emulator, String(body.authorizeUrl), '12345678')
  isReady.value = true
  endpoint.log.length = 0
  return endpoint
}

const working: Record<string, (...args: unknown[]) => unknown> = {
  resolveAgent: () => 'your-useragent-guid',
  authorize: () => true,
  limit: () => 0,
  publicUrl: () => publicUrl,
  allowPortal: () => true,
}

for (const [title, options, status, reason] of deciding) {
  test(`a request whose ${title} hangs is refused after 5 s, and the log names the function`, async (t) => {
    const time = mockTime(t)
    const endpoint = await createConnectedEndpoint(options)

    const answer = await time.settle(postAction(endpoint, { action: 'status' }))

    assert.equal(answer.status, status)
    const [entry = assert.fail('nothing is logged')] = endpoint.log
    assert.deepEqual([entry.because, entry.level], ['host_timeout', 'error'])
    assert.equal(entry.code === 'portal_unchecked' ? entry.code : entry.reason, reason)
  })
}

test('a status whose accountName hangs is answered after 2 s without the name', async (t) => {
  const time = mockTime(t)
  const endpoint = await createConnectedEndpoint({ accountName: never })

  const { status, body } = await time.settle(postAction(endpoint, { action: 'status' }))

  assert.deepEqual([status, body.connected], [200, true])
  assert.deepEqual(
    endpoint.log.map(({ reason, because }) => [reason, because]),
    [['account_name_failed', 'host_timeout']],
  )
})
