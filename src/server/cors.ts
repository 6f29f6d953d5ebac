/** CORS for the exact origins of the option `origins`, with credentials. Without that option it adds nothing. */
import { foreignOriginError } from './origin.js'

/** Adds the headers that let a page of an allowed origin read the response. */
export function addCorsHeaders(response: Response, request: Request, origins: readonly string[]): Response {
  if (!origins.length) return response
  response.headers.append('vary', 'origin')
  const origin = request.headers.get('origin')
  if (origin === null || !origins.includes(origin)) return response
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-allow-credentials', 'true')
  response.headers.set('access-control-expose-headers', 'retry-after')
  return response
}

/** Answers a preflight. It allows every requested header, because a host's page may add its own (a CSRF token, a bearer). */
export function answerPreflight({ headers }: Request, origins: readonly string[]): Response {
  const origin = headers.get('origin') ?? ''
  if (!origins.includes(origin)) throw foreignOriginError(origin, origins)
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': headers.get('access-control-request-headers') ?? 'content-type',
      'access-control-max-age': '600',
      'cache-control': 'no-store',
      vary: 'access-control-request-headers',
    },
  })
}
