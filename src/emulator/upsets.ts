// Faults that hit any answer, whatever was asked: slowness, silence, a broken connection, and answers that are not Wiro's.
import { refused } from './wiro.js'
import type { FaultName, FaultSetting } from './faults.js'
import type { World } from './store.js'

type Upset = (setting: FaultSetting, world: World, request: Request) => Response | Promise<Response>

const UPSETS: Partial<Record<FaultName, Upset>> = {
  hangs: (_, __, request) => new Promise((_resolve, reject) => whenAborted(request.signal, reject)),
  'connection-reset': () => Promise.reject(new TypeError('fetch failed')),
  'wiro-401': ({ text = '' }) => refused(401, 0, text),
  'wiro-404': () => refused(404, 0, 'Error parsing url.'),
  'wiro-429': ({ ms = 0 }) => tooMany(ms),
  'wiro-500': () => refused(500, 0, 'Internal server error'),
  'wiro-refusal': ({ code = 0, text = '' }) => refused(200, code, text),
  'wiro-redirect': () => new Response(null, { status: 302, headers: { location: '/login' } }),
  'html-answer': () => html('<!doctype html><title>Sign in</title><h1>Sign in</h1>'),
  'empty-answer': () => new Response(null, { headers: { 'content-type': 'application/json' } }),
  'malformed-answer': ({ text = '' }) => json(text),
  'truncated-answer': () => json(brokenStream()),
  'huge-answer': ({ code = 0 }) => json(JSON.stringify({ result: true, padding: 'x'.repeat(code), errors: [] })),
}

/**
 * The answer that a fault gives in place of the right one. A fault that names no action (`on`) hits every call of Wiro's API
 * and nothing that a window shows: pages and the callback are hit by name only.
 */
export async function upsetAnswer(
  world: World,
  request: Request,
  action: string,
  byNameOnly: boolean,
): Promise<Response | undefined> {
  const hits = (name: FaultName): FaultSetting | undefined => {
    const named = world.faults.peek(name, action)?.on !== undefined
    return named || !byNameOnly ? world.faults.take(name, action) : undefined
  }
  const slow = hits('latency')
  if (slow) await world.wait(slow.ms ?? 0)
  for (const [name, upset] of Object.entries(UPSETS)) {
    const setting = hits(name as FaultName)
    if (setting) return upset(setting, world, request)
  }
  return undefined
}

function whenAborted(signal: AbortSignal, reject: (reason: unknown) => void): void {
  if (signal.aborted) reject(signal.reason)
  else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
}

function tooMany(ms: number): Response {
  const answer = refused(429, 0, 'Too many requests.')
  answer.headers.set('retry-after', String(Math.ceil(ms / 1000)))
  return answer
}

function json(body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

function html(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function brokenStream(): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'))
      sent = true
      controller.enqueue(new TextEncoder().encode('{"result":true,'))
    },
  })
}
