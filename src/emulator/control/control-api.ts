/**
 * The control API: faults, clock, log and seed over HTTP, for tests and demo pages that run elsewhere. It is under
 * /emulator and speaks JSON. It answers on loopback alone; pages of any origin there may use it (CORS), because a page
 * under test is rarely on the emulator's own.
 */
import {
  advanceClock,
  clearFaults,
  clearRequests,
  deleteAgent,
  listAccounts,
  listAgents,
  listApps,
  listFaults,
  listRequests,
  putAccount,
  putAgent,
  putApp,
  readClock,
  resetAll,
  setFaults,
  type ControlHandler,
} from './control-handlers.js'
import { isControlAllowed } from './control-access.js'
import { isObject } from '../json.js'
import { CONTROL_PATH } from '../paths.js'
import type { Store } from '../store.js'

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'
type Route = { description: string } & Partial<Record<Method, ControlHandler>>

const ROUTES: Record<string, Route> = {
  '': { description: 'GET: these routes', GET: listRoutes },
  '/faults': {
    description: 'GET: what is on and what is known · PUT {name: value, …}: false switches off · DELETE [?name=]: off',
    GET: listFaults,
    PUT: setFaults,
    DELETE: clearFaults,
  },
  '/clock': { description: 'GET: now · POST {advance: ms}', GET: readClock, POST: advanceClock },
  '/reset': { description: 'POST: back to the seed', POST: resetAll },
  '/requests': { description: 'GET: the log · DELETE: empties it', GET: listRequests, DELETE: clearRequests },
  '/agents': {
    description: 'GET · PUT {guid, status?, …}: adds one or starts it afresh · DELETE ?guid=',
    GET: listAgents,
    PUT: putAgent,
    DELETE: deleteAgent,
  },
  '/accounts': {
    description: 'GET: HubSpot’s accounts · PUT {portalId, name, lacks?, mayInstall?}',
    GET: listAccounts,
    PUT: putAccount,
  },
  '/apps': {
    description: 'GET: HubSpot’s apps, without secrets · PUT {clientId, clientSecret, …}: adds or replaces one',
    GET: listApps,
    PUT: putApp,
  },
}

const FORBIDDEN = 'The control API answers only on localhost, 127.0.0.1 and [::1], and to pages there.'

const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, POST, DELETE',
  'access-control-allow-headers': 'content-type',
  'cache-control': 'no-store',
}

export async function handleControl(store: Store, request: Request, reset: () => void): Promise<Response> {
  if (!isControlAllowed(request, store.controlHosts)) return Response.json({ error: FORBIDDEN }, { status: 403 })
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: HEADERS })
  const { pathname, searchParams: query } = new URL(request.url)
  const route = ROUTES[pathname.slice(CONTROL_PATH.length)]
  if (!route) return jsonResponse({ error: 'No such route. GET /emulator lists them.' }, 404)
  const handler = route[request.method as Method]
  if (!handler) {
    return jsonResponse({ error: `${request.method} is not offered here. ${route.description}` }, 405)
  }
  try {
    return jsonResponse(handler({ store, body: await readBody(request), query, reset }))
  } catch (error) {
    return jsonResponse({ error: error instanceof Error ? error.message : String(error) }, 400)
  }
}

function jsonResponse(body: object, status = 200): Response {
  return Response.json(body, { status, headers: HEADERS })
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text()
  const body: unknown = text === '' ? {} : JSON.parse(text)
  if (!isObject(body)) throw new Error('The body must be a JSON object')
  return body
}

function listRoutes(): object {
  return Object.fromEntries(Object.entries(ROUTES).map(([path, { description }]) => [CONTROL_PATH + path, description]))
}
