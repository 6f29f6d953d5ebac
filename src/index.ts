/** What a host may import without side effects: the element's class, its events, the flow without a user interface, and their types. */
export { WiroHubspotConnect } from './card/element.js'
export {
  WiroBeforeConnectEvent,
  WiroConnectedEvent,
  WiroDisconnectedEvent,
  WiroErrorEvent,
  type WiroEventMap,
  WiroFlowEndEvent,
  WiroPortalChangeEvent,
  WiroStateChangeEvent,
} from './card/events.js'
export type { LocaleOverrides } from './card/locales/locale.js'
export { configure, type Settings } from './configure.js'
export { createConnector, type ConnectorOptions } from './connector/connector.js'
export type {
  ConnectOptions,
  Connector,
  Flow,
  FlowResult,
  Health,
  Mode,
  Problem,
  State,
  StateChange,
} from './connector/state.js'
export type { Code, Owner } from './protocol/codes.js'
export type { StartRefusal } from './protocol/start-refusal.js'
export type {
  Action,
  ActionAnswer,
  AuthMethod,
  Backend,
  ConnectAnswer,
  FinishAnswer,
  RefusalAnswer,
  StatusAnswer,
  Verdict,
} from './protocol/endpoint.js'
export type { Account, Agent } from './protocol/parsed-answers.js'
