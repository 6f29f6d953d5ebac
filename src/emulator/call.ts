// One call to Wiro's API, as oauth.ts and useragent.ts are handed it, and how they read its parameters or refuse it.
import { settleAgent } from './agent.js'
import type { Agent, World } from './store.js'

export interface Call {
  world: World
  body: Record<string, unknown>
  /** The site that was asked; Wiro's callback and HubSpot's consent are on it too. */
  origin: string
}

/** `result: false`, with Wiro's number and words. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A parameter that must be a text. */
export function required({ body }: Call, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new Refusal(0, `Request parameter [${name}] required`)
  return value
}

/** The agent that the call names, as it is now. */
export function agentOf(call: Call, parameter: string): Agent {
  const agent = call.world.agents.get(required(call, parameter))
  if (!agent) throw new Refusal(1, 'User agent not found or unauthorized')
  settleAgent(call.world, agent)
  return agent
}
