/** The parts of one connector that its methods, effects and sessions share. */
import type { AgentPoller } from './agent-poller.js'
import type { Send } from './channel.js'
import type { AuthMethod } from '../protocol/endpoint.js'
import type { ConnectionStatus } from '../protocol/parsed-answers.js'
import type { SessionEffect } from './machine-model.js'
import type { ConnectorOptions } from './options.js'
import type { Platform } from './platform.js'
import type { ResolvedEndpoint } from './resolved-endpoint.js'
import type { StatusReader } from './status-reader.js'
import type { Store } from './store.js'

/** The session of one flow, whether or not it is loaded yet. */
export interface Session {
  perform(effect: SessionEffect): void
  /** Listens and watches. `lock` holds the flow's lock where the flow was resumed after a reload. */
  start(lock?: AbortController): void
  /** Ends the flow here and in the pages that wait for its lock. */
  end(): void
  /** Stops listening; `start` begins again. */
  stop(): void
}

export interface ConnectorContext {
  readonly platform: Platform
  /** Read at use: an element passes itself, and its properties change. */
  readonly options: ConnectorOptions
  readonly authMethod: AuthMethod
  readonly endpoint: ResolvedEndpoint
  readonly store: Store
  readonly statusReader: StatusReader
  /** The session of the flow under way, or of the last one. */
  session?: Session | undefined
  /** Holds the lock of a flow that is about to be resumed. */
  resumeLock?: AbortController | undefined
  /** Resumes the stored flow that waits for a status, or drops it. Called with the answer to each read, before its event. */
  resumeWith?: ((received?: ConnectionStatus) => void) | undefined
  /** Follows the agent to another status; loaded when one is on its way. */
  agentPoller?: AgentPoller | undefined
  /** Until a flow expires that another tab or element did not finish. */
  expiryTimer?: ReturnType<typeof setTimeout> | undefined
  /** Set while the connector listens to the page. */
  listening?: AbortController | undefined
  /** Sends to the other tabs and connectors, while the connector listens; afterwards nothing leaves. */
  sendToOtherTabs?: Send | undefined
}
