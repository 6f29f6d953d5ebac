/**
 * Asking the token endpoint, apart from reading what it answers: a typed value, or a `Refusal` with a code of the
 * closed list. No text of an answer goes any further.
 */
import { causeOf, ownerOf, type Cause } from '../problems.js'
import { parseConnect, parseStatus, succeeded } from '../protocol.js'
import type { Action, Addressed, AuthMethod, Backend, Code, Problem, Told } from '../protocol.js'
import { later } from './demand.js'

/** Why there is no answer. */
export class Refusal extends Error {
  constructor(readonly why: Cause & Pick<Problem, 'retryAfter' | 'url'>) {
    super(why.code)
  }
}

const refuse = (code: Code): never => {
  throw new Refusal({ code })
}

/** Only a `Refusal` is expected; anything else is a fault of ours, and no less a problem with words. */
export function problemBehind(error: unknown, during: Problem['during']): Problem {
  const why: Refusal['why'] = error instanceof Refusal ? error.why : { code: 'endpoint_bad_answer' }
  return { ...why, owner: ownerOf(why.code), during }
}

export interface Headed {
  /** Added to each request, read anew for each: a CSRF token, a bearer. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined
}

export interface Asking {
  endpoint?: URL | undefined
  agent?: string | undefined
  /** In place of the endpoint. */
  backend?: Backend | undefined
  headed: Headed
  fetch: typeof fetch
}

/** How long an answer may take, in milliseconds. */
const patience = 15_000
/** Bytes of the longest answer that is read. */
const longest = 65_536
/** Milliseconds in which a page that goes away is gone. */
const lastBreath = 400

/** Nothing is awaited before the request leaves, unless the host's headers are: it leaves within the click. */
async function send({ endpoint, agent, headed, fetch }: Asking, action: Action, fields: object, signal: AbortSignal) {
  const given = typeof headed.headers === 'function' ? headed.headers() : headed.headers
  const headers = new Headers(given instanceof Promise ? await given : given)
  headers.set('content-type', 'application/json')
  return fetch(endpoint!, {
    method: 'POST',
    headers,
    body: JSON.stringify({ action, agent: agent || undefined, ...fields }),
    // On the page's own origin it says no more than the default.
    credentials: 'include',
    redirect: 'manual',
    keepalive: action === 'disconnect',
    signal,
  })
}

/** The body as text; one that is larger than any answer of ours is not read to its end. */
async function readText({ body }: Response): Promise<string> {
  const reader = body?.getReader()
  const chunks: BlobPart[] = []
  let bytes = 0
  for (let chunk; reader && !(chunk = await reader.read()).done; chunks.push(chunk.value)) {
    bytes += chunk.value.length
    if (bytes > longest) {
      void reader.cancel()
      refuse('endpoint_bad_answer')
    }
  }
  return new Blob(chunks).text()
}

const byStatus: Record<number, Code | undefined> = {
  401: 'signed_out',
  403: 'forbidden',
  408: 'endpoint_timeout',
  429: 'rate_limited',
  504: 'endpoint_timeout',
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}

/** The body of an answer that says yes. */
async function read(response: Response): Promise<unknown> {
  const { ok, status, type } = response
  const text = await readText(response)
  const body = parseJson(text)
  if (ok && succeeded(body)) return body
  const login = type === 'opaqueredirect' || (ok && /^\s*</.test(text))
  return refuseFor(body, login ? 'signed_out' : (byStatus[status] ?? 'endpoint_bad_answer'), response)
}

/** Refuses with the code that an answer names; without one Wiro failed where it says no, else `code`. */
async function refuseFor(body: unknown, code: Code, response?: Response): Promise<never> {
  const no = (body as { result?: unknown } | null | undefined)?.result === false && response?.ok !== false
  const why: Cause = { code: no ? 'internal_error' : code }
  const more = await later()
  throw new Refusal(more?.explain(why, body, causeOf, response) ?? why)
}

async function askEndpoint(asking: Asking, action: Action, fields: object): Promise<unknown> {
  try {
    // The body belongs to the same time.
    return await read(await send(asking, action, fields, AbortSignal.timeout(patience)))
  } catch (error) {
    if (error instanceof Refusal) throw error
    if ((error as Error).name === 'TimeoutError') return refuse('endpoint_timeout')
    // On a reload of the page requests fail before the page is gone: only a page that is still there has a problem.
    await new Promise((resolve) => setTimeout(resolve, lastBreath))
    return refuse(navigator.onLine ? 'endpoint_unreachable' : 'offline')
  }
}

/** What a connection asks for. Every method rejects with a `Refusal` and nothing else. */
export interface Client {
  status(): Promise<Told>
  connect(request: { flow: string; authMethod: AuthMethod }): Promise<Addressed>
  disconnect(): Promise<unknown>
}

/** A backend is asked by what is loaded on demand: its answers are read as an endpoint's are. */
export function createClient(asking: Asking): Client {
  const { backend } = asking
  const ask = async <T>(action: keyof Client, parse: (body: unknown) => T | undefined, fields = {}): Promise<T> => {
    const body = backend
      ? await (await later())?.askBackend(backend, action, fields)
      : await askEndpoint(asking, action, fields)
    return parse(succeeded(body) ? body : await refuseFor(body, 'endpoint_bad_answer')) ?? refuse('endpoint_bad_answer')
  }
  return {
    status: () => ask('status', parseStatus),
    connect: (request) => ask('connect', parseConnect, request),
    disconnect: () => ask('disconnect', (body) => body),
  }
}
