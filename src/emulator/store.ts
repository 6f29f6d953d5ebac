// What the emulator remembers, its seed, and how it returns to it. Wiro's half and HubSpot's half lie side by side here,
// but only the callback's own calls cross from one to the other. No request is read in this file.
import { createFaults, type FaultBoard } from './faults.js'

export const REQUIRED_SCOPES: readonly string[] = [
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.lists.read',
  'crm.lists.write',
  'oauth',
]
export const OPTIONAL_SCOPES: readonly string[] = [
  'crm.objects.companies.read',
  'crm.objects.companies.write',
  'crm.objects.deals.read',
  'crm.objects.deals.write',
  'crm.objects.owners.read',
  'crm.schemas.contacts.read',
  'content',
  'transactional-email',
  'files',
]
export const CALLBACK_PATH = '/v1/UserAgentOAuth/HubSpotCallback'

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export interface AdvancingClock extends Clock {
  advance(ms: number): void
}

/** 0 stopped, 1 stopping, 2 queued, 3 starting, 4 running, 5 error, 6 setup required. */
export type AgentStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6
export type AuthMethod = 'wiro' | 'own'

export interface AgentSeed {
  guid: string
  title?: string
  /** Where the agent stands at first, and stays until a call moves it. 6 is not set but follows from `required`. */
  status?: Exclude<AgentStatus, 6>
  /** Credentials without which it cannot start (status 6), e.g. `['hubspot']`. */
  required?: string[]
  /** An own HubSpot app that is already saved. */
  app?: SavedApp
  /** The portal id of an account that is already connected through Wiro's app. */
  connected?: string
  /** `false`: Start is refused. */
  subscribed?: boolean
  credits?: boolean
}

export interface SavedApp {
  clientId?: string
  clientSecret?: string
}

/** An instruction of the agent's, or what it does by itself. */
export interface Skill {
  key: string
  enabled?: boolean
  /** A cron expression of five fields, or none. */
  interval?: string | null
  value?: string
}

/** A HubSpot account that the person at the consent page can choose. */
export interface AccountSeed {
  portalId: string
  name: string
  /** Scopes that its plan does not include. */
  lacks?: string[]
  /** `false`: the person is neither Super Admin nor has App Marketplace Access there. */
  mayInstall?: boolean
}

/** An app as its owner registered it at HubSpot. What is left out is as Wiro needs it. */
export interface AppSeed {
  clientId: string
  clientSecret: string
  name?: string
  redirectUrl?: string
  requiredScopes?: readonly string[]
  optionalScopes?: readonly string[]
  /** `true`: HubSpot says that its install link is no longer valid. */
  retired?: boolean
}

export interface Seed {
  apiKey: string
  /** Makes the project one that requires signed requests. */
  apiSecret?: string
  agents: AgentSeed[]
  accounts: AccountSeed[]
  wiroApp: AppSeed
  /** Own apps that HubSpot knows. */
  apps: AppSeed[]
}

export interface LoggedRequest {
  at: number
  method: string
  /** Without its query, and without a token that HubSpot takes in its path. */
  path: string
  action?: string
  /** 0: no answer was given. */
  status: number
}

export interface Connection {
  portalId: string
  authMethod: AuthMethod
  accessToken: string
  refreshToken: string
  connectedAt: number
  expiresAt: number
}

export interface Agent {
  id: number
  seed: AgentSeed
  title: string
  /** From when on it has which status; the last ones may lie ahead. */
  steps: { at: number; status: AgentStatus }[]
  app: SavedApp
  /** Keys of other credentials that were saved. */
  saved: Set<string>
  skills: Skill[]
  connection?: Connection | undefined
  /** What status says until then (fault `status-lags`). */
  lag?: { until: number; connection: Connection | undefined } | undefined
  /** The last time that its own refresh ran. */
  lastRefresh: number
}

/** One press of connect, by its OAuth state. */
export interface PendingConnect {
  guid: string
  redirectUrl: string
  callbackUrl: string
  authMethod: AuthMethod
  expiresAt: number
}

/** What a person approved at HubSpot. */
export interface Grant {
  portalId: string
  clientId: string
  redirectUri: string
  scopes: string[]
  /** How many faults had been set by then: `token-revoked` hits only what is older than itself. */
  serial: number
}

export interface World {
  seed: Seed
  clock: AdvancingClock
  faults: FaultBoard
  wait: (ms: number) => Promise<void>
  agents: Map<string, Agent>
  states: Map<string, PendingConnect>
  apps: Map<string, AppSeed>
  accounts: Map<string, AccountSeed>
  codes: Map<string, Grant>
  refreshTokens: Map<string, Grant>
  accessTokens: Map<string, { grant: Grant; expiresAt: number }>
  requests: LoggedRequest[]
}

export const DEFAULT_SEED: Seed = {
  apiKey: 'YOUR_API_KEY',
  agents: [{ guid: 'your-useragent-guid', title: 'Lead Generation Manager' }],
  accounts: [
    { portalId: '12345678', name: 'Acme Europe' },
    { portalId: '87654321', name: 'Acme US' },
  ],
  wiroApp: { clientId: 'wiro-hubspot-app', clientSecret: 'wiro-hubspot-secret', name: 'Wiro' },
  apps: [{ clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET', name: 'Your HubSpot app' }],
}

/** 128 random bits in hex. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A clock that runs like `base` and can be set forward. */
export function createClock(base: Clock): AdvancingClock & { restore(): void } {
  let ahead = 0
  return {
    now: () => base.now() + ahead,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new Error('A clock only goes forward')
      ahead += ms
    },
    restore() {
      ahead = 0
    },
  }
}

export interface WorldOptions {
  seed: Seed
  clock: AdvancingClock
  wait: (ms: number) => Promise<void>
  /** Called before faults change; see `createFaults`. */
  settle: (world: World) => void
}

export function createWorld({ seed, clock, wait, settle }: WorldOptions): World {
  const world: World = {
    seed,
    clock,
    wait,
    faults: createFaults(() => settle(world)),
    agents: new Map(),
    states: new Map(),
    apps: new Map(),
    accounts: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    accessTokens: new Map(),
    requests: [],
  }
  fillWorld(world)
  return world
}

export function fillWorld(world: World): void {
  world.faults.clear()
  const { agents, states, apps, accounts, codes, refreshTokens, accessTokens } = world
  for (const map of [agents, states, apps, accounts, codes, refreshTokens, accessTokens]) map.clear()
  world.requests.length = 0
  for (const app of [world.seed.wiroApp, ...world.seed.apps]) world.apps.set(app.clientId, app)
  for (const account of world.seed.accounts) world.accounts.set(account.portalId, account)
}
