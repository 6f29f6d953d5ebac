/** Sends the calls to Wiro over a connection pool of undici's, which costs half of what the platform's `fetch` does. */

import { toChunkStream } from './chunk-stream.js'

/** What is needed of undici's `Pool`, `Client` or `Agent`. */
export interface ConnectionPool {
  request(options: {
    origin: string
    path: string
    method: 'POST'
    headers: Record<string, string>
    body: string
    signal: AbortSignal
  }): Promise<{
    statusCode: number
    headers: Record<string, string | string[] | undefined>
    body: PooledBody
  }>
}

interface PooledBody extends AsyncIterable<Uint8Array> {
  destroy(): unknown
  on(event: 'error', listener: () => void): unknown
}

/**
 * Returns a function for the option `fetch` that sends through the pool. It serves the handler's own requests, which are
 * posts of text with a signal, and no others. A redirect is an answer, and is not followed. A pool decompresses nothing,
 * so the answer is asked for uncompressed.
 */
export function createPoolFetch(pool: ConnectionPool): typeof fetch {
  const send = async (url: string, { headers, body, signal }: RequestInit): Promise<Response> => {
    const { origin, pathname, search } = new URL(url)
    const answer = await pool.request({
      ...{ origin, path: pathname + search, method: 'POST' },
      ...{
        headers: { 'accept-encoding': 'identity', ...(headers as Record<string, string>) },
        body: body as string,
        signal: signal!,
      },
    })
    const { statusCode: status } = answer
    return new Response(toBody(status, answer.body), { status, headers: toHeaders(answer.headers) })
  }
  return send as typeof fetch
}

const toHeaders = (headers: Record<string, string | string[] | undefined>): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]))

/** The constructor of `Response` throws where one of these has a body, even an empty one. */
const STATUSES_WITHOUT_BODY = [204, 205, 304]

/** An answer without an end is given up as soon as its reader does. */
function toBody(status: number, body: PooledBody): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  if (STATUSES_WITHOUT_BODY.includes(status)) {
    giveUp(body)
    return null
  }
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array<ArrayBuffer>, undefined>
  return toChunkStream(chunks, () => giveUp(body))
}

function giveUp(body: PooledBody): void {
  // A body that is given up reports that as an error, which nobody else hears.
  body.on('error', () => {})
  body.destroy()
}
