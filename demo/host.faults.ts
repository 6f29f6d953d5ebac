/**
 * What the demo's host can be made to do wrong at its route, by name: what a login, a proxy or a lost route does to an
 * endpoint (POST) and to the return page (GET). Switched over HTTP as the emulator's faults are, by pages of this host alone.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

interface HostFault {
  does: string
  hits: 'GET' | 'POST'
  answer(res: ServerResponse): unknown
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (res: ServerResponse) =>
    res.writeHead(code, headers).end()

const page = (title: string) => (res: ServerResponse) =>
  res
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>`)

const toLogin = status(302, { location: '/login' })

export const HOST_FAULTS = {
  'endpoint-401': { does: 'the endpoint answers 401: nobody is signed in', hits: 'POST', answer: status(401) },
  'endpoint-403': { does: 'the endpoint answers 403: the person may not', hits: 'POST', answer: status(403) },
  'endpoint-404': { does: 'the endpoint answers 404: no such route', hits: 'POST', answer: status(404) },
  'endpoint-429': {
    does: 'the endpoint answers 429, with Retry-After 30',
    hits: 'POST',
    answer: status(429, { 'retry-after': '30' }),
  },
  'endpoint-500': { does: 'the endpoint answers 500', hits: 'POST', answer: status(500) },
  'endpoint-html': { does: 'the endpoint answers 200 with a login page', hits: 'POST', answer: page('Sign in') },
  'endpoint-redirect': { does: 'the endpoint redirects to a login page', hits: 'POST', answer: toLogin },
  'endpoint-reset': { does: 'the connection to the endpoint breaks', hits: 'POST', answer: (res) => res.destroy() },
  'endpoint-hangs': { does: 'the endpoint never answers', hits: 'POST', answer: () => {} },
  'relay-404': { does: 'the return page answers 404', hits: 'GET', answer: status(404) },
  'relay-page': { does: 'the return page is another page of the product', hits: 'GET', answer: page('Fieldwork') },
  'relay-redirect': { does: 'the return page redirects to a login page', hits: 'GET', answer: toLogin },
} as const satisfies Record<string, HostFault>

export type HostFaultName = keyof typeof HOST_FAULTS

const control = '/demo/faults'

/** Stands before `next`: answers the switches' own route, and in place of `endpoint` what is switched on for it. */
export function withFaults(endpoint: string, next: RequestListener): RequestListener {
  const on = new Set<string>()
  const faults = Object.entries<HostFault>(HOST_FAULTS)
  return (req, res) => {
    const path = req.url?.split('?')[0]
    if (path === control) return void answerSwitches(on, req, res)
    const struck = faults.find(([name, { hits }]) => path === endpoint && on.has(name) && hits === req.method)
    if (struck) struck[1].answer(res)
    else next(req, res)
  }
}

async function answerSwitches(on: Set<string>, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method === 'DELETE') on.clear()
  if (req.method === 'PUT') {
    for (const [name, value] of Object.entries(JSON.parse(await textOf(req)) as object)) {
      if (value === false) on.delete(name)
      else on.add(name)
    }
  }
  const active = Object.fromEntries([...on].map((name) => [name, {}]))
  const known = Object.fromEntries(Object.entries(HOST_FAULTS).map(([name, { does }]) => [name, does]))
  res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify({ active, known }))
}

async function textOf(req: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of req) text += String(chunk)
  return text
}
