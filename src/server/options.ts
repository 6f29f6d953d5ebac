/** What a host tells the handler, checked once, when it is made, by `checks.ts`. */
import type { Action } from '../protocol/endpoint.js'
import { check, type offered } from './checks.js'
import { readCredentials, type Credentials } from './credentials.js'
import { logToConsole, quietly, type LogEntry } from './log.js'
import { createOnce, type Once } from './once.js'
import { createSeals, type Seals } from './seal.js'
import type { Connection } from './sending.js'

type Awaitable<T> = T | Promise<T>

/** A request that was let in, for the host's own functions. */
export interface Context {
  /** As it came; its body has been read. */
  request: Request
  /** The guid that `resolveAgent` gave. */
  agent: string
  /** The page's `agent-key` attribute: a claim of the browser's. */
  agentKey?: string
}

export type OfferedAction = (typeof offered)[number]

export interface HandlerOptions {
  /** Wiro's API key. It leaves this server for `baseUrl` alone. */
  apiKey: string | undefined
  /** With it every request to Wiro is signed, as Wiro recommends. */
  apiSecret?: string
  /**
   * Where this handler is mounted, as browsers see it: https, or http on loopback. Of several (tenants, previews) the
   * one whose origin is the request's is used.
   */
  publicUrl: string | readonly string[]
  /**
   * The agent of whoever is signed in: a guid; `undefined`: nobody is (401 `signed_out`); `null`: they may not (403
   * `forbidden`). `agentKey` comes from the browser: check it. Where it throws, nothing is asked of Wiro.
   */
  resolveAgent(request: Request, agentKey?: string): Awaitable<string | null | undefined>
  /** Where the static relay page is, when this handler does not serve it; or the page itself, which goes without binding. */
  relayUrl?: string
  /**
   * Weakens: lets pages of these other origins use the handler, with credentials (CORS). For an API on another origin
   * than the product. Needs `relayUrl`, since the relay page stays on the page's origin.
   */
  origins?: readonly string[]
  /** A name the host kept for the connected account. */
  accountName?(context: Context, portalId?: string): Awaitable<string | undefined>
  /** Only `true` lets the action pass; else 403 `forbidden`. */
  authorize?(context: Context, action: Action): Awaitable<boolean>
  /** Seconds to wait; above 0 the answer is 429 `rate_limited` with `Retry-After`. */
  limit?(context: Context, action: Action): Awaitable<number>
  /**
   * What seals a flow, at least 16 characters; `[new, old]` while one replaces another. Default: derived from `apiKey`.
   * Instances that serve the same pages need the same.
   */
  secret?: string | readonly [string, string]
  /**
   * `window` (default): a connection that another window finished than the one our page sent away is undone. Weakens:
   * `none` undoes nothing.
   */
  binding?: 'window' | 'none'
  /**
   * Whether `key` comes for the first time in so many seconds. Default: a bounded memory of this process; several
   * instances need one that they share (Redis: `SET key 1 NX EX seconds`).
   */
  once?: Once
  /**
   * Only `true` lets an account be connected; any other is disconnected. Asked when a connection is finished and at each
   * status: keep it quick. Needs portal ids, which Wiro's unified dialect does not tell.
   */
  allowPortal?(portalId: string, context: Context): Awaitable<boolean>
  /**
   * Called once for a connection that the window finished which started it. `accountName` is the browser's claim. Best
   * effort: a window that is closed in time tells nobody; a host that must know reads the status.
   */
  onConnected?(event: { agent: string; portalId?: string; accountName?: string }): unknown
  /** Called once after a connection was undone that somebody else's browser finished. */
  onSuspiciousConnect?(event: {
    agent: string
    portalId?: string
    previousPortalId?: string
    reason: 'finished_elsewhere'
  }): unknown
  /** Called after a disconnect; `portalId` is the account's, where a status read just before told it. */
  onDisconnected?(event: { agent: string; portalId?: string }): unknown
  /**
   * Your product's own HubSpot app, for pages with `auth-method="own"`: saved for an agent that has none, when Wiro says
   * so at a connect. What is saved is never overwritten.
   */
  ownApp?: { [Name in keyof Credentials]: string | undefined }
  /**
   * Which of these are offered to the page; default `['start-agent']`. With `start-agent` a status tells the agent's
   * state too, with `save-credentials` whether an app is saved.
   */
  actions?: readonly OfferedAction[]
  /** By default warnings and errors go to the console, one line each. */
  log?(entry: LogEntry): unknown
  /** Sends the requests to Wiro; default: the platform's. */
  fetch?: typeof fetch
  /** Default `https://api.wiro.ai/v1`. */
  baseUrl?: string
}

/** What it takes to call Wiro without a page. */
export interface WiroOptions extends Pick<HandlerOptions, 'apiKey' | 'apiSecret' | 'baseUrl' | 'fetch' | 'log'> {
  /** Milliseconds for one call, its body and its second attempt included; default 10,000. */
  timeout?: number
}

/** The options, checked and with their defaults. */
export interface Settings
  extends
    Connection,
    Pick<
      HandlerOptions,
      | 'resolveAgent'
      | 'accountName'
      | 'authorize'
      | 'limit'
      | 'allowPortal'
      | 'onConnected'
      | 'onDisconnected'
      | 'onSuspiciousConnect'
    > {
  publicUrls: readonly string[]
  relayUrl?: string
  /** The origins of other pages, for CORS. */
  origins: readonly string[]
  seals: Seals
  binding: 'window' | 'none'
  once: Once
  ownApp?: Credentials
  actions: readonly OfferedAction[]
  log(entry: LogEntry): void
}

/** Throws a `TypeError` that lists every mistake. */
export function checkOptions(options: HandlerOptions): Settings {
  check('createHandler', options)
  const { publicUrl, origins = [], secret, ownApp, ...rest } = options
  const connection = connectionOf(options)
  return {
    ...rest,
    ...connection,
    publicUrls: [publicUrl].flat(),
    origins,
    seals: createSeals([secret ?? connection.apiKey].flat()),
    binding: rest.binding ?? 'window',
    once: rest.once ?? createOnce(),
    ...(ownApp && { ownApp: readCredentials(ownApp) }),
    actions: rest.actions ?? ['start-agent'],
  }
}

/** The same for a client without a handler. */
export function checkWiroOptions(options: WiroOptions): Connection & { timeout: number; log(entry: LogEntry): void } {
  check('createWiro', options)
  return { ...connectionOf(options), timeout: options.timeout ?? 10_000 }
}

const connectionOf = ({ apiKey, apiSecret, log, fetch: own, baseUrl }: WiroOptions) => ({
  apiKey: apiKey as string,
  ...(apiSecret !== undefined && { apiSecret }),
  log: quietly(log ?? logToConsole),
  fetch: own ?? ((input, init) => fetch(input, init)),
  baseUrl: (baseUrl ?? 'https://api.wiro.ai/v1').replace(/\/+$/, ''),
})
