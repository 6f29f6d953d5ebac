/**
 * Everything that crosses a border, with its parsers: the token endpoint's answers, the messages between page and
 * relay, the names of channels and storage, and the state a host reads; the callback's query is read in `callback.ts`.
 * Parsers take what arrived and return a new typed value, or `undefined` for what is not ours. Nothing here sends, stores or draws.
 */

// ── Codes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The codes Wiro documents for its callback, verbatim. */
export type WiroCode =
  | 'missing_params'
  | 'authorization_denied'
  | 'session_expired'
  | 'token_exchange_failed'
  | 'useragent_not_found'
  | 'invalid_config'
  | 'internal_error'

/** The codes for what HubSpot shows on its own page, where nothing is sent back: read there by the person. */
export type HubSpotCode =
  | 'hubspot_scope_mismatch'
  | 'hubspot_plan_lacks_scope'
  | 'hubspot_redirect_mismatch'
  | 'hubspot_unknown_client'
  | 'hubspot_no_permission'
  | 'hubspot_link_retired'

/** Every code a person, an event or a log can meet. `problems.ts` says who has to act on each. */
export type Code =
  | WiroCode
  | HubSpotCode
  | 'popup_blocked'
  | 'unfinished'
  | 'relay_unreachable'
  | 'unsafe_authorize_url'
  | 'not_confirmed'
  | 'wrong_portal'
  | 'wrong_browser'
  | 'portal_refused'
  | 'offline'
  | 'endpoint_unreachable'
  | 'endpoint_timeout'
  | 'endpoint_bad_answer'
  | 'signed_out'
  | 'forbidden'
  | 'rate_limited'
  | 'unavailable'
  | 'misconfigured'
  | 'start_refused'
  | 'credentials_rejected'
  | 'unknown'

/** Who has to act on a problem. */
export type Owner = 'you' | 'hubspotAdmin' | 'appOwner' | 'developer' | 'productAdmin' | 'wiro'

// ── The token endpoint ──────────────────────────────────────────────────────────────────────────────────────────────

/** What may be asked of the token endpoint; `finish` is the relay's alone. */
export type Action = 'status' | 'connect' | 'disconnect' | 'save-credentials' | 'start-agent' | 'finish'

/** `popup`: HubSpot opens in a window; `redirect`: in this tab; `auto`: in a window, or where there is none in this tab. */
export type Mode = 'auto' | 'popup' | 'redirect'

/** `wiro`: through Wiro's own HubSpot app. `own`: through the customer's or product's app. */
export type AuthMethod = 'wiro' | 'own'

/** The answer to `finish`: what the server made of a connection that came back. */
export type Verdict = 'kept' | 'undone' | 'nothing' | 'pending'

/** As it came: nothing in it is checked yet. */
export interface ErrorEntry {
  code?: unknown
  message?: unknown
}

/** The answer to `disconnect`, `save-credentials` and `start-agent`, and the envelope of every other. */
export interface Answer {
  result: boolean
  errors?: ErrorEntry[]
}

/** The answer to `finish`. */
export interface FinishAnswer extends Answer {
  verdict: Verdict
  /** Why it was undone, where another browser is not the reason. */
  code?: Code
}

/** The answer to `status`, in the spelling of Wiro's `HubSpotStatus`; what follows `errors` is the endpoint's own. */
export interface StatusAnswer extends Answer {
  connected: boolean
  /** HubSpot's portal id, digits as a string. */
  username?: string
  /** ISO 8601. */
  connectedAt?: string
  /** ISO 8601; access lives 30 minutes and a running agent renews it every 20. */
  tokenExpiresAt?: string
  /** The server's clock, ISO 8601. */
  now?: string
  /** What this endpoint can do; without it: status, connect, disconnect. */
  can?: Action[]
  accountName?: string
  agentState?: { title?: string; status: number }
  credentials?: 'saved' | 'missing'
}

/** The answer to `connect`; `connected` and `username` are the status read just before, the flow's baseline. */
export interface ConnectAnswer extends Answer {
  authorizeUrl: string
  /** Seconds that the authorize URL stays good. */
  expiresIn?: number
  connected?: boolean
  username?: string
}

/** Stands in for a token endpoint: one method per action. Answers are parsed like an endpoint's, and may reject. */
export interface Backend {
  status(): Promise<StatusAnswer>
  connect(request: { flow: string; authMethod: AuthMethod }): Promise<ConnectAnswer>
  disconnect?(): Promise<Answer>
  saveCredentials?(request: { clientId: string; clientSecret: string }): Promise<Answer>
  startAgent?(): Promise<Answer>
}

/** A HubSpot account. `connectedAt` is there only where Wiro's dialect means the connection by it, not a renewal. */
export interface Account {
  portalId?: string
  name?: string
  connectedAt?: Date
  tokenExpiresAt?: Date
}

/** A Wiro agent; `status` 0 stopped, 1 stopping, 2 queued, 3 starting, 4 running, 5 error, 6 set-up required. */
export interface Agent {
  title?: string
  status: number
}

