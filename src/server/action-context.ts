/** What an action works with: the handler's services, and the request after it was authorized. */
import type { BindingServices } from './binding/binding-services.js'
import type { LogContext } from './log.js'
import type { RequestContext, Settings } from './options.js'
import type { SharedReads } from './shared-reads.js'
import type { WiroAgent } from './wiro/agents.js'
import type { Wiro } from './wiro/client.js'
import type { HubSpotStatus } from './wiro/hubspot-calls.js'

/** The parts that all requests of one handler share. */
export interface HandlerServices {
  settings: Settings
  wiro: Wiro
  /** What the action `status` reads, shared by requests at the same time. No other action reads with it. */
  reads: { status: SharedReads<HubSpotStatus>; detail: SharedReads<WiroAgent> }
  /** Saves the product's own HubSpot app for an agent; `undefined` where the host has no such app. */
  saveOwnApp: ((agent: string) => Promise<void>) | undefined
  binding: BindingServices
  /** Returns whether an entry with this key may be logged: at most once an hour. */
  mayLog(key: string): boolean
}

export interface ActionContext extends HandlerServices {
  /** The request and its agent, as the host's functions get them. */
  requestContext: RequestContext
  logContext: LogContext
}
