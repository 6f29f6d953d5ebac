/** Adapts a handler to `node:http` and `node:http2`, and so to Express and Connect. Only this file and its parts need Node. */
import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import { toHandlerError } from './errors.js'
import { callHostGuard } from './host-hooks.js'
import { logOf, type RequestHandler } from './handler-logs.js'
import { toLogEntry } from './log.js'
import { toRequest, type NodeRequest } from './node-request.js'
import { toErrorResponse } from './responses.js'

export { createPoolFetch, type ConnectionPool } from './pool-fetch.js'

type NodeResponse = ServerResponse | Http2ServerResponse

type Listener = (req: NodeRequest, res: NodeResponse) => Promise<void>

interface ListenerOptions<Context> {
  /** Returns what your functions get beside the request, such as the framework's own request with its session. */
  context(req: NodeRequest): Context | Promise<Context>
}

/**
 * Returns a listener that answers every request it gets and never rejects. It works behind a body parser and under a
 * mount point. A request that is no `Request` is refused before the handler: one without a single valid host with 400,
 * `TRACE` with 405. The refusal is in the handler's log, or on the console where a function is around the handler.
 */
export function toNodeListener(handler: (request: Request) => Promise<Response>): Listener
export function toNodeListener<Context>(
  handler: (request: Request, context: Context) => Promise<Response>,
  options: ListenerOptions<Context>,
): Listener
export function toNodeListener(handler: RequestHandler, options?: ListenerOptions<unknown>): Listener {
  const log = logOf(handler)
  return async (req, res) => {
    const disconnected = new AbortController()
    res.once('close', () => res.writableEnded || disconnected.abort())
    try {
      const request = toRequest(req, disconnected.signal)
      const context = options && (await callHostGuard('context_failed', () => options.context(req)))
      const response = await handler(request, context)
      await writeResponse(response, req, res)
    } catch (thrown) {
      if (res.destroyed) return
      const error = toHandlerError(thrown)
      await writeResponse(toErrorResponse(error, log(toLogEntry(error, {}))), req, res)
    }
  }
}

/** Replaces the headers that a framework set before: helmet's CSP and COOP would stop the relay page. */
async function writeResponse(response: Response, req: NodeRequest, res: NodeResponse): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer())
  if (res.headersSent || res.destroyed) return
  res.statusCode = response.status
  response.headers.forEach((value, name) => res.setHeader(name, value))
  res.end(body)
  // An unread rest of the body would block the next request on this connection.
  req.resume()
}
