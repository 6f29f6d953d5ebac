/** Sends a request as bytes on a socket: no client puts its own idea of HTTP between the list and the server. */
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { ConformanceRequest } from './requests.js'

export interface RawAnswer {
  /** Absent where the server closed the connection without an answer. */
  status?: number
  headers: ReadonlyMap<string, string>
  body: string
}

const ANSWER_MS = 15_000

/** Resolves when the server has closed the connection, which the request asks for. */
export function send(origin: string, request: ConformanceRequest): Promise<RawAnswer> {
  const { protocol, hostname, port } = new URL(origin)
  const options = { host: hostname, port: Number(port) }
  const socket =
    protocol === 'https:'
      ? connectTls({ ...options, rejectUnauthorized: false, servername: 'app.example.com' })
      : connect(options)
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Error(`no answer to ${request.title}`)), ANSWER_MS)
    socket.on('data', (chunk) => chunks.push(chunk))
    // A server that refuses a request may reset the connection after its answer.
    socket.on('error', (error: Error) => (chunks.length || 'code' in error ? undefined : reject(error)))
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(parseAnswer(Buffer.concat(chunks)))
    })
    socket.write(serialize(request))
  })
}

function serialize({ method, path, headers = {}, body, chunked }: ConformanceRequest): Buffer {
  const bytes = Buffer.from(body ?? '')
  const length = chunked
    ? { 'transfer-encoding': 'chunked' }
    : body === undefined
      ? {}
      : { 'content-length': String(bytes.length) }
  const lines = Object.entries({ ...headers, ...length, connection: 'close' }).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${name}: ${one}`),
  )
  const head = Buffer.from([`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'), 'latin1')
  return Buffer.concat([head, chunked ? toChunks(bytes) : bytes])
}

const CHUNK_BYTES = 1000

function toChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    const part = bytes.subarray(start, start + CHUNK_BYTES)
    parts.push(Buffer.from(part.length.toString(16) + '\r\n'), part, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')])
}

function parseAnswer(bytes: Buffer): RawAnswer {
  const text = bytes.toString('utf8')
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]) || undefined
  const headers = new Map(
    lines.map((line): [string, string] => [line.split(':', 1)[0]!.toLowerCase(), line.replace(/^[^:]*:\s*/, '')]),
  )
  const body = rest.join('\r\n\r\n')
  const isChunked = /chunked/i.test(headers.get('transfer-encoding') ?? '')
  return { ...(status && { status }), headers, body: isChunked ? joinChunks(body) : body }
}

/** Good enough for an answer without line breaks in its chunks' sizes: it drops the lines that hold them. */
const joinChunks = (body: string) => body.replace(/(^|\r\n)[\da-f]+\r\n/gi, '')
