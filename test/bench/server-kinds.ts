/** The servers that `npm run bench:server` compares, each in a process of its own: `tsx server-kinds.ts <kind> <Wiro's origin>`. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Pool } from 'undici'
import { createHandler } from '../../src/server/handler.js'
import { createPoolFetch, toNodeListener } from '../../src/server/node.js'

/** `listener`: the least on node:http · `function`: from a `Request` to a `Response`, as the handler is. */
export const KINDS = ['listener', 'function', 'handler', 'function with a pool', 'handler with a pool'] as const

export type Kind = (typeof KINDS)[number]

export const ORIGIN = 'https://app.example.com'

/** Asks Wiro what the handler asks for a status: two calls at the same time. */
async function askWiro(baseUrl: string, agent: string, send: typeof fetch): Promise<object> {
  const ask = async (path: string, body: object) => {
    const response = await send(baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
      body: JSON.stringify(body),
      signal: new AbortController().signal,
    })
    return (await response.json()) as { connected: boolean; username: string }
  }
  const [status] = await Promise.all([
    ask('/UserAgentOAuth/HubSpotStatus', { userAgentGuid: agent }),
    ask('/UserAgent/Detail', { guid: agent }),
  ])
  return { result: true, connected: status.connected, username: status.username, errors: [] }
}

/** No checks, no session, no errors. */
const bareListener =
  (baseUrl: string): RequestListener =>
  async (req, res) => {
    const { agentKey } = JSON.parse(await text(req)) as { agentKey: string }
    const answer = await askWiro(baseUrl, agentKey, fetch)
    res.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  }

const bareFunction =
  (baseUrl: string, send: typeof fetch) =>
  async (request: Request): Promise<Response> => {
    const { agentKey } = (await request.json()) as { agentKey: string }
    return Response.json(await askWiro(baseUrl, agentKey, send))
  }

/** The least that turns one into the other. */
const serveFunction =
  (respond: (request: Request) => Promise<Response>) =>
  async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const request = new Request('http://localhost' + req.url!, {
      method: 'POST',
      headers: req.headers as Record<string, string>,
      body: await text(req),
    })
    const response = await respond(request)
    res.statusCode = response.status
    response.headers.forEach((value, name) => res.setHeader(name, value))
    res.end(await response.text())
  }

function handlerListener(baseUrl: string, send?: typeof fetch): RequestListener {
  const handler = createHandler({
    ...{ apiKey: 'YOUR_API_KEY', baseUrl, publicUrl: ORIGIN + '/api/hubspot', log: () => {} },
    resolveAgent: (_request, agentKey) => agentKey,
    ...(send && { fetch: send }),
  })
  const listener = toNodeListener(handler)
  return (req, res) => void listener(req, res)
}

function createListener(kind: Kind, wiroOrigin: string): RequestListener {
  const baseUrl = wiroOrigin + '/v1'
  const pooled = () => createPoolFetch(new Pool(wiroOrigin, { connections: 32 }))
  const listeners: Record<Kind, () => RequestListener> = {
    listener: () => bareListener(baseUrl),
    function: () => serveFunction(bareFunction(baseUrl, fetch)),
    handler: () => handlerListener(baseUrl),
    'function with a pool': () => serveFunction(bareFunction(baseUrl, pooled())),
    'handler with a pool': () => handlerListener(baseUrl, pooled()),
  }
  return listeners[kind]()
}

/** Answers a message with the processor time since the last one, in microseconds. */
function reportProcessorTime(): void {
  let last = process.cpuUsage()
  process.on('message', () => {
    const { user, system } = process.cpuUsage(last)
    last = process.cpuUsage()
    process.send!(user + system)
  })
}

if (process.send) {
  const [kind, wiroOrigin] = process.argv.slice(2) as [Kind | 'wiro', string]
  const fixed = JSON.stringify({
    result: true,
    connected: true,
    username: '12345678',
    useragents: [{ guid: 'x', status: 4 }],
    errors: [],
  })
  const wiro: RequestListener = (req, res) => {
    req.resume().on('end', () => res.setHeader('content-type', 'application/json').end(fixed))
  }
  const server = createServer(kind === 'wiro' ? wiro : createListener(kind, wiroOrigin))
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
  reportProcessorTime()
}
