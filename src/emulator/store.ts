/**
 * Everything that the emulator remembers between two requests. Wiro's data and HubSpot's data are side by side here,
 * but only the calls that the two really exchange go from one to the other. This file reads no request.
 */
import { createFaultInjector, type FaultInjector } from './faults/fault-injector.js'
import type { AdvancingClock } from './clock.js'
import type { AccountSeed, AgentSeed, AgentStatus, AppSeed, AuthMethod, SavedApp, Seed } from './seed.js'

export interface LoggedRequest {
  /** Milliseconds since 1970, by the emulator's clock. */
  at: number
  method: string
  /** Without the query, and without a token that HubSpot takes in the path. */
  path: string
  action?: string
  /** The HTTP status; 0 as long as there is no response. */
  status: number
}

/** A connected HubSpot account. Times are milliseconds since 1970. */
export interface Connection {
  portalId: string
  /** As HubSpot gave it at the connect. */
  accountName: string
  authMethod: AuthMethod
  accessToken: string
  refreshToken: string
  connectedAt: number
  expiresAt: number
}

/** A task or an instruction of an agent. */
export interface Skill {
  key: string
  enabled?: boolean
  /** A cron expression of five fields; `null` for a skill that does not run by itself. */
  interval?: string | null
  value?: string
}

/** The agent has `status` from `at` on, until the next step. */
export interface StatusStep {
  at: number
  status: AgentStatus
}

export interface Agent {
  id: number
  seed: AgentSeed
  title: string
  /** Past and planned status changes, oldest first. */
  steps: StatusStep[]
  app: SavedApp
  /** The names of all credentials that were saved, e.g. `hubspot`. */
  savedCredentials: Set<string>
  skills: Skill[]
  connection?: Connection | undefined
  /** Until `until`, the status action reports this connection (fault `status-lags`). */
  staleStatus?: { until: number; connection: Connection | undefined } | undefined
  /** When the running agent last refreshed its tokens. */
  lastRefreshAt: number
}

/** What Wiro keeps for one `HubSpotConnect`, by its OAuth state. */
export interface PendingConnect {
  guid: string
  redirectUrl: string
  callbackUrl: string
  authMethod: AuthMethod
  expiresAt: number
}

/** A person's approval at HubSpot, for one app and one account. */
export interface Grant {
  portalId: string
  clientId: string
  redirectUri: string
  scopes: string[]
  /** The fault epoch of the approval: `token-revoked` hits only grants of an earlier epoch. */
  epoch: number
}

export interface Store {
  seed: Seed
  clock: AdvancingClock
  faults: FaultInjector
  /** Waits, for the fault `latency`. */
  wait: (ms: number) => Promise<void>
  /** Host names under which the control API answers, besides those of loopback. */
  controlHosts: readonly string[]
  /** By guid. */
  agents: Map<string, Agent>
  /** By OAuth state. */
  pendingConnects: Map<string, PendingConnect>
  /** By client id. */
  apps: Map<string, AppSeed>
  /** By portal id. */
  accounts: Map<string, AccountSeed>
  /** By authorization code. */
  codes: Map<string, Grant>
  refreshTokens: Map<string, Grant>
  accessTokens: Map<string, { grant: Grant; expiresAt: number }>
  requests: LoggedRequest[]
}

export interface StoreOptions {
  seed: Seed
  clock: AdvancingClock
  wait: (ms: number) => Promise<void>
  controlHosts: readonly string[]
  /** Called before a fault is switched on or off. */
  beforeFaultChange: (store: Store) => void
}

/** Returns an empty store; `resetStore` fills it. */
export function createStore({ seed, clock, wait, controlHosts, beforeFaultChange }: StoreOptions): Store {
  const store: Store = {
    seed,
    clock,
    wait,
    controlHosts,
    faults: createFaultInjector(() => beforeFaultChange(store)),
    agents: new Map(),
    pendingConnects: new Map(),
    apps: new Map(),
    accounts: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    accessTokens: new Map(),
    requests: [],
  }
  return store
}

/** Puts back everything but the agents, which wiro/agents.ts adds. */
export function resetStore(store: Store): void {
  store.faults.clear()
  const { agents, pendingConnects, apps, accounts, codes, refreshTokens, accessTokens } = store
  for (const map of [agents, pendingConnects, apps, accounts, codes, refreshTokens, accessTokens]) map.clear()
  store.requests.length = 0
  for (const app of [store.seed.wiroApp, ...store.seed.apps]) apps.set(app.clientId, app)
  for (const account of store.seed.accounts) accounts.set(account.portalId, account)
}
