/** The parts of one connector that its effects, sessions and methods share. */
import type { AuthMethod } from '../protocol/endpoint.js'
import type { ResolvedEndpoint } from './resolved-endpoint.js'
import type { ConnectorOptions } from './options.js'
import type { Platform } from './platform.js'
import type { StatusReader } from './status-reader.js'
import type { Store } from './store.js'

export interface ConnectorContext {
  readonly platform: Platform
  /** Read at use: an element passes itself, and its properties change. */
  readonly options: ConnectorOptions
  readonly authMethod: AuthMethod
  readonly endpoint: ResolvedEndpoint
  readonly store: Store
  readonly statusReader: StatusReader
}
