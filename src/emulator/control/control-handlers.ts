/**
 * What each route of the control API does. A handler throws an `Error` with a message for a body or a query that is
 * wrong.
 */
import { catchUp } from '../wiro/agent-refresh.js'
import { isSetupRequired, statusOf } from '../wiro/agent-status.js'
import { addAgent } from '../wiro/agents.js'
import { FAULTS, isFaultName } from '../faults/faults.js'
import type { FaultValue } from '../faults/fault-injector.js'
import type { AccountSeed, AgentSeed, AppSeed } from '../seed.js'
import type { Agent, Store } from '../store.js'

export interface ControlCall {
  store: Store
  body: Record<string, unknown>
  query: URLSearchParams
  reset: () => void
}

/** Returns the JSON of the response. */
export type ControlHandler = (call: ControlCall) => object

export function listFaults({ store }: ControlCall): object {
  const known = Object.fromEntries(Object.entries(FAULTS).map(([name, { description }]) => [name, description]))
  return { active: store.faults.list(), known }
}

/** Sets no fault at all if one of the names is unknown. */
export function setFaults({ store, body }: ControlCall): object {
  const unknown = Object.keys(body).find((name) => !isFaultName(name))
  if (unknown !== undefined) throw unknownFault(unknown)
  for (const [name, value] of Object.entries(body)) if (isFaultName(name)) store.faults.set(name, value as FaultValue)
  return { active: store.faults.list() }
}

export function clearFaults({ store, query }: ControlCall): object {
  const name = query.get('name')
  if (name !== null && !isFaultName(name)) throw unknownFault(name)
  store.faults.clear(name ?? undefined)
  return { active: store.faults.list() }
}

function unknownFault(name: string): Error {
  return new Error(`Unknown fault "${name}". GET /emulator/faults lists them.`)
}

export function readClock({ store }: ControlCall): object {
  return { now: store.clock.now() }
}

export function advanceClock(call: ControlCall): object {
  const { advance } = call.body
  if (typeof advance !== 'number') throw new Error('The body must be {"advance": milliseconds}')
  call.store.clock.advance(advance)
  return readClock(call)
}

export function resetAll({ reset }: ControlCall): object {
  reset()
  return {}
}

export function listRequests({ store }: ControlCall): object {
  return { requests: store.requests }
}

export function clearRequests({ store }: ControlCall): object {
  store.requests.length = 0
  return { requests: [] }
}

export function listAgents({ store }: ControlCall): object {
  return { agents: [...store.agents.values()].map((agent) => describeAgent(store, agent)) }
}

export function putAgent({ store, body }: ControlCall): object {
  const guid = requiredText(body, 'guid')
  const seed = { ...store.agents.get(guid)?.seed, ...(body as Partial<AgentSeed>), guid }
  return describeAgent(store, addAgent(store, seed))
}

export function deleteAgent(call: ControlCall): object {
  call.store.agents.delete(call.query.get('guid') ?? '')
  return listAgents(call)
}

function describeAgent(store: Store, agent: Agent): object {
  catchUp(store, agent)
  return {
    guid: agent.seed.guid,
    title: agent.title,
    status: statusOf(store, agent),
    setupRequired: isSetupRequired(store, agent),
    portalId: agent.connection?.portalId ?? null,
    authMethod: agent.connection?.authMethod ?? null,
    clientId: agent.app.clientId ?? null,
  }
}

export function listAccounts({ store }: ControlCall): object {
  return { accounts: [...store.accounts.values()] }
}

export function putAccount(call: ControlCall): object {
  const account: AccountSeed = {
    ...(call.body as Partial<AccountSeed>),
    portalId: requiredText(call.body, 'portalId'),
    name: requiredText(call.body, 'name'),
  }
  call.store.accounts.set(account.portalId, account)
  return listAccounts(call)
}

export function listApps({ store }: ControlCall): object {
  return { apps: [...store.apps.values()].map(({ clientSecret: _, ...app }) => app) }
}

export function putApp(call: ControlCall): object {
  const app: AppSeed = {
    ...(call.body as Partial<AppSeed>),
    clientId: requiredText(call.body, 'clientId'),
    clientSecret: requiredText(call.body, 'clientSecret'),
  }
  call.store.apps.set(app.clientId, app)
  return listApps(call)
}

function requiredText(body: Record<string, unknown>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new Error(`"${name}" is needed`)
  return value
}
