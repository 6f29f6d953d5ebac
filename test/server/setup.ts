/** A handler as a test needs it: with its log kept, and requests as a browser on the product's page sends them. */
import { createHandler, type Handler, type HandlerOptions, type LogEntry } from '../../src/server/handler.js'

export const apiKey = 'KEY-CANARY-3f9a'
export const page = 'https://app.example.com'
export const publicUrl = page + '/api/hubspot'
export const flow = 'AAAAAAAAAAAAAAAAAAAAA_'

export interface Made {
  handler: Handler
  log: LogEntry[]
}

/** Where nothing else is said, an upstream that must not be asked, and no agent that is read beside a status. */
export function make(options: Partial<HandlerOptions> = {}): Made {
  const log: LogEntry[] = []
  const handler = createHandler({
    apiKey,
    publicUrl,
    resolveAgent: () => 'guid-1',
    log: (entry) => log.push(entry),
    fetch: () => Promise.reject(new Error('nothing should be asked of Wiro')),
    actions: [],
    ...options,
  })
  return { handler, log }
}

/** A request as the page sends it; `headers` add to or replace its own, `undefined` takes one away. */
export function post(body: unknown, headers: Record<string, string | undefined> = {}, init: RequestInit = {}): Request {
  const all: typeof headers = {
    origin: page,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    ...headers,
  }
  const kept = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return new Request('http://internal:8080/behind/a/proxy', {
    method: 'POST',
    headers: kept,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  })
}

/** A redirect URL as Wiro is told it: the address, and the seal that it carries. */
export function unsealed(body: unknown): { url: string; seal: string } {
  const { redirectUrl } = body as { redirectUrl: string }
  const [, url = '', seal = ''] = /^(.*)[?&]seal=([\w-]+)$/.exec(redirectUrl) ?? []
  return { url, seal }
}

export interface Answered {
  status: number
  headers: Headers
  body: Record<string, unknown> & { errors: { code: string; message: string }[] }
  text: string
}

export async function read(response: Response): Promise<Answered> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Answered['body'], text }
}

/** Asks and reads in one. */
export const ask = async ({ handler }: Pick<Made, 'handler'>, ...request: Parameters<typeof post>): Promise<Answered> =>
  read(await handler(post(...request)))

/** The status and the code of a refusal. */
export const refusalOf = ({ status, body }: Answered) => [
  status,
  body.result,
  body.errors.map(({ code }) => code).join(),
]
