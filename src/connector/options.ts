/** What a host configures when it makes a connector. */
import type { AuthMethod, Backend, RefusalAnswer, StatusAnswer } from '../protocol/endpoint.js'
import type { RelayText } from '../protocol/relay-messages.js'
import type { Mode } from './state.js'

// The first paragraph of each comment below is a cell of a table in `docs/`: at most 120 characters.

export interface HeadersOption {
  /** Headers for each request, or a function that returns them, called for each: a CSRF or bearer token. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined
}

export interface EndpointOptions extends HeadersOption {
  /** Your server route. On the page's origin, unless you allow another with `configure({ endpointOrigins })`. */
  tokenEndpoint?: string | undefined
  /**
   * The page that HubSpot's window comes back to.
   * @default the token endpoint, which serves one
   */
  relayUrl?: string | undefined
  /** Your key for one of several agents on a page. `resolveAgent` gets it, and has to check who may use it. */
  agentKey?: string | undefined
  /**
   * An object in place of the token endpoint. It needs a `relayUrl`; several on a page need an `agentKey` each.
   *
   * Connectors with the same key share status reads and the stored flow.
   */
  backend?: Backend | undefined
}

export interface ConnectorOptions extends EndpointOptions {
  /**
   * `wiro` connects through Wiro's HubSpot app, `own` through your own or your customer's.
   * @default 'wiro'
   */
  authMethod?: AuthMethod | undefined
  /**
   * `popup` opens HubSpot in a window, `redirect` in this tab. `auto` offers this tab where no window opens.
   *
   * In a frame, or with a relay page on another origin, a window opens whatever the mode.
   * @default 'auto'
   */
  mode?: Mode | undefined
  /** The portal id of the account that belongs here. Another account is a problem, `wrong_portal`. */
  expectedPortal?: string | undefined
  /** A status answer, or a refusal, that your page brings along, which saves the first request. */
  initialStatus?: StatusAnswer | RefusalAnswer | undefined
  /** Returns what HubSpot's window says on your origin, in your language. Called for each flow; by default English. */
  relayText?(): RelayText | undefined
}
