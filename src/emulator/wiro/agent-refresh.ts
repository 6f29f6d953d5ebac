/**
 * How an agent's HubSpot tokens are refreshed: by the running agent itself on its start and every 20 minutes, and by
 * `TokenRefresh`. No timer runs: before an agent is read, `catchUp` does what was due by then.
 */
import { RUNNING, statusWithoutSetup, stepAt } from './agent-status.js'
import { refreshTokens, TokenError, type ClientCredentials } from '../hubspot/tokens.js'
import type { AuthMethod } from '../seed.js'
import type { Agent, Store } from '../store.js'

const REFRESH_INTERVAL_MS = 20 * 60_000

export function catchUpAll(store: Store): void {
  for (const agent of store.agents.values()) catchUp(store, agent)
}

/** Runs the last refresh that was due while the agent was running. Earlier ones would have been replaced by it. */
export function catchUp(store: Store, agent: Agent): void {
  const now = store.clock.now()
  const { at: runningSince } = stepAt(agent, now)
  if (statusWithoutSetup(store, agent) !== RUNNING) return
  const intervals = Math.floor((now - runningSince) / REFRESH_INTERVAL_MS)
  const dueAt = runningSince + intervals * REFRESH_INTERVAL_MS
  if (dueAt <= agent.lastRefreshAt || !agent.connection) return
  agent.lastRefreshAt = dueAt
  if (store.faults.inject('agentRefresh')) return
  refreshConnection(store, agent, dueAt)
}

/**
 * Replaces the tokens of the agent's connection.
 * @param at - The time of the refresh, which may be in the past.
 * @returns Whether HubSpot issued new tokens.
 */
export function refreshConnection(store: Store, agent: Agent, at: number): boolean {
  const { connection } = agent
  const client = connection && clientFor(store, agent, connection.authMethod)
  if (!connection || !client) return false
  try {
    agent.connection = { ...connection, ...refreshTokens(store, client, connection.refreshToken, at) }
    return true
  } catch (error) {
    if (error instanceof TokenError) return false
    throw error
  }
}

/** Returns the HubSpot app that connects this agent: Wiro's, or the saved one, if both of its fields are saved. */
export function clientFor(store: Store, agent: Agent, authMethod: AuthMethod): ClientCredentials | undefined {
  if (authMethod === 'wiro') return store.seed.wiroApp
  const { clientId, clientSecret } = agent.app
  return clientId && clientSecret ? { clientId, clientSecret } : undefined
}
