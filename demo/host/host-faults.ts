/**
 * Faults of the product's own server: what a login, a proxy or a missing route does to the token endpoint (POST) and to the
 * relay page (GET). They are switched over HTTP like the emulator's, but only by pages of the same origin.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Code } from '../../src/protocol/codes.js'
import { htmlPage } from './html-page.js'

interface HostFault {
  description: string
  method: 'GET' | 'POST'
  respond(res: ServerResponse): unknown
}

const respondStatus =
  (code: number, headers: Record<string, string> = {}) =>
  (res: ServerResponse) =>
    res.writeHead(code, headers).end()

const respondPage =
  (title: string, code = 200, content = '') =>
  (res: ServerResponse) =>
    res.writeHead(code, { 'content-type': 'text/html; charset=utf-8' }).end(htmlPage(title) + content)

const respondRefusal = (code: number, refusal: Code) => (res: ServerResponse) =>
  res
    .writeHead(code, { 'content-type': 'application/json' })
    .end(JSON.stringify({ result: false, errors: [{ code: refusal, message: 'There is no agent yet.' }] }))

const redirectToLogin = respondStatus(302, { location: '/login' })

export const HOST_FAULTS = {
  'endpoint-401': {
    description: 'the endpoint answers 401: nobody is signed in',
    method: 'POST',
    respond: respondStatus(401),
  },
  'endpoint-403': {
    description: 'the endpoint answers 403: the person may not',
    method: 'POST',
    respond: respondStatus(403),
  },
  'endpoint-no-agent': {
    description: 'the endpoint answers that there is no agent yet',
    method: 'POST',
    respond: respondRefusal(404, 'no_agent'),
  },
  'endpoint-404': {
    description: 'the endpoint answers 404: no such route',
    method: 'POST',
    respond: respondStatus(404),
  },
  'endpoint-429': {
    description: 'the endpoint answers 429, with Retry-After 30',
    method: 'POST',
    respond: respondStatus(429, { 'retry-after': '30' }),
  },
  'endpoint-500': { description: 'the endpoint answers 500', method: 'POST', respond: respondStatus(500) },
  'endpoint-html': {
    description: 'the endpoint answers 200 with a login page',
    method: 'POST',
    respond: respondPage('Sign in', 200, '<form method="post"><input type="password"></form>'),
  },
  'endpoint-challenge': {
    description: 'a bot protection answers 403 with a page of its own',
    method: 'POST',
    respond: respondPage('Just a moment…', 403),
  },
  'endpoint-csrf': {
    description: 'a CSRF check answers 419: the token is missing or too old',
    method: 'POST',
    respond: respondPage('Page expired', 419),
  },
  'endpoint-redirect': {
    description: 'the endpoint redirects to a login page',
    method: 'POST',
    respond: redirectToLogin,
  },
  'endpoint-reset': {
    description: 'the connection to the endpoint breaks',
    method: 'POST',
    respond: (res) => res.destroy(),
  },
  'endpoint-hangs': { description: 'the endpoint never answers', method: 'POST', respond: () => {} },
  // With a body: otherwise Chromium shows an error page of its own, which the card cannot close.
  'relay-404': {
    description: 'the return page answers 404',
    method: 'GET',
    respond: respondPage('Not found', 404),
  },
  'relay-page': {
    description: 'the return page is another page of the product',
    method: 'GET',
    respond: respondPage('Fieldwork'),
  },
  'relay-redirect': {
    description: 'the return page redirects to a login page',
    method: 'GET',
    respond: redirectToLogin,
  },
} as const satisfies Record<string, HostFault>

export type HostFaultName = keyof typeof HOST_FAULTS

const CONTROL_PATH = '/demo/faults'

/** Wraps `next`: serves the switches, and responds in place of the endpoint while one of its faults is on. */
export function withHostFaults(endpoint: string, next: RequestListener): RequestListener {
  const active = new Set<string>()
  const faults = Object.entries<HostFault>(HOST_FAULTS)
  return (req, res) => {
    const path = req.url?.split('?')[0]
    if (path === CONTROL_PATH) return void serveSwitches(active, req, res)
    const fault = faults.find(([name, { method }]) => path === endpoint && active.has(name) && method === req.method)
    if (fault) fault[1].respond(res)
    else next(req, res)
  }
}

/** `PUT` switches faults by name, `DELETE` switches all off; each method returns the active and the known faults. */
async function serveSwitches(active: Set<string>, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method === 'DELETE') active.clear()
  if (req.method === 'PUT') {
    for (const [name, value] of Object.entries(JSON.parse(await readBody(req)) as object)) {
      if (value === false) active.delete(name)
      else active.add(name)
    }
  }
  const activeByName = Object.fromEntries([...active].map((name) => [name, {}]))
  const known = Object.fromEntries(Object.entries(HOST_FAULTS).map(([name, { description }]) => [name, description]))
  res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify({ active: activeByName, known }))
}

async function readBody(req: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of req) text += String(chunk)
  return text
}
