/** The client of Wiro's API: its public contract, and its assembly. It works in each dialect of Wiro's API. */
import type { AuthMethod } from '../../protocol/endpoint.js'
import { resolveWiroOptions, type WiroOptions } from '../options.js'
import * as agentCalls from './agent-calls.js'
import type { WiroAgent } from './agents.js'
import { updateCredentials } from './credential-calls.js'
import type { Credentials } from './credentials.js'
import * as hubspotCalls from './hubspot-calls.js'
import type { HubSpotStatus } from './hubspot-calls.js'
import { createWiroRequests, type RequestOptions } from './requests.js'
import type { CustomSkill } from './skills.js'

/**
 * Wiro's API, for one API key. Every method rejects with a `WiroError` and with nothing else. Only reads are repeated,
 * once, after a broken connection.
 */
export interface Wiro {
  /** Resolves to the agent's HubSpot connection, as Wiro tells it. */
  status(agent: string, options?: RequestOptions): Promise<HubSpotStatus>
  /** Resolves to the authorize URL. It parses as a URL; the caller decides whether it may be opened. */
  connect(agent: string, redirectUrl: string, authMethod?: AuthMethod): Promise<string>
  /** Wiro deletes the tokens and keeps a saved app; a running agent restarts. */
  disconnect(agent: string): Promise<void>
  /** Resolves to the newest agents first. Wiro's default limit is 20. */
  myAgents(page?: { start?: number; limit?: number }, options?: RequestOptions): Promise<WiroAgent[]>
  /** Resolves to the agent's state, and to whether a HubSpot app is saved for it. */
  detail(agent: string, options?: RequestOptions): Promise<WiroAgent>
  /** Resolves also for an agent that runs, or is about to. */
  start(agent: string): Promise<void>
  /** Resolves also for an agent that does not run. */
  stop(agent: string): Promise<void>
  /** Saves a HubSpot app for own mode and replaces a saved one; a running agent restarts. */
  updateCredentials(agent: string, credentials: Credentials): Promise<void>
  /**
   * Renews HubSpot's tokens, as a running agent does by itself. The tokens are dropped; it resolves to their expiry. Wiro's
   * unified API does not have it (`refresh_not_offered`).
   */
  tokenRefresh(agent: string): Promise<{ expiresAt?: Date }>
  /** Changes these skills and leaves the others; a running agent restarts. */
  customSkills(agent: string, skills: readonly CustomSkill[]): Promise<void>
}

/** @throws TypeError that lists every mistake in the options, and no value. */
export function createWiro(options: WiroOptions): Wiro {
  const requests = createWiroRequests(resolveWiroOptions(options))
  return {
    status: (agent, options) => hubspotCalls.readStatus(requests, agent, options),
    connect: (agent, redirectUrl, authMethod) =>
      hubspotCalls.requestAuthorizeUrl(requests, agent, redirectUrl, authMethod),
    disconnect: (agent) => hubspotCalls.disconnect(requests, agent),
    tokenRefresh: (agent) => hubspotCalls.refreshToken(requests, agent),
    myAgents: (page = {}, options) => agentCalls.listAgents(requests, page, options),
    detail: (agent, options) => agentCalls.readAgent(requests, agent, options),
    start: (agent) => agentCalls.startAgent(requests, agent),
    stop: (agent) => agentCalls.stopAgent(requests, agent),
    updateCredentials: (agent, credentials) => updateCredentials(requests, agent, credentials),
    customSkills: (agent, skills) => agentCalls.updateSkills(requests, agent, skills),
  }
}
