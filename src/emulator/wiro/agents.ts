/** Makes agents out of their seeds. */
import { issueTokens } from '../hubspot/tokens.js'
import { STOPPED } from './agent-status.js'
import type { AgentSeed } from '../seed.js'
import type { Agent, Connection, Store } from '../store.js'

/** Adds an agent as its seed describes it, and replaces one with the same guid. */
export function addAgent(store: Store, seed: AgentSeed): Agent {
  const now = store.clock.now()
  const agent: Agent = {
    id: store.agents.get(seed.guid)?.id ?? store.agents.size + 1,
    seed,
    title: seed.title ?? 'Agent',
    steps: [{ at: now, status: seed.status ?? STOPPED }],
    app: { ...seed.app },
    savedCredentials: new Set(),
    skills: [],
    lastRefreshAt: now,
  }
  if (seed.connected !== undefined) agent.connection = connectionTo(store, seed.connected)
  store.agents.set(seed.guid, agent)
  return agent
}

/** Returns a connection through Wiro's app that was approved just now. */
function connectionTo(store: Store, portalId: string): Connection {
  const { clientId } = store.seed.wiroApp
  const now = store.clock.now()
  const grant = { portalId, clientId, redirectUri: '', scopes: [], epoch: store.faults.epoch() }
  const accountName = store.accounts.get(portalId)?.name ?? ''
  return { portalId, accountName, authMethod: 'wiro', connectedAt: now, ...issueTokens(store, grant, now) }
}
