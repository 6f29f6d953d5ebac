/** The options of `createHandler` and `createWiro`, and their checked form with defaults. The checks are in `options-schema.ts`. */
import type { AuthMethod, PageAction } from '../protocol/endpoint.js'
import { createAgentTagger } from './binding/agent-tag.js'
import type { SuspiciousConnect } from './binding/suspicion.js'
import { createStateTokens, type StateTokens } from './binding/state-token.js'
import { createMemoryStore, type Store } from './binding/store.js'
import { createDampedLog, type DampedLog } from './log-damping.js'
import { createSafeLog, logToConsole, type LogEntry } from './log.js'
import type { OptionalAction } from './offered-actions.js'
import { checkOptions } from './options-schema.js'
import { createPublicUrls, type Awaitable, type PublicUrl, type PublicUrls } from './public-url.js'
import { parseCredentials, type Credentials } from './wiro/credentials.js'
import type { DialectOption } from './wiro/dialect-finder.js'
import type { WiroTransportOptions } from './wiro/transport.js'

/** The arguments after a request: the context, where the host's functions need one. */
export type ContextArguments<Context> = unknown extends Context ? [context?: unknown] : [context: Context]

/** An authorized request, for the host's functions. */
export interface RequestContext<Context = unknown> {
  /** The request as it came; its body has been read. For `handler.status`, the page's own request. */
  request: Request
  /** The guid that `resolveAgent` returned. */
  agent: string
  /** The page's `agent-key` attribute. The browser can send any value. */
  agentKey?: string
  /** What was passed to the handler along with the request. */
  context?: Context
}

/** `Context` is what is passed to the handler along with a request, such as a framework's own request. */
export interface HandlerOptions<Context = unknown> {
  /** Wiro's API key. It is sent to `baseUrl` alone. */
  apiKey: string | undefined
  /** Signs every request to Wiro, as Wiro recommends. */
  apiSecret?: string
  /**
   * The URL of this handler as browsers see it: https, or http on loopback. Of several (tenants, previews) the one with
   * the request's origin is used. A function gets the request of an action and returns the URL on its `Origin`, or
   * `undefined` or `null` where that is none of yours: look it up, because anybody can send any `Origin` and `Host`.
   * A variable that is not set in the environment is refused at the start, as for `apiKey`.
   */
  publicUrl: PublicUrl | undefined
  /**
   * Returns the guid of the signed-in person's agent; `undefined` where nobody is signed in (401 `signed_out`); `null`
   * where the person may not (403 `forbidden`); `false` where there is no agent yet (404 `no_agent`). `agentKey` comes from
   * the browser: check it. An exception is answered with 500, and Wiro is not called.
   * @param context - What was passed to the handler along with the request.
   */
  resolveAgent(
    request: Request,
    agentKey: string | undefined,
    context: Context,
  ): Awaitable<string | false | null | undefined>
  /** The URL of the static relay page, or of a page that is its own relay page; the latter goes without the binding. */
  relayUrl?: string
  /**
   * Weakens: lets pages of these other origins use the handler, with credentials (CORS). For an API on another origin
   * than the product. Needs `relayUrl`, since the relay page stays on the page's origin.
   */
  origins?: readonly string[]
  /** Returns a name that the host kept for the connected account. Not called where Wiro's status has a name. */
  accountName?(context: RequestContext<Context>, portalId?: string): Awaitable<string | undefined>
  /**
   * Allows the action only by returning `true`; anything else is answered with 403 `forbidden`. Not asked for `finish`,
   * which the relay page sends: the person there need not be signed in.
   */
  authorize?(context: RequestContext<Context>, action: PageAction): Awaitable<boolean>
  /** Returns seconds to wait; above 0 the answer is 429 `rate_limited` with `Retry-After`. Not asked for `finish`. */
  limit?(context: RequestContext<Context>, action: PageAction): Awaitable<number>
  /**
   * Encrypts the state token of a flow; at least 16 characters, or `[new, old]` while one replaces the other.
   * Instances that serve the same pages need the same secret.
   * @default derived from `apiKey`
   */
  secret?: string | readonly [string, string]
  /**
   * `window` undoes a connection that another window finished than the one that started it.
   * Weakens: `none` undoes nothing, and reports nothing to `onSuspiciousConnect`.
   * @default 'window'
   */
  binding?: 'window' | 'none'
  /**
   * Remembers for 80 minutes which connections came back; an agent has up to 400 entries. Several instances need one
   * that they share (Redis: `GET key` and `SET key value NX EX seconds`).
   * @default this instance's memory
   */
  store?: Store
  /**
   * The form of Wiro's API. `hubspot` is that of Wiro's HubSpot guide; `unified` is the newer one, whose status has no portal
   * ids. `auto` begins with the first and goes on with what Wiro answers.
   * @default 'auto'
   */
  dialect?: DialectOption
  /**
   * Pins the HubSpot app that connections go through: the browser's choice is ignored.
   * @default 'own' with `ownApp`
   */
  authMethod?: AuthMethod
  /**
   * Allows an account only by returning `true`; any other is disconnected. An exception is answered with 503
   * `portal_unchecked`, and disconnects nothing. Called when a connection is finished, where nobody need be signed in,
   * and at each status read: keep it quick, and use nothing of the request. Needs portal ids, which Wiro's unified API
   * does not have: no connection starts there, and one without a portal id is disconnected.
   */
  allowPortal?(portalId: string, context: RequestContext<Context>): Awaitable<boolean>
  /**
   * Called once for a flow whose own window came back, with the account that was connected then. It does not say that
   * this window approved it: `onSuspiciousConnect` may follow for the same portal, and is the last word. `accountName`
   * comes from the browser. Best effort: a window that is closed early is not seen. A host that must know reads the status.
   */
  onConnected?(event: { agent: string; portalId?: string; accountName?: string }): unknown
  /**
   * Called when another window than the starter's reports a success: once while there is nothing to undo, once for each
   * account that stays, and once for each that was undone.
   */
  onSuspiciousConnect?(event: SuspiciousConnect): unknown
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
  baseUrl?: string | undefined
}

