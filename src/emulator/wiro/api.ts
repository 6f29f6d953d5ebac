/**
 * Wiro's API: the check of the key, the table of actions, and the form of every response. What an action does is in
 * oauth-actions.ts and agent-actions.ts.
 */
import { listAgents, readAgent, start, stop, updateAgent } from './agent-actions.js'
import { upsertCredentials } from './credential-upsert.js'
import { isObject } from '../json.js'
import { connect, disconnect, readStatus, refreshToken } from './oauth-actions.js'
import { actionOf } from '../paths.js'
import { WiroError, wiroErrorResponse } from './wiro-error.js'
import type { ApiCall } from './api-call.js'
import type { Dialect } from '../seed.js'
import type { Store } from '../store.js'

type Actions = Record<string, (call: ApiCall) => object>

const AGENT_ACTIONS: Actions = {
  '/v1/UserAgent/MyAgents': listAgents,
  '/v1/UserAgent/Detail': readAgent,
  '/v1/UserAgent/Update': updateAgent,
  '/v1/UserAgent/Start': start,
  '/v1/UserAgent/Stop': stop,
}

const HUBSPOT_ACTIONS: Actions = {
  ...AGENT_ACTIONS,
  '/v1/UserAgentOAuth/HubSpotConnect': connect,
  '/v1/UserAgentOAuth/HubSpotStatus': readStatus,
  '/v1/UserAgentOAuth/HubSpotDisconnect': disconnect,
  '/v1/UserAgentOAuth/TokenRefresh': refreshToken,
}

/** The newer dialect has no refresh for customers. */
const UNIFIED_ACTIONS: Actions = {
  ...AGENT_ACTIONS,
  '/v1/UserAgentOAuth/OAuthConnect': connect,
  '/v1/UserAgentOAuth/OAuthStatus': readStatus,
  '/v1/UserAgentOAuth/OAuthDisconnect': disconnect,
  '/v1/UserAgent/CredentialUpsert': upsertCredentials,
}

const ACTIONS: Record<Dialect, Actions> = {
  hubspot: HUBSPOT_ACTIONS,
  transitional: HUBSPOT_ACTIONS,
  unified: UNIFIED_ACTIONS,
}

export async function handleApi(store: Store, request: Request): Promise<Response> {
  const { pathname, origin } = new URL(request.url)
  const dialect = store.faults.effectAt('dialect') ?? store.seed.dialect
  const actions = ACTIONS[dialect]
  const action = request.method === 'POST' && Object.hasOwn(actions, pathname) ? actions[pathname] : undefined
  if (!action) return wiroErrorResponse(404, 0, 'Error parsing url.')
  const keyError = await checkKey(store, request.headers)
  if (keyError) return wiroErrorResponse(401, 0, keyError)
  const body = await readBody(request)
  try {
    return successResponse(store, pathname, action({ store, dialect, body, origin }))
  } catch (error) {
    if (error instanceof WiroError) return wiroErrorResponse(200, error.code, error.message)
    throw error
  }
}

function successResponse({ faults }: Store, pathname: string, fields: object): Response {
  const injected = faults.inject('apiFields', { action: actionOf(pathname) })
  return Response.json({ result: true, ...fields, errors: [], ...injected })
}

/** Returns Wiro's message if the API key or the signature is wrong. */
async function checkKey({ seed }: Store, headers: Headers): Promise<string | undefined> {
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

/** Returns the HMAC-SHA256 in lower-case hex. */
async function hmac(key: string, message: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const cryptoKey = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign'])
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', cryptoKey, encoder.encode(message)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Returns an empty object for a body that is no JSON object, so that the response names the first missing parameter. */
async function readBody(request: Request): Promise<Record<string, unknown>> {
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
  const body: unknown = isJson ? await request.json().catch(() => undefined) : undefined
  return isObject(body) ? body : {}
}
