/**
 * Sends the actions to the token endpoint, or to a host's backend in its place, and reads the answers. Every method
 * returns a typed value or rejects with a `ConnectorError`; no text of an answer goes any further.
 */
import { PAGE_ACTIONS, type AuthMethod, type Backend, type PageAction } from '../protocol/endpoint.js'
import { parseJson } from '../protocol/parse.js'
import {
  isSuccess,
  parseConnect,
  parseStatus,
  type AuthorizeResponse,
  type ConnectionStatus,
} from '../protocol/parsed-answers.js'
import { pageHeaders } from './config.js'
import { createRefusal } from './endpoint-errors.js'
import type { HeadersOption } from './options.js'
import { ConnectorError, createError } from './problem.js'
import { sleep } from './sleep.js'
import { warnDeveloper } from './warn-developer.js'

export interface ClientOptions {
  endpoint?: URL | undefined
  agentKey?: string | undefined
  backend?: Backend | undefined
  /** The object whose `headers` are read for each request. */
  headersSource: HeadersOption
  fetch: typeof fetch
}

/** The actions whose answer is a plain yes. */
export type PlainAction = Exclude<PageAction, 'status' | 'connect'>

export interface Client {
  status(): Promise<ConnectionStatus>
  connect(request: { flow: string; authMethod: AuthMethod }): Promise<AuthorizeResponse>
  perform(action: PlainAction, fields?: object): Promise<void>
}

/** How long an answer may take, with its body. */
const TIMEOUT_MS = 15_000
const MAX_ANSWER_CHARACTERS = 65_536
/** A page that goes away is gone after this time. Its requests fail before. */
const UNLOAD_MS = 400

export function createClient(options: ClientOptions): Client {
  const request = (action: PageAction, fields?: object) =>
    options.backend ? callBackend(options.backend, action, fields) : requestEndpoint(options, action, fields)
  return {
    status: async () => parseAnswer(await request('status'), parseStatus, 'connected'),
    connect: async (fields) => parseAnswer(await request('connect', fields), parseConnect, 'authorizeUrl'),
    perform: async (action, fields) => void (await request(action, fields)),
  }
}

/** Names on the console what cannot be read: `required` in another form, and fields in snake case. */
function parseAnswer<T>(body: object, parse: (body: object) => T | undefined, required: string): T {
  const parsed = parse(body)
  if (!parsed || Object.keys(body).some((field) => field.includes('_')))
    warnDeveloper((hints) => hints.warnOfFields(body, required))
  if (parsed === undefined) throw createError('endpoint_bad_answer')
  return parsed
}

// ── A host's backend ────────────────────────────────────────────────────────────────────────────────────────────────

/** Returns an answer that says yes. A backend that throws, or cannot perform the action, counts as a bad answer. */
async function callBackend(backend: Backend, action: PageAction, fields?: object): Promise<object> {
  let body: unknown
  try {
    body = await backend[PAGE_ACTIONS[action].backendMethod]?.((fields ?? {}) as never)
  } catch {
    // The refusal below says that there is no answer.
  }
  if (!isSuccess(body)) throw await createRefusal(body)
  return body
}

// ── The token endpoint ──────────────────────────────────────────────────────────────────────────────────────────────

async function requestEndpoint(options: ClientOptions, action: PageAction, fields?: object): Promise<object> {
  try {
    return await readAnswer(await send(options, action, fields))
  } catch (error) {
    if (error instanceof ConnectorError) throw error
    if ((error as Error).name === 'TimeoutError') throw createError('endpoint_timeout')
    // Only a page that is still there has a problem.
    await sleep(UNLOAD_MS)
    throw createError(navigator.onLine ? 'endpoint_unreachable' : 'offline')
  }
}

/** Sends the request before anything is awaited, so that it leaves within the click, unless `headers` is a promise. */
async function send(options: ClientOptions, action: PageAction, fields?: object): Promise<Response> {
  const { endpoint, agentKey, headersSource, fetch } = options
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const given = [pageHeaders, headersSource].map(({ headers }) => (typeof headers === 'function' ? headers() : headers))
  const isPending = given.some(isPromise)
  const [ofPage, own] = (isPending ? await Promise.all(given.map(async (headers) => headers)) : given) as HeadersInit[]
  const headers = new Headers(ofPage)
  new Headers(own).forEach((value, name) => headers.set(name, value))
  headers.set('content-type', 'application/json')
  // Frameworks then refuse in JSON, and do not redirect to their login.
  headers.set('accept', 'application/json')
  return fetch(endpoint!, {
    method: 'POST',
    headers,
    body: JSON.stringify({ action, agentKey: agentKey || undefined, ...fields }),
    // Endpoints on other origins need it; on the page's own origin it is the default.
    credentials: 'include',
    redirect: 'manual',
    keepalive: action === 'disconnect',
    signal,
  })
}

/** Not every promise is a `Promise`: Angular's zone.js replaces the global. */
const isPromise = (headers: HeadersInit | Promise<HeadersInit> | undefined): boolean =>
  typeof (headers as Partial<Promise<HeadersInit>> | undefined)?.then === 'function'

/** Returns the body of an answer that says yes. */
async function readAnswer(response: Response): Promise<object> {
  const text = await readText(response)
  const body = parseJson(text)
  if (response.ok && isSuccess(body)) return body
  throw await createRefusal(body, { response, text })
}

/**
 * Returns the body as text; throws where it is longer than any valid answer. A stand-in for `fetch`, as a polyfill, a mock
 * server in the page or a test brings it, may answer without a stream, and without `text()`.
 */
async function readText(response: Response): Promise<string> {
  const { body, text: readAll } = response as { body?: Partial<ReadableStream<Uint8Array>> | null; text?: Body['text'] }
  const reader = body?.getReader?.()
  const text = await (reader ? readStream(reader) : (readAll?.call(response) ?? response.json().then(JSON.stringify)))
  if (text.length > MAX_ANSWER_CHARACTERS) throw createError('endpoint_bad_answer')
  return text
}

/** Stops where the text is longer than any valid answer. */
async function readStream(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  while (text.length <= MAX_ANSWER_CHARACTERS) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
  }
  void reader.cancel()
  return text
}
