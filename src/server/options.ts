/** The options of `createHandler` and `createWiro`, and their checked form with defaults. The checks are in `options-schema.ts`. */
import type { Action } from '../protocol/endpoint.js'
import { createReplayStore, type ReplayStore } from './binding/replay-store.js'
import { createStateTokens, type StateTokens } from './binding/state-token.js'
import { createSafeLog, logToConsole, type LogEntry } from './log.js'
import type { OptionalAction } from './offered-actions.js'
import { checkOptions } from './options-schema.js'
import { parseCredentials, type Credentials } from './wiro/credentials.js'
import type { WiroTransportOptions } from './wiro/transport.js'

type Awaitable<T> = T | Promise<T>

/** An authorized request, for the host's functions. */
export interface RequestContext {
  /** The request as it came; its body has been read. */
  request: Request
  /** The guid that `resolveAgent` returned. */
  agent: string
  /** The page's `agent-key` attribute. The browser can send any value. */
  agentKey?: string
}

export interface HandlerOptions {
  /** Wiro's API key. It is sent to `baseUrl` alone. */
  apiKey: string | undefined
  /** Signs every request to Wiro, as Wiro recommends. */
  apiSecret?: string
  /**
   * The URL of this handler as browsers see it: https, or http on loopback. Of several (tenants, previews) the one with
   * the request's origin is used.
   */
  publicUrl: string | readonly string[]
  /**
   * Returns the guid of the signed-in person's agent; `undefined` where nobody is signed in (401 `signed_out`); `null`
   * where the person may not (403 `forbidden`). `agentKey` comes from the browser: check it. An exception is answered
   * with 500, and Wiro is not called.
   */
  resolveAgent(request: Request, agentKey?: string): Awaitable<string | null | undefined>
  /** The URL of the static relay page, or of a page that is its own relay page; the latter goes without the binding. */
  relayUrl?: string
  /**
   * Weakens: lets pages of these other origins use the handler, with credentials (CORS). For an API on another origin
   * than the product. Needs `relayUrl`, since the relay page stays on the page's origin.
   */
  origins?: readonly string[]
  /** Returns a name that the host kept for the connected account. */
  accountName?(context: RequestContext, portalId?: string): Awaitable<string | undefined>
  /** Allows the action only by returning `true`; anything else is answered with 403 `forbidden`. */
  authorize?(context: RequestContext, action: Action): Awaitable<boolean>
  /** Returns seconds to wait; above 0 the answer is 429 `rate_limited` with `Retry-After`. */
  limit?(context: RequestContext, action: Action): Awaitable<number>
  /**
   * Encrypts the state token of a flow; at least 16 characters, or `[new, old]` while one replaces the other.
   * Instances that serve the same pages need the same secret.
   * @default derived from `apiKey`
   */
  secret?: string | readonly [string, string]
  /**
   * `window` undoes a connection that another browser finished than the one that started it.
   * Weakens: `none` undoes nothing.
   * @default 'window'
   */
  binding?: 'window' | 'none'
  /**
   * Records `key` for so many seconds, and returns whether it was new. Several instances need one that they share
   * (Redis: `SET key 1 NX EX seconds`).
   * @default a bounded memory of this process
   */
  once?(key: string, seconds: number): Awaitable<boolean>
  /**
   * Allows an account only by returning `true`; any other is disconnected. Called when a connection is finished and at
   * each status read: keep it quick. Needs portal ids, which Wiro's unified API does not have.
   */
  allowPortal?(portalId: string, context: RequestContext): Awaitable<boolean>
  /**
   * Called once for a connection that was finished in the browser that started it. `accountName` comes from the browser.
   * Best effort: it is not called where the window is closed early. A host that must know reads the status.
   */
  onConnected?(event: { agent: string; portalId?: string; accountName?: string }): unknown
  /** Called once after a connection was undone that another browser finished. */
  onSuspiciousConnect?(event: {
    agent: string
    portalId?: string
    previousPortalId?: string
    reason: 'finished_elsewhere'
  }): unknown
  /** Called after a disconnect; `portalId` is absent where the status before it could not be read. */
  onDisconnected?(event: { agent: string; portalId?: string }): unknown
  /**
   * The product's own HubSpot app, for pages with `auth-method="own"`. Saved for an agent when Wiro says at a connect that
   * it has none; a saved app is never overwritten.
   */
  ownApp?: { [Name in keyof Credentials]: string | undefined }
  /**
   * The optional actions that pages get. With `start-agent` a status also holds the agent's state, with
   * `save-credentials` whether an app is saved.
   * @default ['start-agent']
   */
  actions?: readonly OptionalAction[]
  /** @default prints warnings and errors to the console, one line each */
  log?(entry: LogEntry): unknown
  /**
   * Sends the requests to Wiro.
   * @default the platform's `fetch`
   */
  fetch?: typeof fetch
  /** @default 'https://api.wiro.ai/v1' */
  baseUrl?: string
}

export interface WiroOptions extends Pick<HandlerOptions, 'apiKey' | 'apiSecret' | 'baseUrl' | 'fetch' | 'log'> {
  /**
   * Milliseconds for one call, including its body and its repetition.
   * @default 10000
   */
  timeout?: number
}

type HostFunction =
  | 'resolveAgent'
  | 'accountName'
  | 'authorize'
  | 'limit'
  | 'allowPortal'
  | 'onConnected'
  | 'onDisconnected'
  | 'onSuspiciousConnect'

/** The handler's options, checked and with their defaults. */
export interface Settings extends WiroTransportOptions, Pick<HandlerOptions, HostFunction> {
  publicUrls: readonly string[]
  relayUrl?: string
  /** Other origins whose pages may use the handler. */
  origins: readonly string[]
  stateTokens: StateTokens
  binding: 'window' | 'none'
  replayStore: ReplayStore
  ownApp?: Credentials
  /** The optional actions that are switched on. */
  actions: readonly OptionalAction[]
  log(entry: LogEntry): void
}

/** @throws TypeError that lists every mistake. */
export function resolveHandlerOptions(options: HandlerOptions): Settings {
  checkOptions('createHandler', options)
  const { publicUrl, origins = [], secret, once, ownApp, ...rest } = options
  const transport = resolveTransportOptions(options)
  return {
    ...rest,
    ...transport,
    publicUrls: [publicUrl].flat(),
    origins,
    stateTokens: createStateTokens([secret ?? transport.apiKey].flat()),
    binding: rest.binding ?? 'window',
    replayStore: once ? { add: once } : createReplayStore(),
    ...(ownApp && { ownApp: parseCredentials(ownApp) }),
    actions: rest.actions ?? ['start-agent'],
  }
}

interface WiroSettings extends WiroTransportOptions {
  timeoutMs: number
  log(entry: LogEntry): void
}

const WIRO_TIMEOUT_MS = 10_000

/** @throws TypeError that lists every mistake. */
export function resolveWiroOptions(options: WiroOptions): WiroSettings {
  checkOptions('createWiro', options)
  return { ...resolveTransportOptions(options), timeoutMs: options.timeout ?? WIRO_TIMEOUT_MS }
}

const resolveTransportOptions = ({ apiKey, apiSecret, log, fetch: hostFetch, baseUrl }: WiroOptions) => ({
  apiKey: apiKey as string,
  ...(apiSecret !== undefined && { apiSecret }),
  log: createSafeLog(log ?? logToConsole),
  // Called as a function of its own: a platform's `fetch` may throw when it is called as a method.
  fetch: hostFetch ?? ((input, init) => fetch(input, init)),
  baseUrl: (baseUrl ?? 'https://api.wiro.ai/v1').replace(/\/+$/, ''),
})
