/** The handler as a listener of `node:http`, and so a middleware of Express or Connect. The only file that needs Node. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Handler } from './handler.js'

/** What Express and its body parsers add to a request. */
interface Incoming extends IncomingMessage {
  originalUrl?: string
  body?: unknown
}

/** Answers every request it is given; never rejects. A body parser or a mount point before it does no harm. */
export function toNodeListener(handler: Handler): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    const gone = new AbortController()
    res.once('close', () => res.writableFinished || gone.abort())
    try {
      await write(await handler(toRequest(req, gone.signal)), req, res)
    } catch {
      await write(failure(), req, res)
    }
  }
}

function toRequest(req: Incoming, signal: AbortSignal): Request {
  const headers = toHeaders(req)
  const { host = 'localhost' } = req.headers
  const url = `http${'encrypted' in req.socket ? 's' : ''}://${host}${req.originalUrl ?? req.url}`
  const method = req.method ?? 'GET'
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' }
  // The handler takes nothing from the URL: a Host header that is none must not stop it.
  const address = URL.canParse(url) ? url : 'http://localhost/'
  if (method === 'GET' || method === 'HEAD') return new Request(address, init)
  if (!req.readableDidRead) return new Request(address, { ...init, body: streamOf(req) })
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name)
  return new Request(address, { ...init, body: reserialized(req.body) })
}

/** Without the pseudo-headers of HTTP/2. */
function toHeaders({ headers }: IncomingMessage): Headers {
  const entries = Object.entries(headers).filter(([name]) => !name.startsWith(':'))
  return new Headers(
    entries.flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  )
}

/** Leaves the socket alone when reading ends early: the answer that says why still has to go out on it. */
function streamOf(req: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks: AsyncIterator<Uint8Array<ArrayBuffer>, undefined> = req.iterator({ destroyOnReturn: false })
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await chunks.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** What a body parser made of a body it has read to the end. */
function reserialized(body: unknown): BodyInit | null {
  if (body === undefined) return null
  return typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}

/** Sets each header, so that it replaces what the framework put there (helmet's CSP and COOP would stop the relay). */
async function write(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (res.headersSent || res.destroyed) return
  res.statusCode = response.status
  response.headers.forEach((value, name) => res.setHeader(name, value))
  res.end(new Uint8Array(await response.arrayBuffer()))
  // What was not read would block the next request on this connection.
  req.resume()
}

const failure = () =>
  Response.json(
    { result: false, errors: [{ code: 'unavailable', message: 'Not available for the moment.' }] },
    { status: 500, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
  )
