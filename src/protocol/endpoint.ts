/** The token endpoint: its actions, and its answers as they cross the network. parsed-answers.ts has what a page makes of them. */
import type { Code } from './codes.js'
import type { ErrorEntry } from './wiro-errors.js'

// ── Actions ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface PageActionRow {
  /** The method that performs the action if a host replaces the endpoint with a backend. */
  backendMethod: keyof Backend
  /** The action is offered by an endpoint that does not list its actions. */
  isDefault: boolean
}

/** The actions that a page sends, one row each, in the order in which a page lists them. */
export const PAGE_ACTIONS = {
  status: { backendMethod: 'status', isDefault: true },
  connect: { backendMethod: 'connect', isDefault: true },
  disconnect: { backendMethod: 'disconnect', isDefault: true },
  'start-agent': { backendMethod: 'startAgent', isDefault: false },
  'save-credentials': { backendMethod: 'saveCredentials', isDefault: false },
} as const satisfies Record<string, PageActionRow>

export type PageAction = keyof typeof PAGE_ACTIONS

/** Every action of the token endpoint. Only the relay page sends `finish`. */
export type Action = PageAction | 'finish'

/** How long a flow may take, in seconds: the lifetime of Wiro's OAuth state. */
export const FLOW_TTL_SECONDS = 900

/** `wiro`: through Wiro's own HubSpot app. `own`: through the customer's or the product's app. */
export type AuthMethod = 'wiro' | 'own'

/**
 * What the server made of a connection that came back; the answer to `finish`. `kept`: it stands. `undone`: it was
 * disconnected again. `nothing`: there is nothing to keep or to undo. `pending`: Wiro does not show it yet, so ask again.
 */
export type Verdict = 'kept' | 'undone' | 'nothing' | 'pending'

// ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The answer to `disconnect`, `save-credentials` and `start-agent`, and the envelope of every other answer. */
export interface ActionAnswer {
  result: boolean
  errors?: ErrorEntry[]
}

/** The answer of an endpoint that refuses an action, whatever the action. */
export interface RefusalAnswer extends ActionAnswer {
  result: false
  /** Says that it is unknown, so that a page may read it from either answer. */
  connected?: undefined
}

/** The answer to `finish`. */
export interface FinishAnswer extends ActionAnswer {
  verdict: Verdict
  /** Why the connection was undone, unless it was finished in another browser. */
  code?: Code
}

/** The answer to `status`, in the spelling of Wiro's `HubSpotStatus`; the fields after `tokenExpiresAt` are the endpoint's own. */
export interface StatusAnswer extends ActionAnswer {
  connected: boolean
  /** HubSpot's portal id: digits, as a string. */
  username?: string
  /** ISO 8601. */
  connectedAt?: string
  /** ISO 8601. Access lives 30 minutes, and a running agent renews it every 20 minutes. */
  tokenExpiresAt?: string
  /** The server's clock, ISO 8601. */
  now?: string
  /** The actions that this endpoint offers; by default `status`, `connect` and `disconnect`. */
  can?: Action[]
  accountName?: string
  agentState?: { title?: string; status: number }
  /** Whether an own HubSpot app is saved, where Wiro's dialect tells it. */
  credentials?: 'saved' | 'missing'
  /** The app that the endpoint goes through, whatever the page's `auth-method` says. */
  authMethod?: AuthMethod
  /** 22 characters that stand for the agent, so that a page resumes no flow of another person's. */
  agentTag?: string
}

/** The answer to `connect`. `connected`, `username` and `accountName` are the status just before: the flow's baseline. */
export interface ConnectAnswer extends ActionAnswer {
  authorizeUrl: string
  /** The relay page's address as Wiro was given it, so that a page can tell its developer where it has another. */
  redirectUrl?: string
  /** How long the authorize URL can be used, in seconds. */
  expiresIn?: number
  connected?: boolean
  username?: string
  /** The account's name as Wiro's status has it: where that has no portal id. */
  accountName?: string
  authMethod?: AuthMethod
}

/** Replaces the token endpoint with an object: one method per action. Answers are parsed like an endpoint's, and may reject. */
export interface Backend {
  status(): Promise<StatusAnswer | RefusalAnswer>
  connect(request: { flow: string; authMethod: AuthMethod }): Promise<ConnectAnswer>
  disconnect?(): Promise<ActionAnswer>
  saveCredentials?(request: { clientId: string; clientSecret: string }): Promise<ActionAnswer>
  startAgent?(): Promise<ActionAnswer>
}
