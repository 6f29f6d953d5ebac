/** An endpoint for a test: a handler with a log, and the requests that a browser on the product's page sends to it. */
import { createHandler, type Handler, type HandlerOptions, type LogEntry } from '../../src/server/handler.js'

export const apiKey = 'KEY-CANARY-3f9a'
export const pageOrigin = 'https://app.example.com'
export const publicUrl = pageOrigin + '/api/hubspot'
export const flow = 'AAAAAAAAAAAAAAAAAAAAA_'

export interface Endpoint {
  handler: Handler
  /** What was logged when the handler was made. */
  startLog: LogEntry[]
  /** What was logged after that, without the references, which are random. */
  log: LogEntry[]
  /** The references of these entries. */
  references: (string | undefined)[]
}

/** Makes an endpoint. By default it has no optional actions, and a call to Wiro fails. */
export function createEndpoint(options: Partial<HandlerOptions> = {}): Endpoint {
  const log: LogEntry[] = []
  const references: (string | undefined)[] = []
  const handler = createHandler({
    apiKey,
    publicUrl,
    resolveAgent: () => 'guid-1',
    log({ reference, ...entry }) {
      log.push(entry)
      references.push(reference)
    },
    fetch: () => Promise.reject(new Error('This test expects no call to Wiro.')),
    actions: [],
    ...options,
  })
  const startLog = log.splice(0)
  references.length = 0
  return { handler, startLog, log, references }
}

/**
 * Makes the request of a page.
 * @param headers - added to the browser's own or replacing them; `undefined` removes one.
 */
export function createRequest(
  body: unknown,
  headers: Record<string, string | undefined> = {},
  init: RequestInit = {},
): Request {
  const allHeaders: typeof headers = {
    origin: pageOrigin,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    ...headers,
  }
  return new Request('http://internal:8080/behind/a/proxy', {
    method: 'POST',
    headers: Object.entries(allHeaders).filter((entry): entry is [string, string] => entry[1] !== undefined),
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  })
}

/** Splits the redirect URL in the body of a connect call into its address and its state token. */
export function parseRedirectUrl(body: unknown): { url: string; seal: string } {
  const { redirectUrl } = body as { redirectUrl: string }
  const [, url = '', seal = ''] = /^(.*)[?&]seal=([\w-]+)$/.exec(redirectUrl) ?? []
  return { url, seal }
}

export interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown> & { errors: { code: string; message: string; reference?: string }[] }
  text: string
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Answer['body'], text }
}

/** Sends the request of a page and reads the answer. */
export const postAction = async (
  { handler }: Pick<Endpoint, 'handler'>,
  ...request: Parameters<typeof createRequest>
): Promise<Answer> => readAnswer(await handler(createRequest(...request)))

/** Returns the HTTP status, `result` and the code of an error answer. */
export const errorOf = ({ status, body }: Answer) => [status, body.result, body.errors.map(({ code }) => code).join()]