/** A status answer, read. */
export interface Told {
  connected: boolean
  account: Account
  can: readonly Action[]
  now?: Date | undefined
  agent?: Agent | undefined
  /** No own app is saved, where the dialect tells. */
  appMissing?: boolean
}

/** A connect answer, read; not yet a URL that may be opened. */
export interface Addressed {
  url: string
  /** Seconds. */
  expiresIn: number
  /** Absent where the endpoint did not say whether an account was connected before. */
  baseline?: Baseline
}

/** What was connected before a flow. Without a portal id an account is one that equals no other. */
export interface Baseline {
  connected: boolean
  portalId?: string
  name?: string
}

type Fields = Record<string, unknown>

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** Wiro's dialects differ in case alone (`connectedAt`, `connectedat`): one spelling for both. */
const fold = (body: Fields): Fields =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]))

/** Only `true` is a yes: `"true"` and 1 are another program's answer. */
export const succeeded = (body: unknown): body is Fields => isRecord(body) && body.result === true

/** ISO 8601 with a zone, or unix seconds or milliseconds; any other form has no known meaning and is no date. */
export function parseDate(value: unknown): Date | undefined {
  const text = String(value)
  const date = /^\d{10}(\d{3})?$/.test(text)
    ? new Date(+text.padEnd(13, '0'))
    : /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)
      ? new Date(text)
      : undefined
  return date && +date ? date : undefined
}

/** A portal id is digits; `undefined` for anything else. */
export const parsePortalId = (value: unknown): string | undefined => /^\d{1,19}$/.exec(`${value}`)?.[0]

/** Control, direction-changing and broken characters; the joiners of scripts and emoji stay. */
const unseen = /(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}\ufffd]/gu

/** A name as one line of at most 100 characters; empty: none. */
export const parseName = (value: unknown): string | undefined =>
  (typeof value === 'string' && [...value.replace(unseen, '')].slice(0, 100).join('').trim()) || undefined

const parseAgent = (value: unknown): Agent | undefined =>
  isRecord(value) && typeof value.status === 'number'
    ? { status: value.status, title: parseName(value.title) }
    : undefined

/** What a page can be offered; the first three where an endpoint does not say. */
const actions: readonly Action[] = ['status', 'connect', 'disconnect', 'start-agent', 'save-credentials']

/**
 * Reads a status answer in either dialect of Wiro; `undefined` where it does not say yes or no. The unified dialect has
 * the account's name where the other has its portal id, and its dates move with each renewal.
 */
export function parseStatus(body: unknown): Told | undefined {
  if (!succeeded(body)) return
  const { connected, username, accountname, accounts, tokenexpiresat, can, now, agentstate, credentials } = fold(body)
  if (typeof connected !== 'boolean') return
  const [first] = Array.isArray(accounts) ? (accounts as Fields[]) : []
  return {
    connected,
    account: connected
      ? {
          portalId: parsePortalId(username),
          name: parseName(accountname) ?? parseName(first?.name),
          connectedAt: parseDate(body.connectedAt),
          tokenExpiresAt: parseDate(tokenexpiresat),
        }
      : {},
    can: actions.filter((one, at) => (Array.isArray(can) ? can.includes(one) : at < 3)),
    now: parseDate(now),
    agent: parseAgent(agentstate),
    appMissing: credentials === 'missing',
  }
}

/** Wiro's state lives 15 minutes. In seconds. */
export const longestFlow = 900

/** Reads a connect answer; `undefined` where it holds no URL. */
export function parseConnect(body: unknown): Addressed | undefined {
  if (!succeeded(body)) return
  const { authorizeurl: url, expiresin } = fold(body)
  const before = parseStatus(body)
  if (typeof url !== 'string') return
  return {
    url,
    expiresIn: Math.min(+(expiresin as number) || longestFlow, longestFlow),
    baseline: before && baselineOf(before),
  }
}

export const baselineOf = ({
  connected,
  account: { portalId, name },
}: Pick<Told, 'connected' | 'account'>): Baseline => ({
  connected,
  portalId,
  name,
})

// ── Names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The relay's key in its own sessionStorage, and the beginning of every other name. */
export const relayKey = 'wiro-hubspot-connect'

/** One endpoint and agent: whoever has the same key asks the same and shares what is answered. */
export const keyOf = (endpoint: string, agent = ''): string => endpoint + ' ' + agent

export const channelName = (flow: string): string => relayKey + ':' + flow
export const recordName = channelName
export const pingName = (key: string): string => relayKey + ' changed:' + key

// ── Page and relay ──────────────────────────────────────────────────────────────────────────────────────────────────

/** A flow's id: 128 random bits, base64url. */
export const isFlow = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{22}$/.test(value)

/** What a page and its relay say to each other. `end` is between carriers of one flow; relays ignore it. */
export type Message =
  | { wiro: 'ready' | 'ack' | 'stop' | 'end'; flow: string }
  /** `text` is the relay's closing sentence in the person's language. */
  | { wiro: 'go'; flow: string; url: string; text: string }
  /** `query` holds what is HubSpot's, raw, at most 4,000 characters. */
  | { wiro: 'outcome'; flow: string; query: string; verdict?: Verdict; code?: string }