export interface WiroOptions extends Pick<
  HandlerOptions,
  'apiKey' | 'apiSecret' | 'baseUrl' | 'dialect' | 'fetch' | 'log'
> {
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
export interface Settings extends WiroTransportOptions, DampedLog, Pick<HandlerOptions, HostFunction> {
  dialect: DialectOption
  publicUrls: PublicUrls
  relayUrl?: string
  /** Other origins whose pages may use the handler. */
  origins: readonly string[]
  stateTokens: StateTokens
  agentTagFor(agent: string): Promise<string>
  binding: 'window' | 'none'
  store: Store
  /** The app that connections go through, whatever the browser says. */
  authMethod?: AuthMethod
  ownApp?: Credentials
  /** The optional actions that are switched on. */
  actions: readonly OptionalAction[]
}

/** @throws TypeError that lists every mistake. */
export function resolveHandlerOptions(options: HandlerOptions): Settings {
  checkOptions('createHandler', options)
  const { publicUrl, origins = [], secret, ownApp, ...rest } = options
  const transport = resolveTransportOptions(options)
  const secrets = [secret ?? transport.apiKey].flat()
  return {
    ...rest,
    ...transport,
    ...createDampedLog(transport.log),
    publicUrls: createPublicUrls(publicUrl!),
    origins,
    stateTokens: createStateTokens(secrets),
    agentTagFor: createAgentTagger(secrets[0]!),
    dialect: rest.dialect ?? 'auto',
    binding: rest.binding ?? 'window',
    store: rest.store ?? createMemoryStore(),
    ...(ownApp && { ownApp: parseCredentials(ownApp), authMethod: rest.authMethod ?? 'own' }),
    actions: rest.actions ?? ['start-agent'],
  }
}

interface WiroSettings extends WiroTransportOptions {
  timeoutMs: number
  dialect: DialectOption
  log(entry: LogEntry): void
}

const WIRO_TIMEOUT_MS = 10_000

/** @throws TypeError that lists every mistake. */
export function resolveWiroOptions(options: WiroOptions): WiroSettings {
  checkOptions('createWiro', options)
  const { dialect = 'auto', timeout: timeoutMs = WIRO_TIMEOUT_MS } = options
  return { ...resolveTransportOptions(options), dialect, timeoutMs }
}

const resolveTransportOptions = ({ apiKey, apiSecret, log, fetch: hostFetch, baseUrl }: WiroOptions) => ({
  apiKey: apiKey as string,
  ...(apiSecret !== undefined && { apiSecret }),
  log: createSafeLog(log ?? logToConsole),
  // Called as a function of its own: a platform's `fetch` may throw when it is called as a method.
  fetch: hostFetch ?? ((input, init) => fetch(input, init)),
  isHostFetch: hostFetch !== undefined,
  baseUrl: (baseUrl ?? 'https://api.wiro.ai/v1').replace(/\/+$/, ''),
})
