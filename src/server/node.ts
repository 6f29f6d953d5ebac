/** Adapts a handler to `node:http`, and so to Express and Connect. The only file that needs Node. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Handler } from './handler.js'

/** What Express and its body parsers add to a request. */
interface ExpressRequest extends IncomingMessage {
  originalUrl?: string
  body?: unknown
}

/**
 * Returns a listener that answers every request it gets and never rejects. It works behind a body parser and under a
 * mount point.
 */
export function toNodeListener(handler: Handler): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    const disconnected = new AbortController()
    res.once('close', () => res.writableFinished || disconnected.abort())
    try {
      await writeResponse(await handler(toRequest(req, disconnected.signal)), req, res)
    } catch {
      await writeResponse(createFailure(), req, res)
    }
  }
}

function toRequest(req: ExpressRequest, signal: AbortSignal): Request {
  const headers = toHeaders(req)
  const url = urlOf(req)
  const method = req.method ?? 'GET'
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' }
  if (method === 'GET' || method === 'HEAD') return new Request(url, init)
  if (!req.readableDidRead) return new Request(url, { ...init, body: toBodyStream(req) })
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name)
  return new Request(url, { ...init, body: serializeParsedBody(req.body) })
}

/** The handler takes nothing from the URL, so an invalid Host header must not stop it. */
function urlOf(req: ExpressRequest): string {
  const { host = 'localhost' } = req.headers
  const url = `http${'encrypted' in req.socket ? 's' : ''}://${host}${req.originalUrl ?? req.url}`
  return URL.canParse(url) ? url : 'http://localhost/'
}

/** Leaves out the pseudo-headers of HTTP/2. */
function toHeaders({ headers }: IncomingMessage): Headers {
  const entries = Object.entries(headers).filter(([name]) => !name.startsWith(':'))
  return new Headers(
    entries.flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  )
}

/** Keeps the socket open when reading ends early: the answer that says why still has to be sent on it. */
function toBodyStream(req: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
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

/** Turns what a body parser made of the body back into one. */
function serializeParsedBody(body: unknown): BodyInit | null {
  if (body === undefined) return null
  return typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}

/** Replaces the headers that a framework set before: helmet's CSP and COOP would stop the relay page. */
async function writeResponse(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (res.headersSent || res.destroyed) return
  res.statusCode = response.status
  response.headers.forEach((value, name) => res.setHeader(name, value))
  res.end(new Uint8Array(await response.arrayBuffer()))
  // An unread rest of the body would block the next request on this connection.
  req.resume()
}

const createFailure = () =>
  Response.json(
    { result: false, errors: [{ code: 'unavailable', message: 'Not available for the moment.' }] },
    { status: 500, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
  )
