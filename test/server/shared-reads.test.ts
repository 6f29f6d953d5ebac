/** Status reads of one agent at the same time are one call to Wiro. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSharedReads } from '../../src/server/shared-reads.js'
import { eventually } from '../eventually.js'
import { createEndpoint, createRequest, flow, postAction, type Endpoint } from './endpoint.js'
import { connectAnswer, connectedStatus, disconnectedStatus } from './fake-wiro.js'

interface Call {
  path: string
  agent: string
  signal: AbortSignal
  answer(body: unknown): void
}

/** An endpoint in front of a Wiro that answers when the test says so. The agent is the page's agent key. */
function createHeldEndpoint() {
  const calls: Call[] = []
  const fetch = ((url: string, { body, signal }: { body: string; signal: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error))
      const { userAgentGuid: agent } = JSON.parse(body) as { userAgentGuid: string }
      calls.push({ path: url.split('/').at(-1)!, agent, signal, answer: (body) => resolve(Response.json(body)) })
    })) as unknown as typeof globalThis.fetch
  const endpoint = createEndpoint({ fetch, resolveAgent: (_request, agentKey) => agentKey ?? 'guid-1' })
  const waitForCalls = (count: number) =>
    eventually(
      `${count} calls`,
      () => calls.length,
      (now) => now === count,
    )
  return { endpoint, calls, waitForCalls }
}

const status = { action: 'status' }
const readStatus = async (endpoint: Endpoint, signal?: AbortSignal) =>
  endpoint.handler(createRequest(status, {}, signal ? { signal } : {}))
const isConnected = async (response: Response) => ((await response.json()) as { connected: boolean }).connected

test('two tabs that ask at the same time are one call to Wiro, and both get its answer', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const [first, second] = [readStatus(endpoint), readStatus(endpoint)]
  await waitForCalls(1)

  calls[0]!.answer(connectedStatus)

  assert.deepEqual([await isConnected(await first), await isConnected(await second)], [true, true])
  assert.equal(calls.length, 1)
})

test('a tab that asks after an answer makes a call of its own', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const first = readStatus(endpoint)
  await waitForCalls(1)
  calls[0]!.answer(connectedStatus)
  await first

  const second = readStatus(endpoint)
  await waitForCalls(2)
  calls[1]!.answer(disconnectedStatus)

  assert.equal(await isConnected(await second), false)
})

test('two agents never share a call', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const answers = ['guid-1', 'guid-2'].map((agentKey) => postAction(endpoint, { ...status, agentKey }))
  await waitForCalls(2)

  for (const { agent, answer } of calls) answer(agent === 'guid-1' ? connectedStatus : disconnectedStatus)

  assert.deepEqual(
    (await Promise.all(answers)).map(({ body }) => body.connected),
    [true, false],
  )
})

test('a tab that goes away takes nothing from the other one', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const leaving = new AbortController()
  const [gone, stays] = [readStatus(endpoint, leaving.signal), readStatus(endpoint)]
  await waitForCalls(1)

  leaving.abort()
  assert.equal((await gone).status, 499)
  assert.equal(calls[0]!.signal.aborted, false)
  calls[0]!.answer(connectedStatus)

  assert.equal(await isConnected(await stays), true)
})

test('the call ends when the last tab has gone', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const leaving = new AbortController()
  const gone = [readStatus(endpoint, leaving.signal), readStatus(endpoint, leaving.signal)]
  await waitForCalls(1)

  leaving.abort()
  await Promise.all(gone)

  assert.equal(calls[0]!.signal.aborted, true)
})

test('a tab that comes after the last one has gone makes a call of its own', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const leaving = new AbortController()
  const gone = readStatus(endpoint, leaving.signal)
  await waitForCalls(1)
  leaving.abort()
  await gone

  const next = readStatus(endpoint)
  await waitForCalls(2)
  calls[1]!.answer(connectedStatus)

  assert.equal(await isConnected(await next), true)
})

test('a call that has ended is not ended once more', async () => {
  const signals: AbortSignal[] = []
  const reads = createSharedReads(async (_agent, signal) => void signals.push(signal))

  await reads.read('guid-1', new AbortController().signal)

  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [false],
  )
})

test('a failure is told to all, and kept for nobody', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const both = [readStatus(endpoint), readStatus(endpoint)]
  await waitForCalls(1)
  calls[0]!.answer({ result: false, errors: [{ code: 96, message: 'down' }] })
  assert.deepEqual(
    (await Promise.all(both)).map((response) => response.status),
    [503, 503],
  )

  const next = readStatus(endpoint)
  await waitForCalls(2)
  calls[1]!.answer(connectedStatus)

  assert.equal((await next).status, 200)
})

test('a connect reads for itself, and nobody shares what was asked before it', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const early = readStatus(endpoint)
  await waitForCalls(1)
  const connect = postAction(endpoint, { action: 'connect', flow })
  await waitForCalls(2)

  const late = readStatus(endpoint)
  await waitForCalls(3)

  calls[0]!.answer(disconnectedStatus)
  calls[1]!.answer(disconnectedStatus)
  calls[2]!.answer(connectedStatus)
  await waitForCalls(4)
  calls[3]!.answer(connectAnswer)
  assert.deepEqual([await isConnected(await early), await isConnected(await late)], [false, true])
  assert.equal((await connect).status, 200)
})

test('a status after a disconnect is not the one from before it', async () => {
  const { endpoint, calls, waitForCalls } = createHeldEndpoint()
  const disconnect = postAction(endpoint, { action: 'disconnect' })
  await waitForCalls(1)
  const during = readStatus(endpoint)
  await waitForCalls(2)
  calls[0]!.answer({ result: true, errors: [] })
  await disconnect

  const after = readStatus(endpoint)
  await waitForCalls(3)

  calls[1]!.answer(connectedStatus)
  calls[2]!.answer(disconnectedStatus)
  assert.deepEqual([await isConnected(await during), await isConnected(await after)], [true, false])
})
