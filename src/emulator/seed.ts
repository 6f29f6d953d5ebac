/** What the emulator starts with, and returns to on a reset: the API key, agents, HubSpot accounts and HubSpot apps. */

/** 0 stopped, 1 stopping, 2 queued, 3 starting, 4 running, 5 error, 6 setup required. */
export type AgentStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6
export type AuthMethod = 'wiro' | 'own'

/**
 * How Wiro's API for OAuth is spelled. `hubspot`: as in Wiro's HubSpot guide. `unified`: newer paths with lower-case
 * parameters, and a status without the portal id. `transitional`: the guide's paths with the unified names and answers.
 */
export type Dialect = 'hubspot' | 'transitional' | 'unified'

export interface AgentSeed {
  guid: string
  title?: string
  /** The first status, until a call changes it. Status 6 cannot be set: it follows from `required`. */
  status?: Exclude<AgentStatus, 6>
  /** Credentials without which the agent cannot start (status 6), e.g. `['hubspot']`. */
  required?: string[]
  /** The saved HubSpot app of the agent's owner. */
  app?: SavedApp
  /** The portal id of a HubSpot account that is connected from the start, through Wiro's app. */
  connected?: string
  /** `false`: the agent cannot be started, because it has no subscription. */
  subscribed?: boolean
  /** `false`: the agent cannot be started, because it has no credits. */
  credits?: boolean
}

export interface SavedApp {
  clientId?: string
  clientSecret?: string
}

/** A HubSpot account that can be chosen on the consent page. */
export interface AccountSeed {
  portalId: string
  name: string
  /** Scopes that the account's plan does not include. */
  lacks?: string[]
  /** `false`: the person is neither Super Admin nor has App Marketplace Access in this account. */
  mayInstall?: boolean
}

/** A HubSpot app as its owner registered it. A field that is left out has the value that Wiro needs. */
export interface AppSeed {
  clientId: string
  clientSecret: string
  name?: string
  redirectUrl?: string
  requiredScopes?: readonly string[]
  optionalScopes?: readonly string[]
  /** `true`: HubSpot shows that the app's install link is no longer valid. */
  retired?: boolean
}

export interface Seed {
  apiKey: string
  /** With a secret, Wiro's API takes only signed requests. */
  apiSecret?: string
  dialect: Dialect
  agents: AgentSeed[]
  accounts: AccountSeed[]
  wiroApp: AppSeed
  /** Apps of Wiro's customers that HubSpot knows. */
  apps: AppSeed[]
}

export const DEFAULT_SEED: Seed = {
  apiKey: 'YOUR_API_KEY',
  dialect: 'hubspot',
  agents: [{ guid: 'your-useragent-guid', title: 'Lead Generation Manager' }],
  accounts: [
    { portalId: '12345678', name: 'Acme Europe' },
    { portalId: '87654321', name: 'Acme US' },
  ],
  wiroApp: { clientId: 'wiro-hubspot-app', clientSecret: 'wiro-hubspot-secret', name: 'Wiro' },
  apps: [{ clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET', name: 'Your HubSpot app' }],
}
