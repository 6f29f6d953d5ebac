// Wiro's API as its customers see it: the key, the table of calls, and the shape of every answer. What a call does is in
// oauth.ts and useragent.ts.
import { connect, disconnect, readStatus, refreshTokens } from './oauth.js'
import { readAgent, listAgents, start, stop, update } from './useragent.js'
import { isObject, Refusal, type Call } from './call.js'
import type { World } from './store.js'

const CALLS: Record<string, (call: Call) => object> = {
  'UserAgentOAuth/HubSpotConnect': connect,
  'UserAgentOAuth/HubSpotStatus': readStatus,
  'UserAgentOAuth/HubSpotDisconnect': disconnect,
  'UserAgentOAuth/TokenRefresh': refreshTokens,
  'UserAgent/MyAgents': listAgents,
  'UserAgent/Detail': readAgent,
  'UserAgent/Update': update,
  'UserAgent/Start': start,
  'UserAgent/Stop': stop,
}

export async function answerApi(world: World, request: Request): Promise<Response> {
  const { pathname, origin } = new URL(request.url)
  const path = pathname.replace('/v1/', '')
  const call = request.method === 'POST' && Object.hasOwn(CALLS, path) ? CALLS[path] : undefined
  if (!call) return refused(404, 0, 'Error parsing url.')
  const doubt = await keyProblem(world, request.headers)
  if (doubt) return refused(401, 0, doubt)
  const body = await readBody(request)
  try {
    return accepted(world, path, call({ world, body, origin }))
  } catch (error) {
    if (error instanceof Refusal) return refused(200, error.code, error.message)
    throw error
  }
}

function accepted(world: World, path: string, fields: object): Response {
  const changed = world.faults.take('answer-changed', path.replace(/^.*\//, ''))
  return Response.json({ result: true, ...fields, errors: [], ...changed?.fields })
}

export function refused(status: number, code: number, message: string): Response {
  return Response.json({ result: false, errors: [{ code, message }] }, { status })
}

async function keyProblem({ seed }: World, headers: Headers): Promise<string | undefined> {
  if (headers.get('x-api-key') !== seed.apiKey) return 'Project authorization is not founded.'
  if (seed.apiSecret === undefined) return undefined
  const nonce = headers.get('x-nonce')
  const signature = headers.get('x-signature')
  if (!nonce || !signature) {
    return 'Project requires signature authentication. x-signature and x-nonce headers are required.'
  }
  const expected = await hmac(seed.apiKey, seed.apiSecret + nonce)
  return signature === expected ? undefined : 'Project authorization is not valid.'
}

/** HMAC-SHA256 in lower-case hex. */
async function hmac(key: string, message: string): Promise<string> {
  const text = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const secret = await crypto.subtle.importKey('raw', text.encode(key), algorithm, false, ['sign'])
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', secret, text.encode(message)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What is not a JSON object counts as one without parameters, so that the answer names the first that is missing. */
async function readBody(request: Request): Promise<Record<string, unknown>> {
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
  const body: unknown = isJson ? await request.json().catch(() => undefined) : undefined
  return isObject(body) ? body : {}
}
