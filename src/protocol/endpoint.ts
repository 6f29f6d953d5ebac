/**
 * The token endpoint: its actions, its requests and answers, and the parsers of its answers. Wiro's own spelling of the
 * fields stays in this file; what the parsers return uses this project's names.
 */
import type { Code } from './codes.js'
import { isRecord, lowerCaseKeys, parseDate, parseName, parsePortalId, type Fields } from './parse.js'
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

// ── Parsed answers ──────────────────────────────────────────────────────────────────────────────────────────────────

/** A HubSpot account. Each comment is a cell of a table in `docs/`, as are those of `Agent`. */
export interface Account {
  /** HubSpot's portal id: digits. */
  portalId?: string
  /** The account's name, where it is known. */
  name?: string
  /** When the account was connected. Absent where Wiro moves the date with each renewal of access. */
  connectedAt?: Date
  /** When access ends, unless the agent renews it before. */
  tokenExpiresAt?: Date
}

/** A Wiro agent. */
export interface Agent {
  /** The agent's title at Wiro. */
  title?: string
  /** 0 stopped, 1 stopping, 2 queued, 3 starting, 4 running, 5 error, 6 set-up required. */
  status: number
}

/** A parsed status answer. */
export interface ConnectionStatus {
  connected: boolean
  /** Empty unless connected. */
  account: Account
  can: readonly Action[]
  /** The server's clock. */
  now?: Date | undefined
  agent?: Agent | undefined
  /** No own HubSpot app is saved, where Wiro's dialect tells it. */
  appMissing?: boolean
  /** Stands for the agent, where the endpoint tells it. */
  agentTag?: string | undefined
  /** The app that the endpoint pins. */
  authMethod?: AuthMethod | undefined
}

/** A status answer that says that an account is connected. */
export interface ConnectedStatus extends ConnectionStatus {
  connected: true
}

export const isConnected = (status: ConnectionStatus | undefined): status is ConnectedStatus => !!status?.connected

/** What was connected before a flow. An account without a portal id equals no other account. */
export interface Baseline {
  connected: boolean
  portalId?: string
  name?: string
}

/** A parsed connect answer. Its URL is not yet checked for where it leads. */
export interface AuthorizeResponse {
  url: string
  /** Seconds. */
  expiresIn: number
  /** The relay page's address as the endpoint gave it to Wiro, where it is told. For a hint to developers alone. */
  redirectUrl?: string | undefined
  /** Absent where the endpoint did not say whether an account was connected before. */
  baseline?: Baseline
  /** The app that the endpoint pins; known only beside a baseline. */
  authMethod?: AuthMethod | undefined
}

/** Returns whether an answer says yes. Only `true` counts: `"true"` and 1 come from other programs. */
export const isSuccess = (body: unknown): body is Fields => isRecord(body) && body.result === true

const parseAgent = (value: unknown): Agent | undefined =>
  isRecord(value) && typeof value.status === 'number'
    ? { status: value.status, title: parseName(value.title) }
    : undefined

/** Returns the actions of `can` that a page knows, or the default actions where an endpoint lists none. */
const parseActions = (can: unknown): Action[] =>
  (Object.keys(PAGE_ACTIONS) as PageAction[]).filter((action) =>
    Array.isArray(can) ? can.includes(action) : PAGE_ACTIONS[action].isDefault,
  )

/**
 * Reads a status answer in any of Wiro's API dialects; returns `undefined` where it does not say whether an account is
 * connected. The newer dialects write all names in lower case, and have the account's name in place of its portal id.
 */
export function parseStatus(body: unknown): ConnectionStatus | undefined {
  if (!isSuccess(body)) return
  const fields = lowerCaseKeys(body)
  const { connected, username, accountname, accounts, tokenexpiresat, can, now, authmethod } = fields
  if (typeof connected !== 'boolean') return
  const [first] = Array.isArray(accounts) ? (accounts as Fields[]) : []
  return {
    connected,
    account: connected
      ? {
          portalId: parsePortalId(username),
          name: parseName(accountname) ?? parseName(first?.name),
          // Not in lower case: as `connectedat`, the newer dialects' name, it is the time of the last renewal of access.
          connectedAt: parseDate(body.connectedAt),
          tokenExpiresAt: parseDate(tokenexpiresat),
        }
      : {},
    can: parseActions(can),
    now: parseDate(now),
    agent: parseAgent(fields.agentstate),
    appMissing: fields.credentials === 'missing',
    agentTag: parseName(fields.agenttag),
    authMethod: authmethod === 'own' || authmethod === 'wiro' ? authmethod : undefined,
  }
}

/** Reads a connect answer; returns `undefined` where it holds no URL. */
export function parseConnect(body: unknown): AuthorizeResponse | undefined {
  if (!isSuccess(body)) return
  const { authorizeurl: url, expiresin, redirecturl } = lowerCaseKeys(body)
  const status = parseStatus(body)
  if (typeof url !== 'string') return
  return {
    url,
    expiresIn: Math.min(+(expiresin as number) || FLOW_TTL_SECONDS, FLOW_TTL_SECONDS),
    redirectUrl: typeof redirecturl === 'string' ? redirecturl : undefined,
    baseline: status && toBaseline(status),
    authMethod: status?.authMethod,
  }
}

export const toBaseline = ({
  connected,
  account: { portalId, name },
}: Pick<ConnectionStatus, 'connected' | 'account'>): Baseline => ({ connected, portalId, name })
