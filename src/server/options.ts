/**
 * What a host tells the handler, checked once, when it is made. A message names the option and the mend and never
 * prints a value: one of them is a key.
 */
import * as v from 'valibot'
import { safeTarget, type Action } from '../protocol.js'
import { logToConsole, quietly, type LogEntry } from './log.js'
import { createOnce, type Once } from './once.js'
import { createSeals, type Seals } from './seal.js'

type Awaitable<T> = T | Promise<T>

/** A request that was let in, for the host's own functions. */
export interface Context {
  /** As it came; its body has been read. */
  request: Request
  /** The guid that `resolveAgent` gave. */
  agent: string
  /** The page's `agent` attribute: a claim of the browser's. */
  agentKey?: string
}

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
  /** Where the static relay page is, when this handler does not serve it. */
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
   * Called once for a connection that the window finished which started it. `portalName` is the browser's claim. Best
   * effort: a window that is closed in time tells nobody; a host that must know reads the status.
   */
  onConnected?(event: { agent: string; portalId?: string; portalName?: string }): unknown
  /** Called after a connection was undone that somebody else's browser finished. */
  onSuspiciousConnect?(event: {
    agent: string
    portalId?: string
    previousPortalId?: string
    reason: 'finished_elsewhere'
  }): unknown
  /** Called after a disconnect; `portalId` is the account's, where a status read just before told it. */
  onDisconnected?(event: { agent: string; portalId?: string }): unknown
  /** By default warnings and errors go to the console, one line each. */
  log?(entry: LogEntry): unknown
  /** Sends the requests to Wiro; default: the platform's. */
  fetch?: typeof fetch
  /** Default `https://api.wiro.ai/v1`. */
  baseUrl?: string
}

/** The options, checked and with their defaults. */
export interface Settings extends Pick<
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
  apiKey: string
  apiSecret?: string
  publicUrls: readonly string[]
  relayUrl?: string
  /** The origins of other pages, for CORS. */
  origins: readonly string[]
  seals: Seals
  binding: 'window' | 'none'
  once: Once
  log(entry: LogEntry): void
  fetch: typeof fetch
  baseUrl: string
}

/** Throws a `TypeError` that lists every mistake. */
export function checkOptions(options: HandlerOptions): Settings {
  const { success, issues, output } = v.safeParse(schema, options, { abortPipeEarly: true })
  if (!success) {
    const messages = new Set(issues.map(({ message }) => message))
    throw new TypeError('createHandler: ' + [...messages].join('; '))
  }
  // What was checked is what is used: the schema knows of every function only that it is one.
  const checked = output as HandlerOptions & { apiKey: string }
  return {
    ...checked,
    publicUrls: [checked.publicUrl].flat(),
    origins: checked.origins ?? [],
    seals: createSeals([checked.secret ?? checked.apiKey].flat()),
    binding: checked.binding ?? 'window',
    once: checked.once ?? createOnce(),
    log: quietly(checked.log ?? logToConsole),
    fetch: checked.fetch ?? ((input, init) => fetch(input, init)),
    baseUrl: (checked.baseUrl ?? 'https://api.wiro.ai/v1').replace(/\/+$/, ''),
  }
}

// ── Checks ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Of visible ASCII and without quotes: what a header can carry, and what a shell or an .env file did not leave behind. */
const secret = (name: string) => {
  const message = `${name} must be a key without blanks, line breaks or quotes (is the environment variable set?)`
  return v.pipe(v.string(message), v.regex(/^[!-~]+$/, message), v.regex(/^[^'"`]+$/, message))
}

const secretMessage = 'secret must be a string of at least 16 characters, or [new, old] of them'
const sealSecret = v.pipe(v.string(secretMessage), v.minLength(16, secretMessage))

const isPublic = (url: string) => !!safeTarget(url) && !/[\s#]/.test(url)

const publicUrlMessage =
  'publicUrl must be the full address of this handler, or a list of them: https, or http on loopback, without #'
const publicUrl = v.pipe(v.string(publicUrlMessage), v.check(isPublic, publicUrlMessage))

const relayUrlMessage = 'relayUrl must be the full address of the relay page: https, or http on loopback, without #'

const baseUrlMessage = 'baseUrl must be an address without ? and #: https, or http on loopback'

const isOrigin = (value: string) => URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value

const originsMessage = 'origins must be a list of exact origins, such as https://app.example.com, and not empty'

const hook = (name: string) => v.exactOptional(v.function(`${name} must be a function; leave it out if there is none`))

const entries = {
  apiKey: secret('apiKey'),
  apiSecret: v.exactOptional(secret('apiSecret')),
  publicUrl: v.union(
    [publicUrl, v.pipe(v.array(publicUrl, publicUrlMessage), v.minLength(1, publicUrlMessage))],
    publicUrlMessage,
  ),
  resolveAgent: v.function('resolveAgent must be a function from a request to the guid of an agent'),
  relayUrl: v.exactOptional(v.pipe(v.string(relayUrlMessage), v.check(isPublic, relayUrlMessage))),
  origins: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(originsMessage), v.check(isOrigin, originsMessage)), originsMessage),
      v.minLength(1, originsMessage),
    ),
  ),
  secret: v.exactOptional(v.union([sealSecret, v.strictTuple([sealSecret, sealSecret], secretMessage)], secretMessage)),
  binding: v.exactOptional(v.picklist(['window', 'none'], "binding must be 'window' or 'none'")),
  once: hook('once'),
  allowPortal: hook('allowPortal'),
  onConnected: hook('onConnected'),
  onSuspiciousConnect: hook('onSuspiciousConnect'),
  accountName: hook('accountName'),
  authorize: hook('authorize'),
  limit: hook('limit'),
  onDisconnected: hook('onDisconnected'),
  log: hook('log'),
  fetch: hook('fetch'),
  baseUrl: v.exactOptional(
    v.pipe(
      v.string(baseUrlMessage),
      v.check((url) => isPublic(url) && !url.includes('?'), baseUrlMessage),
    ),
  ),
}

/** Strict: a misspelt `authorize` would otherwise let everybody in. */
const schema = v.pipe(
  v.strictObject(entries, ({ expected, path }) =>
    expected === 'never'
      ? `there is no option ${nameOf(path)}`
      : path
        ? `${nameOf(path)} is missing`
        : 'options are missing',
  ),
  v.check(
    ({ origins, relayUrl }) => !origins || relayUrl !== undefined,
    'origins needs relayUrl: the relay page must be on the origin of the page, as a static file',
  ),
)

const nameOf = (path: readonly { key: unknown }[] | undefined) => String(path?.[0]?.key)