/** What a page hears, `query` and what follows only with an `outcome`. */
export interface Heard {
  wiro: 'ready' | 'end' | 'outcome'
  query: string
  /** The only verdict that a page acts on. */
  verdict?: 'undone' | undefined
  /** As it came. */
  code?: string | undefined
}

/** Reads what a relay or another carrier says about `flow`; `undefined` for everything else. */
export function parseMessage(data: unknown, flow: string): Heard | undefined {
  if (!isRecord(data) || data.flow !== flow) return
  const { wiro, query, verdict, code } = data
  if (wiro !== 'ready' && wiro !== 'end' && wiro !== 'outcome') return
  return {
    wiro,
    query: typeof query === 'string' ? query.slice(0, 4000) : '',
    verdict: verdict === 'undone' ? verdict : undefined,
    code: typeof code === 'string' ? code : undefined,
  }
}

/** A URL that a window may be sent to at all: https, or http on loopback, and no credentials in it. */
export function safeTarget(value: unknown): URL | undefined {
  try {
    const url = new URL(value as string)
    const { protocol, hostname, username, password } = url
    const loopback = protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
    return username || password || !(loopback || protocol === 'https:') ? undefined : url
  } catch {
    return
  }
}

// ── What a host reads ───────────────────────────────────────────────────────────────────────────────────────────────

/** A connection attempt on its way. */
export interface Flow {
  id: string
  startedAt: Date
  expiresAt: Date
  /** An account was connected when it began. */
  reconnect: boolean
  /** The page still holds its window and can bring it to the front. */
  windowHeld: boolean
  /** Waiting for over a minute. */
  lingering: boolean
  /** To HubSpot in this tab: there is no window. */
  redirect?: boolean | undefined
}

export interface Problem {
  code: Code
  owner: Owner
  during: 'check' | 'connect' | 'disconnect' | 'start'
  /** A code of Wiro's that nobody knows yet, as text. */
  reference?: string
  portalId?: string
  portalName?: string
  expectedPortal?: string
  previousPortalId?: string
  previousName?: string
  /** What was asked for, where that matters. */
  url?: string
  /** What came back instead, in words. */
  answer?: string
  /** Seconds to wait. */
  retryAfter?: number
}

/** Whether access is being renewed; `unknown` where the endpoint does not tell the agent's status. */
export type Health = 'ok' | 'paused' | 'failing' | 'unknown'

interface Always {
  can: readonly Action[]
  /** What is under way takes longer than usual. */
  slow?: boolean
}

/** A connection as it stands, told apart by `status`. */
export type State = Always &
  (
    | { status: 'checking' }
    | { status: 'disconnected' }
    /** Own mode, and no app is saved. */
    | { status: 'setup' }
    | { status: 'opening' | 'authorizing' | 'verifying' | 'unfinished'; flow: Flow; account?: Account }
    | { status: 'connected'; account: Account; health: Health; agent?: Agent; problem?: Problem; flow?: Flow }
    | { status: 'disconnecting'; account: Account }
    | { status: 'failed'; problem: Problem; flow?: Flow; account?: Account }
  )

/** How a flow ended. */
export interface Ended {
  outcome: 'connected' | 'failed' | 'cancelled' | 'expired' | 'superseded'
  code?: Code
  /** The flow's id. */
  flow: string
  /** Milliseconds from the press to the end. */
  duration: number
}

/** One step of a connection. */
export interface Change {
  state: State
  previous: State
  ended?: Ended
}

/** A connection without a pixel: what the element draws, and what a host may share between elements. */
export interface Connector {
  readonly state: State
  /** Listens, and keeps the connector listening to its endpoint and window for as long as someone does. */
  subscribe(listener: (change: Change) => void): () => void
  /**
   * Call it inside a click. Settles exactly at the flow's end; never rejects. While a flow waits, it brings that flow's
   * window to the front or opens it again; `reopen` always opens it again, `restart` begins a new flow, `redirect` goes
   * to HubSpot in this tab.
   */
  connect(again?: 'reopen' | 'restart' | 'redirect'): Promise<{ outcome: Ended['outcome']; code?: Code }>
  cancel(): void
  /** What the person read on HubSpot's page, where HubSpot sent nothing back. */
  explain(code: Code): void | Promise<void>
  /** Another account than before, or than expected, is what the person wants: its problem is over for this page view. */
  keep(): void
  /** Asks nobody: the element asks the person first. */
  disconnect(): Promise<{ outcome: 'disconnected' | 'kept'; code?: Code }>
  /** Starts the agent: a running one renews access. What it comes to is then in `state.agent`. */
  startAgent(): Promise<{ outcome: 'started' | 'refused'; code?: Code }>
  /** Saves an own app. The secret is sent once, to the endpoint, and kept nowhere. */
  saveCredentials(app: {
    clientId: string
    clientSecret: string
  }): Promise<{ outcome: 'saved' | 'refused'; code?: Code }>
  checkStatus(): Promise<State>
}
