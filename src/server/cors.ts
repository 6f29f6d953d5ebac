/** Pages of other origins, where `origins` lets them in: exact origins, with credentials. Without `origins`: nothing. */
import { foreignOrigin } from './guards.js'

/** What lets the page read `response`. */
export function allowOrigin(request: Request, response: Response, origins: readonly string[]): Response {
  if (!origins.length) return response
  response.headers.append('vary', 'origin')
  const origin = request.headers.get('origin')
  if (origin === null || !origins.includes(origin)) return response
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-allow-credentials', 'true')
  response.headers.set('access-control-expose-headers', 'retry-after')
  return response
}

/** The answer to a preflight. Headers are echoed: a host may add its own (a CSRF token, a bearer) in the page. */
export function preflight({ headers }: Request, origins: readonly string[]): Response {
  const got = headers.get('origin') ?? ''
  if (!origins.includes(got)) throw foreignOrigin(got, origins)
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
