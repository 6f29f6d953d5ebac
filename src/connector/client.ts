/**
 * Asking the token endpoint, apart from reading what it answers: a typed value, or a `Refusal` with a code of the
 * closed list. No text of an answer goes any further.
 */
import { parseConnect, parseStatus, isSuccess } from '../protocol/endpoint.js'
import type { Action, AuthorizeResponse, AuthMethod, Backend, ConnectionStatus } from '../protocol/endpoint.js'
import type { Code, Owner } from '../protocol/codes.js'
import type { Problem } from './state.js'
import { later } from './demand.js'

/** Why there is no answer. */
export class Refusal extends Error {
  constructor(readonly why: Omit<Problem, 'during'>) {
    super(why.code)
  }
}

/** What the network does is for the person to act on, what an answer says for the page's developers. */
const refuse = (code: Code, owner: Owner = 'you'): never => {
  throw new Refusal({ code, owner })
}

const unread: Refusal['why'] = { code: 'endpoint_bad_answer', owner: 'developer' }

/** Only a `Refusal` is expected; anything else is a fault of ours, and no less a problem with words. */
export function problemBehind(error: unknown, during: Problem['during']): Problem {
  const why = error instanceof Refusal ? error.why : unread
  return { ...why, during }
}

export interface Headed {
  /** Added to each request, read anew for each: a CSRF token, a bearer. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined
}

export interface Asking {
  endpoint?: URL | undefined
  agentKey?: string | undefined
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
async function send(
  { endpoint, agentKey, headed, fetch }: Asking,
  action: Action,
  fields: object,
  signal: AbortSignal,
) {
  const given = typeof headed.headers === 'function' ? headed.headers() : headed.headers
  const headers = new Headers(given instanceof Promise ? await given : given)
  headers.set('content-type', 'application/json')
  return fetch(endpoint!, {
    method: 'POST',
    headers,
    body: JSON.stringify({ action, agentKey: agentKey || undefined, ...fields }),
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
      throw new Refusal(unread)
    }
  }
  return new Blob(chunks).text()
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
  if (ok && isSuccess(body)) return body
  const login = status === 401 || type === 'opaqueredirect' || (ok && /^\s*</.test(text))
  return refuseFor(body, login ? { code: 'signed_out', owner: 'you' } : unread, response)
}

/** Refuses with what an answer says beyond that. */
async function refuseFor(body: unknown, why = unread, response?: Response): Promise<never> {
  const more = await later()
  throw new Refusal(more?.explain(why, body, response) ?? why)
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
  status(): Promise<ConnectionStatus>
  connect(request: { flow: string; authMethod: AuthMethod }): Promise<AuthorizeResponse>
  /** What has no answer but yes. */
  perform(action: 'disconnect' | 'start-agent' | 'save-credentials', fields?: object): Promise<unknown>
}

/** A backend is asked by what is loaded on demand: its answers are read as an endpoint's are. */
export function createClient(asking: Asking): Client {
  const { backend } = asking
  const ask = async <T>(action: Action, parse: (body: unknown) => T | undefined, fields = {}): Promise<T> => {
    const body = backend
      ? await (await later())?.askBackend(backend, action, fields)
      : await askEndpoint(asking, action, fields)
    return parse(isSuccess(body) ? body : await refuseFor(body)) ?? refuse('endpoint_bad_answer', 'developer')
  }
  return {
    status: () => ask('status', parseStatus),
    connect: (request) => ask('connect', parseConnect, request),
    perform: (action, fields) => ask(action, (body) => body, fields),
  }
}
