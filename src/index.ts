/** What a host may import without side effects: the element's class, its events, the flow, and the types of all. */
export { WiroHubspotConnect } from './card/element.js'
export type {
  WiroBeforeConnectEvent,
  WiroConnectedEvent,
  WiroDisconnectedEvent,
  WiroErrorEvent,
  WiroFlowEndEvent,
  WiroPortalChangeEvent,
  WiroStateChangeEvent,
} from './card/events.js'
export { createConnector, type ConnectorOptions } from './connector/connector.js'
export { configure, type Settings } from './configure.js'
export type { Code, Owner } from './protocol/codes.js'
export type * from './protocol/endpoint.js'
export type * from './connector/state.js'
