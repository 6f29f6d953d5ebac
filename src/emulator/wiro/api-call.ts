/** One call of Wiro's API, and how an action reads its parameters. */
import { catchUp } from './agent-refresh.js'
import { WiroError } from './wiro-error.js'
import type { Dialect } from '../seed.js'
import type { Agent, Store } from '../store.js'

export interface ApiCall {
  store: Store
  dialect: Dialect
  body: Record<string, unknown>
  /** The origin of the request; Wiro's callback and HubSpot's consent page are on it too. */
  origin: string
}

/** @param name - The name in the dialect `hubspot`; the other dialects write it in lower case. */
export function readParameter(call: ApiCall, name: string): unknown {
  return call.body[spellParameter(call, name)]
}

/**
 * Returns a parameter that must be a string.
 * @throws {WiroError} If it is missing, empty or of another type.
 */
export function requiredParameter(call: ApiCall, name: string): string {
  const value = readParameter(call, name)
  if (typeof value === 'string' && value !== '') return value
  throw new WiroError(0, `Request parameter [${spellParameter(call, name)}] required`)
}

function spellParameter({ dialect }: ApiCall, name: string): string {
  return dialect === 'hubspot' ? name : name.toLowerCase()
}

/**
 * Returns the agent that a parameter names, up to date with the clock.
 * @throws {WiroError} If the parameter is missing or no agent has this guid.
 */
export function findAgent(call: ApiCall, parameter: string): Agent {
  const agent = call.store.agents.get(requiredParameter(call, parameter))
  if (!agent) throw new WiroError(1, 'User agent not found or unauthorized')
  catchUp(call.store, agent)
  return agent
}
