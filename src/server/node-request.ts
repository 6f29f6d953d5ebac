/** Turns a request of `node:http` or `node:http2` into a `Request`, also where a framework has read its body before. */
import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import { toChunkStream } from './chunk-stream.js'
import { requestUrl } from './node-url.js'
import { bodyConsumedError, unknownMethodError } from './responses.js'

export type NodeRequest = IncomingMessage | Http2ServerRequest

/** What Express and its body parsers add to a request. */
interface ExpressAdditions {
  originalUrl?: string
  body?: unknown
}

/** Methods that no `Request` can have. */
const FORBIDDEN_METHOD = /^(CONNECT|TRACE|TRACK)$/i

/** @throws HandlerError if the request has such a method, does not name one valid host, or lost its body. */
export function toRequest(req: NodeRequest & ExpressAdditions, signal: AbortSignal): Request {
  const url = urlOf(req)
  const headers = toHeaders(req, url)
  const method = req.method ?? 'GET'
  if (FORBIDDEN_METHOD.test(method)) throw unknownMethodError()
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' }
  if (method === 'GET' || method === 'HEAD') return new Request(url, init)
  if (!req.readableDidRead) return new Request(url, { ...init, body: toBodyStream(req) })
  if (req.body === undefined) throw bodyConsumedError()
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name)
  return new Request(url, { ...init, body: serializeParsedBody(req.body) })
}

function urlOf(req: NodeRequest & ExpressAdditions): URL {
  const { localAddress = 'localhost', localPort = 80 } = req.socket
  return requestUrl({
    isEncrypted: 'encrypted' in req.socket,
    target: req.originalUrl ?? req.url ?? '/',
    hosts: hostsOf(req),
    localAddress: `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`,
  })
}

/** Reads `Host` as a middleware may have set it, and the raw headers, in which a second one is still there. */
function hostsOf({ headers, rawHeaders }: NodeRequest): string[] {
  const sent = rawHeaders.filter((_, index) => index % 2 && isHostName(rawHeaders[index - 1]!))
  const { host } = headers
  return host === undefined || (sent.includes(host) && sent.length > 1) ? sent : [host]
}

const isHostName = (name: string) => name === ':authority' || name.toLowerCase() === 'host'

/** Leaves out the pseudo-headers of HTTP/2, and names the host where only they did. */
function toHeaders({ headers }: NodeRequest, { host }: URL): Headers {
  const entries = Object.entries(headers).filter(([name]) => !name.startsWith(':'))
  const result = new Headers(
    entries.flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  )
  result.set('host', host)
  return result
}

/** Keeps the socket open when reading ends early: the answer that says why still has to be sent on it. */
function toBodyStream(req: NodeRequest): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks: AsyncIterator<Uint8Array<ArrayBuffer>, undefined> = req.iterator({ destroyOnReturn: false })
  return toChunkStream(chunks, () => chunks.return?.())
}

/** Turns what a body parser made of the body back into one. */
function serializeParsedBody(body: unknown): BodyInit {
  return typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}
