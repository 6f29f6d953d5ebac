/** What a host configures when it makes a connector. */
import type { AuthMethod, Backend, StatusAnswer } from '../protocol/endpoint.js'
import type { Mode } from './state.js'

export interface HeadersOption {
  /** Added to each request and read anew for each: a CSRF token, a bearer token. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined
}

export interface EndpointOptions extends HeadersOption {
  /** The server route, on the page's origin unless `configure({ endpointOrigins })` allows another. */
  tokenEndpoint?: string | undefined
  /**
   * The relay page.
   * @default the token endpoint, which serves one
   */
  relayUrl?: string | undefined
  /** An opaque key for pages with several agents. */
  agentKey?: string | undefined
  /**
   * Replaces the endpoint. It needs a `relayUrl`, and where a page has several, an `agentKey` each: connectors with the
   * same key share status reads and the stored flow.
   */
  backend?: Backend | undefined
}

export interface ConnectorOptions extends EndpointOptions {
  /** @default 'wiro' */
  authMethod?: AuthMethod | undefined
  /**
   * `redirect` opens HubSpot in this tab; in a frame, or with a relay page on another origin, a window opens instead.
   * @default 'auto'
   */
  mode?: Mode | undefined
  /** The portal id of the account that belongs here. */
  expectedPortal?: string | undefined
  /** A status answer that came with the page: the first read is left out. */
  initialStatus?: StatusAnswer | undefined
  /** Returns the sentence that the relay page shows when it cannot close itself. Called at each flow. */
  relayText?(): string
}
