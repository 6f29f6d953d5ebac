// The emulator's own switches over HTTP, for tests and demo pages that run elsewhere than it does: all under /emulator, in
// JSON. They answer any origin (CORS *): everything here is made up, and a page under test is rarely on the emulator's own
// origin. Whoever can reach the emulator can switch it; it belongs on loopback.
import { addAgent, setupRequired, settleAgent, statusOf } from './agent.js'
import { isObject } from './call.js'
import { FAULTS, isFaultName, type FaultValue } from './faults.js'
import type { AccountSeed, Agent, AgentSeed, AppSeed, World } from './store.js'

export const CONTROL_PATH = '/emulator'

interface Control {
  world: World
  body: Record<string, unknown>
  query: URLSearchParams
  reset: () => void
}

type Handler = (control: Control) => object

const ROUTES: Record<string, { says: string } & Partial<Record<'GET' | 'PUT' | 'POST' | 'DELETE', Handler>>> = {
  '': { says: 'GET: these routes', GET: listRoutes },
  '/faults': {
    says: 'GET: what is on and what is known · PUT {name: value, …}: false switches off · DELETE [?name=]: off',
    GET: listFaults,
    PUT: setFaults,
    DELETE: clearFaults,
  },
  '/clock': { says: 'GET: now · POST {advance: ms}', GET: readClock, POST: advanceClock },
  '/reset': { says: 'POST: back to the seed', POST: resetAll },
  '/requests': { says: 'GET: the log · DELETE: empties it', GET: listRequests, DELETE: clearRequests },
  '/agents': {
    says: 'GET · PUT {guid, status?, …}: adds one or starts it afresh · DELETE ?guid=',
    GET: listAgents,
    PUT: putAgent,
    DELETE: deleteAgent,
  },
  '/accounts': {
    says: 'GET: HubSpot’s accounts · PUT {portalId, name, lacks?, mayInstall?}',
    GET: listAccounts,
    PUT: putAccount,
  },
  '/apps': {
    says: 'GET: HubSpot’s apps, without secrets · PUT {clientId, clientSecret, …}: adds or replaces one',
    GET: listApps,
    PUT: putApp,
  },
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, POST, DELETE',
  'access-control-allow-headers': 'content-type',
  'cache-control': 'no-store',
}

export async function answerControl(world: World, request: Request, reset: () => void): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS })
  const { pathname, searchParams: query } = new URL(request.url)
  const route = ROUTES[pathname.slice(CONTROL_PATH.length)]
  if (!route) return answer({ error: 'No such route. GET /emulator lists them.' }, 404)
  const handle = route[request.method as 'GET']
  if (!handle) return answer({ error: `${request.method} is not offered here. ${route.says}` }, 405)
  try {
    return answer(handle({ world, body: await readJson(request), query, reset }))
  } catch (error) {
    return answer({ error: error instanceof Error ? error.message : String(error) }, 400)
  }
}

function answer(body: object, status = 200): Response {
  return Response.json(body, { status, headers: CORS })
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text()
  const body: unknown = text === '' ? {} : JSON.parse(text)
  if (!isObject(body)) throw new Error('The body must be a JSON object')
  return body
}

function listRoutes(): object {
  return Object.fromEntries(Object.entries(ROUTES).map(([path, { says }]) => [CONTROL_PATH + path, says]))
}

function listFaults({ world }: Control): object {
  const known = Object.fromEntries(Object.entries(FAULTS).map(([name, { does }]) => [name, does]))
  return { active: world.faults.list(), known }
}

function setFaults(control: Control): object {
  const { world, body } = control
  const unknown = Object.keys(body).find((name) => !isFaultName(name))
  if (unknown !== undefined) throw new Error(`Unknown fault "${unknown}". GET /emulator/faults lists them.`)
  for (const [name, value] of Object.entries(body)) if (isFaultName(name)) world.faults.set(name, value as FaultValue)
  return { active: world.faults.list() }
}

function clearFaults({ world, query }: Control): object {
  const name = query.get('name')
  if (name !== null && !isFaultName(name)) throw new Error(`Unknown fault "${name}". GET /emulator/faults lists them.`)
  world.faults.clear(name ?? undefined)
  return { active: world.faults.list() }
}

function readClock({ world }: Control): object {
  return { now: world.clock.now() }
}

function advanceClock(control: Control): object {
  const { advance } = control.body
  if (typeof advance !== 'number') throw new Error('The body must be {"advance": milliseconds}')
  control.world.clock.advance(advance)
  return readClock(control)
}

function resetAll({ reset }: Control): object {
  reset()
  return {}
}

function listRequests({ world }: Control): object {
  return { requests: world.requests }
}

function clearRequests({ world }: Control): object {
  world.requests.length = 0
  return { requests: [] }
}

function listAgents({ world }: Control): object {
  return { agents: [...world.agents.values()].map((agent) => shown(world, agent)) }
}

function putAgent({ world, body }: Control): object {
  const guid = text(body, 'guid')
  return shown(world, addAgent(world, { ...world.agents.get(guid)?.seed, ...(body as Partial<AgentSeed>), guid }))
}

function deleteAgent(control: Control): object {
  control.world.agents.delete(control.query.get('guid') ?? '')
  return listAgents(control)
}

function shown(world: World, agent: Agent): object {
  settleAgent(world, agent)
  return {
    guid: agent.seed.guid,
    title: agent.title,
    status: statusOf(world, agent),
    setupRequired: setupRequired(world, agent),
    portalId: agent.connection?.portalId ?? null,
    authMethod: agent.connection?.authMethod ?? null,
    clientId: agent.app.clientId ?? null,
  }
}

function listAccounts({ world }: Control): object {
  return { accounts: [...world.accounts.values()] }
}

function putAccount(control: Control): object {
  const account: AccountSeed = {
    ...(control.body as Partial<AccountSeed>),
    portalId: text(control.body, 'portalId'),
    name: text(control.body, 'name'),
  }
  control.world.accounts.set(account.portalId, account)
  return listAccounts(control)
}

function listApps({ world }: Control): object {
  return { apps: [...world.apps.values()].map(({ clientSecret: _, ...app }) => app) }
}

function putApp(control: Control): object {
  const app: AppSeed = {
    ...(control.body as Partial<AppSeed>),
    clientId: text(control.body, 'clientId'),
    clientSecret: text(control.body, 'clientSecret'),
  }
  control.world.apps.set(app.clientId, app)
  return listApps(control)
}

function text(body: Record<string, unknown>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new Error(`"${name}" is needed`)
  return value
}
