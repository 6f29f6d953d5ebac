/** What a host passes to the handler along with a request reaches the host's functions. */
import express, { type Request as ExpressRequest } from 'express'
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { createHandler, type HandlerOptions, type LogEntry } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { approveConnection, createEmulatedEndpoint, createFinishBody, guid, optionsFor } from './emulator.js'
import { apiKey, createRequest, flow, pageOrigin, publicUrl } from './endpoint.js'
import { createEmulator } from '../../src/emulator/index.js'
import { startServer } from './fake-wiro.js'

interface Session {
  agentGuid: string
}

const session: Session = { agentGuid: guid }
const emulator = createEmulator({ seed: { agents: [{ guid, title: 'Leads' }] } })

/** Makes a handler that takes the agent from the session that comes with a request. */
function createSessionHandler(options: Partial<HandlerOptions<Session>> = {}) {
  const log: LogEntry[] = []
  const handler = createHandler({
    ...optionsFor(emulator),
    publicUrl,
    resolveAgent: (_request, _agentKey, { agentGuid }: Session) => agentGuid,
    log: (entry) => log.push(entry),
    ...options,
  })
  // Without what is logged when it is made.
  log.length = 0
  return { handler, log }
}

test('`resolveAgent` gets it as its third argument', async () => {
  const { handler } = createSessionHandler()

  const response = await handler(createRequest({ action: 'status' }), session)

  assert.equal(response.status, 200)
})

test('the functions that decide and name get it in their context', async () => {
  const seen: unknown[] = []
  const see = ({ context }: { context?: unknown }) => seen.push(context)
  const { handler } = createSessionHandler({
    authorize: (context) => !!see(context),
    limit: (context) => (see(context), 0),
    accountName: (context) => void see(context),
    allowPortal: (_portalId, context) => !!see(context),
  })
  const connect = await handler(createRequest({ action: 'connect', flow }), session)
  const { authorizeUrl } = (await connect.json()) as { authorizeUrl: string }
  await approveConnection(emulator, authorizeUrl, '12345678')
  seen.splice(0)

  await handler(createRequest({ action: 'status' }), session)

  assert.deepEqual(seen, [session, session, session, session])
})

test('`finish`, which needs no session, passes it to `allowPortal`', async () => {
  const seen: unknown[] = []
  const { emulator: own, endpoint } = createEmulatedEndpoint({
    allowPortal: (_portalId, { context }) => !!seen.push(context),
  })
  const connect = await endpoint.handler(createRequest({ action: 'connect', flow }), session)
  const { authorizeUrl } = (await connect.json()) as { authorizeUrl: string }
  const returnUrl = await approveConnection(own, authorizeUrl, '12345678')
  seen.splice(0)

  await endpoint.handler(createRequest(createFinishBody(returnUrl, flow)), session)

  assert.deepEqual(seen, [session])
})

test('`handler.status` takes it after the agent key', async () => {
  const { handler } = createSessionHandler()

  const answer = await handler.status(new Request(pageOrigin + '/settings'), undefined, session)

  assert.equal(answer.result, true)
})

test('a listener passes Express’s own request with its session', async (t) => {
  const app = express()
  app.use((req, _res, next) => (Object.assign(req, { session }), next()))
  const { handler } = createSessionHandler()
  const context = (req: ExpressRequest & { session?: Session }) => req.session!
  app.use('/api/hubspot', toNodeListener(handler, { context }))
  const base = await startServer(t, createServer(app))

  const response = await postStatus(base + '/api/hubspot')

  assert.equal(response.status, 200)
})

test('a listener whose context throws answers 500, and the log names it', async (t) => {
  const { handler, log } = createSessionHandler()
  const listener = toNodeListener(handler, { context: () => assert.fail('down') })
  const base = await startServer(
    t,
    createServer((req, res) => void listener(req, res)),
  )

  const response = await postStatus(base)

  assert.equal(response.status, 500)
  assert.doesNotMatch(await response.text(), /down/)
  assert.deepEqual([log[0]?.level, log[0]?.reason], ['error', 'context_failed'])
})

const postStatus = (url: string) =>
  fetch(url, {
    method: 'POST',
    headers: { origin: pageOrigin, 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'status' }),
  })

test('a context that the functions need cannot be forgotten', () => {
  const { handler } = createSessionHandler()
  const { handler: free } = { handler: createHandler({ apiKey, publicUrl, resolveAgent: () => guid }) }
  const misuses = () => [
    // @ts-expect-error The session is missing.
    handler(createRequest({})),
    // @ts-expect-error It is something else.
    handler(createRequest({}), { agentGuid: 1 }),
    // @ts-expect-error The listener does not say where the session is.
    toNodeListener(handler),
    // A handler whose functions need none takes any: frameworks call their routes with more arguments.
    free(createRequest({}), { params: {} }),
    toNodeListener(free),
  ]

  assert.equal(typeof misuses, 'function')
})
