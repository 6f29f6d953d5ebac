/**
 * The places in the emulator where a fault can act, and the effect that it has at each. The faults are in faults.ts.
 */
import type { AccountSeed, AgentStatus, AppSeed, Dialect } from '../seed.js'
import type { WiroError } from '../wiro/wiro-error.js'

export interface FaultSetting {
  /** Milliseconds, for a fault that delays or lasts. */
  ms?: number
  /** A number: an error code of Wiro's, or a size in bytes. */
  code?: number
  /** A text: a query, a URL, a body or a message. The fault's description says which. */
  text?: string
  /** Fields of a JSON response. */
  fields?: Record<string, unknown>
  /** Only this action: the last part of an API path (`HubSpotStatus`), `HubSpotCallback`, `authorize` or `token`. */
  on?: string
  /** The fault switches itself off after this number of uses. */
  times?: number
}

/** The documented error codes of Wiro's callback. */
export type CallbackError =
  | 'missing_params'
  | 'authorization_denied'
  | 'session_expired'
  | 'token_exchange_failed'
  | 'useragent_not_found'
  | 'invalid_config'
  | 'internal_error'

/** The parts of the URL that the callback redirects to. */
export interface RedirectParts {
  /** The redirect URL without its fragment. */
  url: string
  /** `undefined`: nothing is appended. */
  query: string | undefined
  /** `undefined`: `&` if the URL has a query, otherwise `?`. */
  separator?: '?' | '&'
}

export type RegisteredApp = Required<AppSeed>

/**
 * Each place where a fault can act, with the type of a fault's effect there. A point with a single effect has one literal
 * type, which names the effect.
 */
export interface InjectionPoints {
  /** Before any response: returns a response to send instead, or `undefined` to let the request go on. */
  response: (
    request: Request,
    wait: (ms: number) => Promise<void>,
  ) => Response | undefined | Promise<Response | undefined>
  /** In a successful response of Wiro's API: fields that replace its own. */
  apiFields: Record<string, unknown>
  /** At Wiro's API: the dialect that it speaks. */
  dialect: Dialect
  /** In the response of a status: how times are written. */
  timeFormat: 'unix-seconds'
  /** In the response of `HubSpotConnect`: the authorize URL. */
  authorizeUrl: string

  /** At Wiro's callback: the error that it ends with. */
  callbackError: CallbackError
  /** At Wiro's callback: the query that it appends. */
  callbackQuery: string
  /** At Wiro's callback: the account's name. */
  callbackName: 'omitted'
  /** At Wiro's callback: the page that it redirects to, on Wiro's own site in place of the relay page. */
  callbackPage: 'wiro-site'
  /** At Wiro's callback: how it builds the URL that it redirects to. */
  callbackRedirect: (parts: RedirectParts) => RedirectParts

  /** On HubSpot's consent page: the page itself. */
  consentPage: 'unavailable'
  /** On HubSpot's consent page: headers that are added. */
  consentHeaders: Record<string, string>
  /** On HubSpot's consent page: the client id. */
  consentClient: 'unknown'
  /** On HubSpot's consent page: the app as its owner registered it. */
  consentApp: (app: RegisteredApp) => RegisteredApp
  /** On HubSpot's consent page: the names of the scopes. */
  consentScopes: 'invalid'
  /** After the choice on HubSpot's consent page: the chosen account. */
  consentAccount: (account: AccountSeed, scopes: string[]) => AccountSeed
  /** After Cancel on HubSpot's consent page: what HubSpot sends back. */
  consentCancel: { error: string }

  /** HubSpot's access-tokens endpoint does not find the token. */
  tokenInfo: 'not-found'
  /** At HubSpot's token endpoint: a refresh token that was issued before the fault was set. */
  refreshToken: 'revoked'

  /** After a connect: how long the status still reports what was connected before, in milliseconds. */
  statusLag: number
  /** A running agent cannot refresh its tokens. */
  agentRefresh: 'failing'
  /** The status of every agent that is read. */
  agentStatus: AgentStatus
  /** Every agent lacks a part of its setup. */
  agentSetup: 'incomplete'
  /** The error with which the start of an agent is refused. */
  startError: WiroError
  /** The error with which a client id and secret are refused. */
  credentialsError: WiroError
  /** A client id and secret are accepted but not saved. */
  credentialsSaved: 'discarded'
}

export type InjectionPoint = keyof InjectionPoints

export interface FaultAt<Point extends InjectionPoint> {
  /** What happens, as a part of a sentence: "the running agent's own refresh does not work". */
  description: string
  /** Where the fault acts. */
  point: Point
  /** Defaults for settings that are not passed to `faults.set`. */
  defaults?: FaultSetting
  /** Makes the fault's effect from its settings. */
  effect: (setting: FaultSetting) => InjectionPoints[Point]
}

/** A row of the table of faults, at any of the points. */
export type Fault = { [Point in InjectionPoint]: FaultAt<Point> }[InjectionPoint]
