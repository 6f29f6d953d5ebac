/**
 * The faults of any response: delays, broken connections, responses that are not what Wiro's API sends, and the other
 * dialects of that API.
 */
import { wiroErrorResponse } from '../wiro/wiro-error.js'
import type { Fault, InjectionPoints } from './injection-points.js'

export const RESPONSE_FAULTS = {
  latency: {
    description: 'waits before it answers',
    point: 'response',
    defaults: { ms: 3000 },
    effect: ({ ms = 0 }) => delay(ms),
  },
  hangs: {
    description: 'never answers',
    point: 'response',
    effect: neverRespond,
  },
  'connection-reset': {
    description: 'fetch fails, as where a connection breaks',
    point: 'response',
    effect: breakConnection,
  },
  'wiro-401': {
    description: 'answers 401',
    point: 'response',
    defaults: { text: 'Requested ip 203.0.113.7 is not allowed.' },
    effect: ({ text = '' }) => respondWiroError(401, 0, text),
  },
  'wiro-404': {
    description: 'answers 404, as for an unknown path',
    point: 'response',
    effect: () => respondWiroError(404, 0, 'Error parsing url.'),
  },
  'wiro-429': {
    description: 'answers 429 with Retry-After (ms)',
    point: 'response',
    defaults: { ms: 30_000 },
    effect: ({ ms = 0 }) => respondTooManyRequests(ms),
  },
  'wiro-500': {
    description: 'answers 500',
    point: 'response',
    effect: () => respondWiroError(500, 0, 'Internal server error'),
  },
  'wiro-refusal': {
    description: 'answers 200 with result false and this code',
    point: 'response',
    defaults: { code: 96, text: 'Please try again later.' },
    effect: ({ code = 0, text = '' }) => respondWiroError(200, code, text),
  },
  'wiro-redirect': {
    description: 'answers 302 to a login page',
    point: 'response',
    effect: redirectToLogin,
  },
  'html-answer': {
    description: 'answers 200 with an HTML page',
    point: 'response',
    effect: respondHtml,
  },
  'empty-answer': {
    description: 'answers 200 with an empty body',
    point: 'response',
    effect: () => respondJson(null),
  },
  'malformed-answer': {
    description: 'answers 200 with this text as JSON',
    point: 'response',
    defaults: { text: '{"result":tru' },
    effect: ({ text = '' }) => respondJson(text),
  },
  'truncated-answer': {
    description: 'breaks the connection in the middle of the answer',
    point: 'response',
    effect: respondTruncatedJson,
  },
  'huge-answer': {
    description: 'answers with this many bytes of JSON (code)',
    point: 'response',
    defaults: { code: 1_000_000 },
    effect: ({ code = 0 }) => respondHugeJson(code),
  },
  'answer-changed': {
    description: 'replaces these fields of the answer',
    point: 'apiFields',
    defaults: { fields: { result: 'true' } },
    effect: ({ fields = {} }) => fields,
  },
  'unified-dialect': {
    description: 'Wiro speaks its newer dialect: OAuthStatus and its like, without portal ids',
    point: 'dialect',
    effect: () => 'unified',
  },
  'transitional-dialect': {
    description: 'Wiro’s paths stay, with the names and answers of its newer dialect',
    point: 'dialect',
    effect: () => 'transitional',
  },
  'unix-times': {
    description: 'the status’s times are seconds since 1970, as text',
    point: 'timeFormat',
    effect: () => 'unix-seconds',
  },
  'unsafe-authorize-url': {
    description: 'connect answers with this authorize URL',
    point: 'authorizeUrl',
    defaults: { text: 'https://hubspot.example/oauth/authorize' },
    effect: ({ text = '' }) => text,
  },
} satisfies Record<string, Fault>

type ResponseEffect = InjectionPoints['response']

function delay(ms: number): ResponseEffect {
  return async (_request, wait) => {
    await wait(ms)
    return undefined
  }
}

/** Rejects once the request is aborted, as `fetch` does, and never resolves. */
function neverRespond(): ResponseEffect {
  return ({ signal }) =>
    new Promise((_resolve, reject) => {
      const abort = (): void => reject(signal.reason as Error)
      if (signal.aborted) abort()
      else signal.addEventListener('abort', abort, { once: true })
    })
}

function breakConnection(): ResponseEffect {
  return () => Promise.reject(new TypeError('fetch failed'))
}

function respondWiroError(httpStatus: number, code: number, message: string): ResponseEffect {
  return () => wiroErrorResponse(httpStatus, code, message)
}

/** Responds 429; `Retry-After` is in whole seconds, rounded up. */
function respondTooManyRequests(retryAfterMs: number): ResponseEffect {
  return () => {
    const response = wiroErrorResponse(429, 0, 'Too many requests.')
    response.headers.set('retry-after', String(Math.ceil(retryAfterMs / 1000)))
    return response
  }
}

function redirectToLogin(): ResponseEffect {
  return () => new Response(null, { status: 302, headers: { location: '/login' } })
}

function respondHtml(): ResponseEffect {
  const page = '<!doctype html><title>Sign in</title><h1>Sign in</h1>'
  return () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function respondJson(body: string | null): ResponseEffect {
  return () => new Response(body, { headers: { 'content-type': 'application/json' } })
}

/** Responds with a JSON body of a little more than `bytes` bytes. */
function respondHugeJson(bytes: number): ResponseEffect {
  return respondJson(JSON.stringify({ result: true, padding: 'x'.repeat(bytes), errors: [] }))
}

/** Sends the beginning of a JSON body, then fails as a broken connection does. */
function respondTruncatedJson(): ResponseEffect {
  return () => new Response(truncatedStream(), { headers: { 'content-type': 'application/json' } })
}

function truncatedStream(): ReadableStream<Uint8Array> {
  let isStarted = false
  return new ReadableStream({
    pull(controller) {
      if (isStarted) return controller.error(new TypeError('terminated'))
      isStarted = true
      controller.enqueue(new TextEncoder().encode('{"result":true,'))
    },
  })
}
