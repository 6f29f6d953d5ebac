/**
 * What the answers of a token endpoint, or of Wiro, say: parsed values, and their parsers. Wiro's own spelling of the fields
 * stays in this file; what the parsers return uses this project's names.
 */
import { FLOW_TTL_SECONDS, PAGE_ACTIONS, type Action, type AuthMethod, type PageAction } from './endpoint.js'
import { isRecord, lowerCaseKeys, parseDate, parseName, parsePortalId, type Fields } from './parse.js'

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
